"""Drift between a site and a dump of a help desk: what was planted, and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from generator.desk.compare import canonical, digests
from generator.desk.drift import Difference, compare, report, report_json
from generator.desk.export import export
from generator.desk.fit import Fitted, fit
from generator.desk.records import Reply
from generator.desk.state import Given, State, journal_line, lock_text, read_lock, with_journal
from generator.desk.target import Filed, Target
from generator.desk.targets import BY_NAME, TARGETS
from generator.lint.wording import faults_of
from generator.model.vocabulary import Policy
from tests.conftest import ROOT, TODAY, Command
from tests.desk.made import project_of

PROJECT = project_of(ROOT)
POLICY: Policy = PROJECT.site.policy


def fitted_of(target: Target, replies: tuple[Reply, ...] = PROJECT.replies) -> Fitted:
    return fit(target, replies, PROJECT.desks, PROJECT.words)


def given(fitted: Fitted) -> State:
    return {
        reply.id: Given(str(100 + number), filed.name, digests(fitted.target, filed))
        for number, (filed, reply) in enumerate(zip(fitted.filed, fitted.originals, strict=True))
    }


def dump_of(fitted: Fitted) -> list[dict[str, object]]:
    """What Zendesk would list after a push."""
    rows = json.loads(export(fitted.target, PROJECT.replies, PROJECT.desks, PROJECT.words)[0][0].data)["macros"]
    return [{"id": 100 + number, **row} for number, row in enumerate(rows)]


def of_site(target: Target, dump: str, fitted: Fitted, state: State) -> set[tuple[str, str, tuple[str, ...]]]:
    found = compare(fitted, target.read(dump), state, PROJECT.words, faults_of(POLICY))
    return {(one.kind, one.id, one.fields) for one in found}


def comment(row: dict[str, object], text: str) -> None:
    row["actions"][0]["value"] = text  # type: ignore[index]


def test_twelve_planted_differences_are_told_and_nothing_else() -> None:
    target = BY_NAME["zendesk"]
    before = fitted_of(target)
    state, rows = given(before), dump_of(before)
    replies = list(PROJECT.replies)
    ids = [reply.id for reply in replies]

    # on the site, after the push
    replies[0] = replace(replies[0], html=replies[0].html.replace("问题已经收到", "问题收到了"))  # 1 changed here
    replies[1] = replace(replies[1], title="换了一个名字")  # 2 changed here
    replies[2] = replace(replies[2], boundary="换了边界。")  # 3 changed here, in the note
    replies[3] = replace(replies[3], active=False)  # 4 stale, and still offered
    gone = replies.pop()  # 5 orphaned
    # in the help desk, after the push
    comment(rows[5], str(rows[5]["actions"][0]["value"]).replace("</p>", "（客服改）</p>", 1))  # type: ignore[index]  # 6 changed there
    rows[6]["active"] = False  # 7 changed there
    rows[7]["actions"][2]["value"] = "other"  # type: ignore[index]  # 8 changed there: tags
    comment(rows[8], "<p>There.</p>")  # 9 changed on both sides
    replies[8] = replace(replies[8], html="<p>Here.</p>")
    comment(rows[9], "<p>请把完整 API Key 发给我们。</p>")  # 10 and 11: changed there, and unsafe
    missing = rows.pop(10)  # 12 missing
    rows.append(
        {"id": 900, "title": "客服自己的", "active": True, "actions": [{"field": "comment_value", "value": ["channel:all", "Hi"]}]}
    )  # none of ours

    fitted = fitted_of(target, tuple(replies))
    planted = {
        ("changed here", ids[0], ("html",)),
        ("changed here", ids[1], ("title",)),
        ("changed here", ids[2], ("note",)),
        ("stale", ids[3], ()),
        ("orphaned", gone.id, ()),
        ("changed there", ids[5], ("html",)),
        ("changed there", ids[6], ("active",)),
        ("changed there", ids[7], ("topics",)),
        ("changed on both sides", ids[8], ("html",)),
        ("changed there", ids[9], ("html",)),
        ("unsafe", ids[9], ()),
        ("missing", ids[10], ()),
    }
    assert len(planted) == 12
    assert missing["title"] == PROJECT.replies[10].title
    assert of_site(target, json.dumps({"macros": rows}), fitted, state) == planted


def test_a_dump_of_what_was_pushed_has_no_difference() -> None:
    for target in TARGETS:
        fitted = fitted_of(target)
        file = target.write(fitted.filed, PROJECT.desks.desk(target.name))
        assert compare(fitted, target.read(file), given(fitted), PROJECT.words, faults_of(POLICY)) == (), target.name
        assert compare(fitted, target.read(file), {}, PROJECT.words, faults_of(POLICY)) == (), target.name


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_every_target_tells_what_changed_and_what_is_missing(target: Target) -> None:
    """Without a lock nobody knows on which side."""
    fitted = fitted_of(target)
    dump = target.read(target.write(fitted.filed, PROJECT.desks.desk(target.name)))
    changed = {markup: getattr(dump[0].reply, markup) + " 又及" for markup in target.markups}
    dump[0] = replace(dump[0], reply=replace(dump[0].reply, **changed))
    del dump[4]
    found = compare(fitted, dump, {}, PROJECT.words, lambda _: ())
    assert [(one.kind, one.id) for one in found] == [("differs", PROJECT.replies[0].id), ("missing", PROJECT.replies[4].id)]


def test_a_name_that_agents_changed_is_found_by_the_id() -> None:
    target = BY_NAME["zendesk"]
    fitted = fitted_of(target)
    rows = dump_of(fitted)
    rows[2]["title"] = "完全不同"
    rows[2]["description"] = "没有编号了"
    found = of_site(target, json.dumps(rows), fitted, given(fitted))
    assert found == {("changed there", PROJECT.replies[2].id, ("title", "note"))}


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("<p>a b</p>\n<p>c</p>", "<p>a  b</p><p>c</p>", True),
        ("<p>x &#123;y</p>", "<p>x {y</p>", True),
        ("<br>", "<br/>", True),
        ('<p><a href="https://a">x</a></p>', '<p><a href="https://a" target="_blank" rel="noopener">x</a></p>', True),
        ('<p><a href="https://a">x</a></p>', '<p><a href="https://b">x</a></p>', False),
        ("<p>a</p>", "<p><strong>a</strong></p>", False),
        ("<p>a</p>", "<p>b</p>", False),
        ("", "<p>b</p>", False),
    ],
)
def test_what_help_desks_change_on_their_own_is_no_difference(first: str, second: str, same: bool) -> None:
    assert (canonical("html", first) == canonical("html", second)) is same


def test_wording_that_breaks_a_rule_is_told_without_the_secret() -> None:
    target = BY_NAME["chatwoot"]
    key = "sk-4f9Kq2nVbT7xLwZc8mYp3RsD"
    dump = [Filed(Reply(id="", markdown=f"您的密钥是 {key}，请发送完整请求头。我们保证恢复。"), handle="mine")]
    [found] = compare(Fitted(target), dump, {}, PROJECT.words, faults_of(POLICY))
    assert found.kind == "unsafe"
    assert len(found.detail) == 3
    assert key not in report([found]) + report_json([found])


def test_a_report_counts_and_explains() -> None:
    found = [
        Difference("missing", "template:a#b", "A"),
        Difference("changed here", "template:a#c", "C", ("html",), "7", ("html: -x", "html: +y")),
    ]
    text = report(found, show=True)
    assert "2 differences: 1 changed here, 1 missing" in text
    assert "html: +y" in text
    assert report([]) == "no difference\n"
    assert [one["kind"] for one in json.loads(report_json(found))["differences"]] == ["missing", "changed here"]


def test_a_lock_comes_back_as_it_was_and_a_torn_one_is_told() -> None:
    states = {"zendesk": {"template:a#b": Given("7", "A", {"html": "0" * 16})}}
    assert read_lock(lock_text(states)) == states
    for text in ("", "{}", "[]", '{"version": 2}', '{"version": 1, "desks": {"zendesk": {"a": 1}}}'):
        with pytest.raises(ValueError):
            read_lock(text)


def test_a_journal_is_read_up_to_where_it_was_cut_off() -> None:
    one = Given("1", "A", {"html": "x"})
    lines = [journal_line("a", one), journal_line("b", one), journal_line("a", None), '{"id": "c", "gi', "null", "3"]
    assert with_journal({}, lines) == {"b": one}


def test_the_command_compares_and_tells_what_it_cannot_read(tmp_path: Path, answerpress: Command) -> None:
    from tests.conftest import copy_site

    project = copy_site("all-kinds", tmp_path / "site")
    out = tmp_path / "z.json"
    assert answerpress(project, "export", "zendesk", "--out", str(out), "--today", TODAY)[0] == 0
    assert answerpress(project, "desk", "diff", "zendesk", str(out), "--today", TODAY) == (0, "no difference\n")
    rows = json.loads(out.read_text("utf-8"))["macros"]
    pages = []
    for number, row in enumerate(rows):
        pages.append(tmp_path / f"page-{number}.json")
        pages[-1].write_text(json.dumps({"macros": [row]}), "utf-8")
    assert answerpress(project, "desk", "diff", "zendesk", *map(str, pages), "--today", TODAY)[0] == 0
    status, told = answerpress(project, "desk", "diff", "zendesk", str(pages[0]), "--today", TODAY, "--format", "json")
    assert status == 1
    assert [one["kind"] for one in json.loads(told)["differences"]] == ["missing"]
    (tmp_path / "x").write_text("[{]", "utf-8")
    for path in (tmp_path / "x", tmp_path / "none", tmp_path):
        status, told = answerpress(project, "desk", "diff", "zendesk", str(path), "--today", TODAY)
        assert status == 1
        assert "APD006" in told


def test_what_is_recorded_tells_the_side_of_a_change(tmp_path: Path, answerpress: Command) -> None:
    from tests.conftest import copy_site

    project, out = copy_site("all-kinds", tmp_path / "site"), tmp_path / "canned.json"
    assert answerpress(project, "export", "freshdesk", "--out", str(out), "--record", "--today", TODAY)[0] == 0
    text = out.read_text("utf-8")
    out.write_text(text.replace("您好。请先看", "您好。先看"), "utf-8")
    template = project / "content/templates/first-replies.yml"
    template.write_text(template.read_text("utf-8").replace("您用的模型是", "您用的是"), "utf-8")
    status, told = answerpress(project, "desk", "diff", "freshdesk", str(out), "--today", TODAY, "--format", "json")
    found = {(one["kind"], one["id"].partition("#")[2]) for one in json.loads(told)["differences"]}
    assert (status, found) == (1, {("changed there", "hello"), ("changed here", "ask-model")})


def test_a_preview_fills_in_what_the_desk_knows_and_asks_for_the_rest(answerpress: Command) -> None:
    from tests.conftest import SITES

    status, told = answerpress(SITES / "all-kinds", "export", "zendesk", "--preview", "--today", TODAY)
    assert status == 0
    assert "«王女士»，您好。" in told
    assert "【请填写：模型调用名】" in told
    assert "  | 边界：涉及扣费的对话转工单。" in told
    status, told = answerpress(SITES / "stale", "export", "zendesk", "--today", TODAY)
    assert status == 1
    assert "there is no such file, so 1 variables have no place in zendesk" in told
