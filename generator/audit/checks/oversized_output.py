"""A page, script, style sheet or picture over its size budget.

Limits in kibibytes: page 400, script 500, style sheet 250, picture 500; `--max-page`, `--max-script`, `--max-style` and
`--max-image` set others. Readers on slow lines wait for every kibibyte, and crawlers cut pages off.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.site import Site
from generator.diagnostics import Code, Diagnostic, Span

CODE = Code("APA030", "oversized-output", __doc__ or "", "warning")

_KINDS = {"page": (".html", ".htm"), "script": (".js", ".mjs"), "style": (".css",)}
_KINDS |= {"image": (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")}
_HINTS = {"page": "split the page", "script": "split the script, or load less", "style": "remove rules that nothing uses"}
_HINTS |= {"image": "make the picture smaller, or save it in another format"}


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield files over their limit; scripts that no page loads are not asked for."""
    loaded = {site.target(page.path, one.address, page.base).path for page, one in site.references() if one.kind in {"script", "preload"}}
    for path in site.built.files:
        for kind, ends in _KINDS.items():
            limit = getattr(site.terms.limits, kind)
            size = site.built.size(path)
            if path.endswith(ends) and size > limit * 1024 and (kind != "script" or path in loaded):
                yield CODE.at(Span(path), f"the {kind} has {size / 1024:,.0f} KiB; the limit is {limit:,}", _HINTS[kind])
