"""Loading: every source file to a typed part, with all that is wrong with any of them."""

from __future__ import annotations

import datetime
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

import yaml

from generator import codes
from generator.config import Config
from generator.diagnostics import Diagnostic, Span, suggest
from generator.kinds import BY_FOLDER
from generator.kinds.compose import Kind
from generator.model.artifact import Memo
from generator.model.desks import Desks
from generator.model.entry import Entry
from generator.model.fields import Part
from generator.model.site import Asset, Handwritten
from generator.model.spool import Spool
from generator.model.vocabulary import Brand, Evidence, Policy, Topics
from generator.pipeline.kept import Reading, notes_of
from generator.source.decode import decode
from generator.source.files import SourceFile, image_size, list_files, read_source
from generator.source.yamldoc import Document, parse, put_aside
from generator.text.slugs import is_device, is_slug

VOCABULARIES: dict[str, type[Part]] = {"site": Brand, "topics": Topics, "evidence": Evidence, "policy": Policy, "desks": Desks}
OPTIONAL = {"desks"}
"""Vocabularies that a project may do without."""
YAML_SUFFIXES = (".yml", ".yaml")
_IN_A_FOLDER = 2
ASSET_SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".pdf", ".txt", ".csv", ".json")


@dataclass(frozen=True, slots=True)
class Loaded:
    """An entry with the document that it came from. Holds no private note."""

    id: str
    entry: Entry
    document: Document
    sound: bool = False
    """Nothing is wrong in the file by itself: that was found out before, and need not be again."""


@dataclass(slots=True)
class Sources:
    """All that was read."""

    entries: list[Loaded] = field(default_factory=list)
    vocabularies: dict[str, tuple[Any, Document]] = field(default_factory=dict)
    assets: dict[str, Asset] = field(default_factory=dict)
    handwritten: list[Handwritten] = field(default_factory=list)
    written: dict[str, str] = field(default_factory=dict)
    """The whole text of every hand-written page, by path."""
    problems: list[Diagnostic] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    """Ids of entries whose file could not be decoded: references to them are not dangling."""
    undecoded: list[Document] = field(default_factory=list)
    """What could be parsed of files that could not be decoded."""

    spool: Spool | None = None
    """Where the texts of entries are put aside: they and what is read of them would be a third of what a build holds."""

    def add(self, id_: str, entry: Entry, document: Document, *, sound: bool = False) -> None:
        """Take an entry."""
        self.entries.append(Loaded(id_, entry, put_aside(document, self.spool) if self.spool else document, sound))


def load(config: Config, memo: Memo | None = None) -> Sources:
    """Read every source of the project. ``memo`` keeps what entries say: those that it knows are not parsed again."""
    sources = Sources()
    paths, problems = list_files(config.root, config.content, YAML_SUFFIXES)
    sources.problems += problems
    entries = [path for path in paths if memo and _kind_of(_place(config, path))]
    for path in paths if memo is None else sorted(set(paths) - set(entries)):
        load_yaml(config, path, sources)
    if memo is not None:
        _load_entries(config, entries, sources, memo)
    sources.problems += missing(config, paths)
    load_assets(config, sources)
    load_handwritten(config, sources)
    return sources


def missing(config: Config, paths: Collection[str]) -> list[Diagnostic]:
    """Return what is said of a content folder that is not there, or of vocabularies that are not among its ``paths``."""
    if not (config.root / config.content).is_dir():
        hint = "name it with `docs_dir` in mkdocs.yml, or begin a project with `answerpress init DIR`"
        return [codes.NO_CONTENT.at(Span(config.content), "there is no such folder", hint)]
    wanted = (f"{config.content}/{name}.yml" for name in VOCABULARIES if name not in OPTIONAL)
    hint = "`answerpress init DIR` writes a set to begin with"
    return [codes.MISSING_VOCABULARY.at(Span(path), "the file is missing", hint) for path in wanted if path not in paths]


def _load_entries(config: Config, paths: Iterable[str], sources: Sources, memo: Memo) -> None:
    """Read files of entries into ``sources``."""
    sources.spool = memo.spool()
    reading, found = Reading(), deque[tuple[str, Kind, SourceFile]]()

    def calls() -> Iterator[tuple[str, str]]:
        """Read files as they are asked for; those whose form is awaited stand in ``found``."""
        for id_, kind, source in _entry_files(config, paths, sources):
            found.append((id_, kind, source))
            yield kind.name, source.text

    for form in memo.each(reading.form, calls()):
        id_, kind, source = found.popleft()
        known = reading.entry(kind, source, form)
        if known is None:
            _load_entry(id_, kind, source, sources)
        else:
            sources.add(id_, *known, sound=True)


def _entry_files(config: Config, paths: Iterable[str], sources: Sources) -> Iterator[tuple[str, Kind, SourceFile]]:
    """Yield files of entries with their ids and kinds; what cannot be read is noted."""
    for path in paths:
        place = _place(config, path)
        kind = _kind_of(place)
        source, problems = read_source(config.root, path, config.options.max_file_kb * 1024)
        sources.problems += problems
        if kind and source:
            yield f"{kind.name}:{place.stem}", kind, source
        elif kind:
            sources.broken.add(f"{kind.name}:{place.stem}")


def _load_entry(id_: str, kind: Kind, source: SourceFile, sources: Sources) -> None:
    """Read the text of an entry into ``sources``."""
    document, problems = parse(source.path, source.text)
    sources.problems += problems
    if document is None:
        sources.broken.add(id_)
    else:
        _decode_entry(id_, kind, document, sources)


def load_yaml(config: Config, path: str, sources: Sources) -> None:
    """Read one file of YAML into ``sources``: an entry or a vocabulary, by its place."""
    place = _place(config, path)
    kind = _kind_of(place)
    vocabulary = place.stem if len(place.parts) == 1 and place.suffix == ".yml" and place.stem in VOCABULARIES else None
    if kind is None and vocabulary is None:
        sources.problems.append(codes.FILE_NAME.at(Span(path), *_misplaced(place)))
        return
    id_ = f"{kind.name}:{place.stem}" if kind else ""
    source, problems = read_source(config.root, path, config.options.max_file_kb * 1024)
    sources.problems += problems
    if source is None:
        sources.broken.add(id_)
    elif kind is not None:
        _load_entry(id_, kind, source, sources)
    elif vocabulary is not None:
        _load_vocabulary(vocabulary, source, sources)


def _load_vocabulary(name: str, source: SourceFile, sources: Sources) -> None:
    """Read the text of a vocabulary into ``sources``."""
    document, problems = parse(source.path, source.text)
    sources.problems += problems
    if document is None:
        sources.broken.add("")
    else:
        part, problems = decode(document, VOCABULARIES[name])
        sources.problems += problems
        if part is not None:
            sources.vocabularies[name] = (part, document)
        else:
            sources.undecoded.append(document)


def read_entry(place: PurePosixPath, document: Document) -> tuple[Entry | None, list[Diagnostic]]:
    """Return the entry of a document at ``place`` (relative to the content folder), without its private half, or what is wrong with it."""
    kind = _kind_of(place)
    return (None, []) if kind is None else decode(document, kind.model, without=("internal",))


def _place(config: Config, path: str) -> PurePosixPath:
    """Return where a file lies in the content folder."""
    return PurePosixPath(path).relative_to(config.content)


def _kind_of(place: PurePosixPath) -> Kind | None:
    if len(place.parts) == _IN_A_FOLDER and place.suffix == ".yml" and is_slug(place.stem):
        return BY_FOLDER.get(place.parts[0])
    return None


def _misplaced(place: PurePosixPath) -> tuple[str, str]:
    if place.suffix == ".yaml":
        return "the name ends with .yaml", f"rename it to {place.stem}.yml"
    if len(place.parts) == 1:
        return f"there is no vocabulary `{place.stem}`", suggest(place.stem, VOCABULARIES, "move it into the folder of its kind")
    if len(place.parts) > _IN_A_FOLDER:
        return "entries do not lie in deeper folders", f"move it to {place.parts[0]}/"
    if place.parts[0] not in BY_FOLDER:
        return f"there is no kind with the folder `{place.parts[0]}`", suggest(
            place.parts[0], BY_FOLDER, f"the folders are {', '.join(BY_FOLDER)}"
        )
    if len(place.suffixes) > 1:
        return "entries in further languages are not published yet", "keep it outside the content folder"
    if is_device(place.stem):
        return f"Windows keeps the name `{place.stem}` for a device", "name the file otherwise"
    return f"`{place.stem}` cannot become an address", "use lower-case letters, digits and single hyphens"


def _decode_entry(id_: str, kind: Kind, document: Document, sources: Sources) -> None:
    entry, problems = decode(document, kind.model, without=("internal",))
    _, faults = notes_of(document)
    sources.problems += [*problems, *faults]
    if entry is None:
        sources.broken.add(id_)
        sources.undecoded.append(document)
    else:
        sources.add(id_, entry, document)


def load_assets(config: Config, sources: Sources) -> None:
    """Read what is known of every asset into ``sources``."""
    paths, problems = list_files(config.root, f"{config.content}/assets", ASSET_SUFFIXES)
    sources.problems += problems
    for path in paths:
        name = "/" + PurePosixPath(path).relative_to(config.content).as_posix()
        full = config.root / path
        if not full.is_file():
            sources.problems.append(codes.UNREADABLE.at(Span(path), "not a regular file", "remove it from the content folder"))
            continue
        width, height = image_size(full) if full.suffix not in {".pdf", ".txt", ".csv", ".json"} else (0, 0)
        sources.assets[name] = Asset(name, full.stat().st_size, width, height)


def load_handwritten(config: Config, sources: Sources) -> None:
    """Read the pages that a person wrote into ``sources``."""
    paths, _ = list_files(config.root, config.content, (".md",))
    for path in paths:
        source, problems = read_source(config.root, path, config.options.max_file_kb * 1024)
        sources.problems += problems
        if source is not None:
            sources.written[path] = source.text
            sources.handwritten.append(_handwritten(PurePosixPath(path).relative_to(config.content), source.text))


def _handwritten(place: PurePosixPath, text: str) -> Handwritten:
    meta: dict[str, Any] = {}
    body = text
    if text.startswith("---\n") and "\n---\n" in text[4:]:
        head, _, body = text[4:].partition("\n---\n")
        try:
            meta = dict(yaml.safe_load(head) or {})
        except (yaml.YAMLError, ValueError, TypeError):
            meta = {}
    heading = next((line[2:].strip() for line in body.split("\n") if line.startswith("# ")), place.stem)
    updated = meta.get("updated")
    route = "/" + "/".join(_route_parts(place))
    return Handwritten(
        path=place.as_posix(),
        route=route if route == "/" else route + "/",
        title=str(meta.get("title", heading)),
        description=str(meta.get("description", "")),
        markdown=body.strip() + "\n",
        updated=updated if isinstance(updated, datetime.date) else None,
        first_line=1 + text.count("\n", 0, len(text) - len(body)) + body.count("\n", 0, len(body) - len(body.lstrip())),
    )


def _route_parts(place: PurePosixPath) -> Iterator[str]:
    yield from place.parts[:-1]
    if place.stem.lower() not in {"index", "readme"}:
        yield place.stem
