"""What a difference is about, for the checks that tell it."""

from __future__ import annotations

from generator.audit.difference import Difference

_SUBJECTS = {
    "title": "title",
    "title of the article": "title",
    "published": "date",
    "updated": "date",
    "review by": "date",
    "stale": "date",
}
_SUBJECTS |= {"published of the article": "date", "updated of the article": "date", "language": "language", "page": "list"}
_SUBJECTS |= {"description": "description", "summary": "description", "English sentence": "description", "url": "address"}
_SUBJECTS |= {"description of the article": "description", "summary of the article": "description", "canonical address": "address"}


def subject(difference: Difference) -> str:
    """Return what a difference is about: title, description, date, language, address, list, data (JSON-LD) or text."""
    if difference.field.startswith("days of "):
        return "list"
    if difference.field in _SUBJECTS:
        return _SUBJECTS[difference.field]
    return "data" if {"json-ld", "schema"} & set(difference.formats) else "text"
