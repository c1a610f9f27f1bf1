"""Everything of a site that is no page: lists of pages, data, replies, texts. One reader a form, told by the name of the file."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from generator.audit.formats.tree import xml_tree
from generator.audit.said import canonical, plain
from generator.sitediff.change import Change, Seen
from generator.sitediff.page import json_leaves, relative_to
from generator.sitediff.told import Told, frame_of, is_counted
from generator.sitediff.words import paired

Values = Mapping[str, str]

_LLMS_LINK = re.compile(r"- \[((?:[^\]\\]|\\.)*)\]\(([^\s)]+)\)(?::\s*(.*))?")


@dataclass(frozen=True, slots=True)
class States:
    """Both states of an output, the addresses of both sites, and what is told already."""

    old: str
    new: str
    bases: tuple[str, str]
    told: Told


class UnreadableError(Exception):
    """A file that is not what its name says."""


def output_changes(path: str, states: States) -> Iterator[Change]:
    """Yield what changed in an output and does not follow from a page."""
    try:
        yield from _form_of(path)(path, states)
    except UnreadableError as error:
        yield Change("crawler", "unreadable", str(error), "", "")
        yield from _text(path, states)


Form = Callable[[str, States], Iterator[Change]]


def _form_of(path: str) -> Form:
    name = path.rpartition("/")[2]
    for pattern, form in _FORMS:
        if re.fullmatch(pattern, name):
            return form
    return _text


def _listing(path: str, states: States) -> Iterator[Change]:
    """Compare sitemaps or feeds: which pages it lists; what it says of them follows from the pages, or is told."""
    read = _json_feed if path.endswith(".json") else _xml_list
    before, after = read(states.old, states.bases[0]), read(states.new, states.bases[1])
    yield from _membership(before, after)
    for address in before.keys() & after.keys():
        if before[address] != after[address] and not states.told.explains(before[address], after[address]):
            yield Change("crawler", "entry", address, before[address], after[address])


def _membership(before: Values, after: Values, seen_by: Seen = "crawler") -> Iterator[Change]:
    yield from (Change(seen_by, "listed", address, None, after[address]) for address in sorted(after.keys() - before.keys()))
    yield from (Change(seen_by, "listed", address, before[address], None) for address in sorted(before.keys() - after.keys()))


def _xml_list(source: str, base: str) -> dict[str, str]:
    try:
        root = xml_tree(source)
    except etree.LxmlError as error:
        raise UnreadableError("not XML") from error
    found = {}
    for row in root.iter():
        if not isinstance(row.tag, str) or row.tag.rpartition("}")[2] not in {"url", "sitemap", "entry", "item"}:
            continue
        parts = {part.tag.rpartition("}")[2]: plain(part.text or part.get("href") or "") for part in row if isinstance(part.tag, str)}
        address = relative_to(base, next((parts[name] for name in ("loc", "id", "guid", "link") if parts.get(name)), ""))
        found[address] = " · ".join(parts[name] for name in ("title", "lastmod", "published", "updated", "pubDate") if parts.get(name))
    return found


def _json_feed(source: str, base: str) -> dict[str, str]:
    value = _json(source)
    items = value.get("items") if isinstance(value, dict) else None
    found = {}
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict):
            address = relative_to(base, str(item.get("url", item.get("id", ""))))
            found[address] = " · ".join(str(item[name])[:80] for name in ("title", "date_published", "date_modified") if item.get(name))
    return found


def _json(source: str) -> Any:
    try:
        return json.loads(source)
    except (ValueError, RecursionError) as error:
        raise UnreadableError("not JSON") from error


def _llms(path: str, states: States) -> Iterator[Change]:
    """Compare indexes for language models: which pages it lists, under which heading, with which words."""
    before, after = _llms_links(states.old, states.bases[0]), _llms_links(states.new, states.bases[1])
    yield from _membership({key: link[1] for key, link in before.items()}, {key: link[1] for key, link in after.items()})
    for address in sorted(before.keys() & after.keys()):
        (one, *words), (two, *others) = before[address], after[address]
        if one != two:
            yield Change("crawler", "section", address, one, two)
        if words != others and not states.told.explains(" · ".join(words), " · ".join(others)):
            yield Change("crawler", "entry", address, " · ".join(words), " · ".join(others))
    rest = [re.sub(_LLMS_LINK, "", text) for text in (states.old, states.new)]
    yield from _text(path, replace(states, old=rest[0], new=rest[1]))


def _llms_links(source: str, base: str) -> dict[str, tuple[str, str, str]]:
    found, heading = {}, ""
    for line in source.split("\n"):
        if line.startswith("## "):
            heading = line[3:].strip()
        elif match := _LLMS_LINK.fullmatch(line.strip()):
            found[relative_to(base, canonical(match[2]))] = (heading, match[1], match[3] or "")
    return found


def _replies(path: str, states: States) -> Iterator[Change]:
    """Compare the replies of support: wording, variables, boundary, and whether they may be sent."""
    before, after = _replies_of(states.old), _replies_of(states.new)
    names = {id_: str(reply.get("title", id_)) for id_, reply in {**before, **after}.items()}
    for id_ in sorted(after.keys() - before.keys()):
        yield Change("agent", "reply", id_, None, f"{names[id_]}: {plain(str(after[id_].get('text_plain', '')))}")
    for id_ in sorted(before.keys() - after.keys()):
        yield Change("agent", "reply", id_, f"{names[id_]}: {plain(str(before[id_].get('text_plain', '')))}", None)
    for id_ in sorted(before.keys() & after.keys()):
        yield from _reply(id_, before[id_], after[id_], states.bases)
    rest = [json.dumps({**value, "replies": []} if isinstance(value := _json(text), dict) else value) for text in (states.old, states.new)]
    yield from _data(path, replace(states, old=rest[0], new=rest[1]))


_TOLD_OF_REPLIES = {"text_markdown": "text", "text_plain": "", "language": "language", "page": "", "updated": ""}


def _reply(id_: str, old: Any, new: Any, bases: tuple[str, str]) -> Iterator[Change]:
    before, after = dict(json_leaves(old, bases[0])), dict(json_leaves(new, bases[1]))
    for field in [*before, *(field for field in after if field not in before)]:
        name = _TOLD_OF_REPLIES.get(field.partition(" > ")[0], field)
        if name and before.get(field) != after.get(field):
            yield Change("agent", f"reply {name.partition(' > ')[0]}", f"{id_} > {field}", before.get(field), after.get(field))


def _replies_of(source: str) -> dict[str, dict[str, Any]]:
    value = _json(source)
    replies = value.get("replies") if isinstance(value, dict) else None
    return {str(reply["id"]): reply for reply in replies if isinstance(reply, dict) and "id" in reply} if isinstance(replies, list) else {}


def _data(_path: str, states: States) -> Iterator[Change]:
    """Compare any JSON: the values that changed and neither follow from a page nor are counted from others."""
    yield from _leaves(_json(states.old), _json(states.new), states)


def _lines_of_json(_path: str, states: States) -> Iterator[Change]:
    sides = [[_json(line) for line in text.split("\n") if line.strip()] for text in (states.old, states.new)]
    yield from _leaves(sides[0], sides[1], states)


def _leaves(old: Any, new: Any, states: States) -> Iterator[Change]:
    before, after = dict(json_leaves(old, states.bases[0])), dict(json_leaves(new, states.bases[1]))
    told, frame = states.told, frame_of(states.old, states.new)
    for field in [*before, *(field for field in after if field not in before)]:
        one, two = before.get(field), after.get(field)
        if one != two and not told.explains(one, two, frame) and not (is_counted(field) and not told.nothing):
            yield Change("crawler", "value", field, one, two)


def _text(_path: str, states: States) -> Iterator[Change]:
    """Compare lines of text: those that went and came, less those that stand on changed pages."""
    before, after = _text_lines(states.old, states.bases[0]), _text_lines(states.new, states.bases[1])
    gone, came = Counter(before) - Counter(after), Counter(after) - Counter(before)
    frame = frame_of(states.old, states.new)
    for one, two in paired(list(gone.elements()), list(came.elements())):
        if not states.told.explains(one, two, frame):
            yield Change("crawler", "line", "", one, two)


def _text_lines(source: str, base: str) -> list[str]:
    return [line for line in (plain(line.replace(base, "/") if base else line) for line in source.split("\n")) if line]


_FORMS: tuple[tuple[str, Form], ...] = (
    (r"sitemap.*\.xml|.*(?:feed|atom|rss).*\.(?:xml|json)|schemamap\.xml", _listing),
    (r"llms(?!.*full).*\.txt", _llms),
    (r"replies\.json", _replies),
    (r".*\.(?:json|jsonld|webmanifest)|api-catalog", _data),
    (r".*\.jsonl", _lines_of_json),
)
TEXTS = re.compile(r".*\.(?:txt|md|xml|json|jsonl|jsonld|webmanifest|csv|yml|yaml)|.*/?(?:_redirects|_headers|api-catalog|CNAME)")
"""Files that are compared by what they say; others by their bytes."""
