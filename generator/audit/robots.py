"""robots.txt (RFC 9309): what any crawler may read, and where the sitemaps are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.audit.page import Noted


@dataclass
class Robots:
    """The rules for ``*``, longest path first in effect, and the sitemaps."""

    rules: list[tuple[bool, str, int]] = field(default_factory=list)
    """(whether it allows, path, line)."""
    sitemaps: list[Noted] = field(default_factory=list)
    odd: list[Noted] = field(default_factory=list)
    """Lines that are none of the format."""

    def forbids(self, path: str) -> int:
        """Return the line that keeps every crawler from a path (with its slash), 0 if none does."""
        best = max(((len(rule), allows, line) for allows, rule, line in self.rules if _matches(rule, path)), default=(0, True, 0))
        return 0 if best[1] else best[2]


def _matches(rule: str, path: str) -> bool:
    form = ".*".join(re.escape(part) for part in rule.removesuffix("$").split("*"))
    return re.match(form + ("$" if rule.endswith("$") else ""), path) is not None


_LINE = re.compile(r"([A-Za-z-]+)\s*:\s*(.*)")
_LONGEST = 2000


def read_robots(text: str) -> Robots:
    """Read a robots.txt; a line that is none of the format is noted."""
    found = Robots()
    agents: list[str] = []
    open_group = False
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.partition("#")[0].strip()[:_LONGEST]
        match = _LINE.fullmatch(line)
        if not match:
            found.odd += [Noted(line, number)] if line else []
            continue
        name, value = match[1].casefold(), match[2].strip()
        if name == "user-agent":
            agents = [*agents, value] if open_group else [value]
            open_group = True
        elif name == "sitemap":
            found.sitemaps.append(Noted(value, number))
        else:
            open_group = False
            if name in {"allow", "disallow"} and "*" in agents and value:
                found.rules.append((name == "allow", value, number))
    return found
