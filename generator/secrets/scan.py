"""The scan of a text for secrets and personal data, and the text with all of them masked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from generator.secrets.hosts import hosts_in, mails_in
from generator.secrets.keys import LabelledPattern, broken_up, keys_in
from generator.secrets.masks import USUAL, Masks, masked
from generator.secrets.numbers import numbers_in
from generator.secrets.reading import read


@dataclass(frozen=True, slots=True)
class Known:
    """What a project says of itself.

    ``shapes`` are the key shapes of its policy; ``own`` the e-mail addresses and telephone numbers that the brand
    publishes, in lower case (telephone numbers as digits only); ``domains`` those at which role addresses such as
    ``support@`` are the brand's.
    """

    shapes: Sequence[LabelledPattern] = ()
    masks: Masks = USUAL
    own: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()


NOTHING_KNOWN = Known()


class Secret(NamedTuple):
    """Something that must not stand in a text: ``key`` or ``personal`` or ``host``, its label, and its characters."""

    kind: str
    label: str
    start: int
    end: int


KINDS = frozenset({"key", "personal", "host"})


def secrets(text: str, known: Known = NOTHING_KNOWN, kinds: AbstractSet[str] = KINDS) -> Iterator[Secret]:
    """Yield the secrets and personal data of ``text`` in order, none inside another; ``kinds`` are those looked for.

    Masked forms (`sk-...9a2f`), stand-ins (`sk-your-key-here`), documentation addresses (RFC 2606, 5737) and what ``known``
    lists are let through. Never raises; the work grows with the length of the text alone.
    """
    end = 0
    for secret in sorted(_all(text, known, kinds), key=lambda one: (one.start, -one.end, one.kind != "key", one.label)):
        if secret.start >= end:
            end = secret.end
            yield secret


def _all(text: str, known: Known, kinds: AbstractSet[str]) -> Iterator[Secret]:
    reading = read(text)
    if "key" in kinds:
        yield from (Secret("key", found.label, *reading.span(found.start, found.end)) for found in keys_in(reading, known.shapes))
        yield from (Secret("key", *place) for place in broken_up(reading, known.shapes))
    if "personal" in kinds:
        for number in numbers_in(reading):
            if _digits(reading.plain[number.start : number.end]) not in known.own:
                yield Secret("personal", number.kind, *reading.span(number.start, number.end))
        yield from (Secret("personal", "e-mail address", *reading.span(*place)) for place in mails_in(reading, known.own, known.domains))
    if "host" in kinds:
        yield from (Secret("host", host.kind, *reading.span(host.start, host.end)) for host in hosts_in(reading))


def _digits(words: str) -> str:
    return "".join(character for character in words if character.isdigit())


def own_words(text: str) -> frozenset[str]:
    """Return the e-mail addresses and telephone numbers in a text of the brand's, as :attr:`Known.own` holds them."""
    reading = read(text)
    numbers = {_digits(reading.plain[number.start : number.end]) for number in numbers_in(reading)}
    mails = {reading.plain[start:end].lower() for start, end in mails_in(reading, frozenset(), frozenset())}
    return frozenset(numbers | mails)


def mask(text: str, known: Known = NOTHING_KNOWN) -> str:
    """Return ``text`` with every secret masked."""
    pieces, end = [], 0
    for secret in secrets(text, known):
        pieces += [text[end : secret.start], masked(text[secret.start : secret.end], known.masks)]
        end = secret.end
    return "".join([*pieces, text[end:]])
