"""Which findings concern a change: for reviews, that ask about what a branch has touched."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from generator.diagnostics import Diagnostic

_ALWAYS = ("APR", "APH")
"""References and routes break in files that nobody touched, when their target goes; and the configuration concerns every page."""


def concerning(diagnostics: Iterable[Diagnostic], changed: Collection[str], shared: Collection[str]) -> Iterator[Diagnostic]:
    """Yield the findings in changed files, those that name a changed file as another place, and what no file alone can break.

    ``shared`` are the files that bear on every page: when one of them has changed, all findings concern the change.
    """
    touched = set(changed)
    everything = not touched.isdisjoint(shared)
    for diagnostic in diagnostics:
        paths = {diagnostic.span.path, *(span.path for span in diagnostic.others)}
        if everything or diagnostic.code.id.startswith(_ALWAYS) or not touched.isdisjoint(paths):
            yield diagnostic
