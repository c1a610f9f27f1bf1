"""The text of a page changed after its English summary was written.

Readers of English, answer engines and the structured data take the summary for what the page says. Read
it against the text. If it must change, change it and add a revision; if it still holds, say so with
`answerpress stamp --summary REF`. The lock keeps the digest of the text that the summary was
last held against; `summary_en_of` in the entry, when it is there, takes its place.

Title, description, lead, boundary and the fields of the kind count as text here; questions, links, sources and
symptoms, which a summary does not condense, do not.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.history import Change, changes
from generator.lint.project import Project

CODE = Code("APL036", "stale-summary", __doc__ or "", "warning")


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield English summaries of an earlier text."""
    for change in changes(project):
        stated = change.item.entry.summary_en_of
        if stated and not change.now.text.startswith(stated):
            message = f"the text is another than the one that `summary_en_of` names ({stated})"
            hint = f"read the summary against the text; then write {change.now.text[:8]}, or remove the line"
            yield CODE.at(change.item.span("summary_en_of"), message, hint)
        elif not stated and _outlived(change):
            message = "the text changed after the English summary was written"
            hint = f"mend the summary, or run `answerpress stamp --summary {change.item.id}` if it still holds"
            yield CODE.at(change.item.key("summary_en"), message, hint)


def _outlived(change: Change) -> bool:
    return change.now.english == change.then.english and change.now.text != change.then.english_of
