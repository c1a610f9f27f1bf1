"""Records: a page's blocks as plain data, for programs.

Every text stands in two forms: ``plain``, as a reader sees it, and ``markdown`` with absolute
links. The JSON Schema of a record is made from the same types.
"""

from __future__ import annotations

import dataclasses
import datetime
import types
import typing
from functools import cache
from typing import Any

from generator.model import blocks
from generator.model.blocks import Text
from generator.model.page import Page
from generator.model.site import Frame
from generator.text.markdown import to_plain
from generator.text.slugs import twin_of

JsonObject = dict[str, Any]


def record(page: Page, site: Frame) -> JsonObject:
    """Return everything that a page shows."""
    return {
        **summary(page, site),
        "author": page.author.name if page.author else None,
        "audience": list(page.audience),
        "aliases": list(page.aliases),
        "english": list(page.english),
        "mentions": [{"term": link.label, "url": site.permalink(link.route)} for link in page.mentions],
        "blocks": [_block(block, site) for block in page.blocks],
    }


def summary(page: Page, site: Frame) -> JsonObject:
    """Return what a list of pages says of a page."""
    return {
        "id": page.id,
        "kind": page.kind or "listing",
        "url": site.permalink(page.route),
        "markdown_url": site.permalink(twin_of(page.route)),
        "title": page.title,
        "description": page.description,
        "language": page.language,
        "topics": [link.route.strip("/").rpartition("/")[2] for link in page.topics],
        "owner": page.owner.name if page.owner else None,
        "published": str(page.published) if page.published else None,
        "updated": str(page.updated) if page.updated else None,
        "review_by": str(page.review_by) if page.review_by else None,
        "stale": page.stale,
    }


def _block(block: Any, site: Frame) -> JsonObject:
    return {"type": type(block).__name__, **_fields(block, site)}


def _fields(part: Any, site: Frame) -> JsonObject:
    return {name: _value(getattr(part, name), site) for name in _names(part.__class__)}


@cache
def _names(part: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(part))


def _value(value: Any, site: Frame) -> Any:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Text):
        return {"plain": to_plain(value.markdown), "markdown": value.linked(lambda target: site.permalink(target.route))}
    if isinstance(value, tuple):
        return [_value(item, site) for item in value]
    if isinstance(value, datetime.date):
        return str(value)
    return _block(value, site) if type(value) in _BLOCKS else _fields(value, site)


_BLOCKS = frozenset(typing.get_args(blocks.Block))


def record_schema() -> JsonObject:
    """Return the JSON Schema (2020-12) of a record."""
    definitions: JsonObject = {"Text": _object({"plain": {"type": "string"}, "markdown": {"type": "string"}})}
    names = [_define(block, definitions, tagged=True) for block in typing.get_args(blocks.Block)]
    nothing_or_day = {"type": ["string", "null"], "format": "date"}
    properties: JsonObject = {
        **{name: {"type": "string"} for name in ("id", "kind", "title", "description", "language")},
        **{name: {"type": "string", "format": "uri"} for name in ("url", "markdown_url")},
        **dict.fromkeys(("published", "updated", "review_by"), nothing_or_day),
        **{name: {"type": ["string", "null"]} for name in ("owner", "author")},
        **{name: {"type": "array", "items": {"type": "string"}} for name in ("topics", "audience", "aliases", "english")},
        "stale": {"type": "boolean"},
        "mentions": {"type": "array", "items": _object({"term": {"type": "string"}, "url": {"type": "string", "format": "uri"}})},
        "blocks": {"type": "array", "items": {"$ref": "#/$defs/Block"}},
    }
    definitions["Block"] = {"oneOf": [{"$ref": f"#/$defs/{name}"} for name in names]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_object(properties), "$defs": definitions}


def _define(part: Any, definitions: JsonObject, *, tagged: bool) -> str:
    """Add the schema of a dataclass, and of those that it holds; return its name."""
    name: str = part.__name__
    if name not in definitions:
        definitions[name] = {}
        hints = typing.get_type_hints(part)
        properties = {field.name: _annotated(hints[field.name], definitions) for field in dataclasses.fields(part)}
        definitions[name] = _object(({"type": {"const": name}} if tagged else {}) | properties)
    return name


def _annotated(annotation: Any, definitions: JsonObject) -> JsonObject:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if annotation is Text:
        return {"$ref": "#/$defs/Text"}
    if annotation == blocks.Block:
        return {"$ref": "#/$defs/Block"}
    if origin is tuple:
        return {"type": "array", "items": _annotated(arguments[0], definitions)}
    if origin is typing.Literal:
        return {"enum": list(arguments)}
    if origin is types.UnionType:
        return {"anyOf": [_annotated(argument, definitions) for argument in arguments]}
    if dataclasses.is_dataclass(annotation):
        return {"$ref": f"#/$defs/{_define(annotation, definitions, tagged=False)}"}
    return dict(_SIMPLE[annotation])


_SIMPLE: dict[Any, JsonObject] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    datetime.date: {"type": "string", "format": "date"},
}


def _object(properties: JsonObject) -> JsonObject:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
