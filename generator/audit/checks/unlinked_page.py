"""A page that the sitemap lists, or that may be indexed, and that no other page links to.

Readers cannot reach it, and search engines take it for unimportant. Link it from where its readers are, or take it out.
A form that leads to the page will do; scripts that add links are not run.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.site import Site
from generator.diagnostics import Code, Diagnostic

CODE = Code("APA015", "unlinked-page", __doc__ or "", "warning")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield pages that cannot be reached from the first page, or, if there is none, that nothing links to."""
    linked: dict[str, set[str]] = {}
    for page, reference in site.references():
        if reference.kind in {"link", "form"} and (path := site.target(page.path, reference.address, page.base).path):
            linked.setdefault(page.path, set()).add(site.final(path))
    start = {"index.html"} & set(site.pages)
    reached = _reached(start, linked) if start else {path for paths in linked.values() for path in paths}
    lost = [(page, "<title", 0) for page in site.indexed if page.path not in reached | start]
    if len(site.documents) > 1:
        what = ("no link leads to the page from the first page", "no link leads from the first page to {count} pages")
        yield from site.gathered(CODE, lost, what, "link it from where its readers are, or take it out of the site")


def _reached(start: set[str], linked: dict[str, set[str]]) -> set[str]:
    reached, new = set(start), set(start)
    while new:
        new = {path for page in new for path in linked.get(page, ())} - reached
        reached |= new
    return reached
