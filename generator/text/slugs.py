"""Addresses: routes of the site, relative links and permalinks."""

from __future__ import annotations

import re

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def is_slug(text: str) -> bool:
    """Tell whether ``text`` is a slug: lower-case letters, digits, single hyphens; and no name that Windows keeps for a device."""
    return _SLUG.fullmatch(text) is not None and not is_device(text)


def is_device(text: str) -> bool:
    """Tell whether Windows keeps a name for a device: no file or folder can have it there."""
    return _DEVICE.fullmatch(text) is not None


def relative(origin: str, target: str) -> str:
    """Return the relative link from the page at ``origin`` to ``target``, both site routes.

    >>> relative("/answers/x/", "/glossary/sse/#a")
    '../../glossary/sse/#a'
    >>> relative("/answers/x/", "/answers/x/#a")
    '#a'
    """
    path, hash_, anchor = target.partition("#")
    if path == origin and anchor:
        return f"#{anchor}"
    first = origin[: origin.find("/", 1) + 1]
    if first and not target.startswith(first):  # most links lead to other folders
        return "../" * (origin.count("/") - 1) + target[1:]
    here, there = origin.split("/")[:-1], path.split("/")
    shared = 0
    for one, other in zip(here, there[:-1], strict=False):
        if one != other:
            break
        shared += 1
    way = "../" * (len(here) - shared) + "/".join(there[shared:])
    return f"{way or './'}{hash_}{anchor}"


def twin_of(route: str) -> str:
    """Return the path of a page's Markdown twin.

    >>> twin_of("/answers/x/")
    '/answers/x.md'
    >>> twin_of("/")
    '/index.md'
    """
    return f"{route.rstrip('/')}.md" if route != "/" else "/index.md"
