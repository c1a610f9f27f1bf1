"""A word that `spelling` of policy.yml says to avoid.

One thing has one name on all pages: readers search for it, and support answers with it. policy.yml lists under `use` the way to
write a name or term, and under `avoid` the ways not to. Code, links and pasted wordings (`aliases`, `signal`) are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.diagnostics import Code, Diagnostic
from generator.lint.names import bounded
from generator.lint.project import Around, Files
from generator.lint.prose import passages, wording
from generator.text.visible import visible

CODE = Code("APL055", "avoided-term", __doc__ or "", "warning")
ALONE = True


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield words to avoid, unless they are part of the word to use."""
    instead, words = _words(files.around)
    if not any(word in wording(files) for word in instead):
        return
    for passage in passages(files):
        if not any(word in passage.text for word in instead):
            continue
        seen = visible(passage.text, markdown=passage.markdown)
        for match in words.finditer(seen.text):
            if match[0] in instead:
                span = passage.span(seen.places[match.start()], seen.places[match.end() - 1] + 1)
                yield CODE.at(span, f"`{match[0]}` is not the word used here", f"write `{instead[match[0]]}`")


@lru_cache(maxsize=1)  # asked for with every file
def _words(around: Around) -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the words to use by those to avoid, and the pattern of both."""
    instead = {word: item.use for item in (around.policy.spelling if around.policy else ()) for word in item.avoid}
    longest = sorted({*instead, *instead.values()}, key=lambda word: (-len(word), word))
    return instead, re.compile("|".join(bounded(re.escape(word)) for word in longest))
