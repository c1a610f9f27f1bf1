"""Does a text ask its reader for what the policy forbids? In Chinese or English, in any wording that the signs know.

The text is cut into clauses (:mod:`.clauses`); the forbidden things that it names are found by the words of the policy
(:mod:`.things`); each clause is read for what it does with them: ask, refuse, tell, or nothing of its own
(:mod:`.chinese`, :mod:`.english`, where each kind of sign has its module, and one weighs them); and :mod:`.judge` follows that
through enumerations, lists and questions.
"""

from __future__ import annotations

from generator.lint.asks.judge import Ask, asks, asks_for
from generator.lint.asks.things import Vocabulary, vocabulary

__all__ = ["Ask", "Vocabulary", "asks", "asks_for", "vocabulary"]
