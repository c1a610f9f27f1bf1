"""How a target writes a variable, and how text that merely looks like one is kept apart from it.

In HTML a brace is written as a character reference: no template language sees it, every reader does.
In Markdown and plain text a WORD JOINER (U+2060) breaks what would open a placeholder; it has no width
and no meaning, and one more is added where the text holds some already, so that reading takes just that one away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model.fields import VARIABLE

JOINER = "\u2060"


@dataclass(frozen=True, slots=True)
class Dialect:
    """The template language of a target."""

    shape: str = ""
    """Regular expression of a placeholder; empty if the target has forms of its own and no placeholders to map."""
    known: tuple[str, ...] = ()
    """Documented placeholders, to suggest one from."""
    example: str = ""
    """A placeholder, to show in messages."""
    breaks: tuple[tuple[str, str], ...] = ()
    """Pairs of texts that must not touch in Markdown and plain text."""
    backslash: str = ""
    """Characters that a backslash escapes instead."""

    def is_placeholder(self, text: str) -> bool:
        """Tell whether a text is one placeholder of this language, and nothing else."""
        return bool(re.fullmatch(self.shape, text))

    def escape(self, text: str, markup: str, *, inside: bool) -> str:
        """Return text that the target shows as it is; ``inside`` if a placeholder follows."""
        if self.backslash:
            return re.sub(f"([{re.escape(self.backslash)}])", r"\\\1", text)
        if markup == "html" and self.breaks:
            return text.replace("{", "&#123;")
        for left, right in self.breaks:
            text = re.sub(f"({re.escape(left)}{JOINER}*){_before(right, inside)}", rf"\1{JOINER}", text)
        return text

    def unescape(self, text: str, markup: str, *, inside: bool) -> str:
        """Return the text that :meth:`escape` was given."""
        if self.backslash:
            return re.sub(rf"\\([{re.escape(self.backslash)}])", r"\1", text)
        if markup == "html" and self.breaks:
            return text.replace("&#123;", "{")
        for left, right in reversed(self.breaks):
            text = re.sub(f"({re.escape(left)}{JOINER}*){JOINER}{_before(right, inside)}", r"\1", text)
        return text


def _before(right: str, inside: bool) -> str:
    """Return a look-ahead for ``right``, behind any joiners, or the end of the text if a placeholder follows."""
    return f"(?={re.escape(right)}{rf'|{chr(92)}Z' if inside else ''})"


def spell(text: str, markup: str, dialect: Dialect, placeholders: Mapping[str, str]) -> str:
    """Return a text with ``{{name}}`` in the words of a target. Every name must be in ``placeholders``."""
    pieces = VARIABLE.split(text)
    parts = [dialect.escape(pieces[0], markup, inside=len(pieces) > 1)]
    for number in range(1, len(pieces), 2):
        more = number + 2 < len(pieces)
        parts += [placeholders[pieces[number]], dialect.escape(pieces[number + 1], markup, inside=more)]
    return "".join(parts)


def unspell(text: str, markup: str, dialect: Dialect, placeholders: Mapping[str, str]) -> str:
    """Return the text with ``{{name}}`` that :func:`spell` was given with the same placeholders."""
    names = {written: name for name, written in placeholders.items()}
    if not names:
        return dialect.unescape(text, markup, inside=False)
    pieces = re.split(f"({_any_of(names)})", text)
    parts = []
    for number, piece in enumerate(pieces):
        last = number == len(pieces) - 1
        parts.append("{{" + names[piece] + "}}" if number % 2 else dialect.unescape(piece, markup, inside=not last))
    return "".join(parts)


def _any_of(texts: Sequence[str] | Mapping[str, str]) -> str:
    return "|".join(re.escape(text) for text in sorted(texts, key=len, reverse=True))


LIQUID = (("{", "{"), ("{", "%"))
"""What opens Liquid, and every language with two braces."""
