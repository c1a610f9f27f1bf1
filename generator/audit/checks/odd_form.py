"""A file of a site that AnswerPress built is not of the form that it should have, so that it could not be compared.

It was changed after the build, or cut off. Build the site anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.site import Site
from generator.diagnostics import Code, Diagnostic, Span

CODE = Code("APA009", "odd-form", __doc__ or "")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield files that the comparison could not read."""
    for path, trouble in dict.fromkeys(site.comparison.odd):
        yield CODE.at(Span(path), f"the file is not as AnswerPress writes it: {trouble}", "build the site anew")
