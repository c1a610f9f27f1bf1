"""What outputs are planned from, and the forms that they share."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any

from pydantic_core import to_json

from generator.kinds.capabilities import HasReplies
from generator.model.artifact import Memo, identity
from generator.model.page import Page
from generator.model.site import Frame, Site
from generator.outputs.texts import Texts
from generator.render import Voices


@dataclass(frozen=True)
class Build:
    """A site with all its pages, those of entries and the listings, and the voices to render them."""

    site: Site
    pages: tuple[Page, ...]
    voices: Voices
    memo: Memo = field(default_factory=Memo, compare=False)

    def key(self, function: Callable[..., Any], pages: Iterable[Page], *more: Any) -> str:
        """Return what stands for a file that ``function`` makes of pages and of ``more``."""
        return self.memo.key(function, ("".join(map(identity, pages)), *more))

    @cached_property
    def texts(self) -> Texts:
        """The Markdown of the pages."""
        return Texts(self)

    @property
    def entry_pages(self) -> tuple[Page, ...]:
        """The pages of entries, in order of id."""
        return tuple(page for page in self.pages if page.kind)


def data_files(site: Site) -> dict[str, str]:
    """Return the addresses of the files of data that the site has, by name: without a symptom there is no ``errors.json``."""
    names = {"errors": any(entry.symptoms for entry in site.entries.values())}
    names |= {"replies": any(isinstance(entry, HasReplies) for entry in site.entries.values())}
    return {name: f"{site.url}{name}.json" for name, there in names.items() if there}


def timestamp(day: datetime.date, site: Site | Frame) -> str:
    """Return the start of a day in the site's time zone (RFC 3339)."""
    return f"{day.isoformat()}T00:00:00{site.brand.utc_offset}"


def pretty(value: Any) -> str:
    """Return JSON that people can read and diff; keys keep their order."""
    return to_json(value, indent=2).decode() + "\n"  # json.dumps with an indent is Python, and eight times slower


def lines(value: Mapping[str, Any]) -> Iterator[str]:
    """Yield the JSON of an object in pieces, a field a line and each of the objects of a list: people can diff it, and it stays small."""
    before = "{\n"
    for name, held in value.items():
        yield f"{before}{to_json(name).decode()}: "
        yield from _listed(iter(held)) if isinstance(held, list | Iterator) else [to_json(held).decode()]
        before = ",\n"
    yield "\n}\n"


def _listed(held: Iterator[Any]) -> Iterator[str]:
    first = list(islice(held, 1))
    if not first or not isinstance(first[0], dict):
        yield to_json([*first, *held]).decode()
        return
    yield f"[\n{to_json(first[0]).decode()}"
    for one in held:
        yield f",\n{to_json(one).decode()}"
    yield "\n]"


def compact(value: Any) -> str:
    """Return JSON that may stand inside a ``<script>`` element."""
    text = to_json(value).decode()
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
