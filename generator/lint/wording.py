"""What the rules on wording say of a text that is no source: one that a help desk exports, or a ticket."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.lint.asks import asks_for, vocabulary
from generator.lint.rules.over_promise import promises
from generator.model.vocabulary import Policy
from generator.secrets import Known, Masks, Shape, secrets

_TAG = re.compile(r"<[^<>]*>")


def known_of(policy: Policy) -> Known:
    """Return what a policy says of keys and of masking."""
    shapes = tuple(Shape(shape.label, re.compile(shape.pattern)) for shape in policy.key_shapes)
    return Known(shapes=shapes, masks=Masks(policy.masking.keep_start, policy.masking.keep_end))


def faults_of(policy: Policy) -> Callable[[str], Iterator[str]]:
    """Return a function that yields what is wrong with a text, in words that quote no secret."""
    words = vocabulary(policy.never)
    labels = {item.id: item.label for item in policy.never}
    known = known_of(policy)
    over = (*policy.over_promise.zh, *policy.over_promise.en)

    def faults(text: str) -> Iterator[str]:
        shown = _without_tags(text)
        for ask in asks_for(shown, words):
            yield f"asks for {labels[ask.term]}"
        for secret in secrets(shown, known):
            yield f"holds {secret.label}"
        for promise in promises(shown, over):
            yield f"promises too much: “{promise}”"

    return faults


def _without_tags(text: str) -> str:
    """Return HTML as text, a block a line; Markdown and plain text as they are."""
    if not re.search(r"</?(?:p|li|div|br|ul|ol|table|a|strong|code)\b", text):
        return text
    from html import unescape

    lines = re.sub(r"</(?:p|li|div|tr|ul|ol|table|h\d)>|<br\s*/?>", "\n", text)
    return unescape(_TAG.sub("", lines))
