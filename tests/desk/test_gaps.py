"""Tickets that teach: a made log of 500 with secrets in it, whose untold topics must come out and whose secrets must not."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import pytest
import yaml
from lxml import etree

from generator.desk.gaps import findings, log, report
from generator.desk.gaps.draft import drafts
from generator.desk.gaps.grouping import phrases_of
from generator.desk.gaps.matching import questions
from generator.desk.target import NotADumpError
from generator.lint.wording import known_of
from tests.conftest import ROOT, Command, newest_day
from tests.desk.made import project_of
from tests.desk.tickets import UNCOVERED, Log, made_log

PROJECT = project_of(ROOT)
KNOWN = known_of(PROJECT.site.policy)
DAY = datetime.date(2026, 11, 22)


@pytest.fixture(scope="module")
def made() -> Log:
    return made_log()


@pytest.fixture(scope="module")
def found(made: Log) -> findings.Findings:
    return findings.study(log.read_log(made.csv(), "csv", log.Columns(), KNOWN), PROJECT.site, PROJECT.pages)


def everything(found: findings.Findings) -> str:
    """All that a report can show, and the drafts."""
    drafted = "".join(artifact.data.decode() for artifact in drafts(found, PROJECT.site, DAY))
    return report.as_text(found) + report.as_json(found) + report.as_html(found, "x") + drafted


def test_no_secret_of_the_log_is_in_a_report(made: Log, found: findings.Findings) -> None:
    assert len(made.secrets) > 600
    shown = everything(found)
    assert [secret for secret in made.secrets if secret in shown] == []
    assert not re.search(r"sk-[A-Za-z0-9]{6,}|AIza\w{6,}|1[3-9]\d{9}|[\w.]+@\w+\.\w+", shown)


def test_the_untold_topics_are_the_first_five_groups(found: findings.Findings) -> None:
    assert found.tickets == 500
    first = [" ".join(group.ties) for group in found.groups[:5]]
    for topic in UNCOVERED:
        assert any(
            topic in ties or ties.replace(" ", "") in topic or all(part in ties for part in (topic[:2], topic[2:])) for ties in first
        ), topic
    assert {len(group.tickets) > 10 for group in found.groups[:5]} == {True}


def test_what_pages_answer_counts_as_covered(made: Log, found: findings.Findings) -> None:
    untold = sum(any(question in row["subject"] for questions in UNCOVERED.values() for question in questions) for row in made.rows)
    assert abs(found.covered - (500 - untold)) <= 15, "more than three of a hundred are judged wrongly"


def test_fields_that_agents_ask_for_are_told_where_the_replies_lack_them(found: findings.Findings) -> None:
    told = {(one.template, one.field) for one in found.fields}
    assert ("template:ai-api-support-replies", "proxy_setup") in told
    assert ("template:ai-api-support-replies", "request_time") not in told  # its replies ask for it


def test_weeks_and_topics_count_every_ticket_once(found: findings.Findings) -> None:
    assert sum(total for _, total, _ in found.weeks) == 500
    assert [week for week, _, _ in found.weeks] == sorted(week for week, _, _ in found.weeks)
    assert sum(covered for _, _, covered in found.topics) == found.covered


def test_every_format_gives_the_same_groups(made: Log, found: findings.Findings) -> None:
    for form, data in (("jsonl", made.jsonl()), ("mbox", made.mbox())):
        other = findings.study(log.read_log(data, form, log.Columns(), KNOWN), PROJECT.site, PROJECT.pages)
        assert [(group.ties, len(group.tickets)) for group in other.groups] == [(group.ties, len(group.tickets)) for group in found.groups]
        assert [secret for secret in made.secrets if secret in everything(other)] == []
        assert other.weeks == found.weeks


def test_the_same_log_gives_the_same_bytes_in_any_order_of_hashing(made: Log, found: findings.Findings) -> None:
    again = findings.study(log.read_log(made.csv(), "csv", log.Columns(), KNOWN), PROJECT.site, PROJECT.pages)
    assert everything(again) == everything(found)


def test_the_page_loads_nothing_from_anywhere(found: findings.Findings) -> None:
    page = report.as_html(found, "A & B <report>")
    assert not re.search(r"<script|<link|<img|\bsrc=|@import|url\(", page)
    assert "https://" not in page
    tree = etree.HTML(page)
    assert len(tree.findall(".//svg")) == 3
    assert all(svg.get("aria-label") for svg in tree.findall(".//svg"))
    assert tree.findtext(".//title") == "A & B <report>"


def test_drafts_are_entries_that_are_not_published(found: findings.Findings, tmp_path: Path, answerpress: Command) -> None:
    from tests.conftest import copy_site

    faq, aliases = drafts(found, PROJECT.site, DAY)
    value = yaml.safe_load(faq.data)
    assert value["status"] == "draft"
    assert len(value["entries"]) == min(10, len(found.groups))
    assert all("To be written" in entry["answer"] and entry["aliases"] for entry in value["entries"])
    assert set(yaml.safe_load(aliases.data)) <= set(PROJECT.site.entries)
    project = copy_site("all-kinds", tmp_path / "site")
    faq_text = faq.data.decode().replace(f": {value['owner']}\n", ": editors\n").replace(f"- {value['topics'][0]}\n", "- errors\n")
    (project / "content/faqs/proposed-questions.yml").write_text(faq_text, "utf-8")
    told = json.loads(answerpress(project, "check", "--today", str(DAY), "--format", "json")[1])
    assert [item for item in told["diagnostics"] if "proposed" in str(item) and item["severity"] == "error"] == []


@pytest.mark.parametrize(
    ("data", "form", "columns", "words"),
    [
        (b"\xff\xfe", "csv", log.Columns(), "UTF-8"),
        (b"a,b\n1,2\n", "csv", log.Columns(), "--text"),
        (b"a,b\n1,2\n", "csv", log.Columns(text=("c",)), "no column `c`"),
        (b'{"q": "x"}\n{', "jsonl", log.Columns(), "line 2"),
        (b"[1]\n", "jsonl", log.Columns(), "no object"),
        (b'a\n"x', "csv", log.Columns(text=("a",)), "not CSV"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, form: str, columns: log.Columns, words: str) -> None:
    with pytest.raises(NotADumpError, match=re.escape(words)):
        log.read_log(data, form, columns, KNOWN)


def test_an_empty_log_gives_an_empty_report() -> None:
    for form in log.FORMATS:
        tickets = log.read_log(b"", form, log.Columns(), KNOWN)
        found = findings.study(tickets, PROJECT.site, PROJECT.pages)
        assert (found.tickets, found.groups) == (0, ())
        assert everything(found).startswith("0 tickets, 0 covered (-)")


def test_columns_are_read_by_name_and_others_never() -> None:
    data = "name,Frage,wann\n张三,发票抬头怎么改,2026/9/3\n".encode()
    [ticket] = log.read_log(data, "csv", log.Columns(text=("Frage",), date="wann"), KNOWN)
    assert (ticket.lines, ticket.day) == (("发票抬头怎么改",), datetime.date(2026, 9, 3))


def test_greetings_and_blanks_are_no_question() -> None:
    [ticket] = log.read_log('subject\n"您好，请问发票抬头写错了 13912345678 怎么改？谢谢！"\n'.encode(), "csv", log.Columns(), KNOWN)
    assert log.BLANK in ticket.lines[0]
    [question] = questions(ticket)
    assert question.startswith("发票抬头")
    assert {"发票抬头", "抬头"} <= set(phrases_of(ticket))
    assert not any("13912" in phrase or "怎么" in phrase for phrase in phrases_of(ticket))


def test_the_command_reports_in_every_form(made: Log, tmp_path: Path, answerpress: Command) -> None:
    path = tmp_path / "tickets.csv"
    path.write_bytes(made.csv())
    day = newest_day(ROOT / "content")
    arguments = ("--html", str(tmp_path / "r.html"), "--draft", str(tmp_path / "drafts"), "--today", day, "--format", "json")
    status, told = answerpress(ROOT, "gaps", str(path), *arguments)
    assert status == 0
    assert json.loads(told)["tickets"] == 500
    assert (tmp_path / "r.html").read_text("utf-8").startswith("<!doctype html>")
    assert (tmp_path / "drafts/faqs/proposed-questions.yml").is_file()
    assert answerpress(ROOT, "gaps", str(tmp_path / "none.csv"), "--today", day)[0] == 1
    assert answerpress(ROOT, "gaps", str(tmp_path / "x.doc"), "--today", day)[0] == 2
