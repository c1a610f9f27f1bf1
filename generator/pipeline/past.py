"""What the last build published: the digest of what it read, the files that it wrote, and what it said.

When nothing that a build reads has changed, and the site still is what was written, there is
nothing to do. The record lies in the cache; without it a build is whole.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pydantic_core import from_json, to_json

from generator.config import CONFIG_FILE, Config
from generator.diagnostics import Code, Diagnostic, Fix, Span
from generator.model.artifact import Artifact, digest
from generator.pipeline.cache import generator_identity
from generator.pipeline.write import Written, write_artifacts
from generator.source.files import read_bytes
from generator.source.places import LOCK_FILE, template_folders


@dataclass(frozen=True, slots=True)
class Past:
    """A published site."""

    inputs: str
    files: Mapping[str, Written]
    diagnostics: tuple[Diagnostic, ...] = ()
    kinds: Mapping[str, int] = field(default_factory=dict)
    artifacts: int = 0


LARGEST = 64_000_000
"""Bytes of the largest file whose digest is taken: with a larger one, the project is built each time."""


def inputs_of(config: Config, host: str, *, strict: bool) -> str:
    """Return the digest of all that a build of the project reads; empty if nobody can tell what that is.

    Another plugin, a hook, a theme of the project's own, a setting from outside or a symbolic link may bring in
    anything: such a project is built each time.
    """
    text = _bytes(config.root / CONFIG_FILE).decode("utf-8", "replace")
    if not _is_plain(text):
        return ""
    folders = [config.root / config.content, *template_folders(config.root, config.options.templates)]
    names = [CONFIG_FILE, LOCK_FILE, *([config.options.baseline] if config.options.baseline else [])]
    found = [(name, digest(_bytes(config.root / name))) for name in names]
    for folder in folders:
        for path in _files(folder):
            if not _is_small(path):
                return ""  # who waits for a pipe, or reads a disk, builds nothing
            found.append((path, digest(_bytes(path))))
    return digest(repr((generator_identity(), host, strict, config, found)).encode("utf-8", "surrogatepass"))


_ELSEWHERE = ("hooks", "INHERIT", "custom_dir", "snippets", "!ENV", "!!python")


def _is_plain(text: str) -> bool:
    """Tell whether mkdocs.yml names nothing that reads files which we do not know of."""
    if any(word in text for word in _ELSEWHERE):
        return False
    with suppress(yaml.YAMLError, RecursionError, ValueError):
        plugins = dict(yaml.safe_load(text)).get("plugins")
        names = [name for item in plugins or () for name in ([item] if isinstance(item, str) else item)]
        return names == ["answerpress"]
    return False


def _files(folder: Path) -> Iterator[str]:
    """Yield the files of a folder, and the folders that are links."""
    for name, folders, files in os.walk(folder):
        folders.sort()
        yield from (f"{name}/{other}" for other in folders if Path(name, other).is_symlink())
        yield from (f"{name}/{file}" for file in sorted(files))


def _is_small(path: str) -> bool:
    """Tell whether there is a file, no link to one, that is not too large."""
    with suppress(OSError):
        found = os.lstat(path)
        return stat.S_ISREG(found.st_mode) and found.st_size <= LARGEST
    return False


def _bytes(path: Path | str) -> bytes:
    with suppress(OSError):
        return read_bytes(Path(path))
    return b""


def read_past(path: Path) -> Past | None:
    """Return the record at ``path``; None if there is none that can be read."""
    try:
        data = read_bytes(path)
        check, _, body = data.partition(b"\n")
        held: dict[str, Any] = from_json(body)
        if check.decode() != digest(body):
            return None
        codes = {number: Code(**code) for number, code in enumerate(held["codes"])}
        found = tuple(_diagnostic(item, codes) for item in held["diagnostics"])
        files = {name: Written(*written) for name, written in held["files"].items()}
        return Past(held["inputs"], files, found, held["kinds"], held["artifacts"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_past(path: Path, past: Past) -> None:
    """Write a record; a cache that cannot be written costs speed and nothing else."""
    codes = list(dict.fromkeys(diagnostic.code for diagnostic in past.diagnostics))
    found = [{**asdict(diagnostic), "code": codes.index(diagnostic.code)} for diagnostic in past.diagnostics]
    held = {"inputs": past.inputs, "files": past.files, "kinds": past.kinds, "artifacts": past.artifacts}
    body = to_json({**held, "codes": codes, "diagnostics": found})
    with suppress(OSError):
        write_artifacts(path.parent, [Artifact(path.name, digest(body).encode() + b"\n" + body)])


def _diagnostic(item: dict[str, Any], codes: Mapping[int, Code]) -> Diagnostic:
    others = tuple(Span(**span) for span in item["others"])
    fix = Fix(**item["fix"]) if item["fix"] else None
    return Diagnostic(Span(**item["span"]), codes[item["code"]], item["message"], item["hint"], others, fix)
