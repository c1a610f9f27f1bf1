"""A site with one thing marked, so that the mark shows wherever the thing does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from generator.impact.subject import LISTS, Subject
from generator.model.fields import Part
from generator.model.site import Site

MARK = "zqximpactqxz"
"""Letters that no text has; a word in every language, and fit for an address."""
AT = "zqxaddressqxz"
"""The same, for addresses."""

_SHOWN = ("title", "term", "question", "answer", "heading", "intent", "text", "body", "label", "description", "example", "boundary")
_SHOWN_OF_NAMES = ("label", "value", "name", "role", "description", "example", "boundary", "why", "instead")


def marked(subject: Subject, site: Site) -> Site:
    """Return the site with the subject's texts and address marked. A subject that is not published leaves it as it is."""
    return replace(_marked(subject, site), briefs={})  # what the site remembers of itself is not marked


def _marked(subject: Subject, site: Site) -> Site:
    if subject.kind == "asset":
        return site
    if subject.kind in LISTS:
        return _with_name(subject, site)
    entry: Any = site.entries.get(subject.name)
    if entry is None:
        return site
    if subject.kind == "part":
        return replace(site, entries=_put(site.entries, subject.name, _with_part(entry, subject.anchor)))
    changed = entry.model_copy(update={name: f"{vars(entry)[name]} {MARK}" for name in ("title", "term") if name in vars(entry)})
    route = site.routes[subject.name]
    there = f"{route.rstrip('/')}-{AT}/"
    redirects = {old: there if new == route else new for old, new in site.redirects.items()}
    return replace(
        site,
        entries=_put(site.entries, subject.name, changed),
        routes=_put(site.routes, subject.name, there),
        redirects=MappingProxyType(redirects),
    )


def _put(mapping: Mapping[str, Any], key: str, value: Any) -> Mapping[str, Any]:
    return MappingProxyType({**mapping, key: value})


def _with_name(subject: Subject, site: Site) -> Site:
    file, field = LISTS[subject.kind]
    if file == "topics":
        return replace(site, topics=_put(site.topics, subject.name, _marked_part(site.topics[subject.name], _SHOWN_OF_NAMES)))
    if file == "evidence":
        return replace(site, evidence=_put(site.evidence, subject.name, _marked_part(site.evidence[subject.name], _SHOWN_OF_NAMES)))
    holder: Any = site.brand if file == "site" else site.policy
    items = tuple(_marked_part(item, _SHOWN_OF_NAMES) if item.id == subject.name else item for item in getattr(holder, field))
    changed = holder.model_copy(update={field: items})
    return replace(site, brand=changed) if file == "site" else replace(site, policy=changed)


def _with_part(part: Any, anchor: str) -> Any:
    """Return a part in which whatever is called ``anchor`` is marked."""
    changed = {name: new for name, value in vars(part).items() if (new := _with_part_in(value, anchor)) is not value}
    return part.model_copy(update=changed) if changed else part


def _with_part_in(value: Any, anchor: str) -> Any:
    if isinstance(value, Part):
        return _marked_part(value, _SHOWN) if vars(value).get("id") == anchor else _with_part(value, anchor)
    if isinstance(value, tuple):
        items = tuple(_with_part_in(item, anchor) for item in value)
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    return value


def _marked_part(part: Any, names: tuple[str, ...]) -> Any:
    texts = {name: value for name, value in vars(part).items() if name in names and isinstance(value, str)}
    return part.model_copy(update={name: f"{value}\n\n{MARK}" if "\n" in value else f"{value} {MARK}" for name, value in texts.items()})
