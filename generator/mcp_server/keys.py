"""Complete keys: told by the shapes of the site's policy, also where they are written in a roundabout way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from generator.mcp_server.built import KeyShape

_ONE_WORD = 160
"""A text no longer than this is also read without its spaces: a key may have been broken up."""


def complete_key(shapes: Sequence[KeyShape], text: str) -> str | None:
    r"""Return the label of the first shape of a complete key in a text.

    Chinese characters count as letters in Python's ``\b``, so a key right behind one is looked for with a space there.
    """
    plain = "".join(character for character in unicodedata.normalize("NFKC", text) if unicodedata.category(character) != "Cf")
    apart = re.sub(r"[^\x00-\x7f]", " ", plain)
    joined = re.sub(r"[^\x00-\x7f]", " ", re.sub(r"\s+", "", plain)) if len(plain) <= _ONE_WORD else ""
    forms = (plain, apart, joined)
    return next((shape.label for shape in shapes for form in forms if shape.pattern.search(form)), None)
