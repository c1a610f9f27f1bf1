"""Chinese by its sound: how words are spelled in pinyin, without tones, and sorted by it.

What is known of words comes from the data files of pypinyin. Its package is not loaded for them: that takes a fifth of a
second and 57 MB, for a few hundred words. A test holds this to what the package says of everything that it knows.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from generator.source.files import read_bytes

_READINGS = {
    "重试": "chong shi",
    "重置": "chong zhi",
    "重连": "chong lian",
    "重放": "chong fang",
    "重定向": "chong ding xiang",
    "长连接": "chang lian jie",
    "长文本": "chang wen ben",
    "数据行": "shu ju hang",
}
"""Technical words whose characters have several readings, and which pypinyin's phrases lack."""
_HAN = re.compile(
    "[〇\ue815-\ue864\ufa18㐀-䶿一-鿿豈-\ufaff"
    "\U00020000-\U0002a6df\U0002a703-\U0002b73f\U0002b740-\U0002b81d\U0002b825-\U0002bf6e\U0002c029-\U0002ce93"
    "\U0002d016\U0002d11b-\U0002ebd9\U0002f80a-\U0002fa1f\U00030000-\U0003134a\U000300f7-\U00031288\U00030edd\U00030ede\U00031350-\U00032389]"
)
_TONES = re.compile("[\u0300\u0301\u0304\u030c]")


class Spelling(NamedTuple):
    """What is known of some characters, and of the phrases that may begin with two of them."""

    characters: Mapping[str, str]
    phrases: Mapping[str, list[tuple[str, list[str]]]]
    """The phrases that begin with two characters, the longest first, each with its syllables."""


def spelled(texts: Collection[str]) -> dict[str, list[str]]:
    """Return the syllables of every text; what is not Chinese in it stays as it is.

    >>> spelled(["API 限流", "重试"])
    {'API 限流': ['API ', 'xian', 'liu'], '重试': ['chong', 'shi']}
    """
    pairs = {text[at : at + 2] for text in texts for at in range(len(text) - 1)}
    known = Spelling(sounds({character for text in texts for character in text}), _phrases(pairs))
    return {text: [*_syllables(text, known)] for text in texts}


def sort_keys(texts: Collection[str]) -> dict[str, tuple[str, str]]:
    """Return for every text a key that sorts Chinese by pinyin among Latin words, case-insensitively."""
    return {text: (" ".join(syllables).casefold(), text) for text, syllables in spelled(texts).items()}


def initial(key: tuple[str, str]) -> str:
    """Return the letter A to Z under which a text with this key is listed, or ``#``."""
    first = key[0][:1].upper()
    return first if "A" <= first <= "Z" else "#"


def sounds(characters: Iterable[str]) -> dict[str, str]:
    """Return the commonest syllable of each character that has one, without its tone."""
    known = json.loads(_data("pinyin_dict.json"))
    found = ((character, known.get(str(ord(character)))) for character in characters)
    return {character: _toneless(syllables.split(",")[0]) for character, syllables in found if syllables}


def _phrases(pairs: Collection[str]) -> dict[str, list[tuple[str, list[str]]]]:
    """Return the phrases that begin with one of some pairs of characters."""
    text, read = _data("phrases_dict.json"), json.JSONDecoder().raw_decode
    places = ((match[1], match.end()) for match in _PHRASE.finditer(text) if match[1][:2] in pairs)  # all would be forty thousand lists
    found = {phrase: [_toneless(syllables[0]) for syllables in read(text, place)[0]] for phrase, place in places}
    found |= {phrase: reading.split() for phrase, reading in _READINGS.items()}
    longest_first = sorted(found.items(), key=lambda item: (item[0][:2], -len(item[0])))
    return {pair: list(group) for pair, group in groupby(longest_first, key=lambda item: item[0][:2])}


_PHRASE = re.compile(r'"([^"]{2,})":\s*')


def _data(name: str) -> str:
    """Return a data file of pypinyin."""
    spec = find_spec("pypinyin")
    assert spec is not None
    assert spec.origin is not None
    return read_bytes(Path(spec.origin).with_name(name)).decode()


def _syllables(text: str, known: Spelling) -> Iterator[str]:
    for is_chinese, group in groupby(text, key=lambda character: bool(_HAN.match(character))):
        run = "".join(group)
        if is_chinese:
            yield from _chinese(run, known)
        else:
            yield run


def _chinese(run: str, known: Spelling) -> Iterator[str]:
    """Yield the syllables of a run of characters: those of the longest phrase at each place, or of one character."""
    at = 0
    while at < len(run):
        begun = known.phrases.get(run[at : at + 2], [])
        phrase, syllables = next((found for found in begun if run.startswith(found[0], at)), ("", []))
        if not phrase:
            whole = any(
                longer.startswith(run[at:]) for longer, _ in begun
            )  # pypinyin looks no further where a phrase has begun and not ended
            phrase = run[at:] if whole else run[at]
            syllables = [known.characters.get(character, character) for character in phrase]
        yield from syllables
        at += len(phrase)


def _toneless(syllable: str) -> str:
    """Return a syllable without its tone, as it is typed.

    >>> _toneless("lǜ"), _toneless("hǎo")
    ('lv', 'hao')
    """
    bare = _TONES.sub("", unicodedata.normalize("NFD", syllable))
    return unicodedata.normalize("NFC", bare.replace("u\u0308", "v"))
