"""The one way to fail: a diagnostic says what is wrong, where, and what to do next.

Nothing in content or configuration raises to an editor. Functions that read
content return what they could make of it and the diagnostics they found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Code:
    """What can be wrong, told once.

    ``id`` is ``AP`` + letter + number (S source and schema, R references and routes,
    L lint, P privacy and safety, A audit, H host). ``name`` reads well after "allow".
    ``explanation`` is Markdown: its page in the documentation.
    """

    id: str
    name: str
    explanation: str
    severity: Severity = "error"

    def at(self, span: Span, message: str, hint: str, *, others: Sequence[Span] = (), fix: Fix | None = None) -> Diagnostic:
        """Return a diagnostic of this code; ``others`` are further places that take part, ``fix`` is a change that needs no person."""
        return Diagnostic(span, self, message, hint, tuple(others), fix)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file. ``line`` and ``column`` count from 1, in characters; the end is exclusive."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        """Return ``path:line:column``, which editors and terminals make clickable."""
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that is safe to make without asking: characters ``start`` to ``end`` of the file, counted from 0, become ``text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding."""

    span: Span
    code: Code
    message: str
    hint: str
    others: tuple[Span, ...] = field(default=())
    fix: Fix | None = None

    @property
    def severity(self) -> Severity:
        """``error`` stops a build, ``warning`` does not."""
        return self.code.severity

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order of a report: path, line, column, code, message."""
        return (self.span.path, self.span.line, self.span.column, self.code.id, self.message)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics sorted and without repetitions."""
    return tuple(sorted(set(diagnostics), key=lambda diagnostic: diagnostic.sort_key))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether a build must stop."""
    return any(diagnostic.severity == "error" for diagnostic in diagnostics)


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that ``word`` is most likely a misspelling of, or None."""
    found = get_close_matches(word, sorted(set(candidates)), n=1, cutoff=0.5)
    return found[0] if found else None


def suggest(word: str, candidates: Iterable[str], otherwise: str) -> str:
    """Return the hint "did you mean …?" with the nearest candidate, or ``otherwise``."""
    best = nearest(word, candidates)
    return f"did you mean `{best}`?" if best else otherwise
