"""What formats of any site say of the same page: title, description, dates, language, and the text of its Markdown form.

Only what two formats both tell is compared, and with the tolerance that each format needs: a title may carry the name of the site,
a summary may be cut off, a day may be that of another time zone. Pages whose formats are compared in full are left out.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from generator.audit import graphs, twins
from generator.audit.difference import NOTHING, Difference
from generator.audit.formats.markdown import llms_links
from generator.audit.formats.tree import document_tree
from generator.audit.page import Page, main_of, words_of

if TYPE_CHECKING:
    from generator.audit.site import Site


class Claim(NamedTuple):
    """What one format says of a page."""

    form: str
    text: str
    path: str


Claims = dict[str, list[Claim]]
"""Claims by subject."""


def differences(site: Site) -> Iterator[tuple[str, Difference]]:
    """Yield (subject, difference) for the pages that are not compared in full."""
    lists = _lists(site)
    pages = [page for page in site.documents if page.path not in site.comparison.covered]
    frame = _frame(site, [page for page in pages if page.path in site.twins])
    for page in pages:
        yield from _of_page(site, page, lists.get(page.path, {}), frame)


def _of_page(site: Site, page: Page, listed: Claims, frame: frozenset[str]) -> Iterator[tuple[str, Difference]]:
    address = site.shown_address(page.path)
    told = _told(site, page)
    for subject in ("title", "description", "published", "updated", "language"):
        claims = [*told.get(subject, ()), *listed.get(subject, ())]
        for one, two in _differing(subject, claims):
            yield (
                _SUBJECTS.get(subject, subject),
                Difference(address, subject, (one.form, two.form), (one.text, two.text), (one.path, two.path)),
            )
    if page.path in site.twins:
        yield from _texts(site, page, address, frame)


_SUBJECTS = {"published": "date", "updated": "date"}


# what the page and its twin say


def _told(site: Site, page: Page) -> Claims:
    claims: Claims = {}

    def claim(subject: str, form: str, text: str | None) -> None:
        if text:
            claims.setdefault(subject, []).append(Claim(form, text, page.path))

    claim("title", "h1", next((heading.text for heading in page.headings if heading.level == 1), None))
    claim("title", "head", page.title)
    claim("description", "head", page.metas.get("description"))
    claim("language", "html", page.language)
    for prefix in ("og", "twitter"):
        claim("title", f"{prefix}:title", page.metas.get(f"{prefix}:title"))
        claim("description", f"{prefix}:description", page.metas.get(f"{prefix}:description"))
    _json_ld(site, page, claim)
    claim("published", "article:published_time", page.metas.get("article:published_time"))
    claim("updated", "article:modified_time", page.metas.get("article:modified_time"))
    if twin := site.twins.get(page.path):
        found = twins.read_twin(site.built.text(twin))
        for subject, form, text in twins.claims(found):
            claims.setdefault(subject, []).append(Claim(form, text, twin))
    return claims


def _json_ld(site: Site, page: Page, claim: Callable[[str, str, str | None], None]) -> None:
    if page.path not in site.graphs:
        return
    for node in graphs.pages(site.graphs[page.path]):
        if not _is_about(site, page, node):
            continue
        for subject, names in _PROPERTIES.items():
            claim(subject, "json-ld", graphs.text(node, *names))


_PROPERTIES = {"title": ("headline", "name"), "description": ("description",), "language": ("inLanguage",)}
_PROPERTIES |= {"published": ("datePublished",), "updated": ("dateModified",)}


def _is_about(site: Site, page: Page, node: graphs.Json) -> bool:
    """Tell whether a node speaks of this page: it names its address, or none at all."""
    above = node.get("mainEntityOfPage")
    addresses = [node.get("url"), node.get("@id"), above.get("@id") if isinstance(above, dict) else above]
    named = [text.partition("#")[0] for text in addresses if isinstance(text, str) and text.partition("#")[0]]
    return not named or any(site.target(page.path, text).path == page.path for text in named)


# what lists of pages say


def _lists(site: Site) -> dict[str, Claims]:
    """Return what sitemaps, feeds and llms.txt say, by path of the page."""
    found: dict[str, Claims] = {}

    def claim(address: str, subject: str, told: Claim) -> None:
        path = _page_at(site, address, told.path)
        if path and told.text:
            found.setdefault(path, {}).setdefault(subject, []).append(told)

    for entry in site.feeds:
        claim(entry.address, "title", Claim("feed", entry.title, entry.path))
        claim(entry.address, "published", Claim("feed", entry.published, entry.path))
        claim(entry.address, "updated", Claim("feed", entry.updated, entry.path))
    for row in site.sitemap:
        claim(row.address, "updated", Claim("sitemap", row.changed, row.path))
    for path in site.built.paths("**/llms.txt"):
        for address, title, _ in llms_links(site.built.text(path)):
            claim(address, "title", Claim("llms.txt", title, path))
    return found


def _page_at(site: Site, address: str, source: str) -> str | None:
    path = site.target(source, address).path
    if path and path.endswith(".md"):
        return next((page for page, twin in site.twins.items() if twin == path), None)
    return path if path in site.pages else None


# comparing


def _differing(subject: str, claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield pairs that do not agree: each claim that agrees with none of those that the page makes first."""
    if subject == "title":
        own = [claim for claim in claims if claim.form in {"h1", "head"}]
        for claim in claims:
            if own and claim.form not in {"h1", "head"} and not any(_same_title(one.text, claim.text) for one in own):
                yield own[0], claim
        return
    same = {"description": _same_start, "language": _same_language}.get(subject, _same_day)
    for claim in claims[1:]:
        if not same(claims[0].text, claim.text):
            yield claims[0], claim


def letters(text: str) -> str:
    """Return the letters and digits of a text in lower case: what is left of it in any format."""
    return "".join(character for character in text.casefold() if character.isalnum())


def _same_title(one: str, two: str) -> bool:
    first, second = sorted((letters(one), letters(two)), key=len)
    return bool(first) and (second.startswith(first) or second.endswith(first)) if first != second else True


def _same_start(one: str, two: str) -> bool:
    """Two descriptions agree when one is the beginning of the other: formats cut off, or add a sentence."""
    first, second = sorted((letters(one), letters(two)), key=len)
    return second.startswith(first)


def _same_language(one: str, two: str) -> bool:
    first, second = sorted((one.casefold().replace("_", "-"), two.casefold().replace("_", "-")), key=len)
    return second == first or second.startswith(f"{first}-")


_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def days(text: str) -> set[datetime.date] | None:
    """Return the days that a moment may be: its own, and that in UTC. None if it is no moment."""
    match = _MOMENT.match(text.strip())
    try:
        found = {datetime.date(*map(int, match.groups()))} if match else None
    except ValueError:
        return None
    try:
        moment = datetime.datetime.fromisoformat(text.strip())
        utc = moment.astimezone(datetime.UTC) if moment.tzinfo else moment
    except (ValueError, OverflowError):
        return found
    return found | {utc.date()} if found else None


def _same_day(one: str, two: str) -> bool:
    first, second = days(one), days(two)
    return first is None or second is None or bool(first & second)


# text


def _frame(site: Site, pages: list[Page]) -> frozenset[str]:
    """Return the paragraphs that several pages have: what a theme puts round the text is in no Markdown form."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({letters(text) for text in twins.paragraphs(main_of(document_tree(site.built.text(page.path))))})
    return frozenset(text for text, count in counts.items() if count >= _OFTEN)


_OFTEN = 3
"""Pages that have a paragraph of the theme."""


def _texts(site: Site, page: Page, address: str, frame: frozenset[str]) -> Iterator[tuple[str, Difference]]:
    twin = site.twins[page.path]
    source = site.built.text(page.path)
    root = document_tree(source)
    body = root.find("body")
    everything = letters(words_of(body if body is not None else root))
    found = twins.read_twin(site.built.text(twin))
    for line in found.lines:
        if twins.is_prose(line) and letters(line.text) not in everything:
            yield "text", Difference(address, line.name or line.role, ("html", "twin"), (NOTHING, line.text), (page.path, twin))
    told = letters(" ".join([*found.matter.values(), *(line.text for line in found.lines)]))
    paragraphs = [text for text in twins.paragraphs(main_of(root)) if letters(text) not in frame]
    missing = [text for text in paragraphs if letters(text) not in told]
    if len(missing) * 2 <= len(paragraphs):  # a twin that holds little of the page is meant to
        for text in missing:
            yield "text", Difference(address, "text", ("html", "twin"), (text, NOTHING), (page.path, twin))
