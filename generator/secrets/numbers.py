"""Numbers that name a person: telephones, mainland identity cards, bank cards, the last two by their check digits."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from generator.secrets.reading import Reading, in_address

_ALONE = r"(?<![\w./#-])(?<![\d/]:)"
_RUN = re.compile(rf"{_ALONE}[+(]?\d(?:[ ()-]{{0,2}}\d){{6,21}}(?![\w-]|\.\d|:\d)(?:[Xx](?!\w))?|{_ALONE}\d{{17}}[Xx](?![\w-])")
"""A run of digits with spaces, hyphens and brackets between them, that stands alone or behind its name (`tel:`, `phone=`)."""
_DIGITS = re.compile(r"[0-9](?:[ ()-]{0,2}+[0-9]){6,}+")
"""All digits that a run can have a part of; quicker to look for, as it begins with one."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""Digits that are nobody's, and stand in every source."""
_TAIL = 4
"""Characters behind the digits that tell whether a run stands alone."""

_TELEPHONES = (
    re.compile(r"(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}"),  # mainland mobile
    re.compile(r"(?:\+?86[ -]?)1[3-9]\d[ -]?\d{3}[ -]?\d{5}"),
    re.compile(r"(?:\+86[ -]?)?\(?0\d{2,3}\)?[ -]\d{7,8}"),  # landline with its area
    re.compile(r"400[ -]?\d{3}[ -]?\d{4}|[48]00-\d{7}|800[ -]\d{3}[ -]\d{4}"),
    re.compile(r"\([2-9]\d{2}\) ?[2-9]\d{2}-\d{4}|[2-9]\d{2}-[2-9]\d{2}-\d{4}"),  # North America
    re.compile(r"\+(?!86)[1-9](?:[ ()-]{0,2}\d){7,14}"),  # any other country
)
_FICTIONAL = re.compile(r"\+?1?[ ()-]*\d{3}[ )-]*555[ -]?01\d\d")
_PROVINCES = frozenset((*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66), 71, 81, 82))
_CARD = re.compile(
    r"(?:62|60|81|9[0-9])\d{14,17}|4\d{15}|4\d{12}|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}|3[47]\d{13}|35\d{14}|6(?:011|5\d\d)\d{12}"
)
_CARD_GROUPS = re.compile(r"\d{13,19}|\d{4}([ -])(?:\d{4}\1){2}\d{4}(?:\1\d{1,3})?|\d{6}[ -]\d{13}|\d{4}[ -]\d{6}[ -]\d{5}")


class Number(NamedTuple):
    """A number of a person in a reading."""

    kind: str
    start: int
    end: int


def numbers_in(reading: Reading) -> Iterator[Number]:
    """Yield the telephone, identity and bank card numbers of a reading."""
    for match in _runs(reading.plain):
        if in_address(reading.plain, match.start()):
            continue
        words = match[0].rstrip("( ")
        start = match.start()
        if words.startswith("(") and ")" not in words:  # a bracket round the number, not round its area
            words, start = words[1:], start + 1
        digits = re.sub(r"[^0-9Xx]", "", words)
        kind = "identity number" if _identity(words, digits) else "bank card number" if _card(words, digits) else _telephone(words)
        if kind:
            yield Number(kind, start, start + len(words))


def _runs(plain: str) -> Iterator[re.Match[str]]:
    for digits in _DIGITS.finditer(plain):
        start = digits.start()
        signed = plain.startswith(("+", "("), start - 1) if start else False
        if signed or not _DAY.fullmatch(digits[0]):
            yield from _RUN.finditer(plain, start - signed, digits.end() + _TAIL)


def _telephone(words: str) -> str:
    if any(pattern.fullmatch(words) for pattern in _TELEPHONES) and not _FICTIONAL.fullmatch(words) and not _is_one_digit(words[-7:]):
        return "telephone number"
    return ""


def _is_one_digit(words: str) -> bool:
    """Tell whether a number is all noughts: it stands for one."""
    return set(re.sub(r"\D", "", words)) == {"0"}


def _identity(words: str, digits: str) -> bool:
    """Tell a mainland identity number: province, day of birth, check digit (GB 11643)."""
    if len(digits) != 18 or not re.fullmatch(r"\d{17}[\dXx]|\d{6} \d{8} \d{3}[\dXx]|\d{6} \d{4} \d{4} \d{3}[\dXx]", words):  # noqa: PLR2004
        return False
    if int(digits[:2]) not in _PROVINCES or not 1880 <= int(digits[6:10]) <= 2100:  # noqa: PLR2004 - who has a card lived then
        return False
    try:
        datetime.date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
    except ValueError:
        return False
    return bool(_stdnum("cn.ric").calc_check_digit(digits) == digits[-1].upper())


def _card(words: str, digits: str) -> bool:
    """Tell a bank card number: a known beginning, in the groups of a card, with its check digit (ISO/IEC 7812)."""
    return bool(_CARD_GROUPS.fullmatch(words) and _CARD.fullmatch(digits) and _stdnum("luhn").is_valid(digits))


@cache
def _stdnum(name: str) -> Any:
    """Return a module of python-stdnum: most texts need none."""
    return import_module(f"stdnum.{name}")
