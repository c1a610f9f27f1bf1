"""The two voices: a page's blocks as HTML and as Markdown.

Templates hold macros, one a block. Content never is a template: it is only ever an argument.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from html import escape
from pathlib import Path
from typing import Any

import jinja2
import jinja2.meta
from markupsafe import Markup

from generator.model.artifact import digest
from generator.model.page import Block, Page, Reply, Text
from generator.model.site import Labels
from generator.text.markdown import begins_with_words, close_code, code, escape_text, strong, to_html, to_inline_html, to_one_line
from generator.text.slugs import relative, twin_of

_BLANK_LINES = re.compile(r"\A(?:[ \t]*\n)+")
_FENCE = re.compile(r"[ >]*(?:(?:[-+*]|\d+[.)]) +)*(`{3,}(?=[^`]*$)|~{3,})")
_CODE_BLOCK = re.compile(r'<pre><code class="language-([^"]*)">(.*?)</code></pre>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Tools:
    """What the tools of pages know of the site (see ``pipeline.tools``)."""

    keys: Mapping[str, Any] = field(default_factory=dict)
    """Shapes of complete keys, and how they are masked."""
    terms: Mapping[str, str] = field(default_factory=dict)
    """What a term means, by the route of its page."""
    signals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Symptoms, by the route of the page that owns them."""
    contact: str = ""
    """Where a reader whom no page helps turns to: a route or an address."""
    feedback: str = ""
    """The address that takes readers' votes on pages; empty if nobody asks for them."""

    def of(self, page: Page) -> Tools:
        """Return what of it this page shows: a page does not change with the terms and symptoms of others."""
        replies = (block for block in page.walk() if isinstance(block, Reply) and block.origin)
        led_to = {target.route.partition("#")[0] for reply in replies for target in reply.text.targets}
        terms = {link.route: self.terms[link.route] for link in page.mentions if link.route in self.terms}
        signals = {route: self.signals[route] for route in sorted(led_to) if route in self.signals}
        return replace(self, terms=terms, signals=signals)


class _Shown:
    """The tools that templates see: those of the page that is being rendered. A feed shows none that need a script."""

    def __init__(self) -> None:
        self.tools, self.live = Tools(), False

    def __getattr__(self, name: str) -> Any:
        return getattr(self.tools, name)


class Voices:
    """Renders pages in both voices. ``base`` is the site's absolute address, used in Markdown."""

    def __init__(self, folders: tuple[Path, ...], labels: Labels, base: str, tools: Tools | None = None) -> None:
        self.labels = labels
        self.base = base.rstrip("/")
        self.tools = tools or Tools()
        self._origin = "/"
        self._shown = _Shown()
        self._last: tuple[Page, str] | None = None
        html = _environment(folders, labels, autoescape=True)
        html.filters |= {
            "highlight": highlight,
            "href": lambda route: self.href(self._origin, route),
            "twin": lambda route: self.href(self._origin, twin_of(route)),
            "md": lambda text: Markup(_with_highlight(to_html(self._linked(text)))),
            "inline": lambda text: Markup(_with_highlight(to_inline_html(self._linked(text)))),
        }
        html.globals["tools"] = self._shown
        markdown = _environment(folders, labels, autoescape=False)
        markdown.filters |= {
            "md": self._markdown_text,
            "escape_md": escape_text,
            "code_md": code,
            "after": after,
            "following": following,
            "cell": lambda text: cell(escape_text(text)),
            "cell_md": cell,
            "hang": hang,
            "quote": quote,
            "fence": fence,
            "twin_url": self.twin_url,
        }
        self._environment = html
        self._html_macros: Any = html.get_template("voices/html.j2").make_module()
        self._markdown_macros: Any = markdown.get_template("voices/markdown.j2").make_module()

    @cached_property
    def identity(self) -> str:
        """Stands for the templates, those that they include, the labels and the address; not for the tools. Checking never asks."""
        sources = [source for name in ("voices/html.j2", "voices/markdown.j2") for source in _sources(self._environment, name, {})]
        return digest(repr((sources, self.labels, self.base)).encode())

    def html(self, page: Page, tools: Tools | None = None) -> str:
        """Return the HTML of the page's body; links are relative to the page. ``tools`` are those of the site by default."""
        self._origin, self._shown.tools, self._shown.live = page.route, tools or self.tools, True
        return str(self._html_macros.page(page))

    def absolute_html(self, page: Page, tools: Tools | None = None) -> str:
        """Return the HTML of the page's body with absolute links, for feeds."""
        self._origin, self._shown.tools, self._shown.live = "", tools or self.tools, False
        return str(self._html_macros.body(page.blocks, 2))

    def markdown(self, page: Page) -> str:
        """Return the page as GitHub-flavoured Markdown with absolute links, without front matter."""
        if self._last is None or self._last[0] is not page:
            self._last = page, _tidy(self._markdown_macros.page(page))
        return self._last[1]

    def markdown_of(self, blocks: tuple[Block, ...]) -> str:
        """Return some blocks of a page as Markdown."""
        return _tidy(self._markdown_macros.body(blocks, 3))

    def href(self, origin: str, route: str) -> str:
        """Return the address of ``route`` as a page at ``origin`` writes it; absolute without one."""
        if "://" in route:
            return route
        return relative(origin, route) if origin else self.base + route

    def twin_url(self, route: str) -> str:
        """Return the absolute address of a page's twin, or of an asset; absolute ones stay."""
        if "://" in route:
            return route
        path, hash_, anchor = route.partition("#")
        return f"{self.base}{twin_of(path) if path.endswith('/') else path}{hash_}{anchor}"

    def _linked(self, text: Text) -> str:
        return text.linked(lambda target: self.href(self._origin, target.route))

    def _markdown_text(self, text: Text) -> str:
        return close_code(_BLANK_LINES.sub("", text.linked(lambda target: self.twin_url(target.route))).rstrip())


def _sources(environment: jinja2.Environment, name: str, seen: dict[str, str]) -> list[str]:
    """Return the text of a template and of all that it includes, imports or extends."""
    if name not in seen and environment.loader:
        source, path, _ = environment.loader.get_source(environment, name)
        seen[name] = source
        for other in jinja2.meta.find_referenced_templates(environment.parse(source, name, path)):
            _sources(environment, other or name, seen)
    return list(seen.values())


def _environment(folders: tuple[Path, ...], labels: Labels, *, autoescape: bool) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([str(folder) for folder in folders]),
        autoescape=autoescape,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.globals["labels"] = labels
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    environment.filters["block_name"] = lambda block: type(block).__name__
    return environment


def _tidy(markdown: object) -> str:
    """Leave one empty line where templates leave more; code keeps all of its own."""
    lines: list[str] = []
    fence = ""
    for line in str(markdown).split("\n"):
        if fence:
            fence = "" if line.strip(" >").rstrip(fence[0]) == "" and fence in line else fence
        elif match := _FENCE.match(line):
            fence = match[1]
        elif not line and lines and not lines[-1]:
            continue
        lines.append(line)
    return "\n".join(lines).strip("\n") + "\n"


def cell(markdown: str) -> str:
    """Return Markdown that fits into one cell of a table; a list or code in it goes on in the line."""
    return re.sub(r"(?<!\\)((?:\\\\)*)\|", r"\1\\|", to_one_line(markdown))


def after(markdown: str, label: str) -> str:
    """Return the text after a bold label."""
    return following(markdown, strong(label) + ":")


def following(markdown: str, words: str) -> str:
    """Return the text after some words: in their line, or below when it begins with a list, a table or code."""
    return f"{words} {markdown}" if begins_with_words(markdown) else f"{words}\n\n{markdown}"


def hang(markdown: str, width: int) -> str:
    """Indent every line but the first, so that they belong to a list item."""
    first, *others = markdown.split("\n")
    return "\n".join([first, *(" " * width + line if line else "" for line in others)])


def quote(markdown: str) -> str:
    """Return the text as a block quote."""
    return "\n".join(f"> {line}".rstrip() for line in markdown.split("\n"))


def fence(text: str, language: str) -> str:
    """Return a fenced code block; the fence is longer than any inside."""
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    ticks = "`" * (longest + 1)
    body = text if text.endswith("\n") else text + "\n"
    return f"{ticks}{language}\n{body}{ticks}"


def highlight(text: str, language: str) -> Markup:
    """Return program text as HTML, highlighted where Pygments knows the language."""
    return Markup(_highlighted(text, language))


@lru_cache(maxsize=4096)
def _highlighted(text: str, language: str) -> str:
    from pygments import (
        highlight as paint,  # loading lexers is slow; `check` never needs them
    )
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language or "text", stripnl=False)
    except ClassNotFound:
        return f'<div class="highlight"><pre><code>{escape(text, quote=False)}</code></pre></div>'
    return str(paint(text, lexer, HtmlFormatter(wrapcode=True))).strip()


def _with_highlight(html: str) -> str:
    """Highlight the fenced code blocks of a field."""
    if "<pre>" not in html:
        return html
    return _CODE_BLOCK.sub(lambda match: _highlighted(Markup(match[2]).unescape(), match[1]), html)
