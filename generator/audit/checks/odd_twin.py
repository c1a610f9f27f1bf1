"""A page names a Markdown form that is not there, or its Markdown form has no front matter though those of others have.

Assistants that ask for Markdown are sent to nothing, or get a text that does not say where it is from and how old it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit import twins
from generator.audit.site import Site
from generator.diagnostics import Code, Diagnostic, Span

CODE = Code("APA044", "odd-twin", __doc__ or "")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield Markdown forms that are missing or lack their head."""
    for page in site.documents:
        for media, noted in page.alternates:
            if media == "text/markdown" and (target := site.target(page.path, noted.text, page.base)).inside and target.path is None:
                span = site.span(page.path, noted.text, line=noted.line)
                yield CODE.at(span, f"the Markdown form is not there: {noted.text}", "write it, or do not name it")
    bare = [path for path in site.twins.values() if not twins.has_matter(site.built.text(path))]
    if len(bare) < len(site.twins):
        for path in bare:
            message = "the Markdown form has no front matter, unlike those of other pages"
            yield CODE.at(Span(path), message, "begin with title, address and dates between `---` lines")
