"""Content is data: whatever stands in a text field comes out as text, in every output.

Each test builds one site twice: once with a harmless word in every text field of every kind, once with something vile in
its place. The second must be the first with the word replaced, as a reader of the format sees it: the same elements with the
same attributes, the same Markdown structure, the same JSON and XML; and the vile thing as text, letter by letter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pyromark
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from generator.model.site import Site
from generator.text.markdown import OPTIONS, scan, to_html
from generator.text.refs import resolve
from tests.conftest import SITES, files_of, make_site, run_build
from tests.injection import Injected, inject

HTML = "{{7*7}}{% if x %}</title><img src=x onerror=a()>"
MARKS = """]]>--> &amp; "q" 'q' \\n `*_~|#[x](y)"""
SCRIPT = '"><script>alert(1)</script>{{ self }}\\'
VILE_PROSE = (
    "{{ 7*7 }} {% for x in y %} <script>alert(1)</script> <img src=x onerror=alert(1)> </script> </textarea> <!-- c -->"
    " <?php a ?> <![CDATA[ d ]]> &amp;lt;b&amp;gt; &quot;q&quot; \"q\" 'q' \\\\ \\` \\*"
)
SHOWN_PROSE = (
    "{{ 7*7 }} {% for x in y %} <script>alert(1)</script> <img src=x onerror=alert(1)> </script> </textarea> <!-- c -->"
    ' <?php a ?> <![CDATA[ d ]]> &lt;b&gt; "q" "q" \'q\' \\ ` *'
)
VILE_CODE = "{{ 7*7 }}</code></pre></script><script>alert(1)</script> ]]> &amp; \\ ````` ~~~~~ `"

PROSE, CODE = "ProseWord".ljust(len(SHOWN_PROSE), "x"), "CodeWord"
"""As long as what takes its place, for a text that is cut after so many letters."""

CASES = {
    "html in lines": Injected(HTML, VILE_PROSE, VILE_CODE),
    "marks of markdown in lines": Injected(MARKS, VILE_PROSE, VILE_CODE),
    "a script that breaks out of an attribute": Injected(SCRIPT, VILE_PROSE, VILE_CODE),
}
STARTS = ["- x", "1) x", "# x", "> x", "~~~", "- - -", "| x |", "[x]:y"]


@pytest.mark.parametrize("case", CASES)
def test_text_after_other_text(case: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """In the whole site, theme and all."""
    vile = CASES[case]
    word = _word(vile.line)
    clean = _once(_build, Injected(word, PROSE, CODE), tmp_path_factory)
    _same_but_for_the_words(clean, _build(vile, tmp_path), [(word, vile.line), (PROSE, SHOWN_PROSE), (CODE, vile.code)])


@pytest.mark.parametrize("start", STARTS)
def test_a_line_that_begins_like_markdown(start: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    word = "0" + _word(start)
    clean = _once(_make, Injected(word, "", "", before=True), tmp_path_factory)
    _same_but_for_the_words(clean, _make(Injected(start, "", "", before=True), tmp_path), [(word, start)])


def _word(vile: str) -> str:
    """A harmless word; a fact is shown as code if it looks like an address, so the word must look like one where the vile thing does."""
    return ("Line/Word" if re.search("[/:._]", vile) else "LineWord").ljust(len(vile), "x")


PIECES = [
    *("<script>", "</script>", "<b onclick=a>", "</b>", "<img src=x onerror=a>", "<!-- ", " -->", "<?x ", "?>", "<![CDATA[", "]]>", "<!A "),
    *("<https://a.b/?c&d>", "<term:gateway>", "<answer:model-missing>", "<answer:x>", "<fact:api_base>", "<javascript:a>", "<a@b.c>"),
    *("[a](javascript:b)", "[a](JavaScript://b)", "[a](data:b)", "[a](//b)", "[a](term:gateway)", "![a](b)", "![a](assets/logo.png)"),
    *(
        "![",
        "[",
        "](",
        "]",
        ")",
        ': "',
        "[x]: javascript:a\n",
        "[x]",
        "&lt;b&gt;",
        "&#60;",
        "\\",
        "`",
        "```",
        "~~~",
        '"',
        "'",
        "|",
        "| - |",
    ),
    *(
        "# ",
        "> ",
        "- ",
        "1. ",
        "    ",
        "\t",
        "---",
        "===",
        "*",
        "_",
        "~~",
        " ",
        "\n",
        "\n\n",
        "{{ a }}",
        "{% b %}",
        "!",
        "网关",
        "模型名",
        "a",
    ),
]
MARKDOWN_MAKES = {
    *("a", "blockquote", "br", "code", "del", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre"),
    *("strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
ATTRIBUTES = {"href", "src", "alt", "title", "class", "start", "align", "style"}


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@settings(max_examples=600, derandomize=True, deadline=None)
def test_no_markdown_field_makes_an_element_of_its_own(field: str) -> None:
    """Raw HTML, in every place and form, is shown; no address leads to a script."""
    resolved = resolve(field, _site(), route="/answers/x/", linked=set())
    assert [resolved.markdown[target.start : target.end] for target in resolved.targets] == [target.route for target in resolved.targets]
    document = html.fragment_fromstring(to_html(resolved.markdown), create_parent="div")
    for element in document.iter():
        assert element.tag in MARKDOWN_MAKES, resolved.markdown
        assert set(element.attrib) <= ATTRIBUTES, resolved.markdown
        assert not re.match(r"\s*(?:javascript|data|vbscript):", element.get("href") or element.get("src") or "", re.IGNORECASE)
    assert not scan(resolved.markdown).faults or {fault.what for fault in scan(resolved.markdown).faults} == {"heading"}


@cache
def _site() -> Site:
    return make_site(SITES / "all-kinds")[0].site


Builder = Callable[[Injected, Path], dict[str, bytes]]
_done: dict[tuple[Builder, Injected], dict[str, bytes]] = {}


def _once(builder: Builder, injected: Injected, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    if (builder, injected) not in _done:
        _done[builder, injected] = builder(injected, tmp_path_factory.mktemp("clean"))
    return _done[builder, injected]


def _make(injected: Injected, folder: Path) -> dict[str, bytes]:
    _, made = make_site(inject(SITES / "all-kinds", folder / "site", injected))
    pages = {f"{page.route}head.html": page.head.encode() for page in made.pages}
    pages |= {f"{page.route}body.html": page.body.encode() for page in made.pages}
    return pages | {artifact.path: artifact.data for artifact in made.artifacts}


def _build(injected: Injected, folder: Path) -> dict[str, bytes]:
    project = inject(SITES / "all-kinds", folder / "site", injected)
    status, output = run_build(project)
    assert status == 0, output[-2000:]
    return files_of(project / "site")


def _same_but_for_the_words(clean: dict[str, bytes], vile: dict[str, bytes], words: list[tuple[str, str]]) -> None:
    def replaced(text: str) -> str:
        for word, by in words:
            text = text.replace(word, by)
        return text

    assert _paths(clean) == _paths(vile)
    for path in _paths(clean):
        reading = next(read for suffix, read in READERS if path.endswith(suffix))
        wanted = [_loose(replaced(line)) for line in reading(clean[path])]
        found = [_loose(line) for line in reading(vile[path])]
        first = next((number for number, pair in enumerate(zip(found, wanted, strict=False)) if pair[0] != pair[1]), 0)
        assert found == wanted, f"{path}\n  found  {found[first]}\n  wanted {wanted[first]}"


def _paths(files: dict[str, bytes]) -> list[str]:
    """All but the index of words, which are no text any more."""
    return sorted(path for path in files if not re.fullmatch(r"search/(?!search_index).*\.json", path))


def _loose(line: str) -> str:
    """What is made from a text (an anchor, a count, a digest) follows it; white space is nobody's."""
    line = re.sub(r"errors(?:/|\.md)#[^\s>]+|href=#[^\s>]+|\b[0-9a-f]{8,64}\b", "#", line)
    return " ".join(line.split())


def _html(data: bytes) -> Iterator[str]:
    """Every element with its attributes and every text, in order."""
    document = html.document_fromstring(data.decode())
    for element in document.iter():
        if "highlight" in (element.get("class") or "").split():
            yield f"code {element.text_content()}"
            assert {str(inner.tag) for inner in element.iter()} <= {"div", "pre", "code", "span"}
            continue
        if any("highlight" in (outer.get("class") or "").split() for outer in element.iterancestors()):
            continue
        yield f"<{element.tag}>"
        for name, value in sorted(element.attrib.items()):
            if name != "id":
                yield from _attribute(name, str(value))
        if element.tag == "script" and "json" in (element.get("type") or ""):
            yield from _values(json.loads(element.text))
        elif element.text:
            yield element.text
        if element.tail:
            yield element.tail


def _attribute(name: str, value: str) -> Iterator[str]:
    try:
        yield from _values(json.loads(value), name)
    except ValueError:
        yield from _values(value, name)


def _html_text(text: str) -> Iterator[str]:
    yield from _html(f"<div>{text}</div>".encode())


def _markdown(data: bytes) -> Iterator[str]:
    """The front matter as data; every block and every text of the body, in order."""
    text = data.decode()
    if text.startswith("---\n"):
        matter, _, text = text[4:].partition("\n---\n")
        yield from _values(yaml.safe_load(matter))
    yield from _structure(text)


def _structure(text: str) -> Iterator[str]:
    words = ""
    for event in pyromark.events(text, options=OPTIONS):
        name, body = next(iter(event.items())) if isinstance(event, dict) else (event, "")
        if name in {"Text", "SoftBreak"}:
            words += body or " "
            continue
        yield words
        words = ""
        yield name
        yield from _values(body)
        assert name not in {"Html", "InlineHtml"}, body


def _json(data: bytes) -> Iterator[str]:
    yield from _values(json.loads(data))


def _json_lines(data: bytes) -> Iterator[str]:
    for line in data.decode().splitlines():
        yield from _values(json.loads(line))


def _chunks(data: bytes) -> Iterator[str]:
    for line in data.decode().splitlines():
        chunk = json.loads(line)
        yield from _structure(chunk.pop("text"))
        yield from _values(chunk)


def _values(value: Any, name: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _values(item, f"{name}.{key}")
    elif isinstance(value, list):
        for item in value:
            yield from _values(item, name)
    elif isinstance(value, str):
        yield name
        reading = {"markdown": _structure, "html": _html_text}.get(re.split("[._-]", name)[-1], lambda text: [text])
        yield from reading(value)
    elif value is None or isinstance(value, bool):
        yield f"{name}={value}"


def _search_index(data: bytes) -> Iterator[str]:
    """Titles and texts of MkDocs' index are HTML."""
    for entry in json.loads(data)["docs"]:
        yield entry["location"]
        yield from _html_text(entry["title"])
        yield from _html_text(entry["text"])


def _xml(data: bytes) -> Iterator[str]:
    for element in etree.fromstring(data).iter():
        yield f"<{element.tag}>"
        for name, value in sorted(element.attrib.items()):
            yield f"{name}={value}"
        if not str(element.tag).endswith("ShortName"):  # OpenSearch cuts it to 16 characters
            yield from _html_text(element.text or "") if element.get("type") == "html" else [element.text or ""]


def _bytes(data: bytes) -> Iterator[str]:
    yield data.decode("latin-1")


READERS: tuple[tuple[str, Callable[[bytes], Iterator[str]]], ...] = (
    ("search_index.json", _search_index),
    ("chunks.jsonl", _chunks),
    (".html", _html),
    ("robots.txt", _bytes),
    (".md", _markdown),
    (".txt", _markdown),
    (".json", _json),
    (".jsonld", _json),
    (".jsonl", _json_lines),
    (".xml", _xml),
    (".xsl", _xml),
    ("", _bytes),
)
