"""The name of a brand, client, model or term in other letters than it is written with (`Openai`, `deepseek`, `ClaudeCode`).

The names come from `spelling` and `names` of policy.yml, from the brand in site.yml and from the clients that integration pages
describe. In code, addresses, call names (`deepseek-chat`), names of settings (`baseURL`) and names of packages (`openai 包`) another
spelling is right, and left alone; so are pasted wordings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.names import folded, words_in
from generator.lint.project import Files
from generator.lint.prose import passages
from generator.text.chinese import is_chinese
from generator.text.visible import visible

CODE = Code("APL056", "odd-name-spelling", __doc__ or "", "warning")
ALONE = True


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield names that are written otherwise."""
    names = frozenset(files.around.names)
    if not names:
        return
    written = names | {word for item in (files.policy.spelling if files.policy else ()) for word in item.avoid}
    meant = {folded(name): name for name in sorted(names, reverse=True)}
    for passage in passages(files):
        seen = visible(passage.text, markdown=passage.markdown)
        done = 0
        for start, end in words_in(seen.text, _LONGEST):
            word = seen.text[start:end]
            name = meant.get(folded(word)) if start >= done else None
            if name is None:
                continue
            done = end
            if word not in written and not _is_code(word, seen.text[end : end + 12]) and _is_meant(word, name, passage.text):
                span = passage.span(seen.places[start], seen.places[end - 1] + 1)
                yield CODE.at(span, f"`{word}` is written `{name}`", f"write `{name}`, or put it in backticks if it is code")


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
