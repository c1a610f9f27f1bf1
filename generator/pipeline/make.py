"""From a build to everything that a host needs: every output planned, every job run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from jinja2 import TemplateError

from generator.model.artifact import Artifact, Memo, Pieces
from generator.model.page import Heading, Page
from generator.model.site import Frame
from generator.outputs import OUTPUTS
from generator.outputs.build import Build
from generator.outputs.head import head
from generator.outputs.jsonld import JsonObject, graph
from generator.render import Tools, Voices


@dataclass(frozen=True, slots=True)
class HostPage:
    """What crosses the seam to a host: one page, ready to be put into a theme."""

    route: str
    title: str
    description: str
    head: str
    body: str
    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """What a host writes: pages through its theme, artifacts as they are."""

    pages: tuple[HostPage, ...]
    artifacts: Iterable[Artifact | Pieces]
    """To be gone through once."""


class Artifacts:
    """The artifacts of a build, each made when it is asked for: all of them would fill the memory.

    ``count`` is how many there have been; ``fault`` is a template that could not be filled in.
    """

    def __init__(self, build: Build) -> None:
        self._build = build
        self.count = 0
        self.fault: TemplateError | None = None

    def __iter__(self) -> Iterator[Artifact | Pieces]:
        """Plan every output and run its jobs."""
        try:
            for job in (job for plan in OUTPUTS for job in plan(self._build)):
                self.count += 1
                yield job.run()
        except TemplateError as error:
            self.fault = error
            raise


def make(build: Build, memo: Memo | None = None) -> Made:
    """Plan and run every job of a build; ``memo`` knows the values of former builds."""
    build = replace(build, memo=memo) if memo else build
    artifacts = Artifacts(build)
    return Made(host_pages(build), tuple(Artifact(made.path, made.data) for made in artifacts))


def host_pages(build: Build) -> tuple[HostPage, ...]:
    """Return the pages as they cross the seam."""
    voices, frame = build.voices, build.site.frame
    bodies = build.memo.each(body, ((page, voices.tools.of(page), voices) for page in build.pages))
    return tuple(host_page(page, frame, *made) for page, *made in zip(build.pages, bodies, build.each(graph, frame), strict=True))


def host_page(page: Page, frame: Frame, text: str, nodes: list[JsonObject]) -> HostPage:
    """Return a page as it crosses the seam; ``text`` is its body, ``nodes`` what structured data says of it."""
    return HostPage(page.route, page.title, page.description, head(page, frame, nodes), text, page.headings)


def body(page: Page, tools: Tools, voices: Voices) -> str:
    """Return the HTML of a page's body."""
    return voices.html(page, tools)
