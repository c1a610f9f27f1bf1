"""Finished pages, as MkDocs knows pages and files."""

from __future__ import annotations

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.model.page import Heading
from generator.pipeline.make import HostPage


class MadeFile(File):
    """The file of a page that is finished. One that is filled in is no page to build for MkDocs, and one to link to."""

    filled = False

    def finish(self, *, filled: bool) -> None:
        """Settle where the file goes while it is a page, and then whether MkDocs builds it."""
        assert self.url
        self.filled = filled

    def is_documentation_page(self) -> bool:
        """Tell whether MkDocs builds the page."""
        return not self.filled

    def copy_file(self, dirty: bool = False) -> None:
        """Copy nothing: MkDocs takes what is no page for a file to copy."""


class MadePage(Page):
    """A page that is finished: MkDocs only puts it into the theme.

    Themes print titles and descriptions as they are, so they cross the seam as HTML.
    """

    def __init__(self, made: HostPage, file: File, config: MkDocsConfig) -> None:
        super().__init__(escape(made.title), file, config)
        self.made = made

    def read_source(self, config: MkDocsConfig) -> None:
        """Set the metadata; there is no source to read."""
        self.markdown = ""
        self.meta = {"description": escape(self.made.description), "answerpress_head": self.made.head}
        if self.made.route != "/":
            self.meta["title"] = escape(self.made.title)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set the finished body and its contents list."""
        self.content = self.made.body
        self.toc = TableOfContents(anchor_links(self.made.headings))
        self.present_anchor_ids = {heading.anchor for heading in self.made.headings}

    def forget(self) -> None:
        """Let go of the texts: MkDocs keeps every page to the end, and those of all would fill the memory."""
        self.meta, self.content = {}, None


def anchor_links(headings: tuple[Heading, ...]) -> list[AnchorLink]:
    """Return headings as MkDocs' links in links, by their levels."""
    roots: list[AnchorLink] = []
    path: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(escape(heading.text), heading.anchor, heading.level)
        while path and path[-1].level >= heading.level:
            path.pop()
        (path[-1].children if path else roots).append(link)
        path.append(link)
    return roots
