"""Signs of asking, refusing, telling and taking in English."""

from __future__ import annotations

from generator.lint.asks.english.parts import is_masked, is_part, is_within, masks_topic, removes
from generator.lint.asks.english.plainness import is_answering, is_bare, is_firm, is_handing_over, is_request, may_ask
from generator.lint.asks.english.reading import stance
from generator.lint.asks.english.refusals import disowns, is_short_no

__all__ = [
    "disowns",
    "is_answering",
    "is_bare",
    "is_firm",
    "is_handing_over",
    "is_masked",
    "is_part",
    "is_request",
    "is_short_no",
    "is_within",
    "masks_topic",
    "may_ask",
    "removes",
    "stance",
]
