"""Opening a page asks another origin for something: a script, a style sheet, a font, a picture, a frame, or a connection beforehand.

The other origin learns who reads what (for fonts of Google that was held unlawful in the EU without consent), pages wait for it, break
when it is down or blocked, and a script from there can change the page. Serve the file yourself. Links that a reader follows are
no requests.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.links import loads
from generator.audit.page import Reference
from generator.audit.site import SEVERAL, Site, Target, origin_of
from generator.diagnostics import Code, Diagnostic

CODE = Code("APA022", "foreign-request", __doc__ or "", "warning")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield requests to other origins, once an origin and kind of file."""
    own = origin_of(site.root)
    found: dict[tuple[str, str], list[tuple[str, str, int]]] = {}
    for path, reference, target in [*loads(site), *_frames(site)]:
        origin = "" if target.inside else origin_of(target.address)
        if origin and origin != own:
            found.setdefault((origin, reference.kind), []).append((path, reference.address, reference.line))
    for (origin, kind), places in found.items():
        spans = [site.span(path, written, line=line) for path, written, line in places[:SEVERAL]]
        count = len({path for path, *_ in places})
        message = f"{count} file{'s ask' if count > 1 else ' asks'} {origin} for {_KINDS.get(kind, f'a {kind}')}: {places[0][1]}"
        yield CODE.at(spans[0], message, "serve the file yourself", others=spans[1:])


_KINDS = {"style": "a style sheet", "icon": "an icon", "image": "a picture", "preload": "a file beforehand", "connection": "a connection"}


def _frames(site: Site) -> Iterator[tuple[str, Reference, Target]]:
    for page, reference in site.references():
        if reference.kind == "frame":
            yield page.path, reference, site.target(page.path, reference.address, page.base)
