"""The command line: what it says, where it says it, and its exit status: 0 clean, 1 findings, 2 usage or crash."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator import __version__
from generator.catalogue import all_codes
from generator.kinds import BY_FOLDER, BY_NAME
from generator.pipeline.load import VOCABULARIES
from generator.source.yamldoc import parse
from tests.conftest import ROOT, TODAY, Command, files_of

SITE = Path(__file__).resolve().parent / "broken" / "site"
ANSWER = "content/answers/base.yml"

Process = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A copy of the good site of tests/broken."""
    return shutil.copytree(SITE, tmp_path / "site")


@pytest.fixture
def begun(tmp_path: Path, answerpress: Command) -> Path:
    """A project as ``answerpress init`` makes it."""
    assert answerpress(tmp_path, "init", "project", "--today", TODAY)[0] == 0
    return tmp_path / "project"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def command(*arguments: str | Path, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, as a shell starts it."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    line = [sys.executable, "-m", "generator", *map(str, arguments)]
    return subprocess.run(line, check=False, env=environment, timeout=60, **({"capture_output": True} | options))


# exit statuses


def test_what_is_good_is_0(good: Path, answerpress: Command) -> None:
    assert answerpress(good, "check", "--today", TODAY) == (0, "no errors, no warnings\n")


def test_an_error_is_1(good: Path, answerpress: Command) -> None:
    edit(good / ANSWER, "owner: editors", "owner: editor")
    status, report = answerpress(good, "check", "--today", TODAY)
    assert status == 1
    assert report.endswith("\n1 error, 0 warnings\n")


def test_a_warning_is_1_for_check_and_stops_a_build_only_when_asked(good: Path, answerpress: Command, build: Command) -> None:
    edit(good / ANSWER, "  这里不处理", "  这里<b>不</b>处理")
    assert answerpress(good, "check", "--today", TODAY)[0] == 1
    assert build(good, "--strict")[0] == 1
    assert not (good / "site").exists()
    assert build(good)[0] == 0
    assert (good / "site/index.html").is_file()


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["bild"],
        ["check", "--today", "yesterday"],
        ["check", "--today", "2026-02-30"],
        ["check", "--format", "xml"],
        ["check", "--nonsense"],
        ["explain", "APX999"],
        ["new"],
        ["new", "anwser", "x"],
        ["new", "answer", "Not A Slug"],
        ["new", "answer", "../../etc/passwd"],
    ],
    ids=" ".join,
)
def test_what_makes_no_sense_is_2_and_told_on_standard_error(
    arguments: list[str], good: Path, answerpress: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_of(good)
    assert answerpress(good, *arguments) == (2, "")
    assert capsys.readouterr().err.strip()
    assert files_of(good) == before


def test_a_misspelt_kind_is_told_with_the_nearest(good: Path, answerpress: Command, capsys: pytest.CaptureFixture[str]) -> None:
    answerpress(good, "new", "anwser", "x")
    assert capsys.readouterr().err == "answerpress: there is no kind `anwser`\n  hint did you mean `answer`?\n"


def test_a_crash_is_2_and_no_traceback(good: Path) -> None:
    """Something that nobody foresaw: here, a file where a folder is to be made."""
    crash = command("-C", good, "schema", "--out", "mkdocs.yml/schema")
    assert crash.returncode == 2
    assert crash.stdout == b""
    assert crash.stderr.startswith(b"answerpress: internal error: NotADirectoryError: ")
    assert b"Traceback" not in crash.stderr


def test_the_version_is_told() -> None:
    assert command("--version").stdout.decode() == f"answerpress {__version__}\n"


# options


def test_the_folder_may_be_named_before_or_after_the_command(good: Path) -> None:
    assert command("-C", good, "check", "--today", TODAY).returncode == 0
    assert command("check", "-C", good, "--today", TODAY).returncode == 0
    assert command("check", "--today", TODAY, cwd=good).returncode == 0


def test_paths_are_relative_to_the_project(good: Path) -> None:
    edit(good / ANSWER, "owner: editors", "owner: editor")
    assert command("-C", good, "check", "--today", TODAY).stdout.startswith(f"{ANSWER}:4:8: error APR004 ".encode())


def test_a_folder_without_a_project_is_told(tmp_path: Path, answerpress: Command) -> None:
    status, report = answerpress(tmp_path, "check")
    assert status == 1
    assert report.startswith("mkdocs.yml:1:1: error APH001 ")
    assert "answerpress init" in report


def test_the_day_is_the_day_that_is_asked_for(good: Path, answerpress: Command) -> None:
    assert answerpress(good, "check", "--today", "2026-05-02")[0] == 0
    status, report = answerpress(good, "check", "--today", "2026-05-01")
    assert status == 1
    assert "2026-05-02 lies after today (2026-05-01)" in report


@pytest.mark.parametrize("name", ["check", "build"])
def test_json_is_all_that_is_printed(name: str, good: Path, answerpress: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(answerpress(good, name, "--today", TODAY, "--format", "json")[1]) == {"diagnostics": []}
    edit(good / ANSWER, "owner: editors", "owner: editor")
    status, report = answerpress(good, name, "--today", TODAY, "--format", "json")
    [finding] = json.loads(report)["diagnostics"]
    assert status == 1
    assert {key: finding[key] for key in ("code", "name", "severity", "path", "line", "column", "end_column")} == {
        "code": "APR004",
        "name": "unknown-name",
        "severity": "error",
        "path": ANSWER,
        "line": 4,
        "column": 8,
        "end_column": 14,
    }
    assert capsys.readouterr() == ("", "")


def test_a_report_for_a_program_is_plain_and_one_line_a_finding(good: Path) -> None:
    """No colour, no progress; what begins in the first column is a finding or the verdict."""
    edit(good / ANSWER, "owner: editors", "owner: editor")
    edit(good / "content/guides/base.yml", "(term:base)", "(term:bass)")
    done = command("-C", good, "build", "--today", TODAY)
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"\x1b" not in done.stdout
    findings = re.findall(r"^(\S+):(\d+):(\d+): (error|warning) (AP[A-Z]\d{3}) ([a-z0-9-]+): .+$", done.stdout.decode(), re.MULTILINE)
    assert findings == [
        (ANSWER, "4", "8", "error", "APR004", "unknown-name"),
        ("content/guides/base.yml", "21", "16", "error", "APR001", "dangling-reference"),
    ]


def test_a_person_sees_colour_and_progress(good: Path) -> None:
    edit(good / ANSWER, "  这里不处理", "  这里<b>不</b>处理")
    master, terminal = pty.openpty()
    done = command("-C", good, "build", "--today", TODAY, capture_output=False, stdout=terminal, stderr=terminal)
    os.close(terminal)
    seen = b"".join(_everything(master)).decode()
    assert done.returncode == 0
    assert "\x1b[33mwarning\x1b[0m APR008" in seen
    assert "rendering" in seen


def _everything(descriptor: int) -> Iterator[bytes]:
    with os.fdopen(descriptor, "rb", buffering=0) as stream:
        try:
            while data := stream.read(4096):
                yield data
        except OSError:  # how Linux says that nobody writes any more
            return


@pytest.mark.parametrize("arguments", [["explain"], ["check", "--format", "json"]], ids=" ".join)
def test_a_reader_that_leaves_is_no_crash(arguments: list[str], good: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = command("-C", good, *arguments, capture_output=False, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (done.returncode, done.stderr) == (2, b"")


# explain


def test_every_code_is_listed(answerpress: Command, tmp_path: Path) -> None:
    status, listed = answerpress(tmp_path, "explain")
    assert status == 0
    assert [line.split() for line in listed.splitlines()] == [[code.id, code.severity, code.name] for code in all_codes()]


@pytest.mark.parametrize("code", all_codes(), ids=lambda code: code.id)
def test_every_code_is_explained_by_id_and_by_name(code: Any, answerpress: Command, tmp_path: Path) -> None:
    status, page = answerpress(tmp_path, "explain", code.id)
    assert status == 0
    assert page.startswith(f"# {code.id} {code.name}\n\nSeverity: {code.severity}\n\n")
    assert len(page.split("\n\n", 2)[2].split()) >= 5
    assert answerpress(tmp_path, "explain", code.id.lower()) == (0, page)
    assert answerpress(tmp_path, "explain", code.name) == (0, page)


def test_codes_and_names_are_their_own() -> None:
    assert len({code.id for code in all_codes()}) == len({code.name for code in all_codes()}) == len(all_codes())
    assert all(re.fullmatch(r"AP[SRLPAHD]\d{3}", code.id) and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.name) for code in all_codes())


def test_an_unknown_code_is_told_with_the_nearest(answerpress: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert answerpress(tmp_path, "explain", "dangling-referense")[0] == 2
    assert capsys.readouterr().err == "answerpress: there is no code `dangling-referense`: did you mean `dangling-reference`?\n"


# init and new


def test_a_project_that_is_begun_is_good_and_builds(begun: Path, answerpress: Command, build: Command) -> None:
    """One page of every kind; no finding, and a site."""
    assert answerpress(begun, "check", "--today", TODAY) == (0, "no errors, no warnings\n")
    status, report = build(begun)
    assert status == 0
    assert f"look at  {begun}/site/index.html" in report
    for kind in BY_NAME.values():
        assert (begun / "site" / kind.folder / f"first-{kind.name}" / "index.html").is_file()


def test_init_writes_nothing_where_something_is(begun: Path, answerpress: Command) -> None:
    before = files_of(begun)
    (begun / "content/site.yml").unlink()
    status, report = answerpress(begun.parent, "init", "project", "--today", "2026-12-24")
    assert status == 1
    assert "APH008" in report
    assert files_of(begun) == {path: data for path, data in before.items() if path != "content/site.yml"}


@pytest.mark.parametrize("kind", BY_NAME)
def test_a_new_entry_of_every_kind_is_good(kind: str, begun: Path, answerpress: Command) -> None:
    """It begins as a draft; published as it is, it is good as well, but for words that the first of its kind has too."""
    status, told = answerpress(begun, "new", kind, "my-new-one", "--today", TODAY)
    path = begun / "content" / BY_NAME[kind].folder / "my-new-one.yml"
    assert (status, told) == (0, f"{path}\n")
    assert answerpress(begun, "check", "--today", TODAY) == (0, "no errors, no warnings\n")
    edit(path, "status: draft", "status: published")
    alike = "{repeated-paragraph: off, repeated-question: off, near-duplicate-page: off}"
    edit(begun / "mkdocs.yml", "  - answerpress:\n", f"  - answerpress:\n      rules: {alike}\n")
    text = path.read_text("utf-8").replace("what a reader gets from this page", "what a reader gets from my new page")
    path.write_text(text, "utf-8")
    assert answerpress(begun, "stamp")[1].startswith("answerpress.lock written: ")
    assert answerpress(begun, "check", "--today", TODAY) == (0, "no errors, no warnings\n")


def test_a_new_entry_never_overwrites(begun: Path, answerpress: Command) -> None:
    before = files_of(begun)
    status, report = answerpress(begun, "new", "answer", "first-answer", "--today", TODAY)
    assert status == 1
    assert "error APH008 existing-file" in report
    assert files_of(begun) == before


def test_a_new_entry_needs_a_project(tmp_path: Path, answerpress: Command) -> None:
    status, report = answerpress(tmp_path, "new", "answer", "x")
    assert status == 1
    assert report.startswith("mkdocs.yml:1:1: error APH001")
    assert files_of(tmp_path) == {}


# schema


@pytest.fixture(scope="session")
def schemas(tmp_path_factory: pytest.TempPathFactory, answerpress: Command) -> dict[str, dict[str, Any]]:
    """The schemas that ``answerpress schema`` writes, by name."""
    folder = tmp_path_factory.mktemp("schemas")
    status, told = answerpress(folder, "schema")
    written = folder / ".answerpress/schema"
    assert (status, told) == (0, f"{len(BY_NAME) + len(VOCABULARIES) + 1} schemas in {written}\n")
    return {path.stem: json.loads(path.read_text("utf-8")) for path in written.iterdir()}


def test_there_is_a_schema_for_every_kind_and_vocabulary(schemas: dict[str, dict[str, Any]]) -> None:
    assert set(schemas) == {*BY_NAME, *VOCABULARIES, "report"}
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_entry_of_the_first_site_is_valid(schemas: dict[str, dict[str, Any]]) -> None:
    """As an editor with the YAML extension sees them: dates are strings there."""
    paths = sorted((ROOT / "content").rglob("*.yml"))
    assert len(paths) > 90
    for path in paths:
        name = BY_FOLDER[path.parent.name].name if path.parent.name in BY_FOLDER else path.stem
        problems = list(Draft202012Validator(schemas[name]).iter_errors(_as_json(path)))
        assert [f"{path}: {problem.message}" for problem in problems] == []


def test_a_schema_sees_what_check_sees(schemas: dict[str, dict[str, Any]]) -> None:
    """Misspelt and missing fields, wrong types, choices and forms are underlined while typing."""
    validator = Draft202012Validator(schemas["answer"])
    good = _as_json(SITE / ANSWER)
    assert list(validator.iter_errors(good)) == []
    for change in ({"titel": "x"}, {"title": None}, {"topics": "start"}, {"topics": []}, {"status": "publised"}, {"related": ["base"]}):
        assert list(validator.iter_errors(good | change))
    assert list(validator.iter_errors({key: value for key, value in good.items() if key != "question"}))


def test_every_field_is_described(schemas: dict[str, dict[str, Any]]) -> None:
    """What the extension shows beside a field is the docstring under it, or that of the part it holds."""
    bare = [
        f"{name}: {part['title']}.{field}"
        for name, schema in schemas.items()
        for part in [schema, *schema.get("$defs", {}).values(), *([schema["properties"]["internal"]] if name in BY_NAME else [])]
        for field, about in part.get("properties", {}).items()
        if not (about | schema.get("$defs", {}).get(about.get("$ref", "").rpartition("/")[2], {})).get("description", "").strip()
    ]
    assert bare == []
    answer = schemas["answer"]["properties"]
    assert answer["question"]["description"] == "The question, as a customer asks it."
    assert answer["internal"]["description"] == "Private handling notes: never published."


def test_a_new_entry_names_its_schema(begun: Path, answerpress: Command) -> None:
    """The first line tells the extension where the schema lies that ``answerpress schema`` writes."""
    assert answerpress(begun, "schema")[0] == 0
    for path in begun.glob("content/**/*.yml"):
        first, _, _ = path.read_text("utf-8").partition("\n")
        schema = path.parent / first.removeprefix("# yaml-language-server: $schema=")
        name = BY_FOLDER[path.parent.name].name if path.parent.name in BY_FOLDER else path.stem
        assert schema.resolve() == begun / ".answerpress/schema" / f"{name}.json"
        assert schema.is_file()


def test_the_editor_of_this_repository_knows_every_schema() -> None:
    wired = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    expected = {f"./.answerpress/schema/{kind.name}.json": f"content/{kind.folder}/*.yml" for kind in BY_NAME.values()}
    expected |= {f"./.answerpress/schema/{name}.json": f"content/{name}.yml" for name in VOCABULARIES}
    assert wired == expected


def _as_json(path: Path) -> Any:
    document, problems = parse(str(path), path.read_text("utf-8"))
    assert document is not None
    assert problems == []
    return json.loads(json.dumps(document.value, default=str))


# start-up


def test_checking_loads_nothing_that_only_building_needs(good: Path) -> None:
    """MkDocs, its themes and extensions, the highlighter and the pinyin tables take longer to load than a check."""
    shutil.rmtree(good / "content/assets")  # image sizes are read by imagesize, which brings ssl along
    script = (
        "import json, sys\n"
        "from generator.cli import main\n"
        f"status = main(['-C', {str(good)!r}, 'check', '--today', '{TODAY}', '--format', 'json'])\n"
        "print(json.dumps([status, sorted(sys.modules)]))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, cwd=ROOT, timeout=60)
    status, loaded = json.loads(done.stdout.splitlines()[-1])
    assert status == 0
    heavy = {
        "mkdocs",
        "material",
        "markdown",
        "pymdownx",
        "babel",
        "pygments",
        "pypinyin",
        "watchfiles",
        "imagesize",
        "asyncio",
        "http",
        "ssl",
    }
    assert heavy & {*loaded} == set()
    assert {"pydantic", "yaml", "pyromark", "jinja2"} <= {*loaded}
    assert not [name for name in loaded if name.startswith(("generator.outputs", "generator.hosts."))]
