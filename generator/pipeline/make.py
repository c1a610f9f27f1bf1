"""From a build to everything that a host needs: every output planned, every job run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial

from jinja2 import TemplateError

from generator.model.artifact import Artifact, Later, Memo, Pieces
from generator.model.page import Heading, Page
from generator.model.site import Frame
from generator.outputs import OUTPUTS
from generator.outputs.build import Build
from generator.outputs.head import head
from generator.outputs.jsonld import JsonObject, graph
from generator.render import Tools, Voices


@dataclass(frozen=True, slots=True)
class HostPage:
    """What crosses the seam to a host: one page, ready to be put into a theme.

    ``texts`` gives what goes into its head, and its body, and ``outline`` its headings. They are made when they are
    asked for, since those of all pages would fill the memory. ``key`` stands for all that they depend on, where that is known.
    """

    route: str
    title: str
    description: str
    outline: Callable[[], tuple[Heading, ...]] = tuple
    texts: Callable[[], Texts] = lambda: ("", "")
    key: Callable[[], str] = lambda: ""

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The contents list."""
        return self.outline()

    @property
    def head(self) -> str:
        """What goes into the head."""
        return self.texts()[0]

    @property
    def body(self) -> str:
        """The body."""
        return self.texts()[1]


Texts = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Made:
    """What a host writes: pages through its theme, artifacts as they are."""

    pages: tuple[HostPage, ...]
    artifacts: Iterable[Artifact | Pieces | Later]
    """To be gone through once."""
    memo: Memo = field(default_factory=Memo)
    """Keeps what a host works out."""


class Making:
    """The pages and the artifacts of a build, made when they are asked for.

    ``count`` is how many artifacts there have been; ``fault`` is a template that could not be filled in,
    of which nobody else may hear when it happens inside a host.
    """

    def __init__(self, build: Build) -> None:
        self._build = build
        self._last: tuple[Page, Texts] | None = None
        self.count = 0
        self.fault: TemplateError | None = None

    @property
    def pages(self) -> tuple[HostPage, ...]:
        """The pages as they cross the seam."""
        return tuple(
            HostPage(page.route, page.title, page.description, _outline(page), partial(self._texts, page), partial(self._key, page))
            for page in self._build.pages
        )

    @property
    def artifacts(self) -> Iterator[Artifact | Pieces | Later]:
        """Plan every output and run its jobs."""
        with self._heard():
            for job in (job for plan in OUTPUTS for job in plan(self._build)):
                self.count += 1
                yield job.run()

    def _key(self, page: Page) -> str:
        voices, frame = self._build.voices, self._build.site.frame
        return self._build.memo.key(_texts_of, (page, voices.tools.of(page), voices, frame))

    def _texts(self, page: Page) -> Texts:
        """Return the texts of a page: its head and then its body are asked for."""
        if self._last is None or self._last[0] is not page:
            with self._heard():
                self._last = page, _texts_of(self._build, page)
        return self._last[1]

    @contextmanager
    def _heard(self) -> Iterator[None]:
        try:
            yield
        except TemplateError as error:
            self.fault = error
            raise


def make(build: Build, memo: Memo | None = None) -> Made:
    """Plan and run every job of a build, all at once; ``memo`` knows the values of former builds."""
    making = Making(replace(build, memo=memo) if memo else build)
    pages = tuple(replace(page, texts=partial(_same, page.texts())) for page in making.pages)
    return Made(pages, tuple(Artifact(made.path, made.data) for made in making.artifacts))


def _same(texts: Texts) -> Texts:
    return texts


def _texts_of(build: Build, page: Page) -> Texts:
    """Return the texts of a page. Its body is not kept: it stands in the page itself, which is made only where that is gone."""
    voices, frame, memo = build.voices, build.site.frame, build.memo
    text = memo.anew(body, (page, voices.tools.of(page), voices))
    nodes = next(memo.each(graph, [(page, frame)]))
    return head(page, frame, nodes), text


def host_page(page: Page, frame: Frame, text: str, nodes: list[JsonObject]) -> HostPage:
    """Return a page as it crosses the seam; ``text`` is its body, ``nodes`` what structured data says of it."""
    return HostPage(page.route, page.title, page.description, _outline(page), partial(_same, (head(page, frame, nodes), text)))


def _outline(page: Page) -> Callable[[], tuple[Heading, ...]]:
    return partial(getattr, page, "headings")


def body(page: Page, tools: Tools, voices: Voices) -> str:
    """Return the HTML of a page's body."""
    return voices.html(page, tools)
