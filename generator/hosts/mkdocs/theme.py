"""The theme, rendered once for all pages of one shape: they differ in a few places alone (docs/adr/0010-rendering-once-a-shape.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup, escape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils import get_relative_url

from generator.hosts.mkdocs.pages import MadeFile, MadePage
from generator.hosts.mkdocs.shown import Shown
from generator.model.artifact import Artifact, Later, Memo, digest, identity
from generator.pipeline.cache import generator_identity
from generator.pipeline.make import Texts
from generator.pipeline.shell import Shell
from generator.source.files import read_bytes
from generator.source.places import default_templates


class Theme:
    """The theme of one build: renders pages whole, or fills in the shell of their shape.

    ``identity`` stands for all that it shows beside what pages are; it is empty where nobody can tell.
    """

    def __init__(self, env: Environment, nav: Navigation, files: Files, config: MkDocsConfig, identity: str, memo: Memo) -> None:
        self.env, self.nav, self.config = env, nav, config
        self.files = files.documentation_pages()
        self.identity, self.memo = identity, memo
        self.in_nav = {page.url for page in nav.pages}
        self.sections = [page.url for page in nav.pages if page.url]
        self.shells: dict[Any, tuple[Shell, str] | None] = {}
        """A shell and the address that it was rendered for, by shape."""

    def page(self, file: MadeFile) -> Artifact | Later:
        """Return the page of a file as MkDocs would write it."""
        page = file.page
        assert isinstance(page, MadePage)
        shell = None if self.identity else self._shell_of(page)
        around, known = self.identity or (shell.identity if shell else ""), page.made.key()
        if not around or not known:
            return self._artifact(file.dest_uri, page)
        key = digest("\0".join([known, around, page.canonical_url or ""]).encode())
        return Later(file.dest_uri, key, partial(self._artifact, file.dest_uri, page))

    def not_found(self) -> Artifact | Later:
        """Return the page that is shown for addresses that nothing has, as MkDocs would write it."""

        def made() -> Artifact:
            context = get_context(self.nav, self.files, self.config, base_url=urlsplit(self.config.site_url or "/").path)
            return Artifact(NOT_FOUND, self.env.get_template(NOT_FOUND).render(context).encode())

        return Later(NOT_FOUND, digest(f"{NOT_FOUND} {self.identity}".encode()), made)

    def _artifact(self, path: str, page: MadePage) -> Artifact:
        """Return a page. One without a heading is never filled in: themes give it one."""
        shell = self._shell_of(page)
        html = shell.fill(self._values(page)) if shell and "<h1" in page.made.body else self.whole(page)
        page.forget()
        return Artifact(path, html.encode("utf-8", errors="xmlcharrefreplace"))

    def whole(self, page: MadePage) -> str:
        """Return the page as the theme renders it."""
        page.read_source(self.config)
        page.render(self.config, Files([]))
        context = get_context(self.nav, self.files, self.config, page)
        return self.env.get_template("main.html").render(context)

    def _shell_of(self, page: MadePage) -> Shell | None:
        """Return the shell that a page is filled into, or None for a page that the theme leads to: a link to itself is like no other."""
        if page.url in self.in_nav:
            return None
        shape = self._shape(page)
        if shape not in self.shells:
            url, *parts = self._kept_parts(shape, page) or self._parts(page) or [""]
            if not url:
                return None
            self.shells[shape] = (Shell(tuple(parts)), url) if parts else None
        found = self.shells[shape]
        if found is None or get_relative_url(page.url, found[1]) in found[0].addresses:
            return None
        return found[0]

    def _kept_parts(self, shape: Any, page: MadePage) -> list[str]:
        """Return what a page of a shape is cut to; where a build before this one has kept what another was cut to, that."""

        def parts(_identity: str, _shape: Any) -> list[str]:
            return self._parts(page)

        return next(self.memo.each(parts, [(self.identity, shape)])) if self.identity else []

    def _parts(self, page: MadePage) -> list[str]:
        """Return a page's address and the parts of its shell, none if they do not give the theme's bytes; of one like no other, nothing."""
        shell = self._shell(page)
        if _ITSELF in shell.addresses:
            return []
        return [page.url, *(shell.parts if self._fits(shell, page) else ())]

    def _shape(self, page: MadePage) -> Any:
        """Return what the theme looks at, beside what it prints: how deep the page lies, its section, and what it has at all."""
        made, url = page.made, page.file.url
        section = tuple(section for section in self.sections if url.startswith(section))
        return url.count("/"), section, bool(made.description), bool(made.headings)

    def _shell(self, like: MadePage) -> Shell:
        page = self._instead(like, _MARK + "title", _MARK + "description", (_MARK + "head", f"<h1{_MARK}body>"))
        page.canonical_url = _MARK + "canonical"
        return Shell.cut(self.whole(page), self._values(page))

    def _fits(self, shell: Shell, like: MadePage) -> bool:
        """Tell whether a page that says something else is the same when it is filled in and when the theme renders it."""
        page = self._instead(like, *_SAMPLE)
        return shell.fill(self._values(page)) == self.whole(page)

    def _instead(self, like: MadePage, title: str, description: str, texts: Texts) -> MadePage:
        """Return a page that says something else in the place of another."""
        made = replace(like.made, title=title, description=description if like.made.description else "", texts=lambda: texts)
        page = MadePage(made, like.file, self.config)
        like.file.page = like
        return page

    def _values(self, page: MadePage) -> dict[str, str]:
        """Return what stands in the places of a shell, as the theme prints it."""
        made = page.made
        values = {"title": str(escape(Markup(escape(made.title)).striptags())), "head": made.head, "body": made.body}
        values |= {"description": str(escape(made.description))} if made.description else {}
        return values | {"canonical": page.canonical_url or ""}


def identity_of(config: MkDocsConfig, nav: Navigation, shown: Shown) -> str:
    """Return what stands for all that the theme reads, where nobody else has a say: templates, settings, navigation, and what it shows."""
    folder = default_templates() / "theme"
    templates = [(path.relative_to(folder).as_posix(), digest(read_bytes(path))) for path in sorted(folder.rglob("*.html"))]
    settings = {name: value for name, value in config.items() if name not in {"site_dir", "plugins", "theme"}}
    theme = {name: config.theme[name] for name in config.theme}
    told = (generator_identity(), templates, settings, theme, [page.url for page in nav.pages], identity(shown))
    return digest(json.dumps(told, default=_plain).encode())


def _plain(value: Any) -> Any:
    """Return a setting as JSON can have it; a function goes by its name."""
    return dict(value) if isinstance(value, Mapping) else getattr(value, "__qualname__", None) or repr(value)


NOT_FOUND = "404.html"
_MARK = "answerpress place "  # with a space, so that no attribute that holds it loses its quotes
_ITSELF = "./"
_SAMPLE = ('A & <b>"c"</b>', 'd & "e" > f', ('<meta name="g">\n<link rel="h">', "<h1>i</h1>\n\n<pre>\n  j\n</pre>\n  <p>k</p>\n"))
"""Title, description, head and body of a page with whatever a theme could spoil."""
