"""``check --fix``: what is safe is mended in place, and every other byte of a file stays as it is."""

from __future__ import annotations

import datetime
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import read_config
from generator.diagnostics import Fix
from generator.lint.dates import mended
from generator.lint.edits import chosen, edited, proved, sound
from generator.pipeline.fix import ROUNDS, mend_project
from generator.source.offsets import places, region
from generator.source.yamldoc import Document, parse
from generator.text.chinese import corrections
from tests.conftest import TODAY, Command, copy_site, files_of
from tests.properties import markdown, modest, yaml_text

SITE = Path(__file__).resolve().parent.parent / "broken" / "site"
ANSWER = "content/answers/base.yml"

UNTIDY = [
    ("先核对名称的大小写，再看分组里有没有这个模型。", "先核对API名称的大小写,再看分组里有没有这个模型。。   # 备注,保留API原样"),
    ("published: 2026-05-01", "published: 2026/5/1   # 首发"),
    ("    answer: 可以先换一个试试。", '    answer: >-\n      可以先换ＡＰＩ试试,\n\n      再"看看"第2行API好不好。'),
    ("  - 打开模型列表。", '  - "打开\\"列表\\",看\\u6a21型API。"'),
    ("  - 复制名称，再试一次。", "  - '复制(名称)it''s好'"),
    ("title: ", "# 说明,不改API\ntitle: "),
]
TIDY = [
    ("先核对名称的大小写，再看分组里有没有这个模型。", "先核对 API 名称的大小写，再看分组里有没有这个模型。   # 备注,保留API原样"),
    ("published: 2026-05-01", "published: 2026-05-01   # 首发"),
    ("    answer: 可以先换一个试试。", "    answer: >-\n      可以先换 API 试试，\n\n      再“看看”第 2 行 API 好不好。"),
    ("  - 打开模型列表。", '  - "打开“列表”，看\\u6a21型 API。"'),
    ("  - 复制名称，再试一次。", "  - '复制（名称）it''s 好'"),
    ("title: ", "# 说明,不改API\ntitle: "),
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return shutil.copytree(SITE, tmp_path / "site")


def changed(text: str, changes: list[tuple[str, str]]) -> str:
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


def untidy(project: Path) -> str:
    entry = project / ANSWER
    text = changed(entry.read_text("utf-8"), UNTIDY)
    entry.write_text(text, "utf-8")
    return text


def test_only_what_is_told_is_mended_and_comments_quotes_and_layout_stay(project: Path, answerpress: Command) -> None:
    wanted = changed((project / ANSWER).read_text("utf-8"), TIDY)
    untidy(project)
    others = {path: data for path, data in files_of(project).items() if path != ANSWER}
    status, output = answerpress(project, "check", "--fix", "--today", TODAY)
    assert (project / ANSWER).read_text("utf-8") == wanted
    assert {path: data for path, data in files_of(project).items() if path != ANSWER} == others
    assert status == 0, output


def test_it_says_what_it_did(project: Path, answerpress: Command) -> None:
    untidy(project)
    _, output = answerpress(project, "check", "--fix", "--today", TODAY)
    assert "content/answers/base.yml:18:21: APL051 half-width-punctuation: `,` stands in Chinese text; now `，`\n" in output
    assert "content/answers/base.yml:6:12: APS024 wrong-type: `published` must be a date, not text; now `2026-05-01`\n" in output
    assert " findings in 1 file\n" in output
    assert "`updated` stays" in output


def test_a_second_time_changes_nothing(project: Path, answerpress: Command) -> None:
    untidy(project)
    answerpress(project, "check", "--fix", "--today", TODAY)
    once = files_of(project)
    _, output = answerpress(project, "check", "--fix", "--today", TODAY)
    assert files_of(project) == once
    assert "mended 0 findings in 0 files\n" in output


def test_a_diff_shows_the_same_and_writes_nothing(project: Path, answerpress: Command) -> None:
    untidy(project)
    before = files_of(project)
    status, output = answerpress(project, "check", "--diff", "--today", TODAY)
    assert status == 1
    assert files_of(project) == before
    assert output.startswith(f"--- a/{ANSWER}\n+++ b/{ANSWER}\n@@ ")
    assert "\n-published: 2026/5/1   # 首发\n" in output
    assert "\n+published: 2026-05-01   # 首发\n" in output
    answerpress(project, "check", "--fix", "--today", TODAY)
    assert answerpress(project, "check", "--diff", "--today", TODAY) == (0, "")


def test_a_report_for_programs_keeps_standard_output_to_itself(project: Path, answerpress: Command, capsys: Any) -> None:
    untidy(project)
    _, output = answerpress(project, "check", "--fix", "--format", "json", "--today", TODAY)
    assert output.startswith("{")
    assert "mended" in capsys.readouterr().err


def test_what_is_allowed_off_or_in_the_baseline_is_left_alone(project: Path, answerpress: Command) -> None:
    config, entry = project / "mkdocs.yml", project / ANSWER
    entry.write_text(changed(entry.read_text("utf-8"), [("先核对名称的", "先核对API,名称的")]), "utf-8")
    before = entry.read_text("utf-8")
    text = config.read_text("utf-8")
    config.write_text(
        text.replace("      rules:\n", "      rules:\n        odd-spacing: off\n        half-width-punctuation: off\n"), "utf-8"
    )
    answerpress(project, "check", "--fix", "--today", TODAY)
    assert entry.read_text("utf-8") == before
    config.write_text(text, "utf-8")
    answerpress(project, "check", "--today", TODAY, "--write-baseline", "known.json")
    config.write_text(text.replace("      rules:\n", "      baseline: known.json\n      rules:\n"), "utf-8")
    answerpress(project, "check", "--fix", "--today", TODAY)
    assert entry.read_text("utf-8") == before
    config.write_text(text, "utf-8")
    allowed = [f"allow:\n{''.join(_allowance(rule) for rule in ('odd-spacing', 'half-width-punctuation'))}"]
    entry.write_text(before + allowed[0], "utf-8")
    answerpress(project, "check", "--fix", "--today", TODAY)
    assert entry.read_text("utf-8") == before + allowed[0]


def _allowance(rule: str) -> str:
    return f"  - {{rule: {rule}, reason: 如此, until: 2026-12-31}}\n"


def test_fields_move_with_their_comments(project: Path, answerpress: Command) -> None:
    entry = project / ANSWER
    whole = entry.read_text("utf-8")
    text = "# 文件说明\n" + changed(
        whole, [("owner: editors\n", ""), ("boundary: |", "# 谁负责\nowner: editors # 团队\n\n# 边界\nboundary: |")]
    )
    entry.write_text(text, "utf-8")
    assert answerpress(project, "check", "--fix", "--today", TODAY)[0] == 0
    result = entry.read_text("utf-8")
    assert result.startswith("# 文件说明\ntitle:")
    assert "status: published\n# 谁负责\nowner: editors # 团队\npublished: 2026-05-01\n" in result
    assert "\n# 边界\nboundary: |\n" in result
    assert sorted(result.split("\n")) == sorted(text.split("\n"))


def test_vocabularies_are_mended_too(project: Path, answerpress: Command) -> None:
    topics = project / "content/topics.yml"
    topics.write_text(changed(topics.read_text("utf-8"), [("label: 入门", "label: 入门API课")]), "utf-8")
    assert answerpress(project, "check", "--fix", "--today", TODAY)[0] == 0
    assert "label: 入门 API 课\n" in topics.read_text("utf-8")


def test_a_typographic_fix_is_no_change_for_the_lock(project: Path, answerpress: Command) -> None:
    entry = project / ANSWER
    entry.write_text(changed(entry.read_text("utf-8"), [("先核对名称的", '先核对API,看"名称"的')]), "utf-8")
    assert answerpress(project, "stamp", "--today", TODAY)[0] == 0
    lock = (project / "answerpress.lock").read_bytes()
    assert answerpress(project, "check", "--fix", "--today", TODAY)[0] == 0
    assert "先核对 API，看“名称”的" in entry.read_text("utf-8")
    assert answerpress(project, "stamp", "--today", TODAY)[0] == 0
    assert (project / "answerpress.lock").read_bytes() == lock


@pytest.mark.parametrize("name", ["all-kinds", "tiny", "stale", "written"])
def test_tidy_sites_stay_as_they_are(name: str, tmp_path: Path) -> None:
    config, _ = read_config(copy_site(name, tmp_path / name), datetime.date.fromisoformat(TODAY))
    assert config is not None
    assert mend_project(config) == []


# days


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026/5/1", "2026-05-01"),
        ("2026-5-1", "2026-05-01"),
        ("2026.05.01", "2026-05-01"),
        ("2026年5月1日", "2026-05-01"),
        ("2026-05-01", None),
        ("1/5/2026", None),
        ("2026/13/1", None),
        ("2026-02-30", None),
        ("2026/5-1", None),
        ("soon", None),
    ],
)
def test_a_day_is_mended_where_its_meaning_is_beyond_doubt(written: str, meant: str | None) -> None:
    assert mended(written) == meant


# laws, for any text

VALUES = st.lists(
    st.sampled_from(
        [
            "中",
            "文",
            "API",
            "1",
            ",",
            "，",
            " ",
            "(",
            ")",
            ":",
            '"',
            "'",
            "。",
            "。。",
            "`x`",
            "[a](b)",
            "Ａ",
            "#",
            "- ",
            "\\",
            "{{x}}",
            "!",
            "é",
        ]
    ),
    min_size=1,
    max_size=12,
).map("".join)
STYLES: list[Callable[[str], str]] = [
    lambda text: "k: " + text,
    lambda text: "k: '" + text.replace("'", "''") + "'",
    lambda text: 'k: "' + text.replace("\\", "\\\\").replace('"', '\\"') + '"',
    lambda text: "k: >-\n  " + text.replace("，", "，\n  "),
    lambda text: "k: |\n  " + text.replace("。", "。\n  "),
    lambda text: "k: [x, " + text + "]",
]


def fixes_of(document: Document) -> list[Fix]:
    """What the rules on spacing and punctuation would change in every text of a document."""
    found = []
    for where in document.values:
        value = document.value_at(where)
        for correction in corrections(value) if isinstance(value, str) else ():
            place = region(places(document, where), correction.start, correction.end)
            found += [Fix(*place, correction.text)] if place else []
    return found


@modest
@given(value=VALUES, style=st.sampled_from(STYLES))
def test_edits_change_what_they_say_and_an_end_is_reached(value: str, style: Callable[[str], str]) -> None:
    text = f"# 注,释API\na: 1   # 中a\n{style(value)}\nz: '末,尾a'  # 中,文\n"
    document, problems = parse("x.yml", text)
    if document is None or problems:
        return
    first = document
    for _ in range(ROUNDS):
        fixes = sound(document, chosen(fixes_of(document)))
        if not fixes:
            break
        assert proved(document, fixes)
        after = edited(document.text, fixes)
        outside = "".join(
            document.text[left.end : right.start] for left, right in zip([Fix(0, 0, ""), *fixes], [*fixes, Fix(10**6, 0, "")], strict=True)
        )
        assert len(after) - len(document.text) == sum(len(fix.text) - (fix.end - fix.start) for fix in fixes)
        assert len(outside) + sum(fix.end - fix.start for fix in fixes) == len(document.text)
        again, problems = parse("x.yml", after)
        assert again is not None
        assert not problems
        document = again
    assert sound(document, chosen(fixes_of(document))) == []
    assert document.value.keys() == first.value.keys()
    assert _letters(document.value) == _letters(first.value)
    assert [line for line in document.text.split("\n") if line.startswith("#")] == ["# 注,释API"]


def _letters(value: Any) -> str:
    """Everything but spaces and marks, letters half-width: what no fix may touch."""
    return "".join(character for character in unicodedata.normalize("NFKC", repr(value)) if character.isalnum() or character == "`")


@modest
@given(text=yaml_text | markdown)
def test_every_character_of_a_text_has_its_own_place_in_the_file(text: str) -> None:
    document, _ = parse("x.yml", f"k: {text}\n")
    for where in document.values if document else ():
        value = document.value_at(where) if document else None
        found = places(document, where) if document and isinstance(value, str) else ()
        assert len(found) in {0, len(value or "")}
        known = [(place, character) for place, character in zip(found, value or "", strict=False) if place]
        assert [place for place, _ in known] == sorted({place for place, _ in known})
        assert all(document and (end - start > 1 or document.text[start:end] == character) for (start, end), character in known)
