"""What the documentation takes from the code: the list of diagnostics, a report, the tables of fields, lists that must be complete.

``pytest --update-goldens tests/test_docs_from_code.py`` writes it anew.
"""

from __future__ import annotations

import json
import re
import tomllib
import types
import typing
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
from pydantic.fields import FieldInfo

from generator.catalogue import all_codes, thresholds
from generator.diagnostics import Code
from generator.kinds import KINDS
from generator.model import fields
from generator.model.described import descriptions
from generator.model.entry import Entry, Internal
from generator.model.fields import Part
from generator.model.walk import parts_in
from generator.pipeline.load import VOCABULARIES
from tests.conftest import ROOT
from tests.documentation import PAGES, REWRITE, check, golden, put, slug, write_project

DIAGNOSTICS = ROOT / "docs" / "editors" / "diagnostics.md"
GROUPS = {
    "S": "Source and schema",
    "R": "References and routes",
    "L": "Rules",
    "P": "Privacy and safety",
    "D": "Help desks",
    "A": "The built site",
    "H": "Host and configuration",
}


ABOUT = """\
# Diagnostics

Everything that `answerpress check` and `answerpress build` can report. This page is made from the code;
`answerpress explain CODE` prints the same words, and `answerpress explain` lists the codes.

An error stops a build and leaves the last good site as it was. A warning does not, unless `--strict` is given.
"""


def diagnostics_page() -> str:
    return ABOUT + "".join(_group(heading, [code for code in all_codes() if code.id[2] == letter]) for letter, heading in GROUPS.items())


def _group(heading: str, codes: list[Code]) -> str:
    if not codes:
        return ""
    rows = [f"| [{code.id}](#{slug(f'{code.id} {code.name}')}) | `{code.name}` | {code.severity} |" for code in codes]
    entries = [f"\n### {code.id} {code.name}\n\n{(code.explanation.strip() + chr(10) + thresholds(code)).strip()}" for code in codes]
    return "\n".join([f"\n## {heading}\n", "| code | name | severity |", "|---|---|---|", *rows, *entries]) + "\n"


def test_diagnostics_page(update_goldens: bool) -> None:
    if update_goldens:
        DIAGNOSTICS.write_text(diagnostics_page(), "utf-8")
    assert DIAGNOSTICS.read_text("utf-8") == diagnostics_page(), REWRITE


def test_report_that_editors_are_shown(tmp_path: Path, update_goldens: bool) -> None:
    page = ROOT / "docs" / "editors" / "README.md"
    write_project(tmp_path)
    broken = tmp_path / "content" / "answers" / "key-refused.yml"
    whole = broken.read_text("utf-8")
    put(broken, whole.replace("owner: support", "owner: suport", 1).replace("<term:masked-key>", "<term:maskd-key>", 1))
    golden(page, r"(?<=<!-- report -->\n\n```text\n).*?(?=```)", check(tmp_path), update_goldens)


FORMS: dict[str, str] = {
    "Line": "one line of plain text",
    "Paragraph": "one paragraph of plain text",
    "Markdown": "Markdown",
    "ReplyText": "Markdown with `{{variables}}`",
    "Code": "code",
    "Slug": "an id: `lower-case-words`",
    "Name": "a name: `lower_case_words`",
    "Url": "an `https://` address",
    "Route": "an old address: `/folder/slug/`",
    "EntryRef": "a page: `kind:slug`",
    "QuestionRef": "an FAQ entry: `faq:slug#id`",
    "TopicRef": "an id of `topics.yml`",
    "EvidenceRef": "an id of `evidence.yml`",
    "PolicyRef": "an id of `policy.yml`",
    "PersonRef": "an id of `people` in `site.yml`",
    "Date": "a day: `2026-05-01`",
    "Language": "a language: `zh-CN`",
    "Offset": 'an offset: `"+08:00"`',
    "Digest": "eight hexadecimal digits",
}


def home_of(part: str) -> str:
    """The page that has the table of a part."""
    return next(page.name for page in PAGES if f"<!-- fields: {part} -->" in page.read_text("utf-8"))


def form(annotation: Any) -> str:
    """What a field holds, in an editor's words."""
    if get_origin(annotation) is typing.Annotated:
        plain = next((words for name, words in FORMS.items() if same_form(annotation, getattr(fields, name, None))), None)
        return plain or form(get_args(annotation)[0])
    if annotation is bool:
        return "`true` or `false`"
    if annotation is int:
        return "a number"
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return f"[{annotation.__name__}]({home_of(annotation.__name__)}#{annotation.__name__.lower()})"
    if get_origin(annotation) is typing.Literal:
        return "one of " + ", ".join(f"`{choice}`" for choice in get_args(annotation))
    if get_origin(annotation) is tuple:
        return f"a list: {form(get_args(annotation)[0])}"
    if get_origin(annotation) in {typing.Union, types.UnionType}:
        return ", or ".join(form(member) for member in get_args(annotation) if member is not type(None))
    return "plain text"


def same_form(annotation: Any, known: Any) -> bool:
    if known is None:
        return False
    mine, theirs = get_args(annotation), get_args(known)
    return mine[: len(theirs)] == theirs


def limits(info: FieldInfo, annotation: Any) -> str:
    lowest = highest = None
    for mark in info.metadata:
        lowest = getattr(mark, "min_length", None) or lowest
        highest = getattr(mark, "max_length", None) or highest
    if get_origin(annotation) is not tuple:
        return f"; at most {highest} characters" if highest and highest < 500 and len(info.metadata) > 2 else ""
    if lowest and highest:
        return f"; {lowest} to {highest}"
    return f"; at least {lowest}" if lowest else f"; at most {highest}" if highest else ""


def need(info: FieldInfo) -> str:
    if info.is_required():
        return "yes"
    default = info.default
    shown = str(default).lower() if isinstance(default, bool) else default if isinstance(default, str) else ""
    return f"no; `{shown}`" if shown else "no"


def field_table(model: type[Part]) -> str:
    hints = typing.get_type_hints(model, include_extras=True)
    lines = ["| field | holds | needed | for |", "|---|---|---|---|"]
    for name, info in model.model_fields.items():
        if model is not Entry and issubclass(model, Entry) and name in Entry.model_fields:
            continue
        about = " ".join(descriptions(model).get(name, "").split()).replace("|", "\\|")
        lines.append(f"| `{name}` | {form(hints[name])}{limits(info, hints[name])} | {need(info)} | {about} |")
    return "\n".join(lines) + "\n"


def all_parts() -> dict[str, type[Part]]:
    """Every typed part that an editor writes, by name."""
    found: dict[str, type[Part]] = {}
    waiting: list[type[Part]] = [Entry, Internal, *(kind.model for kind in KINDS), *VOCABULARIES.values()]
    while waiting:
        model = waiting.pop()
        key = model.__name__ if found.get(model.__name__, model) is model else f"{model.__module__}.{model.__name__}"
        if found.get(key) is model:
            continue
        found[key] = model
        waiting += [part for info in model.model_fields.values() for part in parts_in(info.annotation)]
    return found


MARKER = re.compile(r"<!-- fields: ([\w.]+) -->\n\n")


def test_every_part_has_one_field_table() -> None:
    markers = [name for page in PAGES for name in MARKER.findall(page.read_text("utf-8"))]
    assert sorted(markers) == sorted(all_parts())


@pytest.mark.parametrize("name", sorted(all_parts()))
def test_field_table(name: str, update_goldens: bool) -> None:
    page = next((page for page in PAGES if f"<!-- fields: {name} -->" in page.read_text("utf-8")), None)
    assert page is not None, f"no page of docs/editors has the table `<!-- fields: {name} -->`"
    pattern = rf"(?<=<!-- fields: {re.escape(name)} -->\n\n)(?:\|[^\n]*\n)*"
    golden(page, pattern, field_table(all_parts()[name]), update_goldens)


def test_schemas_are_wired_into_the_editor() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    wired = {f"./.answerpress/schema/{kind.name}.json": f"content/{kind.folder}/*.yml" for kind in KINDS}
    wired |= {f"./.answerpress/schema/{name}.json": f"content/{name}.yml" for name in VOCABULARIES}
    assert settings["yaml.schemas"] == wired


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = [re.split(r"[<>=]", line)[0] for line in project["dependencies"]]
    page = (ROOT / "docs" / "adr" / "0007-run-time-dependencies.md").read_text("utf-8")
    assert re.findall(r"^\| `([\w.-]+)` \|", page, re.MULTILINE) == declared


def test_folders_on_the_map() -> None:
    """README.md and docs/contributors/README.md name every folder of the package, and no other."""
    folders = {f"generator/{path.parent.name}/" for path in (ROOT / "generator").glob("*/__init__.py")}
    page = (ROOT / "docs" / "contributors" / "README.md").read_text("utf-8")
    assert folders == set(re.findall(r"`(generator/\w+/)`", page)) - {"generator/_templates/"}
