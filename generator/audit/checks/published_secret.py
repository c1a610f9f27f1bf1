"""A complete key, token or private key in a file of the site.

What was published once must be taken for known: revoke the key, then build the site without it. Scripts and source maps are searched
too. The message shows a masked form.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.disclosed import disclosed
from generator.audit.site import Site
from generator.diagnostics import Code, Diagnostic

CODE = Code("APA021", "published-secret", __doc__ or "")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield keys, each once a file."""
    for found in disclosed(site):
        if found.kind == "key":
            yield CODE.at(found.span, f"{found.label}: {found.shown}", "revoke what it opens, and build the site without it")
