"""An e-mail address, telephone, identity or bank card number, or an internal host in a file of the site.

Of people it must not stand there without their consent; of hosts it tells strangers where to knock. Addresses that pages offer as
`mailto:` or `tel:` links are public by intent, and so are those at the domain of the site. Programs and their style sheets are not
searched. The message shows a masked form.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.disclosed import PROGRAMS, disclosed
from generator.audit.site import Site
from generator.diagnostics import Code, Diagnostic

CODE = Code("APA024", "personal-data", __doc__ or "", "warning")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield personal data and hosts, each once a file."""
    for found in disclosed(site):
        if found.kind != "key" and not found.span.path.endswith(PROGRAMS):
            hint = "take it out, or offer it as a link if it is meant for everybody"
            yield CODE.at(found.span, f"{found.label}: {found.shown}", hint)
