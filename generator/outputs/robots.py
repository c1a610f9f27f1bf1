"""robots.txt (RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.artifact import Job
from generator.outputs.build import Build


def plan(build: Build) -> Iterator[Job]:
    """One file at the root."""
    yield Job("robots.txt", robots, (build.site.url,))


def robots(url: str) -> str:
    """Return rules that open the whole site and name the sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {url}sitemap.xml\n"
