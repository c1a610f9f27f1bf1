"""Living with rules: severities and thresholds of the project, allowances in entries, the baseline.

Only findings of rules can be allowed; what the reader, the decoder and the assembler find cannot.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from types import ModuleType
from typing import Any

from generator.diagnostics import Code, Diagnostic, Severity, Span, suggest
from generator.lint.limits import severity_of, wrong_limits
from generator.lint.project import Files, Item

UNUSED = Code(
    "APL901",
    "unused-allowance",
    "An entry of `allow` that nothing needs any more. Remove it, so that the next real finding is told.",
    "warning",
)
EXPIRED = Code(
    "APL902",
    "expired-allowance",
    "An entry of `allow` whose last day has passed. Mend what it allowed, or give it a new reason and a new day.",
)
UNKNOWN = Code(
    "APL903", "unknown-rule", "A name in `allow`, or in `rules` of mkdocs.yml, that is no rule's. `answerpress explain` lists them."
)
THRESHOLD = Code(
    "APL904",
    "unknown-threshold",
    "A threshold of a rule in `rules` of mkdocs.yml that the rule does not have, or a value that it cannot take. "
    "`answerpress explain` with its name lists the thresholds of a rule; the others stay at their defaults.",
)
CODES = (UNUSED, EXPIRED, UNKNOWN, THRESHOLD)

SEVERITIES = ("error", "warning", "off")
_LEVELS: dict[str, Severity] = {"error": "error", "warning": "warning"}
OFF = ("off", False)
"""YAML 1.1 reads `off` without quotes as false."""


def with_severities(found: Iterable[Diagnostic], rules: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Yield the findings with the severities that mkdocs.yml gives, less those of rules that are off."""
    levels = {name: severity_of(setting) for name, setting in rules.items()}
    for diagnostic in found:
        level = levels.get(diagnostic.code.name)
        if level not in OFF:
            severity = _LEVELS.get(level, diagnostic.severity) if isinstance(level, str) else diagnostic.severity
            yield replace(diagnostic, code=replace(diagnostic.code, severity=severity))


def wrong_settings(rules: Mapping[str, Any], known: Mapping[str, ModuleType], places: Mapping[str, Span]) -> Iterator[Diagnostic]:
    """Yield what is wrong with `rules` in mkdocs.yml; ``places`` tells where rules (`name`) and thresholds (`name.threshold`) stand."""
    for name, setting in rules.items():
        span, level = places.get(name, Span("mkdocs.yml")), severity_of(setting)
        if name not in known:
            yield UNKNOWN.at(span, f"there is no rule `{name}`", suggest(name, known, "`answerpress explain` lists them"))
            continue
        if not (level is None and isinstance(setting, Mapping)) and level is not False and level not in SEVERITIES:
            yield UNKNOWN.at(span, f"`{level}` is no severity of `{name}`", f"write one of {', '.join(SEVERITIES)}")
        for threshold, message, hint in wrong_limits(known[name], setting):
            yield THRESHOLD.at(places.get(f"{name}.{threshold}", span), message, hint)


def without_allowed(found: Iterable[Diagnostic], files: Files, today: datetime.date, codes: Iterable[Code]) -> Iterator[Diagnostic]:
    """Yield the findings that no entry allows on this day, and the allowances that are unused, expired or unknown."""
    known = {code.name for code in codes}
    allowed: dict[tuple[str, str], int] = {}
    for item in files.items:
        yield from _stale_allowances(item, today, known)
        allowed |= {(item.document.path, allowance.rule): 0 for allowance in item.entry.allow if allowance.until >= today}
    for diagnostic in found:
        place = (diagnostic.span.path, diagnostic.code.name)
        if place in allowed:
            allowed[place] += 1
        else:
            yield diagnostic
    for item in files.items:
        for number, allowance in enumerate(item.entry.allow):
            if allowance.rule in known and allowed.get((item.document.path, allowance.rule)) == 0:
                yield UNUSED.at(item.span("allow", number), f"nothing in this file needs `{allowance.rule}`", "remove it")


def _stale_allowances(item: Item, today: datetime.date, known: set[str]) -> Iterator[Diagnostic]:
    for number, allowance in enumerate(item.entry.allow):
        span = item.span("allow", number, "rule")
        if allowance.rule not in known:
            hint = suggest(allowance.rule, known, "`answerpress explain` lists the rules")
            yield UNKNOWN.at(span, f"there is no rule `{allowance.rule}`", hint)
        elif allowance.until < today:
            message = f"`{allowance.rule}` was allowed until {allowance.until}"
            yield EXPIRED.at(item.span("allow", number, "until"), message, "mend the finding, or give a new reason and a new day")


LineOf = Callable[[str, int], str | None]


def fingerprints(found: Iterable[Diagnostic], line_of: LineOf) -> Counter[str]:
    """Return how often each finding occurs: its code, file and line of text, wherever that line stands now."""
    return Counter(_fingerprint(diagnostic, line_of) for diagnostic in found)


def _fingerprint(diagnostic: Diagnostic, line_of: LineOf) -> str:
    text = (line_of(diagnostic.span.path, diagnostic.span.line) or "").strip()
    return hashlib.sha256(f"{diagnostic.code.id}\n{diagnostic.span.path}\n{text}".encode()).hexdigest()[:20]


def baseline_text(found: Iterable[Diagnostic], line_of: LineOf) -> str:
    """Return the text of a baseline file that knows all of these findings."""
    counts = fingerprints(found, line_of)
    return json.dumps({"findings": dict(sorted(counts.items()))}, indent=2) + "\n"


def without_known(found: Iterable[Diagnostic], baseline: Mapping[str, int], line_of: LineOf) -> Iterator[Diagnostic]:
    """Yield the findings that a baseline does not know."""
    left = Counter(baseline)
    for diagnostic in found:
        mark = _fingerprint(diagnostic, line_of)
        if left[mark] > 0:
            left[mark] -= 1
        else:
            yield diagnostic
