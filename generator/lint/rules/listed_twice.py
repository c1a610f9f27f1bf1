"""`related`, `faqs`, `evidence` or another list that names the same thing twice.

The page would show it twice. Remove one of the two; in `related`, keep the one with the better reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.project import Files
from generator.lint.prose import walked
from generator.model.fields import RefTo
from generator.model.walk import Marked, Path

CODE = Code("APL075", "listed-twice", __doc__ or "", "warning")
ALONE = True


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield names that stand in one list a second time."""
    for item, found in walked(files):
        seen: dict[tuple[Path, str], Path] = {}
        for path, name in _listed(found):
            numbers = [place for place, step in enumerate(path) if isinstance(step, int)]
            first = seen.setdefault((path[: numbers[-1]], name), path)
            if first != path:
                others = [item.span(*first)]
                yield CODE.at(item.span(*path), f"`{name}` stands in this list already", "remove one of the two", others=others)


_TOLD = {"topics", "variables"}
"""Lists of names, which the reader itself judges."""


def _listed(found: Iterable[Marked]) -> Iterator[tuple[Path, str]]:
    """Yield the names in lists: plain ones, and the `ref` of parts."""
    for path, text, marker in found:
        if (
            type(marker) is RefTo
            and path[0] not in _TOLD
            and (isinstance(path[-1], int) or path[-1] == "ref")
            and any(isinstance(step, int) for step in path)
        ):
            yield path, text
