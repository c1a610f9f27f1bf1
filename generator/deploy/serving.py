"""What every server is told: one frozen value, gathered once by :mod:`generator.deploy.survey`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

SITE_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:/[A-Za-z0-9._~-]+)*/")
"""Addresses that can stand in every server's configuration without quoting; nothing else is let in."""


class ServingError(ValueError):
    """There are no rules for this site, or not on this server; the message tells an engineer why."""


@dataclass(frozen=True, slots=True)
class Serving:
    """A built site as a server sees it. Holds no time and no folder, so the same site gives the same rules."""

    url: str
    """Absolute address of the site, with a trailing slash."""
    redirects: tuple[tuple[str, str], ...]
    """(old route, new route), both site-relative, sorted."""
    files: tuple[str, ...]
    """Every file of the built folder, with forward slashes, sorted."""
    policy: str
    """The content-security policy under which these files work."""
    usage: str = ""
    """What crawlers may use it for, in the words of ``Content-Usage``; empty if the site does not say."""

    @property
    def host(self) -> str:
        """The name (and port) under which the site is served."""
        return urlsplit(self.url).netloc

    @property
    def name(self) -> str:
        """The host without a port."""
        return self.host.partition(":")[0]

    @property
    def origin(self) -> str:
        """Scheme and host, without a slash."""
        return f"{urlsplit(self.url).scheme}://{self.host}"

    @property
    def base(self) -> str:
        """The path that every address begins with: empty, or ``/docs``."""
        return urlsplit(self.url).path.rstrip("/")

    @property
    def base_pattern(self) -> str:
        """The base as a regular expression; of what an address may hold, a full stop alone means something there."""
        return self.base.replace(".", r"\.")

    @property
    def secure(self) -> bool:
        """Whether the site is meant for https."""
        return self.url.startswith("https://")
