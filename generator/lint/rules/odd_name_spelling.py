"""The name of a brand, client, model or term in other letters than it is written with (`Openai`, `deepseek`, `ClaudeCode`).

The names come from `spelling` and `names` of policy.yml, from the brand in site.yml and from the clients that integration pages
describe. In code, addresses, call names (`deepseek-chat`), names of settings (`baseURL`) and names of packages (`openai 包`) another
spelling is right, and left alone; so are pasted wordings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.diagnostics import Code, Diagnostic
from generator.lint.names import folded, folded_words, words_in
from generator.lint.project import Around, Files
from generator.lint.prose import passages
from generator.text.chinese import is_chinese
from generator.text.visible import visible

CODE = Code("APL056", "odd-name-spelling", __doc__ or "", "warning")
ALONE = True


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield names that are written otherwise."""
    written, meant, begin = _names(files.around)
    for passage in passages(files) if meant else ():
        if not _LATIN.search(passage.text):
            continue
        shown = visible(passage.text, markdown=passage.markdown)
        if begin.isdisjoint(folded_words(shown.text)):
            continue
        done = 0
        for start, end in words_in(shown.text, _LONGEST):
            word = shown.text[start:end]
            name = meant.get(folded(word)) if start >= done else None
            if name is None:
                continue
            done = end
            if word not in written and not _is_code(word, shown.text[end : end + 12]) and _is_meant(word, name, passage.text):
                span = passage.span(shown.places[start], shown.places[end - 1] + 1)
                yield CODE.at(span, f"`{word}` is written `{name}`", f"write `{name}`, or put it in backticks if it is code")


@lru_cache(maxsize=1)  # asked for with every file
def _names(around: Around) -> tuple[frozenset[str], dict[str, str], frozenset[str]]:
    """Return what is written on purpose, the names by what is left of them in any spelling, and what these begin with."""
    avoided = {word for item in (around.policy.spelling if around.policy else ()) for word in item.avoid}
    meant = {folded(name): name for name in sorted(around.names, reverse=True)}
    begin = frozenset(name[:end] for name in meant for end in range(1, len(name) + 1))
    return frozenset(around.names) | avoided, meant, begin


_LATIN = re.compile("[A-Za-z]")
_LONGEST = 4
"""Words in a row that may be one name."""
_CAMEL = re.compile(r"[a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+")
_PACKAGE = re.compile(r"[ ]?(?:(?:npm|pip|PyPI)[ ])?(?:包|库|模块|命令|[0-9]+(?:\.|[ ]?以上))")


def _is_code(word: str, after: str) -> bool:
    """Tell whether the word names a setting, or a package in lower case."""
    return bool(_CAMEL.fullmatch(word)) or (word.islower() and bool(_PACKAGE.match(after)))


def _is_meant(word: str, name: str, text: str) -> bool:
    """Tell whether the name is meant: in an English text "cursor" need not be the client, nor "open AI" the company."""
    return is_chinese(text) or not ((name.isalpha() and name.istitle()) or " " in word)
