"""The name of a brand, client, model or term in other letters than it is written with (`Openai`, `deepseek`, `ClaudeCode`).

The names come from `spelling` and `names` of policy.yml, from the brand in site.yml and from the clients that integration pages
describe. In code, addresses, call names (`deepseek-chat`), names of settings (`baseURL`) and names of packages (`openai 包`) another
spelling is right, and left alone; so are pasted wordings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.names import bounded, loosely, names_of
from generator.lint.project import Project
from generator.lint.prose import passages
from generator.text.chinese import is_chinese
from generator.text.visible import visible

CODE = Code("APL056", "odd-name-spelling", __doc__ or "", "warning")


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield names that are written otherwise."""
    names = sorted(names_of(project), key=lambda name: (-len(name), name))
    if not names:
        return
    avoided = {word for item in (project.policy.spelling if project.policy else ()) for word in item.avoid}
    meant = {_folded(name): name for name in reversed(names)}
    words = re.compile("|".join(bounded(loosely(name)) for name in names), re.IGNORECASE)
    for passage in passages(project):
        seen = visible(passage.text, markdown=passage.markdown)
        for match in words.finditer(seen.text):
            name = meant[_folded(match[0])]
            told = match[0] not in avoided and match[0] not in names and not _is_code(match)
            if told and (is_chinese(passage.text) or not (_is_a_word(name) or " " in match[0])):
                span = passage.span(seen.places[match.start()], seen.places[match.end() - 1] + 1)
                yield CODE.at(span, f"`{match[0]}` is written `{name}`", f"write `{name}`, or put it in backticks if it is code")


_CAMEL = re.compile(r"[a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+")
_PACKAGE = re.compile(r"[ ]?(?:(?:npm|pip|PyPI)[ ])?(?:包|库|模块|命令|[0-9]+(?:\.|[ ]?以上))")


def _is_code(match: re.Match[str]) -> bool:
    """Tell whether the word names a setting, or a package in lower case."""
    after = match.string[match.end() : match.end() + 12]
    return bool(_CAMEL.fullmatch(match[0])) or (match[0].islower() and bool(_PACKAGE.match(after)))


def _is_a_word(name: str) -> bool:
    """Tell whether a name may be an English word as well: in an English text, "cursor" need not be the client."""
    return name.isalpha() and name.istitle()


def _folded(name: str) -> str:
    return re.sub(r"[\s-]", "", name).casefold()
