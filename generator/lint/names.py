"""Names that are written one way, and the ways in which they are written otherwise."""

from __future__ import annotations

import re

from generator.lint.project import Project

_LETTERS = re.compile(r"[A-Za-z]")
_PIECES = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|[0-9]+|[^A-Za-z0-9\s-]+")


def bounded(pattern: str) -> str:
    """Return a pattern that finds Latin words whole: no part of an address, a name in code or a longer word."""
    return rf"(?<![A-Za-z0-9_./:@\\$-])(?:{pattern})(?![A-Za-z0-9_/@$]|[.:-][A-Za-z0-9_])"


def names_of(project: Project) -> tuple[str, ...]:
    """Return the names with Latin letters that a project writes one way: brand, clients, and what policy.yml lists."""
    found: list[str] = []
    if project.policy is not None:
        found += [item.use for item in project.policy.spelling] + list(project.policy.names)
    if project.brand is not None:
        found += [project.brand.short_name, project.brand.organisation.name]
    found += [str(client) for item in project.items if (client := vars(item.entry).get("client"))]
    return tuple(sorted({name for name in found if _LETTERS.search(name)}))


def loosely(name: str) -> str:
    """Return a pattern for a name in any case, its words (DeepSeek has two) with a space, a hyphen or nothing between them."""
    return "[ -]?".join(re.escape(piece) for piece in _PIECES.findall(name))
