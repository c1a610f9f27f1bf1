"""Fuzz targets: each takes bytes, feeds a part of the path, and raises when a law is broken.

The laws: nothing raises; every diagnostic lies in its file and has a message and a hint; no element of a page comes from content
other than Markdown's own; every machine file parses; nothing outside the folders of the run is touched. Time and memory are
bounded by whoever calls (``tests/fuzz/run.py``, or the limits of the test).
"""

from __future__ import annotations

import contextlib
import datetime
import io
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from lxml import html

from generator import cli
from generator.audit import audit
from generator.audit.site import Terms
from generator.built import Built
from generator.config import Config, read_config
from generator.diagnostics import Diagnostic, has_errors
from generator.kinds import BY_FOLDER
from generator.mcp_server.site import load_site
from generator.model.artifact import Artifact
from generator.model.entry import Internal
from generator.model.site import Site
from generator.model.walk import leaves
from generator.outputs.build import Build
from generator.outputs.head import head
from generator.outputs.jsonld import graph
from generator.outputs.records import record
from generator.pipeline.assemble import assemble
from generator.pipeline.load import VOCABULARIES, Loaded, Sources
from generator.pipeline.make import make
from generator.pipeline.prepare import prepare
from generator.pipeline.templates import read_crawlers, read_labels
from generator.pipeline.write import write_artifacts
from generator.render import Voices
from generator.search.engine import Engine
from generator.sitediff.compare import Folder, compare
from generator.sitediff.report import as_json, as_markdown, as_text
from generator.source.decode import decode
from generator.source.files import decode_text
from generator.source.places import template_folders
from generator.source.yamldoc import parse
from generator.text.markdown import close_code, scan, to_html, to_inline_html, to_lines, to_one_line, to_plain
from generator.text.refs import resolve
from tests.fuzz.seeds import SITES, Bytes, mutated, mutated_bytes, project_files
from tests.fuzz.watch import only_inside
from tests.properties import lies_inside

DAY = datetime.date(2026, 11, 22)
SCRATCH = Path(tempfile.gettempdir()) / f"answerpress-fuzz-{os.getpid()}"
_OURS = {"script", "style", "form", "input", "button", "label", "select", "option", "textarea", "output", "template", "dfn", "progress"}
_SCRIPT = re.compile(r"\s*(?:javascript|data|vbscript):", re.IGNORECASE)


def sound(diagnostics: Iterable[Diagnostic], text: str, path: str = "x.yml") -> None:
    """Assert that diagnostics say something, and lie in the file that they name."""
    for diagnostic in diagnostics:
        assert diagnostic.message.strip(), diagnostic
        assert diagnostic.hint.strip(), diagnostic
        if diagnostic.span.path == path:
            assert lies_inside(diagnostic.span, text), diagnostic


def reader(data: bytes) -> None:
    """Bytes into the reader of files and the reader of YAML."""
    source, problems = decode_text("x.yml", data)
    if source is None:
        assert problems
        return
    document, problems = parse("x.yml", source.text)
    sound(problems, source.text)
    if document is None:
        assert problems
        return
    for path in document.values:
        assert lies_inside(document.span(path), source.text)
        value: Any = document.value
        for step in path:
            value = value[step] if isinstance(value, dict | list) and (isinstance(value, list) or step in value) else None
        if isinstance(value, str):
            assert lies_inside(document.locate(path, len(value) // 3, len(value)), source.text)


def yaml_text(data: bytes) -> None:
    """A good file with a few changes into the reader of YAML."""
    source = Bytes(data)
    files = project_files()
    reader(mutated(files[source.choice(list(files))], source).encode("utf-8", "replace"))


def models(data: bytes) -> None:
    """A good file with a few changes into the model of its kind."""
    source = Bytes(data)
    files = project_files()
    path = source.choice([name for name in files if name.startswith("content/")])
    text, problems = decode_text(path, mutated(files[path], source).encode("utf-8", "replace"))
    document, more = parse(path, text.text) if text else (None, [])
    if text is None or document is None:
        assert problems or more
        return
    folder = Path(path).parent.name
    model = VOCABULARIES[Path(path).stem] if folder == "content" else BY_FOLDER[folder].model
    part, problems = decode(document, model, without=("internal",))
    assert part is not None or problems or more
    sound([*more, *problems], text.text, path)
    if "internal" in document.value and document.value["internal"] is not None:
        sound(decode(document, Internal, inside=("internal",))[1], text.text, path)
    for where, value, _ in leaves(part) if part else ():
        assert lies_inside(document.locate(where, 0, len(value)), text.text)


@cache
def _base() -> tuple[Config, Sources, Site, Build]:
    """The small site, read once."""
    root = SITES / "all-kinds"
    config, _ = read_config(root, DAY)
    assert config is not None
    prepared = prepare(config)
    assert prepared.build is not None
    return config, prepared.sources, prepared.build.site, prepared.build


def page(data: bytes) -> None:
    """A good entry with a few changes through assembly to its page in both voices, its head and its record."""
    source = Bytes(data)
    config, sources, site, build = _base()
    path = source.choice([name for name in project_files() if name.count("/") == 2])
    text, _ = decode_text(path, mutated(project_files()[path], source).encode("utf-8", "replace"))
    document = parse(path, text.text)[0] if text else None
    kind = BY_FOLDER[Path(path).parent.name]
    entry = decode(document, kind.model, without=("internal",))[0] if document else None
    if text is None or document is None or entry is None:
        return
    id_ = f"{kind.name}:{Path(path).stem}"
    others = [loaded for loaded in sources.entries if loaded.id != id_]
    changed = replace(sources, entries=[*others, Loaded(id_, entry, document)])
    new, pages, problems = assemble(config, changed, site.labels, site.crawlers)
    sound(problems, text.text, path)
    if new is None or has_errors(problems):
        return
    for made in (made for made in pages if made.id == id_):
        _shown_safely(build.voices.html(made, build.voices.tools.of(made)))
        build.voices.markdown(made)
        _head_is_whole(head(made, new.frame, graph(made, new.frame)))
        json.loads(json.dumps(record(made, new.frame)))


def _shown_safely(body: str) -> None:
    for element in html.fragment_fromstring(body, create_parent="div").iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag not in {"iframe", "object", "embed", "meta", "base", "link"}, element.tag
        if element.tag == "script":  # what a tool of the page reads: data
            assert element.get("type") == "application/json", element.attrib
            json.loads(element.text or "")
        for name, value in element.attrib.items():
            assert not str(name).startswith("on"), name
            assert str(name) not in {"href", "src", "action"} or not _SCRIPT.match(str(value)), value


def _head_is_whole(text: str) -> None:
    for element in html.fragment_fromstring(text, create_parent="div").iter():
        assert element.tag in {"div", "meta", "link", "script"}, element.tag
        if element.tag == "script":
            assert element.get("type") == "application/ld+json", element.attrib
            json.loads(element.text or "")


def markdown(data: bytes) -> None:
    """Text into the Markdown functions and the resolver of references."""
    text = data.decode("utf-8", "replace").replace("\r", "")
    found = scan(text)
    for link in found.links:
        assert 0 <= link.start <= link.inner_start <= link.inner_end <= link.end <= len(text), link
    resolved = resolve(text, _base()[2], route="/answers/x/", linked=set())
    assert [resolved.markdown[target.start : target.end] for target in resolved.targets] == [target.route for target in resolved.targets]
    shown = to_html(resolved.markdown)
    for element in html.fragment_fromstring(shown, create_parent="div").iter():
        assert isinstance(element.tag, str), shown
        assert element.tag not in _OURS, shown
        assert not any(str(name).startswith("on") for name in element.attrib), shown
        assert not _SCRIPT.match(element.get("href") or element.get("src") or ""), shown
    for function in (to_inline_html, to_plain, to_lines, to_one_line, close_code):
        function(resolved.markdown)


def _folder(name: str) -> Path:
    folder = SCRATCH / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


@cache
def _scratch_project() -> Path:
    folder = SCRATCH / "project"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(SITES / "all-kinds", folder, ignore=shutil.ignore_patterns("expected"))
    return folder


def project(data: bytes) -> None:
    """One file of a whole project with a few changes: read, checked, and everything of it made but the theme around pages."""
    source = Bytes(data)
    root = _scratch_project()
    files = project_files()
    path = source.choice([name for name in files if name != "mkdocs.yml"])
    text = mutated(files[path], source)
    (root / path).write_text(text, "utf-8", "replace", newline="")
    try:
        with only_inside(root):
            config, _ = read_config(root, DAY)
            assert config is not None
            prepared = prepare(config)
            sound(prepared.diagnostics, text.encode("utf-8", "replace").decode(), path)
            if prepared.build is None:
                assert prepared.diagnostics
                return
            made = make(prepared.build)
        for hosted in made.pages:
            _shown_safely(hosted.body)
            _head_is_whole(hosted.head)
        for artifact in made.artifacts:
            _parses(artifact.path, artifact.data)
    finally:
        (root / path).write_text(files[path], "utf-8")


def _parses(path: str, data: bytes) -> None:
    assert not Path(path).is_absolute(), path
    assert ".." not in Path(path).parts, path
    if path.endswith((".json", ".jsonld")):
        json.loads(data)
    elif path.endswith(".jsonl"):
        [json.loads(line) for line in data.decode().split("\n") if line]
    elif path.endswith((".xml", ".xsl")):
        ElementTree.fromstring(data)
    elif path.endswith((".txt", ".md")):
        data.decode()


def _with_file(name: str, place: str, data: bytes, base: str = "tiny") -> None:
    """Check a project one file of which holds ``data``."""
    folder = _folder(name)
    for path, text in project_files(base).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    (folder / place).parent.mkdir(parents=True, exist_ok=True)
    (folder / place).write_bytes(data)
    with only_inside(folder):
        config, problems = read_config(folder, DAY)
        if config is None:
            assert problems
        else:
            prepared = prepare(config)
            text = data.decode("utf-8", "replace")
            sound([*problems, *prepared.diagnostics], text if b"\r" not in data else "", place if b"\r" not in data else "")


_SETTINGS = """\
site_name: x
site_url: https://example.com/
docs_dir: content
site_dir: site
theme: {name: material}
plugins:
  - search
  - answerpress:
      max_file_kb: 256
      workers: 1
      templates: templates
      baseline: baseline.json
      indexnow_key: abcdefgh
      feedback: /vote
      rules:
        duplicate-title: warning
"""


def settings(data: bytes) -> None:
    """Bytes, or good settings with a few changes, as mkdocs.yml."""
    source = Bytes(data)
    raw = source.number(3) == 0
    _with_file("settings", "mkdocs.yml", source.rest() if raw else mutated(_SETTINGS, source).encode("utf-8", "replace"))


_WRITTEN = "---\ntitle: Hand-written\ndescription: A page.\nupdated: 2026-05-01\n---\n\n# Title\n\nText [a](b.md).\n"


def handwritten(data: bytes) -> None:
    """Bytes, or a good page with a few changes, as a Markdown page of MkDocs."""
    source = Bytes(data)
    raw = source.number(3) == 0
    _with_file("written", "content/notes.md", source.rest() if raw else mutated(_WRITTEN, source).encode("utf-8", "replace"))


def labels(data: bytes) -> None:
    """A project's own words and list of crawlers."""
    source = Bytes(data)
    root = _folder("labels")
    (root / "templates" / "labels").mkdir(parents=True)
    ours = Path(__file__).resolve().parent.parent.parent / "templates"
    name = source.choice(["labels/zh-CN.yml", "crawlers.yml"])
    text = mutated((ours / name).read_text("utf-8"), source).encode("utf-8", "replace").decode()
    (root / "templates" / name).write_text(text, "utf-8", newline="")
    folders = template_folders(root, "templates")
    with only_inside(root):
        sound(read_crawlers(root, folders)[1], text, "templates/crawlers.yml")
        words, problems = read_labels(root, folders, "zh-CN", _span())
        sound(problems, text, "templates/labels/zh-CN.yml")
        if words and not has_errors(problems):
            Voices(folders, words, "https://example.com/")


def _span() -> Any:
    from generator.diagnostics import Span

    return Span("content/site.yml")


def baseline(data: bytes) -> None:
    """Bytes, or a good file with a few changes, as the file of known findings."""
    source = Bytes(data)
    folder = _folder("baseline")
    for path, text in project_files("tiny").items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text.replace("- answerpress", "- answerpress:\n      baseline: known.json"), "utf-8")
    good = b'{"findings": {"0123456789abcdef0123": 2, "a": 1}}'
    raw = source.number(2) == 0
    (folder / "known.json").write_bytes(source.rest() if raw else mutated_bytes(good, source))
    with only_inside(folder):
        config, _ = read_config(folder, DAY)
        assert config is not None
        sound(prepare(config).diagnostics, "", "-")


@cache
def _engine() -> Engine:
    files = {artifact.path: artifact.data.decode() for artifact in make(_base()[3]).artifacts if artifact.path.startswith("search/")}
    return Engine(lambda name: files[f"search/{name}"])


def query(data: bytes) -> None:
    """Text into the search."""
    text = data.decode("utf-8", "replace")
    results = _engine().search(text, limit=5, typing=bool(len(data) % 2))
    assert len(results.hits) <= 5
    assert results.total >= len(results.hits)


def arguments(data: bytes) -> None:
    """Arguments of commands: what a person could type, in an empty folder and in a project."""
    source = Bytes(data)
    folder = _folder("arguments")
    if source.number(2):
        shutil.copytree(SITES / "tiny", folder / "project", ignore=shutil.ignore_patterns("expected"))
    else:
        (folder / "project").mkdir()
    words = [source.text().replace("\0", "") for _ in range(3)]
    command = source.choice(["new", "explain", "check", "schema", "init", "search", "deploy-rules", "due", "impact", "diff", "audit"])
    given = {
        "new": ["answer" if source.number(2) else words[0], words[1]],
        "explain": [words[0]],
        "check": ["--today", words[0]] if source.number(2) else ["--format", words[0]],
        "schema": ["--out", "schema"],
        "init": ["made"],
        "search": [words[0], "--limit", words[1] if source.number(2) else "3"],
        "deploy-rules": [words[0]],
        "due": ["--today", words[0]],
        "impact": [words[0]],
        "diff": [words[0], words[1]],
        "audit": [words[0]],
    }[command]
    said = io.StringIO()
    with only_inside(folder), contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        before = Path.cwd()
        os.chdir(folder)
        try:
            cli.main(["-C", str(folder / "project"), command, *given])
        except SystemExit:
            pass
        finally:
            os.chdir(before)
    assert "internal error" not in said.getvalue(), (command, given, said.getvalue())
    assert "Traceback" not in said.getvalue(), (command, given)


@cache
def _built(name: str = "all-kinds") -> Path:
    """A folder of everything that is made of a small site, each page in a plain shell."""
    folder = _folder(f"built-{name}")
    config, _ = read_config(SITES / name, DAY)
    build = prepare(config).build if config else None
    assert build is not None
    made = make(build)
    pages = [Artifact(f"{page.route.lstrip('/')}index.html", _shell(page.head, page.body).encode()) for page in made.pages]
    write_artifacts(folder, [*made.artifacts, *pages])
    return folder


def _shell(head_: str, body: str) -> str:
    return f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>x</title>{head_}</head><body>{body}</body></html>'


def _changed(folder: Path, source: Bytes) -> tuple[Built, bool]:
    """Return the built site with one file changed, and whether it is."""
    path = source.choice(Built(folder).files)
    good = (folder / path).read_bytes()
    changed = source.rest() if source.number(5) == 0 else mutated_bytes(good, source)
    return Built(folder, {path: changed}), changed != good


def compared(data: bytes) -> None:
    """A built site, and the same with a file changed, into the comparison."""
    new, is_changed = _changed(_built(), Bytes(data))
    with only_inside(SCRATCH):
        comparison = compare(Folder(Built(_built())), Folder(new))
        assert comparison.is_empty is not is_changed
        json.loads(as_json(comparison))
        as_text(comparison)
        assert len(as_markdown(comparison)) < 65_536


def audited(data: bytes) -> None:
    """A built site with a file changed into the audit."""
    new, _ = _changed(_built("tiny"), Bytes(data))
    with only_inside(SCRATCH):
        for found in audit(new, Terms()):
            assert found.message.strip(), found
            assert found.hint.strip(), found


def server(data: bytes) -> None:
    """An index of a built site with a few changes, and requests, into the server for assistants."""
    source = Bytes(data)
    folder = _built()
    path = source.choice(["api/index.json", "errors.json", "replies.json"])
    good = (folder / path).read_bytes()
    (folder / path).write_bytes(source.rest() if source.number(5) == 0 else mutated_bytes(good, source))
    try:
        with only_inside(SCRATCH):
            site, problems = load_site(folder)
            assert site is not None or problems
            if site is not None:
                site.find(source.text())
    finally:
        (folder / path).write_bytes(good)


Target = Callable[[bytes], None]

TARGETS: dict[str, Target] = {
    target.__name__: target
    for target in (
        reader,
        yaml_text,
        models,
        page,
        markdown,
        project,
        settings,
        handwritten,
        labels,
        baseline,
        query,
        arguments,
        compared,
        audited,
        server,
    )
}
"""By name, in the order of the path."""
