"""The numbers of ranking. They travel in the index, so that the browser reads the same.

They were chosen by random search over about 700 settings, scored by five-fold cross-validation on 89 queries: the scores of all
settings lie within 0.03 of each other, so round numbers near the middle stand here. ``docs/adr/0009-search.md`` has the figures.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """What kinds of evidence count beside the very word that was typed, which counts 1."""

    alias: float = 0.75
    """A word of the same group of synonyms."""
    verb: float = 0.4
    """The verb alone of 连不上."""
    weak: float = 0.6
    """A pair with a word of grammar, or a word that only reports."""
    crossing: float = 0.2
    """A pair across the edge of a known word."""
    single: float = 0.5
    """A character alone between marks."""
    english: float = 0.2
    """An English word of grammar."""
    homophone: float = 0.75
    prefix: float = 0.6
    near: float = 0.7
    """A misspelling by one letter."""
    far: float = 0.5
    """A misspelling by two."""
    sound: float = 0.7
    """Chinese that was typed in pinyin."""
    typing: float = 0.4
    """A longer word than the one that is being typed."""
    character: float = 0.3
    """A character of a pair that no page has."""
    unknown: float = 0.6
    """What a Chinese pair that no page has counts among what is asked."""
    coverage: float = 1.25
    """Power of the part of the query that a page covers."""
    partly: float = 1.5
    """Power of the part of a phrase that a page has."""
    called: float = 1.0
    """How much more a page counts that is called what was asked."""
    called_only: float = 0.5
    """Score of a page that is called so and has nothing else."""
    bare_standing: float = 1.05
    """Standing of pages that define a word, for a word alone."""
    sentence_standing: float = 0.9
    """Their standing for anything longer."""
    poor: float = 0.35
    """Coverage of the best result below which results are called weak."""
    faint: float = 0.11
    """Its score, in units of the rarest term, below which they are called so too."""
    bare: int = 2
    """Slots of a query that is no more than a name."""
    slots: int = 40
    """Slots of one query: a pasted page is searched by its first words."""
    most_near: int = 12
    """Prefixes that are tried."""


WEIGHTS = Weights()
