"""Redirects: a small page at every old address, for hosts that know no rules."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from generator.model.artifact import Job
from generator.outputs.build import Build
from generator.text.slugs import relative


def plan(build: Build) -> Iterator[Job]:
    """One page an old address, and all of them as data."""
    for old, new in build.site.redirects.items():
        yield Job(f"{old.lstrip('/')}index.html", redirect, (old, new, build.site.permalink(new), build.site.brand.language))


def redirect(old: str, new: str, permalink: str, language: str) -> str:
    """Return a page that leads from ``old`` to ``new`` at once and is not indexed."""
    link = escape(relative(old, new))
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{escape(permalink)}</title>'
        f'<meta name="robots" content="noindex"><link rel="canonical" href="{escape(permalink)}">'
        f'<meta http-equiv="refresh" content="0; url={link}"></head>'
        f'<body><p><a href="{link}">{escape(permalink)}</a></p></body></html>\n'
    )
