"""Something in the folder that could not be checked.

It is a symbolic link that leads out of the folder or nowhere, a file that may not be read, is no regular file, is huge, or has a name
that is not UTF-8. A web server may publish it all the same: a link that leads out publishes what lies elsewhere on the machine.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.site import Site
from generator.diagnostics import Code, Diagnostic, Span

CODE = Code("APA050", "unread-file", __doc__ or "")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield what was not read."""
    for path, fault in site.built.faults:
        yield CODE.at(Span(path), fault, "replace it by the file itself, or take it out of the folder")
