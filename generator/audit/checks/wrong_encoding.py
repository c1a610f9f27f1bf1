"""A text file that is not in the encoding that it declares, or a page that declares none.

Readers see other characters than were written. Save every text as UTF-8, and let pages say so in their first 1,024 bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.audit.place import span_at
from generator.audit.site import Site
from generator.built import charset
from generator.diagnostics import Code, Diagnostic, Span

CODE = Code("APA045", "wrong-encoding", __doc__ or "")

_TEXTS = (".html", ".htm", ".md", ".txt", ".json", ".jsonl", ".jsonld", ".css", ".js", ".webmanifest")
_DECLARED = re.compile(rb"charset\s*=", re.IGNORECASE)
_HEAD = 1024


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield files that are not what they say."""
    undeclared = []
    for path in site.built.files:
        if path.endswith(_TEXTS):
            data = site.built.read(path)
            encoding = charset(data) if path in site.pages else "utf-8"
            yield from _read(path, data, encoding)
            marked = data.startswith(b"\xef\xbb\xbf") or _DECLARED.search(data[:_HEAD])
            undeclared += [path] if path in site.pages and not marked and not data.isascii() else []
    pages = [(site.pages[path], "<head", 0) for path in undeclared]
    what = ("the page does not declare its encoding", "{count} pages do not declare their encoding")
    yield from site.gathered(CODE, pages, what, 'write `<meta charset="utf-8">` at the beginning of the head')


def _read(path: str, data: bytes, encoding: str) -> Iterator[Diagnostic]:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "replace")
        span = span_at(path, before, len(before), len(before))
        yield CODE.at(span, f"byte 0x{data[error.start]:02x} is not {encoding}", "save the file as UTF-8")
    except (LookupError, ValueError, TypeError):
        yield CODE.at(Span(path), f"the page declares `{encoding}`, which is no encoding of text", "save the page as UTF-8, and say so")
