"""Pushing to help desks that behave as documented: what changed and nothing else, once, through every kind of failure."""

from __future__ import annotations

import contextlib
import io
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.desk import http
from generator.desk.http import Client, DeskError, Login, is_safe
from tests.conftest import TODAY, Command, copy_site, run
from tests.desk.servers import TOKEN, USER, ChatwootHandler, Desk, Handler, ZendeskHandler, serving

HANDLERS: dict[str, type[Handler]] = {"zendesk": ZendeskHandler, "chatwoot": ChatwootHandler}
PATHS = {"zendesk": "/api/v2/macros.json", "chatwoot": "/api/v1/accounts/1/canned_responses"}
Push = Callable[..., tuple[int, str]]


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """No test waits; what would have been waited is noted."""
    waited: list[float] = []
    monkeypatch.setattr("urllib3.util.retry.time.sleep", waited.append)
    return waited


@pytest.fixture(params=["zendesk", "chatwoot"])
def target(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def desk(target: str) -> Iterator[Desk]:
    with serving(HANDLERS[target]) as found:
        yield found


MADE = 29
"""Replies of one made template, beside the two of the small site."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small site with every kind, and a template with many replies."""
    root = copy_site("all-kinds", tmp_path / "project")
    text = (root / "content/templates/first-replies.yml").read_text("utf-8")
    head, tail = text.split("replies:\n", 1)[0], text[text.index("checklist:") :]
    made = "".join(
        f"  - id: made-{number:02}\n    title: 第 {number} 条\n    intent: 试\n"
        f"    text: '{{{{user_name}}}}，第 {number} 条，{{{{model_name}}}}，{{{{agent_note}}}}。'\n"
        for number in range(MADE)
    )
    cases = tail[: tail.index("cases:")] + tail[tail.index("internal:") :]
    head = (
        head.replace("首次回复与追问模型名的模板", "许多条用来推送的回复模板")
        .replace("redirect_from: [/templates/hello/]\n", "")
        .replace("两条可以直接", "许多条可以直接")
    )
    (root / "content/templates/many.yml").write_text(f"{head}replies:\n{made}{cases}", "utf-8")
    return root


def change(project: Path, number: int = 7) -> None:
    template = project / "content/templates/many.yml"
    text = template.read_text("utf-8")
    assert text.count(f"，第 {number} 条，") == 1
    template.write_text(text.replace(f"，第 {number} 条，", f"，改过的第 {number} 条，"), "utf-8")


@pytest.fixture
def push(project: Path, target: str, desk: Desk, quick: list[float], monkeypatch: pytest.MonkeyPatch) -> Push:
    monkeypatch.setenv(f"ANSWERPRESS_{target.upper()}_TOKEN", TOKEN)
    monkeypatch.setenv("ANSWERPRESS_ZENDESK_USER", USER)
    assert quick == []

    def go(*arguments: str) -> tuple[int, str]:
        errors = io.StringIO()
        with contextlib.redirect_stderr(errors):
            status, told = run(project, "desk", "push", target, "--url", desk.url, "--today", TODAY, *arguments)
        return status, told + errors.getvalue()

    return go


def count(desk: Desk, *methods: str) -> int:
    return sum(method in methods for method, _ in desk.log)


WRITES = ("POST", "PUT", "PATCH", "DELETE")


def replies_of(project: Path, target: str) -> int:
    status, _ = run(project, "export", target, "--out", str(project / "out"), "--today", TODAY)
    assert status == 0
    value = json.loads((project / "out").read_text("utf-8"))
    return len(value["macros"] if target == "zendesk" else value)


def test_without_yes_nothing_is_sent(push: Push, desk: Desk, project: Path, target: str) -> None:
    status, told = push()
    assert status == 0
    assert count(desk, *WRITES) == 0
    assert told.count("create  template:") == replies_of(project, target) == 31
    assert "--yes sends it" in told
    assert not (project / "desks.lock.json").exists()


def test_a_push_sends_everything_once_and_then_nothing(push: Push, desk: Desk, project: Path, target: str) -> None:
    assert push("--yes")[0] == 0
    assert len(desk.rows) == count(desk, "POST") == replies_of(project, target)
    desk.log.clear()
    status, told = push("--yes")
    assert (status, told.strip()) == (0, "")
    assert count(desk, *WRITES) == 0
    assert "nothing to send" in push()[1]


def test_only_what_changed_is_sent(push: Push, desk: Desk, project: Path) -> None:
    push("--yes")
    change(project)
    desk.log.clear()
    status, told = push("--yes")
    assert status == 0, told
    assert count(desk, *WRITES) == count(desk, "PUT", "PATCH") == 1
    assert "改过的第 7 条" in json.dumps(desk.rows, ensure_ascii=False)


def test_what_agents_changed_is_kept_unless_asked_for(push: Push, desk: Desk, target: str) -> None:
    push("--yes")
    row = desk.rows[3]
    if target == "zendesk":
        row["actions"][0]["value"] += "<p>Ours.</p>"
    else:
        row["content"] += "\n\nOurs."
    before = json.dumps(row)
    status, told = push("--yes")
    assert status == 0
    assert json.dumps(row) == before
    assert "keep" in told
    assert "--overwrite" in told
    push("--yes", "--overwrite")
    assert "Ours." not in json.dumps(desk.rows)


def uninterrupted(target: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """What one whole push leaves."""
    with serving(HANDLERS[target]) as other:
        copied = project.parent / "other"
        shutil.copytree(project, copied)
        monkeypatch.setenv(f"ANSWERPRESS_{target.upper()}_TOKEN", TOKEN)
        assert run(copied, "desk", "push", target, "--url", other.url, "--yes", "--today", TODAY)[0] == 0
        return other


@pytest.mark.parametrize("after", [0, 13])
def test_a_push_that_breaks_half_way_is_resumed(
    push: Push, desk: Desk, project: Path, target: str, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server ends up as after one uninterrupted push, and nothing is sent twice."""
    desk.break_after = after
    status, told = push("--yes")
    assert status == 1
    assert "APD007" in told
    assert len(desk.rows) == after
    desk.break_after = 10**9
    desk.log.clear()
    assert push("--yes")[0] == 0
    assert count(desk, "POST") == 31 - after
    assert desk.contents() == uninterrupted(target, project, monkeypatch).contents()
    assert "nothing to send" in push()[1]


def test_a_line_that_breaks_after_the_desk_has_worked_makes_nothing_twice(push: Push, desk: Desk, target: str) -> None:
    """The answer to a POST is lost: it is not repeated, and the next push finds what it made."""
    pages = 1
    desk.faults = [*[None] * (pages + 4), ("POST", 0, {}, None)]
    status, _ = push("--yes")
    assert status == 1
    assert len(desk.rows) == 5
    assert push("--yes")[0] == 0
    assert len(desk.rows) == 31
    names = [row["title"] if target == "zendesk" else row["short_code"] for row in desk.rows]
    assert len(set(names)) == 31


def test_a_crash_after_the_journal_and_before_the_lock_loses_nothing(push: Push, desk: Desk, project: Path, target: str) -> None:
    push("--yes")
    lock = project / "desks.lock.json"
    states = json.loads(lock.read_text("utf-8"))
    lines = [json.dumps({"id": id_, "given": given}) for id_, given in states["desks"][target].items()]
    lock.unlink()
    journal = project / f".answerpress/desk/{target}.journal"
    journal.parent.mkdir(parents=True, exist_ok=True)
    journal.write_text("\n".join(lines) + '\n{"id": "templ', "utf-8")
    row = desk.rows[0]
    row["title" if target == "zendesk" else "content"] += " (edited)"
    status, told = push("--yes")
    assert status == 0
    assert told.count("keep") >= 1
    assert not journal.exists()
    restored = json.loads(lock.read_text("utf-8"))
    assert restored == states


def test_too_many_requests_are_waited_for(push: Push, desk: Desk, quick: list[float]) -> None:
    """429 with Retry-After: the POST was refused, so it is sent again after that time, and the reply is there once."""
    desk.faults = [None, None, ("POST", 429, {"Retry-After": "7"}, {"error": "TooManyRequests"})]
    assert push("--yes")[0] == 0
    assert 7 in quick
    assert len(desk.rows) == 31


def test_too_many_requests_without_end_stop_the_push(push: Push, desk: Desk, quick: list[float]) -> None:
    desk.faults = [None, *[("POST", 429, {"Retry-After": "3"}, {"error": "TooManyRequests"})] * 20]
    status, told = push("--yes")
    assert status == 1
    assert "429" in told
    assert len(quick) == 5
    assert desk.rows == []


def test_a_list_is_read_again_when_the_desk_fails_for_a_moment(push: Push, desk: Desk) -> None:
    desk.faults = [("GET", 500, {}, {}), ("GET", 503, {"Retry-After": "1"}, {})]
    assert push("--yes")[0] == 0
    assert len(desk.rows) == 31


def test_one_reply_that_is_refused_does_not_stop_the_others(push: Push, desk: Desk) -> None:
    desk.faults = [None, None, ("POST", 422, {}, {"error": "RecordInvalid", "description": "Title: is too long"})]
    status, told = push("--yes")
    assert status == 1
    assert "422" in told
    assert "Title: is too long" in told
    assert len(desk.rows) == 30
    assert push("--yes")[0] == 0
    assert len(desk.rows) == 31


def test_a_reply_that_was_deleted_in_between_is_told(push: Push, desk: Desk, project: Path) -> None:
    push("--yes")
    change(project)
    desk.faults = (
        [*[None] * 5, ("PUT", 404, {}, {"error": "RecordNotFound"})]
        if desk.rows[0].get("actions")
        else [None, ("PATCH", 404, {}, {"error": "gone"})]
    )
    status, told = push("--yes")
    assert status == 1
    assert "404 not found" in told


def test_what_the_site_no_longer_has_is_taken_away_if_asked_for(push: Push, desk: Desk, project: Path, target: str) -> None:
    push("--yes")
    template = project / "content/templates/many.yml"
    text = template.read_text("utf-8")
    start, end = text.index("  - id: made-28"), text.index("checklist:")
    template.write_text(text[:start] + text[end:], "utf-8")
    assert "retire" not in push()[1]
    status, told = push("--yes", "--prune")
    assert status == 0, told
    if target == "zendesk":
        assert [row["active"] for row in desk.rows].count(False) == 1
    else:
        assert len(desk.rows) == 30
    assert "retire" not in push("--prune")[1]


@pytest.mark.parametrize("status", [401, 403, 422, 429, 500])
def test_the_token_is_never_told(push: Push, desk: Desk, target: str, status: int, project: Path) -> None:
    """Even by a desk that repeats it in every form."""
    import base64

    echo = {"error": f"bad {TOKEN}", "header": base64.b64encode(f"{USER}/token:{TOKEN}".encode()).decode()}
    desk.faults = [("*", status, {"Retry-After": "1"}, echo)] * 40
    failed, told = push("--yes")
    assert failed == 1
    assert TOKEN not in told
    assert target != "zendesk" or echo["header"] not in told
    written = [path.read_text("utf-8") for path in project.rglob("*.json*") if path.is_file()]
    assert not any(TOKEN in text for text in written)
    assert TOKEN not in repr(Login(TOKEN, USER))


def test_a_wrong_token_stops_at_once(push: Push, desk: Desk, target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"ANSWERPRESS_{target.upper()}_TOKEN", "wrong")
    status, told = push("--yes")
    assert status == 1
    assert "401 the token was not accepted" in told
    assert len(desk.log) == 1


def test_what_is_missing_is_told_before_anything_is_sent(
    project: Path, desk: Desk, target: str, answerpress: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"ANSWERPRESS_{target.upper()}_TOKEN"
    monkeypatch.delenv(name, raising=False)
    status, told = answerpress(project, "desk", "push", target, "--url", desk.url, "--today", TODAY)
    assert status == 1
    assert name in told
    monkeypatch.setenv(name, TOKEN)
    desks = project / "content/desks.yml"
    desks.write_text(re.sub(r"    url: .*\n", "", desks.read_text("utf-8")), "utf-8")
    assert "has no `url`" in answerpress(project, "desk", "push", target, "--today", TODAY)[1]
    assert "not encrypted" in answerpress(project, "desk", "push", target, "--url", "http://desk.example.com", "--today", TODAY)[1]
    assert desk.log == []


def test_a_list_that_leads_to_another_host_is_not_followed(desk: Desk) -> None:
    client = Client(desk.url, {"Authorization": "Bearer x"}, "x")
    with pytest.raises(DeskError, match="another host"):
        client.send("GET", "https://evil.example/api")
    assert desk.log == []


@pytest.mark.parametrize(
    ("url", "safe"), [("https://a.example", True), ("http://127.0.0.1:1", True), ("http://a.example", False), ("ftp://a", False)]
)
def test_a_token_travels_encrypted_or_not_at_all(url: str, safe: bool) -> None:
    assert is_safe(url) is safe


def test_an_answer_that_is_no_json_is_told(desk: Desk) -> None:
    class Broken:
        status, data, reason = 200, b"<html>login</html>", "OK"

    with pytest.raises(DeskError, match="no JSON"):
        Client(desk.url, {}, "x")._value("GET", "x", Broken())
    assert http._words(b"\xff") == ""
