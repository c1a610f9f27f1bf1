"""What a scalar without quotes means, where YAML 1.1 and 1.2 agree on it."""

from __future__ import annotations

import datetime
import re
from enum import Enum, auto
from typing import Any

from generator.source.files import CONTROL


class Doubt(Enum):
    """Why a scalar without quotes has no value: readers differ on what it is, or it is nothing."""

    NULL = auto()
    TRUTH = auto()
    DAY = auto()
    """The form of a day, and no day of the calendar."""
    TIME = auto()
    MOMENT = auto()
    NUMBER = auto()


MAX_DEPTH = 24
"""Values that lie in one another."""
ESCAPED = re.compile(rf"{CONTROL.pattern}|\r")
"""What must not be written with an escape either."""
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_NUMERIC = frozenset("0123456789+-.")
_LONGEST_WORD = 5

_BOOL_WORD = re.compile(r"(?:yes|no|on|off|y|n)$", re.IGNORECASE)
_INT = re.compile(r"-?(?:0|[1-9][0-9]{0,17})$")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]*)\.(?:[0-9]*[1-9])$")
_NUMBER_LIKE = re.compile(
    r"[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?|\.[0-9][0-9_]*|0x[0-9a-f_]+|0o[0-7_]+|0b[01_]+|\.(?:inf|nan))$", re.IGNORECASE
)
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})$")
_TIMESTAMP = re.compile(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?)?)?$"
)
_SEXAGESIMAL = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$")


def plain_scalar(text: str) -> Any:
    """Return the text, number, day or truth value that is written without quotes, or a :class:`Doubt`.

    >>> plain_scalar("true"), plain_scalar("1.5"), plain_scalar("2026-05-01"), plain_scalar("v1.5")
    (True, 1.5, datetime.date(2026, 5, 1), 'v1.5')
    >>> [plain_scalar(text).name for text in ("", "No", "1.50", "12:30", "2026-02-30")]
    ['NULL', 'TRUTH', 'NUMBER', 'TIME', 'DAY']
    """
    if text[:1] in _NUMERIC:
        return _number(text)
    if len(text) > _LONGEST_WORD:
        return text
    if text in {"true", "false"}:
        return text == "true"
    if text in _NULLS:
        return Doubt.NULL
    return Doubt.TRUTH if _BOOL_WORD.match(text) or text.lower() in {"true", "false"} else text


def _number(text: str) -> Any:
    if _INT.match(text):
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    if date := _DATE.match(text):
        try:
            return datetime.date(*map(int, date.groups()))
        except ValueError:
            return Doubt.DAY
    return next((doubt for pattern, doubt in _DOUBTFUL if pattern.match(text)), text)


_DOUBTFUL = ((_SEXAGESIMAL, Doubt.TIME), (_TIMESTAMP, Doubt.MOMENT), (_NUMBER_LIKE, Doubt.NUMBER))
