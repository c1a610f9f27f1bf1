"""Addresses that are nobody's reader's business: e-mail of persons, private IP addresses, hosts inside a network."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from generator.secrets.reading import Reading, in_address

_MAIL = re.compile(
    r"(?<![\w.+%/-])([A-Za-z0-9][\w.+%-]{0,63})@((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+([A-Za-z]{2,24}))(?![\w-]|\.\w|:[\w/])"
)
_MAIL_LINK = re.compile(r"mailto:")
_FILES = frozenset(("png", "jpg", "jpeg", "gif", "webp", "svg", "css", "js", "mjs", "json", "yml", "yaml", "md", "html", "txt", "py", "ts"))
_ROLES = re.compile(
    r"support|help|info|contact|privacy|security|sales|billing|abuse|legal|press|hello|no-?reply|service|feedback|postmaster|webmaster|"
    r"editors|editorial|team|kefu|dpo"
)
_EXAMPLE_NAMES = re.compile(r"(?:^|\.)(?:example(?:\.(?:com|net|org|cn|edu))?|test|invalid|localhost)$")

_IP4 = re.compile(r"(?<![\w.-])(?:\d{1,3}\.){3}\d{1,3}(?:/\d{1,2})?(?![\w-]|\.\d)")
_IP6 = re.compile(r"(?<![\w:.])(?:f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):[0-9a-f:]{2,35}(?![\w:])", re.IGNORECASE)
_PRIVATE = tuple(ipaddress.IPv4Network(net) for net in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16"))
_INSIDE = re.compile(
    r"(?<![\w.@$%-])(?:[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+(?:internal|intranet|local|lan|corp|localdomain|home\.arpa)(?![\w(-]|\.\w)",
    re.IGNORECASE,
)
_NEEDS_IP4 = re.compile(r"\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]")
_NEEDS_INSIDE = re.compile(r"\.(?:internal|intranet|local|lan|corp|home\.arpa)", re.IGNORECASE)
"""What stands in every text that holds such an address, and is quicker to look for: no look behind comes first."""
_PUBLIC_INSIDE = frozenset({"host.docker.internal", "gateway.docker.internal", "kubernetes.docker.internal", "metadata.google.internal"})


class Address(NamedTuple):
    """An address in a reading."""

    kind: str
    start: int
    end: int


def mails_in(reading: Reading, own: AbstractSet[str], domains: AbstractSet[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of e-mail addresses in a reading, but for ``own`` and the roles of ``domains``."""
    if "@" in reading.plain:
        for match in _MAIL.finditer(_MAIL_LINK.sub(lambda link: " " * len(link[0]), reading.plain)):
            if not _is_public_mail(match, own, domains) and not in_address(reading.plain, match.start()):
                yield match.span()


def hosts_in(reading: Reading) -> Iterator[Address]:
    """Yield addresses of private networks, and hosts inside them."""
    plain = reading.plain
    for match in _IP4.finditer(plain) if _NEEDS_IP4.search(plain) else ():
        if _is_private(match[0]):
            yield Address("private IP address", *match.span())
    if "::" in plain or "fe80:" in plain.lower():
        yield from (Address("private IP address", *match.span()) for match in _IP6.finditer(plain) if _is_ip6(match[0]))
    for match in _INSIDE.finditer(plain) if _NEEDS_INSIDE.search(plain) else ():
        if match[0].lower() not in _PUBLIC_INSIDE and match[0].split(".")[0] not in {"settings", "config", "threading"}:
            yield Address("host inside a network", *match.span())


def _is_public_mail(match: re.Match[str], own: AbstractSet[str], domains: AbstractSet[str]) -> bool:
    local, domain, top = match[1].lower(), match[2].lower(), match[3].lower()
    if match[0].lower() in own or _EXAMPLE_NAMES.search(domain) or top in _FILES or local == "git":
        return True
    return ".." in local or (_ROLES.fullmatch(local) is not None and domain in domains)


def _is_private(words: str) -> bool:
    """Tell an address of a private network; the networks themselves (`10.0.0.0/8`) are general knowledge."""
    try:
        address = ipaddress.IPv4Address(words.partition("/")[0])
    except ValueError:
        return False
    return any(address in network and words != str(network) for network in _PRIVATE)


def _is_ip6(words: str) -> bool:
    try:
        return not ipaddress.IPv6Address(words).is_global
    except ValueError:
        return False
