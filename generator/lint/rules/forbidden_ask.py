"""A text asks for what policy.yml forbids: a complete key, a whole request header, a screenshot of a balance, a password.

Whoever follows it gives away his account or somebody else's data, and the next fraud looks like us. The rule reads Chinese and
English, the words of `never` and `aliases`, lists with the words that introduce them, and "the full one". A text that says not
to send it, asks for a masked form, tells what happened or quotes somebody is no request. Ask for what `instead` names.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic, Span
from generator.lint.asks import Ask, Vocabulary, asks_for, vocabulary
from generator.lint.project import Files
from generator.lint.prose import holding, walked
from generator.model.walk import read_of, texts

CODE = Code("APL010", "forbidden-ask", __doc__ or "")
ALONE = True

OTHERS = frozenset({"aliases", "signal", "avoid", "not_for", "mistake", "sources", "redirect_from"})
"""Fields that hold words of readers, and what not to do."""


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield requests in the public fields of entries, drafts too, in the vocabularies and in hand-written pages."""
    if files.policy is None:
        return
    known = vocabulary(files.policy.never)
    forbidden = {item.id: item for item in files.policy.never}
    for span, ask in _found(files, known):
        item = forbidden[ask.term]
        yield CODE.at(span, f"the text asks for what is never asked for: {item.label}", item.instead)


def _found(files: Files, known: Vocabulary) -> Iterator[tuple[Span, Ask]]:
    for item, found in walked(files):
        said = [(path, text) for path, text, _ in read_of(found, OTHERS)]
        for number in holding(known.trigger, [text.lower() for _, text in said]):
            path, text = said[number]
            yield from ((item.locate(path, ask.start, ask.end), ask) for ask in asks_for(text, known))
    for name, part in (("site", files.brand), ("topics", files.topics), ("evidence", files.evidence)):
        document = files.vocabularies.get(name)
        if part is not None and document is not None:
            for path, text, _ in texts(part):
                yield from ((document.locate(path, ask.start, ask.end), ask) for ask in asks_for(text, known))
    for file, text in files.written.items():
        yield from ((_span(file, text, ask), ask) for ask in asks_for(text, known))


def _span(path: str, text: str, ask: Ask) -> Span:
    line = text.count("\n", 0, ask.start) + 1
    column = ask.start - text.rfind("\n", 0, ask.start)
    return Span(path, line, column, line, column + ask.end - ask.start)
