"""A page does not name its own address as canonical: it names none, several, a relative one, one where nothing is, or another page's.

Search engines list what the canonical address names. A wrong one takes the page out of the index; none lets copies compete with it.
Write `<link rel="canonical" href="https://…">` with the page's own absolute address, once. Pages that say `noindex` need none.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.page import Page
from generator.audit.site import Site
from generator.audit.told import tell
from generator.diagnostics import Code, Diagnostic, Span

CODE = Code("APA010", "canonical-address", __doc__ or "")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield what is wrong with canonical addresses."""
    hint = "name the page's own absolute address, once"
    for page in site.documents:
        if page.canonicals:
            yield from _of_page(site, page, hint)
    missing = [page for page in site.indexed if not page.canonicals]
    if not site.base:
        if missing:
            message = f"no page names its canonical address ({len(missing)} pages), and no sitemap tells the address of the site"
            yield CODE.at(Span(missing[0].path), message, "set the address of the site in its generator")
        return
    what = ("the page names no canonical address", "{count} pages name no canonical address")
    yield from site.gathered(CODE, [(page, "</head>", 0) for page in missing], what, hint)
    yield from tell(site, CODE, hint, "address")


def _of_page(site: Site, page: Page, hint: str) -> Iterator[Diagnostic]:
    own = site.address(page.path)
    first = page.canonicals[0]
    span = site.span(page.path, first.text, line=first.line)
    if len({noted.text for noted in page.canonicals}) > 1:
        found = ", ".join(noted.text for noted in page.canonicals)
        yield CODE.at(span, f"the page names {len(page.canonicals)} canonical addresses: {found}", hint)
    target = site.target(page.path, first.text)
    if not first.text.startswith(("http://", "https://")):
        yield CODE.at(span, f"the canonical address `{first.text}` is not absolute", hint)
    elif not target.inside and site.base:
        yield CODE.at(span, f"the canonical address is one of another site\n    here   {own}\n    named  {first.text}", hint)
    elif target.inside and target.path is None:
        yield CODE.at(span, f"nothing is at the canonical address\n    here   {own}\n    named  {first.text}", hint)
    elif target.inside and target.path != page.path and page.path not in site.comparison.covered:
        yield CODE.at(span, f"the canonical address is that of another page\n    here   {own}\n    named  {first.text}", hint)
