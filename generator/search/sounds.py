"""How Chinese sounds, and the order of terms by it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from generator import pinyin
from generator.search.analysis import HAN


def sort_key(term: str, table: Mapping[str, str]) -> str:
    """Return the place of a term: Chinese by sound, then by characters."""
    if term[0] < HAN:
        return term
    return " ".join([*(table.get(character, character) for character in term), term])


def sounds(characters: str) -> dict[str, str]:
    """Return the syllable of ``characters`` and of all common ones, without its tone."""
    found = pinyin.sounds(sorted(common().union(characters)))
    return {character: sound for character, sound in found.items() if sound.isascii() and sound.isalpha()}


@cache
def common() -> frozenset[str]:
    """Return the common characters (GB 2312, level 1)."""
    return frozenset(character for character in map(_gb2312, range(0xB0A1, 0xD7FA)) if character >= HAN)


def _gb2312(code: int) -> str:
    """Return the character at a code of GB 2312; what is none there decodes to nothing, or to ASCII."""
    return code.to_bytes(2, "big").decode("gb2312", "ignore")


def by_sound(table: Mapping[str, str]) -> dict[str, str]:
    """Return the characters of each syllable."""
    found: dict[str, list[str]] = {}
    for character, sound in table.items():
        found.setdefault(sound, []).append(character)
    return {sound: "".join(found[sound]) for sound in sorted(found)}
