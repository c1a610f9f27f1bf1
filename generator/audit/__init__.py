"""Checks on a built folder and nothing else: they judge any site, whoever built it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from types import ModuleType

from generator.audit.checks import CHECKS
from generator.audit.private import Private
from generator.audit.site import Site, Terms
from generator.built import Built
from generator.diagnostics import Code, Diagnostic, Span, in_order
from generator.secrets import mask

NO_SITE = Code(
    "APA051",
    "no-site",
    "The folder to audit is not there, is no folder, or has no HTML file in it. Any built site will do, whoever built it.",
)
CODES: tuple[Code, ...] = (*(check.CODE for check in CHECKS), NO_SITE)
"""What an audit can find."""


def audit(built: Built, terms: Terms, checks: Iterable[ModuleType] = CHECKS) -> tuple[Diagnostic, ...]:
    """Return what the checks find in a built folder, in order; nothing private or secret stands in it."""
    if not built.is_there:
        return (NO_SITE.at(Span(str(built.folder)), "there is no such folder", "name the folder that a build has written"),)
    site = Site(built, terms)
    if not site.pages:
        found: list[Diagnostic] = [NO_SITE.at(Span("."), "there is no HTML file in the folder", "name the folder that a build has written")]
    else:
        found = []
    found += [diagnostic for check in checks for diagnostic in check.check(site)]
    veil = _veil(terms.private)
    return in_order(replace(one, message=veil(one.message), hint=veil(one.hint)) for one in found)


def lines(built: Built, terms: Terms) -> Callable[[str, int], str | None]:
    """Return a function that gives a line of a file for a report, unless something in it must not be repeated."""
    veil = _veil(terms.private)

    def line_of(path: str, number: int) -> str | None:
        line = built.line_of(path, number)
        return line if line is not None and veil(line) == line else None

    return line_of


def _veil(private: Private) -> Callable[[str], str]:
    return lambda text: mask(private.veiled(text))
