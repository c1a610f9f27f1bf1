"""Feeds: Atom with feedparser (what readers use) and atoma (strict), JSON Feed with the schema that jsonfeedvalidator carries."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import atoma
import feedparser
import pytest
from jsonfeedvalidator.schema import SCHEMA
from jsonschema import Draft4Validator, FormatChecker

from tests.validators.conftest import Judged


def feeds(site: Judged, ending: str) -> list[str]:
    return [*site.paths(f"feed.{ending}"), *site.paths(f"*/feed.{ending}")]


def version_1_1() -> dict[str, Any]:
    """Version 1.1 of JSON Feed (https://jsonfeed.org/version/1.1) adds ``authors`` and ``language`` to the feed and to its items."""
    schema: dict[str, Any] = copy.deepcopy(SCHEMA)
    authors = {"type": "array", "items": {"$ref": "#/definitions/author"}}
    for place in (schema, schema["definitions"]["item"]):
        place["properties"] |= {"authors": authors, "language": {"type": "string", "pattern": "^[a-z]{2}(-[A-Z]{2})?$"}}
    schema["properties"]["version"] = {"enum": ["https://jsonfeed.org/version/1.1"]}
    return schema


JSON_FEED = Draft4Validator(version_1_1(), format_checker=FormatChecker())


def test_feedparser_reads_every_feed_without_complaint(judged: Judged) -> None:
    assert feeds(judged, "xml")
    for path in feeds(judged, "xml"):
        feed = feedparser.parse(judged.text(path).encode())
        assert not feed.bozo, feed.get("bozo_exception")
        assert feed.version == "atom10"
        assert feed.feed.title
        ids = [entry.id for entry in feed.entries]
        assert ids
        assert len(set(ids)) == len(ids)
        for entry in feed.entries:
            assert judged.has(judged.file_of(entry.link))
            assert len(entry.content[0].value) > len(entry.summary)
            assert date(*entry.published_parsed[:3]) <= date(*entry.updated_parsed[:3])


def test_atoma_reads_every_feed(judged: Judged) -> None:
    for path in feeds(judged, "xml"):
        feed = atoma.parse_atom_bytes(judged.text(path).encode())
        assert feed.updated == max(entry.updated for entry in feed.entries)
        assert feed.updated.utcoffset() is not None
        assert all(entry.authors and entry.summary and entry.content for entry in feed.entries)
        assert {link.rel for link in feed.links} == {"self", "alternate"}


def test_every_json_feed_keeps_to_the_schema(judged: Judged) -> None:
    assert feeds(judged, "json")
    for path in feeds(judged, "json"):
        feed = judged.json(path)
        assert [error.message for error in JSON_FEED.iter_errors(feed)] == []
        assert feed["feed_url"] == judged.url + path
        ids = [item["id"] for item in feed["items"]]
        assert len(set(ids)) == len(ids)


def test_both_feeds_hold_the_same_pages_newest_first(judged: Judged) -> None:
    for path in feeds(judged, "json"):
        items = judged.json(path)["items"]
        entries = feedparser.parse(judged.text(path.replace(".json", ".xml")).encode()).entries
        assert [item["id"] for item in items] == [entry.id for entry in entries]
        days = [item["date_modified"] for item in items]
        assert days == sorted(days, reverse=True)


@pytest.mark.parametrize(
    ("name", "value"), [("title", None), ("version", "1.1"), ("language", "Chinese"), ("items", [{"id": "x"}]), ("home", "https://x/")]
)
def test_the_schema_refuses_what_the_specification_does(name: str, value: object) -> None:
    feed: dict[str, Any] = {"version": "https://jsonfeed.org/version/1.1", "title": "x", "language": "en", "items": []}
    assert list(JSON_FEED.iter_errors(feed)) == []
    changed = {**feed, name: value} if value is not None else {key: item for key, item in feed.items() if key != name}
    assert list(JSON_FEED.iter_errors(changed)) != []
