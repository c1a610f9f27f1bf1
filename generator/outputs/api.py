"""Data for programs: ``/api/index.json``, ``/api/<kind>.json``, ``/api/<kind>/<slug>.json``, with schemas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model.artifact import Job
from generator.model.page import Page
from generator.model.site import Frame, KindInfo, Site
from generator.outputs.budget import digest
from generator.outputs.build import Build, data_files, lines, pretty
from generator.outputs.records import record, record_schema, summary

JsonObject = dict[str, Any]


def plan(build: Build) -> Iterator[Job]:
    """Plan one index, one list a kind, one record a page, and the schemas."""
    site = build.site
    kinds = [(kind, tuple(page for page in build.pages if page.kind == kind.name)) for kind in site.kinds]
    kinds = [(kind, pages) for kind, pages in kinds if pages]
    entries: list[JsonObject] = []
    calls = [(page, site.frame) for page in build.pages]
    for call, (mark, text) in zip(calls, build.memo.briefly(page_record, calls, digest), strict=True):
        page = call[0]
        entries.append(_entry(page, site, mark))
        if page.kind:
            path, key = f"api/{page.id.replace(':', '/')}.json", build.memo.key(page_record, call)
            yield Job(path, build.memo.anew, (page_record, call), key) if text is None else Job(path, str, (text,), key)
    yield Job("api/index.json", index, (site, tuple(kinds), build.pages, entries))
    for kind, pages in kinds:
        yield Job(f"api/{kind.name}.json", kind_list, (site.frame, kind, pages), build.key(kind_list, pages, kind, site.frame))
    for name, schema in _schemas().items():
        yield Job(f"api/schemas/{name}.json", pretty, (schema,))


def index(
    site: Site, kinds: tuple[tuple[KindInfo, tuple[Page, ...]], ...], pages: tuple[Page, ...], entries: list[JsonObject]
) -> Iterator[str]:
    """Yield what there is: kinds, topics, every page with a digest of its record (``entries``), other files."""
    api = f"{site.url}api/"
    return lines(
        {
            "name": site.brand.name,
            "url": site.url,
            "language": site.brand.language,
            "updated": _newest(pages),
            "kinds": [
                {"kind": kind.name, "label": site.labels(f"kind.{kind.name}.plural"), "pages": len(found), "url": f"{api}{kind.name}.json"}
                for kind, found in kinds
            ],
            "topics": [
                {"topic": topic.id, "label": topic.label, "label_en": topic.label_en, "url": site.permalink(f"/topics/{topic.id}/")}
                for topic in site.topics.values()
            ],
            "pages": entries,
            "schemas": {name: f"{api}schemas/{name}.json" for name in _schemas()},
            **data_files(site),
            "chunks": f"{api}chunks.jsonl",
            "llms": f"{site.url}llms.json",
        }
    )


def _entry(page: Page, site: Site, mark: str) -> JsonObject:
    found: JsonObject = {"id": page.id, "kind": page.kind or "listing", "title": page.title, "url": site.permalink(page.route)}
    found |= {"updated": str(page.updated) if page.updated else None, "digest": mark}
    return found | ({"record": f"{site.url}api/{page.id.replace(':', '/')}.json"} if page.kind else {})


def _newest(pages: tuple[Page, ...]) -> str | None:
    return max((str(page.updated) for page in pages if page.updated), default=None)


def kind_list(site: Frame, kind: KindInfo, pages: tuple[Page, ...]) -> Iterator[str]:
    """Yield the pages of a kind, each with what a list says of it."""
    return lines(
        {
            "kind": kind.name,
            "label": site.labels(f"kind.{kind.name}.plural"),
            "url": site.permalink(kind.route),
            "updated": _newest(pages),
            "pages": (summary(page, site) | {"record": f"{site.url}api/{page.id.replace(':', '/')}.json"} for page in pages),
        }
    )


def page_record(page: Page, site: Frame) -> str:
    """Return the record of a page."""
    return "".join(lines(record(page, site)))


def _schemas() -> dict[str, JsonObject]:
    whole = record_schema()
    listed = {name: whole["properties"][name] for name in _SUMMARY_FIELDS}
    listed["record"] = {"type": "string", "format": "uri"}
    text: JsonObject = {"type": "string"}
    kind = {"kind": text, "label": text, "url": text, "updated": {"type": ["string", "null"]}}
    kind["pages"] = {"type": "array", "items": _closed(listed)}
    chunk: JsonObject = dict.fromkeys(("id", "url", "page", "title", "heading", "kind", "language", "text", "digest"), text)
    chunk |= {"tokens": {"type": "integer"}, "updated": {"type": ["string", "null"], "format": "date"}, "stale": {"type": "boolean"}}
    dialect = {"$schema": whole["$schema"]}
    return {"page": whole, "kind": {**dialect, **_closed(kind)}, "chunk": {**dialect, **_closed(chunk)}}


_SUMMARY_FIELDS = (
    "id",
    "kind",
    "url",
    "markdown_url",
    "title",
    "description",
    "language",
    "topics",
    "owner",
    "published",
    "updated",
    "review_by",
    "stale",
)


def _closed(properties: JsonObject) -> JsonObject:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
