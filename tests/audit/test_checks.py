"""Every check finds what its cases say, there, and nothing else: tests/audit/cases/<name of the check>.yml.

A case changes the clean site (``edit``, ``write``, ``remove``, ``bytes``, ``link``, ``repeat``), or with ``site`` one that
AnswerPress built. ``finds`` are the places, in order, as far as they are written; ``tells`` must stand in a finding, ``hides`` in none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.audit.checks import CHECKS
from generator.audit.private import Note, Private
from generator.audit.site import Limits, Terms
from generator.built import Built
from generator.diagnostics import Diagnostic, Span
from tests.audit.conftest import BY_NAME, CLEAN, TERMS, WORDS, changed, findings

CASES = Path(__file__).parent / "cases"


def cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yml")):
        for case in yaml.safe_load(path.read_text("utf-8")):
            yield pytest.param(path.stem, case, id=f"{path.stem}: {case.get('bad') or 'not ' + case['good']}")


def test_every_check_has_cases_good_and_bad() -> None:
    told = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in CASES.glob("*.yml")}
    assert sorted(told) == sorted(BY_NAME)
    assert [name for name, given in told.items() if not all(any(kind in case for case in given) for kind in ("good", "bad"))] == []


def test_the_clean_site_is_clean() -> None:
    assert findings(Built(CLEAN)) == ()


@pytest.mark.parametrize(("name", "case"), list(cases()))
def test_a_check_finds_what_its_case_says(name: str, case: dict[str, Any], clean: Path, built_site: Callable[[str], Built]) -> None:
    built = built_site(case["site"]) if "site" in case else _in_folder(clean, case)
    found = findings(_changed(built, case), name, terms=_terms(case))
    assert ("bad" in case) == bool(case.get("finds"))
    places = [str(one.span) for one in found]
    assert len(places) == len(case.get("finds", [])), _told(found)
    assert all(place.startswith(start) for place, start in zip(places, case.get("finds", []), strict=True)), places
    assert [text for text in case.get("tells", []) if text not in _told(found)] == [], _told(found)
    assert [text for text in case.get("hides", []) if text in _told(found)] == []


def _in_folder(clean: Path, case: dict[str, Any]) -> Built:
    for path, target in case.get("link", {}).items():
        (clean / path).symlink_to(target)
    for path, (old, new) in case.get("bytes", {}).items():
        data = (clean / path).read_bytes()
        assert old.encode() in data
        (clean / path).write_bytes(data.replace(old.encode(), new.encode("latin-1"), 1))
    return Built(clean)


def _changed(built: Built, case: dict[str, Any]) -> Built:
    for path, text in case.get("write", {}).items():
        built = replace(built, changed={**built.changed, path: text.encode()})
    if "repeat" in case:
        path, text, times = case["repeat"]
        built = replace(built, changed={**built.changed, path: (text * times).encode()})
    for path in case.get("remove", []):
        assert built.has(path)
        built = changed(built, path, None)
    for path, old, new in case.get("edit", []):
        data = built.read(path)
        assert old.encode() in data, f"{old} is not in {path}"
        built = replace(built, changed={**built.changed, path: data.replace(old.encode(), new.encode(), 1)})
    return built


def _terms(case: dict[str, Any]) -> Terms:
    notes = [Note(Span("content/notes.yml", 7, 3), text) for text in case.get("private", [])]
    private = Private(notes, case.get("public", []))
    return Terms(words=WORDS, private=private, limits=Limits(**case.get("limits", {}))) if notes or "limits" in case else TERMS


def _told(found: tuple[Diagnostic, ...]) -> str:
    return "\n".join(f"{one.span}: {one.message}\n  {one.hint} {' '.join(map(str, one.others))}" for one in found)


def test_codes_have_their_numbers_in_order_and_explain_themselves() -> None:
    ids = [check.CODE.id for check in CHECKS]
    assert ids == sorted(set(ids))
    assert all(check.CODE.explanation.count("\n") > 2 for check in CHECKS)
