"""Every target: what is written is read back with nothing lost, is valid, and is what its golden says."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings

from generator.desk.export import carried, export
from generator.desk.records import Reply
from generator.desk.sidecar import load
from generator.desk.target import NotADumpError, Target
from generator.desk.targets import BY_NAME, TARGETS
from generator.model.artifact import Artifact
from generator.model.desks import Desks
from tests.conftest import ROOT, SITES
from tests.desk.formats import problems_of
from tests.desk.made import DESKS, SITES_WITH_REPLIES, WORDS, project_of, replies

EXPECTED = Path(__file__).resolve().parent / "expected"
each_target = pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)


def texts(made: tuple[Artifact, ...]) -> tuple[str, str]:
    file, *beside = (artifact.data.decode() for artifact in made)
    return file, beside[0] if beside else ""


@pytest.mark.parametrize("root", SITES_WITH_REPLIES, ids=lambda root: root.name)
@each_target
def test_the_replies_of_a_site_come_back_as_they_were(root: Path, target: Target) -> None:
    project = project_of(root)
    desks = project.desks if project.desks.variables else Desks(variables=_questions(project.replies))
    made, fitted = export(target, project.replies, desks, project.words)
    assert fitted.findings == []
    assert load(target, *texts(made), project.words.heads) == carried(target, project.replies)


def _questions(found: tuple[Reply, ...]) -> tuple[object, ...]:
    from generator.model.desks import DeskVariable

    labels = {variable.name: variable.label for reply in found for variable in reply.variables}
    return tuple(DeskVariable(variable=name, ask=label) for name, label in labels.items())


@each_target
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(found=replies())
def test_any_replies_come_back_as_they_were(target: Target, found: tuple[Reply, ...]) -> None:
    made, fitted = export(target, found, DESKS, WORDS)
    assume(not fitted.findings)
    assume(len({filed.handle for filed in fitted.filed}) == len(fitted.filed))
    assert load(target, *texts(made), WORDS.heads) == carried(target, found)


@pytest.mark.parametrize("root", SITES_WITH_REPLIES, ids=lambda root: root.name)
@each_target
def test_a_file_is_valid(root: Path, target: Target) -> None:
    project = project_of(root)
    desks = project.desks if project.desks.variables else Desks(variables=_questions(project.replies))
    file, beside = texts(export(target, project.replies, desks, project.words)[0])
    assert problems_of(target.name, file) == []
    assert not beside or problems_of("map", beside) == []


@each_target
def test_a_file_is_what_its_golden_says(target: Target, update_goldens: bool) -> None:
    project = project_of(SITES / "all-kinds")
    for artifact in export(target, project.replies, project.desks, project.words)[0]:
        path = EXPECTED / artifact.path
        if update_goldens:
            path.write_bytes(artifact.data)
        assert path.read_bytes() == artifact.data, "if this is meant: pytest --update-goldens tests/desk"


def test_there_is_no_golden_too_many() -> None:
    names = {target.file for target in TARGETS} | {target.map_file for target in TARGETS if target.has_map}
    assert {path.name for path in EXPECTED.iterdir()} == names


@each_target
def test_the_map_holds_nothing_that_the_file_has_a_place_for(target: Target) -> None:
    """Else reading would prove nothing: what comes back must come from the file."""
    if not target.has_map:
        pytest.skip("it has no map")
    project = project_of(ROOT)
    made, fitted = export(target, project.replies, project.desks, project.words)
    renamed = {filed.handle for filed, reply in zip(fitted.filed, fitted.originals, strict=True) if filed.name != reply.title}
    for handle, entry in json.loads(texts(made)[1])["replies"].items():
        allowed = {"id", "placeholders"} | ({"title"} if handle in renamed else set())
        assert set(entry) & target.holds <= allowed
        assert not {"html", "markdown", "plain"} & set(entry)


@each_target
def test_what_customers_read_holds_neither_boundary_nor_note(target: Target) -> None:
    found = (replace(_some(), boundary="BOUNDARY-CANARY", never_ask=("NEVER-CANARY",), hand_over="HAND-CANARY"),)
    _, fitted = export(target, found, DESKS, WORDS)
    [filed] = fitted.filed
    shown = filed.reply.html + filed.reply.markdown + filed.reply.plain
    assert "CANARY" not in shown
    if target.note != "none":
        assert "NEVER-CANARY" in filed.note
        assert "BOUNDARY-CANARY" in filed.note


@each_target
def test_a_reply_past_its_review_is_switched_off_or_left_out(target: Target) -> None:
    stale = replace(_some(), active=False)
    made, fitted = export(target, (stale,), DESKS, WORDS)
    if "active" in target.holds:
        assert [filed.reply.active for filed in fitted.filed] == [False]
    else:
        assert (fitted.filed, fitted.withheld) == ([], [stale])
    assert load(target, *texts(made), WORDS.heads) == carried(target, (stale,))


@each_target
@pytest.mark.parametrize(
    "text", ["", "[", "{}", "[1]", '{"macros": 3}', '[{"x": 1}]', "a,b\n1,2\n", "- x: [", "\x00", "null", '{"data": [{}]}', "[" * 100_000]
)
def test_what_is_no_dump_is_told(target: Target, text: str) -> None:
    """Whatever it is, reading gives replies or one clear error."""
    try:
        target.read(text)
    except NotADumpError as error:
        assert str(error)  # noqa: PT017 - either is right; a traceback is not


def _some() -> Reply:
    return Reply(
        id="template:a#b",
        title="t",
        intent="i",
        html="<p>x</p>",
        markdown="x",
        plain="x",
        url="https://e.example/a/#b",
        topics=("auth",),
        language="en",
    )


def test_text_that_looks_like_a_placeholder_stays_text() -> None:
    """Each desk's own syntax, in a reply that explains it, does not come out as a placeholder of that desk."""
    text = "{{ticket.id}} #{ticket.number} %{ticket.id} {% raw %} {{contact.name}}"
    reply = replace(_some(), html=f"<p>{text}</p>", markdown=text, plain=text)
    for name in ("zendesk", "zendesk_dynamic_content", "freshdesk", "chatwoot", "zammad", "osticket", "intercom", "gorgias"):
        target = BY_NAME[name]
        [filed] = export(target, (reply,), DESKS, WORDS)[1].filed
        for markup in target.markups:
            import re

            assert not re.search(target.dialect.shape, getattr(filed.reply, markup)), (name, markup)


@each_target
def test_no_private_note_is_in_an_export(target: Target) -> None:
    project = project_of(SITES / "all-kinds")
    assert "CANARY" in (SITES / "all-kinds/content/templates/first-replies.yml").read_text("utf-8")
    assert "CANARY" not in "".join(texts(export(target, project.replies, project.desks, project.words)[0]))
