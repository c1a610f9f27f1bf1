"""An address of a private network, or the name of a host inside one, stands in a source.

It tells strangers how the inside is built, and no reader can use it. Told are the private ranges of IPv4 (RFC 1918, 6598, 3927)
and IPv6, and names that end with `.internal`, `.local`, `.lan`, `.corp`, `.intranet` or `.home.arpa`. Write `localhost`, a
documentation address (`203.0.113.7`, `gateway.example.com`), or whole networks such as `10.0.0.0/8`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.leaks import leaks
from generator.lint.project import Files

CODE = Code("APL013", "internal-host", __doc__ or "")
ALONE = True


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield addresses inside a network; the message never holds one."""
    for span, secret in leaks(files, "host"):
        yield CODE.at(span, f"a {secret.label} stands here", "write `localhost`, `gateway.example.com` or 203.0.113.7 in its place")
