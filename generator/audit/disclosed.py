"""Secrets and personal data in the files of a site, found in one reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from generator.audit.lines import Lines, column
from generator.audit.site import Site
from generator.diagnostics import Span
from generator.secrets import Known, masked, secrets

PROGRAMS = (".js", ".mjs", ".css", ".map", ".wasm", ".xsl")
_TEXTS = (".html", ".htm", ".md", ".txt", ".json", ".jsonl", ".jsonld", ".xml", ".csv", ".yml", ".yaml", ".svg", ".webmanifest", ".gz")
_OFFERED = re.compile(r"\s*(mailto|tel):([^?]*)", re.IGNORECASE)


class Disclosed(NamedTuple):
    """A secret in a file: its kind (``key``, ``personal``, ``host``), what it is, and what may be shown of it."""

    span: Span
    kind: str
    label: str
    shown: str


@lru_cache(maxsize=1)
def disclosed(site: Site) -> tuple[Disclosed, ...]:
    """Return what the files of a site disclose, each secret once a file; a line that several files share is read once."""
    known = _known(site)
    lines = Lines(site.built)
    return tuple(found for path in site.built.files if _is_text(path) for found in _in_file(lines, path, known))


def _is_text(path: str) -> bool:
    return path.endswith((*PROGRAMS, *_TEXTS)) or "." not in path.rpartition("/")[2]


def _in_file(lines: Lines, path: str, known: Known) -> Iterator[Disclosed]:
    fresh = [(number, text, raw) for number, _, text, raw in lines.unread(path)]
    text = "\n".join(line for _, line, _ in fresh)
    seen = set()
    for secret in secrets(text, known):
        shown = masked(text[secret.start : secret.end])
        if (secret.label, shown) not in seen:
            seen.add((secret.label, shown))
            line, _, raw = fresh[text.count("\n", 0, secret.start)]
            span = Span(path, max(1, line), column(raw, text[secret.start : secret.end]))
            yield Disclosed(span, secret.kind, secret.label, shown)


def _known(site: Site) -> Known:
    """Return what the site publishes on purpose."""
    own: set[str] = set()
    for _, reference in site.references():
        if match := _OFFERED.match(reference.address):
            text = unquote(match[2]).strip().casefold()
            own.add("".join(filter(str.isdigit, text)) if match[1].casefold() == "tel" else text)
    parts = (urlsplit(site.root).hostname or "").split(".")
    domains = {".".join(parts[place:]) for place in range(max(1, len(parts) - 1))}
    return Known(own=frozenset(own), domains=frozenset(domains))
