"""A word that `spelling` of policy.yml says to avoid.

One thing has one name on all pages: readers search for it, and support answers with it. policy.yml lists under `use` the way to
write a name or term, and under `avoid` the ways not to. Code, links and pasted wordings (`aliases`, `signal`) are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.names import bounded
from generator.lint.project import Files
from generator.lint.prose import passages
from generator.text.visible import visible

CODE = Code("APL055", "avoided-term", __doc__ or "", "warning")
ALONE = True


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield words to avoid, unless they are part of the word to use."""
    instead = {word: item.use for item in (files.policy.spelling if files.policy else ()) for word in item.avoid}
    if not instead:
        return
    longest = sorted({*instead, *instead.values()}, key=lambda word: (-len(word), word))
    words = re.compile("|".join(bounded(re.escape(word)) for word in longest))
    for passage in passages(files):
        if not any(word in passage.text for word in instead):
            continue
        seen = visible(passage.text, markdown=passage.markdown)
        for match in words.finditer(seen.text):
            if match[0] in instead:
                span = passage.span(seen.places[match.start()], seen.places[match.end() - 1] + 1)
                yield CODE.at(span, f"`{match[0]}` is not the word used here", f"write `{instead[match[0]]}`")
