"""A script, style sheet, picture, font or other file that a page or style sheet loads is not there.

The page looks or works otherwise than it should, and every visit costs a request for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.links import loads
from generator.audit.site import SEVERAL, Site
from generator.diagnostics import Code, Diagnostic

CODE = Code("APA013", "lost-asset", __doc__ or "")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield files that are loaded and not there, by what is loaded."""
    missing: dict[tuple[str, str], list[tuple[str, str, int]]] = {}
    for path, reference, target in loads(site):
        if target.inside and target.path is None and reference.kind != "connection":
            missing.setdefault((target.address, reference.kind), []).append((path, reference.address, reference.line))
    for (address, kind), places in missing.items():
        spans = [site.span(path, written, line=line) for path, written, line in places[:SEVERAL]]
        count = len({path for path, *_ in places})
        message = f"the {kind} is not there: {address.removeprefix(site.root)}" + (f" ({count} files load it)" if count > 1 else "")
        yield CODE.at(spans[0], message, "add the file, or load another", others=spans[1:])
