"""A JSON file of the site that is not JSON: data for programs, feeds, search indexes, manifests, one value a line in `.jsonl`.

Programs that read it fail, most of them silently: a search box that finds nothing is the usual sign.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.audit.site import Site
from generator.diagnostics import Code, Diagnostic, Span

CODE = Code("APA043", "broken-json", __doc__ or "")

_NAMES = (".json", ".jsonld", ".webmanifest", ".map")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield files that are not JSON."""
    for path in site.built.files:
        if path.endswith(_NAMES):
            yield from _read(path, site.built.text(path), 1)
        elif path.endswith(".jsonl"):
            for number, line in enumerate(site.built.text(path).split("\n"), 1):
                if line.strip():
                    yield from _read(path, line, number)


def _read(path: str, text: str, line: int) -> Iterator[Diagnostic]:
    hint = "mend what writes the file"
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        yield CODE.at(Span(path, line + error.lineno - 1, error.colno), f"not JSON: {error.msg.lower()}", hint)
    except RecursionError:
        yield CODE.at(Span(path, line), "the JSON is nested too deep to be read", hint)
    except ValueError:
        yield CODE.at(Span(path, line), "the JSON has a number too long to be read", hint)
