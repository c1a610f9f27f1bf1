"""The two voices: a page's blocks as HTML and as Markdown.

Templates hold macros, one a block. Content never is a template: it is only ever an argument.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from generator.highlight import highlight, with_highlight
from generator.macros import MacroEnvironment, Templates, marked
from generator.model.artifact import digest
from generator.model.blocks import Block, Reply, Section, Text
from generator.model.page import Page
from generator.model.site import Labels
from generator.text.layout import after, cell, fence, following, hang, quote, row, tidy
from generator.text.markdown import close_code, code, escape_text, to_html, to_inline_html
from generator.text.slugs import relative, twin_of

HTML, MARKDOWN = "voices/html.j2", "voices/markdown.j2"
Filters = dict[str, Callable[..., Any]]

_NEEDS_NO_QUOTES = re.compile(r"[A-Za-z0-9_./#-]+").fullmatch
_BLANK_LINES = re.compile(r"\A(?:[ \t]*\n)+")


@dataclass(frozen=True)
class Tools:
    """What the tools of pages know of the site (see ``pipeline.tools``)."""

    keys: Mapping[str, Any] = field(default_factory=dict)
    """Shapes of complete keys, and how they are masked."""
    signals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Symptoms, by the route of the page that owns them."""
    contact: str = ""
    """Where a reader whom no page helps turns to: a route or an address."""
    feedback: str = ""
    """The address that takes readers' votes on pages; empty if nobody asks for them."""

    def of(self, page: Page) -> Tools:
        """Return what of it this page shows: a page does not change with the symptoms of others."""
        replies = (block for block in page.walk() if isinstance(block, Reply) and block.origin)
        led_to = {target.route.partition("#")[0] for reply in replies for target in reply.text.targets}
        signals = {route: self.signals[route] for route in sorted(led_to) if route in self.signals}
        return replace(self, signals=signals) if signals else self.bare

    @cached_property
    def bare(self) -> Tools:
        """The tools of a page that shows no symptom, as most do: one value, which is told from others once."""
        return replace(self, signals={})

    @cached_property
    def identity(self) -> str:
        """The digest of all that the tools know."""
        return digest(repr(self).encode("utf-8", "surrogatepass"))


class _Shown:
    """The tools that templates see: those of the page that is being rendered. A feed shows none that need a script."""

    def __init__(self) -> None:
        self.tools, self.live = Tools(), False

    def __getattr__(self, name: str) -> Any:
        return getattr(self.tools, name)


class Voices:
    """Renders pages in both voices. ``base`` is the site's absolute address, used in Markdown.

    A project's own templates are compiled at once: raises ``jinja2.TemplateError`` if they are none.
    """

    def __init__(self, folders: tuple[Path, ...], labels: Labels, base: str, tools: Tools | None = None) -> None:
        self.labels = labels
        self.base = base.rstrip("/")
        self.tools = tools or Tools()
        self._templates = Templates(folders)
        self._origin = "/"
        self._shown = _Shown()
        self._last: tuple[Page, str] | None = None
        if len(folders) > 1:
            _ = self._html_macros, self._markdown_macros

    @cached_property
    def identity(self) -> str:
        """Stands for the templates, those that they include, the labels and the address; not for the tools. Checking never asks."""
        return digest(repr((self._templates.sources(HTML, MARKDOWN), self.labels, self.base)).encode())

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
            self._last = page, tidy(self._markdown_macros.page(page))
        return self._last[1]

    def markdown_of(self, blocks: tuple[Block, ...]) -> str:
        """Return some blocks of a page as Markdown."""
        return tidy(self._markdown_macros.body(blocks, 3))

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
        markdown = text.linked(lambda target: self.twin_url(target.route)).rstrip()
        return close_code(_BLANK_LINES.sub("", markdown) if markdown[:1].isspace() else markdown)

    # The macros of a voice are compiled when it first speaks: a build that finds its pages kept has no need of them.

    @cached_property
    def _html_macros(self) -> Any:
        return self._macros(HTML, self._html_filters(), autoescape=True)

    @cached_property
    def _markdown_macros(self) -> Any:
        return self._macros(MARKDOWN, self._markdown_filters(), autoescape=False)

    def _macros(self, name: str, filters: Filters, *, autoescape: bool) -> Any:
        environment = MacroEnvironment(self._templates, self.labels, autoescape=autoescape)
        environment.filters |= {"block_name": lambda block: type(block).__name__, **filters}
        environment.globals["tools"] = self._shown
        return environment.get_template(name).make_module()

    def _html_filters(self) -> Filters:
        return {
            "highlight": lambda text, language: marked(highlight(text, language)),
            "href": lambda route: self.href(self._origin, route),
            "twin": lambda route: self.href(self._origin, twin_of(route)),
            "md": lambda text: marked(with_highlight(to_html(self._linked(text)))),
            "inline": lambda text: marked(with_highlight(to_inline_html(self._linked(text)))),
            "attribute": _attribute,
            "holds": _holds,
            "at_level": lambda headings, level: [heading for heading in headings if heading.level == level],
        }

    def _markdown_filters(self) -> Filters:
        return {
            "md": self._markdown_text,
            "escape_md": escape_text,
            "code_md": code,
            "after": after,
            "following": following,
            "cell": lambda text: cell(escape_text(text)),
            "cell_md": cell,
            "row": lambda texts: row(map(escape_text, texts)),
            "row_md": lambda texts: row(map(self._markdown_text, texts)),
            "hang": hang,
            "quote": quote,
            "fence": fence,
            "twin_url": self.twin_url,
        }


def _attribute(value: str) -> Markup:
    """Return the value of an attribute in HTML, in quotes if it needs them."""
    return Markup(value if _NEEDS_NO_QUOTES(value) else f'"{escape(value)}"')


def _holds(blocks: tuple[Block, ...], name: str) -> bool:
    """Tell whether there is a block of a type among ``blocks`` or in their sections."""
    return any(type(block).__name__ == name or (isinstance(block, Section) and _holds(block.blocks, name)) for block in blocks)
