"""A private note of the sources stands in a file of the site.

Every file is read, whatever its kind, also compressed ones and names of files, as a reader of its format has it: without escapes and
marks. A piece of a note is enough (24 columns of letters that no public text of the sources has), or the whole of a shorter one.
The note itself is not repeated: the message shows its first letter, and its place in the sources.

Needs the sources: `answerpress audit DIR --sources PROJECT`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.lines import Lines, column
from generator.audit.private import masked
from generator.audit.site import Site
from generator.diagnostics import Code, Diagnostic, Span

CODE = Code("APA020", "private-leak", __doc__ or "")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield pieces of private notes, once a note and file."""
    private = site.terms.private
    if not private:
        return
    lines = Lines(site.built)
    for path in site.built.files:
        seen = set()
        for number, before, text, raw in lines.unread(path):
            for leak in private.leaks(before + text):
                if leak.note in seen or leak.end <= len(before):
                    continue
                seen.add(leak.note)
                message = f"a private note stands here: {masked((before + text)[leak.start : leak.end])}"
                start = max(0, leak.start - len(before))
                span = Span(path, max(1, number), column(raw, text[start : leak.end - len(before)]) if number else 1)
                yield CODE.at(span, message, f"take it out; it is private at {leak.note.span}", others=[leak.note.span])
