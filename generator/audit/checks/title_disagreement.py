"""A page's title differs between its formats.

The same page is called one thing in its heading and another in its head, preview, JSON-LD, Markdown form, feed, llms.txt or record:
whoever quotes it names a page that readers do not find. Build every format from one title.

On pages that AnswerPress did not make, the title in the head may carry the name of the site, and it is enough that one contains the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.site import Site
from generator.audit.told import tell
from generator.diagnostics import Code, Diagnostic

CODE = Code("APA001", "title-disagreement", __doc__ or "")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield titles of one page that differ."""
    yield from tell(site, CODE, "give all formats the title of the page", "title")
