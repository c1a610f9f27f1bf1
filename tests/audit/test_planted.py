"""Every disagreement planted into one built file is found by the audit, with both texts, both files and a place in each.

The plants are those of ``tests/agreement``: one edit in one output of a site that AnswerPress built.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.audit.difference import NOTHING
from generator.audit.site import Site
from generator.built import Built
from generator.diagnostics import Diagnostic
from tests.agreement.test_planted import PLANTED
from tests.audit.conftest import BY_NAME, TERMS, changed, findings
from tests.conftest import ROOT, Command

AGREEMENT = tuple(name for name, check in BY_NAME.items() if check.CODE.id <= "APA009" or name == "canonical-address")


@pytest.mark.parametrize("what", PLANTED)
def test_a_planted_difference_is_found(what: str, built_site: Callable[[str], Built]) -> None:
    path, edit, page, field, name = PLANTED[what]
    built = changed(built_site("all-kinds"), path, edit)
    found = findings(built, *AGREEMENT)
    told = [one for one in found if one.message.startswith(page) and f": {field}" in one.message and f"  {name}" in one.message]
    assert told, "\n".join(one.message for one in found) or "nothing was found"
    assert any(one.severity == "error" and _shows_both(one) for one in told), told[0].message
    assert any(path in {span.path for span in (one.span, *one.others)} or edit is None for one in found)


def _shows_both(one: Diagnostic) -> bool:
    """Two lines below the message, each with a place, a format and a text; the texts differ."""
    _, *rows = one.message.split("\n")
    texts = [row.split(maxsplit=1)[1] for row in rows]
    return len(rows) == 2 and texts[0] != texts[1] and all(":" in row for row in rows)


def test_most_places_are_those_of_the_texts(built_site: Callable[[str], Built]) -> None:
    """What is told of a difference stands where it is said to stand, unless marks of the format break it up."""
    at_home = 0
    some = list(PLANTED.values())[::4]
    for path, edit, *_ in some:
        built = changed(built_site("all-kinds"), path, edit)
        site = Site(built, TERMS)
        difference = next(iter(site.comparison.differences))
        number = 1 if difference.texts[1] != NOTHING else 0
        found = findings(built, *AGREEMENT)
        at_home += any(difference.texts[number][:6] in (built.line_of(one.span.path, one.span.line) or "") for one in found)
    assert at_home > len(some) * 0.6


@pytest.mark.parametrize("name", ["tiny", "all-kinds", "stale"])
def test_a_site_as_it_was_built_has_no_finding(name: str, built_site: Callable[[str], Built]) -> None:
    found = findings(built_site(name))
    assert "\n".join(f"{one.span}: {one.code.name}: {one.message}" for one in found) == ""


def test_pages_that_a_person_wrote_are_told_of_what_they_lack_alone(built_site: Callable[[str], Built]) -> None:
    assert {one.code.name for one in findings(built_site("written"))} == {"missing-description"}


def test_the_first_site_has_no_finding(first_site: Path, answerpress: Command) -> None:
    assert answerpress(ROOT, "audit", str(first_site), "--sources", ".") == (0, "no errors, no warnings\n")
