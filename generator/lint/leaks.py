"""Secrets and personal data in the sources: every character of every file is looked at, comments and private notes too.

A message never repeats what was found; it stands in a report that many people read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from generator.diagnostics import Span
from generator.lint.key_shapes import usable
from generator.lint.project import Around, Files
from generator.secrets import Known, Masks, Shape, secrets
from generator.secrets.scan import Secret
from generator.source.marks import Path
from generator.source.yamldoc import Document

_ESCAPES = re.compile(r"\\|\n")


@lru_cache(maxsize=1)  # asked for with every file
def known(around: Around) -> Known:
    """Return what the project says of itself: the shapes of its keys, how they are masked, what the brand has published."""
    policy, brand = around.policy, around.brand
    shapes = tuple(Shape(shape.label, pattern) for shape, pattern in usable(policy)) if policy else ()
    masks = Masks(policy.masking.keep_start, policy.masking.keep_end) if policy else Masks()
    hosts = [urlsplit(address).hostname or "" for address in (brand.url, brand.organisation.url)] if brand else []
    domains = frozenset(".".join(host.split(".")[number:]) for host in hosts for number in range(max(1, host.count("."))))
    return Known(shapes, masks, frozenset(around.own), domains)


def leaks(files: Files, kind: str) -> Iterator[tuple[Span, Secret]]:
    """Yield the secrets of a kind in all sources, with their places."""
    return ((span, secret) for span, secret in _all(files) if secret.kind == kind)


@lru_cache(maxsize=1)  # every kind is a rule
def _all(files: Files) -> tuple[tuple[Span, Secret], ...]:
    of_project = known(files.around)
    documents = (*(item.document for item in files.items), *files.vocabularies.values())
    in_yaml = (found for document in documents for found in _in_document(document, of_project))
    in_pages = (
        (_span(path, text, secret.start, secret.end), secret)
        for path, text in files.written.items()
        for secret in secrets(text, of_project)
    )
    return (*in_yaml, *in_pages)


def _in_document(document: Document, of_project: Known) -> Iterator[tuple[Span, Secret]]:
    told = set()
    for secret in secrets(document.text, of_project):
        told.add(document.text[secret.start : secret.end])
        yield _span(document.path, document.text, secret.start, secret.end), secret
    for path, value in _unlike_written(document.value, document.text):
        for secret in secrets(value, of_project):
            if value[secret.start : secret.end] not in told:
                yield document.span(path), secret


def _unlike_written(value: Any, text: str) -> Iterator[tuple[Path, str]]:
    """Yield the texts of which a line does not stand in the file as it reads: it is written with escapes, or over several lines."""
    place = 0
    for path, key, told in _texts(value, (), []):
        found = text.find(told, place)  # values are read in the order of the file: the next one stands a little further on
        if found >= 0:
            place = found
        elif told not in text and any(line not in text for line in told.split("\n")):
            yield (*path, key), told


_Text = tuple[Path, str | int, str]


def _texts(value: dict[str, Any] | list[Any], path: Path, found: list[_Text]) -> list[_Text]:
    """Add the texts in a value to ``found``: each with the path of what holds it, and its key or number there."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(inner, str):
            found.append((path, key, inner))
        elif isinstance(inner, dict | list):
            _texts(inner, (*path, key), found)
    return found


def _span(path: str, text: str, start: int, end: int) -> Span:
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    end_line, end_column = text.count("\n", 0, end) + 1, end - text.rfind("\n", 0, end)
    return Span(path, line, column, end_line, end_column)
