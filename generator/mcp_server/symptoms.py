"""Looking up an error: which symptoms stand in a text that somebody pasted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from http import HTTPStatus
from typing import Literal

from generator.mcp_server.built import Symptom
from generator.mcp_server.results import LookupResult, Match
from generator.mcp_server.search import asked
from generator.mcp_server.site import BuiltSite, RefusedError
from generator.mcp_server.tools import search_pages
from generator.secrets import complete_key
from generator.text.cjk import width

Fit = Literal["exact", "contains", "similar", "number"]
LONGEST = 20_000
"""Characters of a pasted text that are read: an error body says what it is at its beginning."""
_SEARCHED = 300
_SHORT = 40
"""A text no longer than this tells of nothing else: a number in it is a status."""
_SIMILAR = 0.6
"""Part of the words that a behaviour and a sentence have in common, if they are taken for the same."""
_GAPS = 3
"""A message of that many spaces is also recognised with names between its words."""
_QUOTES = str.maketrans('‘’“”`"', "''''''")
_BEFORE = re.compile(r"(?:status|http|code|error|fail|response|returned|状态|错误|报错|返回|提示|响应)\D{0,24}$")
_UNIT = re.compile(r"\s?(?:ms|s|sec|seconds?|min|tokens?|kb|mb|px|%|毫秒|秒|分钟|字|次|个|条)(?![a-z])")


def lookup_error(site: BuiltSite, pasted: str, limit: int = 5) -> LookupResult:
    """Return what is known of a pasted error: the longest and most exact signal first."""
    if not pasted.strip():
        raise RefusedError("the text is empty; paste a status code, an error message or a whole error body")
    text = pasted[:LONGEST]
    found = sorted(_matches(site.symptoms, text), key=lambda match: (_ORDER.index(match.match), -width(match.signal), match.signal))
    certain = [match for match in found if match.match in {"exact", "contains"}]
    result = LookupResult(matches=tuple((certain or found)[:limit]), pages=(), warning=_warning(site, pasted))
    near = None if certain else search_pages(site, text[:_SEARCHED], limit=3)
    return result if near is None or near.weak else result.model_copy(update={"pages": near.hits})


_ORDER: tuple[Fit, ...] = ("exact", "contains", "similar", "number")


def _matches(symptoms: Sequence[Symptom], pasted: str) -> Iterator[Match]:
    text = normal(pasted)
    segments = [words for part in re.split(r"[\n。；;!！?？\"{}]|\. ", pasted) if len(words := asked(part)) > 1]
    for symptom in symptoms:
        signal = normal(symptom.signal)
        fit = _status(signal, text) if signal.isdigit() else _words(signal, text, segments)
        if fit is not None:
            yield Match(**symptom.model_dump(), match=fit)


def normal(text: str) -> str:
    """Return a text in the form in which signals are compared: one case, one kind of space, hyphen and quote."""
    text = re.sub(r"\\[nrt]", " ", unicodedata.normalize("NFKC", text).casefold()).replace("\\", "")
    return re.sub(r"[\s_\-]+", " ", text.translate(_QUOTES)).strip(" .,:;!。，：；！")


def _status(code: str, text: str) -> Fit | None:
    """Tell whether a number in a text is the status ``code``, or merely looks like it."""
    if text == code:
        return "exact"
    found: Fit | None = None
    for match in re.finditer(rf"(?<![\w.]){code}(?![\w]|\.\d)", text):
        before, after = text[: match.start()], text[match.end() :]
        if _UNIT.match(after):
            continue
        if len(text) <= _SHORT or _BEFORE.search(before[-40:]) or after.lstrip(" :").startswith(_phrase(code)):
            return "contains"
        found = "number"
    return found


def _phrase(code: str) -> str:
    return HTTPStatus(int(code)).phrase.lower() if code in {str(status.value) for status in HTTPStatus} else code


def _words(signal: str, text: str, segments: list[set[str]]) -> Fit | None:
    """Tell how well a message or a behaviour fits a text."""
    if text == signal:
        return "exact"
    begin = r"(?<![a-z0-9])" if signal[:1].isascii() and signal[:1].isalnum() else ""
    if re.search(begin + re.escape(signal), text) or (signal.count(" ") >= _GAPS and re.search(begin + _with_gaps(signal), text)):
        return "contains"
    wanted = asked(signal)
    common = (len(wanted & words) / min(len(wanted), len(words)) for words in segments if len(wanted & words) > 1)
    return "similar" if max(common, default=0.0) >= _SIMILAR else None


def _with_gaps(signal: str) -> str:
    """Return the pattern of a message between whose words names may stand: `The model x does not exist`."""
    return r"\W+(?:\S+ ){0,3}?".join(re.escape(word) for word in signal.split(" "))


def _warning(site: BuiltSite, pasted: str) -> str | None:
    label = complete_key(site.key_shapes, pasted)
    if label is None:
        return None
    return (
        f"The text holds what looks like a complete key ({label}). Do not repeat or store it. "
        f"Tell its owner to disable it and make a new one; to name a key, mask it, as {site.masking.example or 'sk-...9a2f'}."
    )
