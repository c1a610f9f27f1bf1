"""Reading a built folder: what is missing or damaged is told, and nothing outside is ever read."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.mcp_server import tools
from generator.mcp_server.site import BrokenError, BuiltSite, RefusedError, load_site, read_text
from tests.mcp.conftest import loaded

ANSWER = "answer:model-missing"


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "site"))


def test_site_is_read(site: BuiltSite) -> None:
    assert site.index.name == "示例云帮助中心"
    assert {symptom.signal for symptom in site.symptoms} >= {"404", "model not found"}
    assert [reply.id for reply in site.replies] == ["template:first-replies#hello", "template:first-replies#ask-model"]
    assert [shape.label for shape in site.key_shapes] == ["sk 开头的密钥"]


def test_every_page_has_what_the_tools_read(site: BuiltSite) -> None:
    for page in site.index.pages:
        assert site.markdown(page).startswith("---\n")
        record = site.record(page)
        assert (record is None) == (page.kind == "listing")
        assert record is None or record["id"] == page.id


# Finding a page


@pytest.mark.parametrize(
    "request_",
    [
        ANSWER,
        f"  {ANSWER}\n",
        f"{ANSWER}#basis",
        "https://help.example.com/answers/model-missing/",
        "https://help.example.com/answers/model-missing",
        "https://help.example.com/answers/model-missing/#basis",
        "https://help.example.com/answers/model-missing/?q=x#basis",
        "https://help.example.com/answers/model-missing.md",
        "https://help.example.com/answers/model-missing/index.html",
        "https://help.example.com/answers/model-missing/index.md",
        "/answers/model-missing/",
        "answers/model-missing",
    ],
)
def test_page_is_found_by_id_and_by_any_form_of_its_address(site: BuiltSite, request_: str) -> None:
    page = site.find(request_)
    assert page is not None
    assert page.id == ANSWER


@pytest.mark.parametrize(
    "request_", ["https://help.example.com", "https://help.example.com/", "/", "/index.html", "index.md", "index.html.md"]
)
def test_home_is_found(site: BuiltSite, request_: str) -> None:
    page = site.find(request_)
    assert page is not None
    assert page.url == "https://help.example.com/"


OUTSIDE = [
    "../../../etc/passwd",
    "/etc/passwd",
    "answers/../../../../etc/passwd",
    "answer:../../policy",
    "answer/../../../policy.yml",
    "..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/etc/passwd",
    "..\\..\\etc\\passwd",
    "file:///etc/passwd",
    "https://evil.example/answers/model-missing/",
    "https://help.example.com.evil.example/answers/model-missing/",
    "https://help.example.com/../../etc/passwd",
    "answers/model-missing\x00.md",
    "api/index.json",
    "",
    "   ",
    "#basis",
    "a" * 100_000,
]


@pytest.mark.parametrize("request_", OUTSIDE)
def test_no_request_leads_elsewhere(site: BuiltSite, request_: str) -> None:
    assert site.find(request_) is None
    with pytest.raises(RefusedError) as refusal:
        tools.get_page(site, request_)
    assert len(str(refusal.value)) < 250


@given(st.text(alphabet=st.sampled_from(list("./\\%:#?aā index.mdhtml\x00\n")), max_size=40))
def test_whatever_is_asked_for_is_a_page_or_is_refused(request_: str) -> None:
    site = PAGES
    found = site.find(request_)
    assert found is None or found in site.index.pages


@pytest.mark.parametrize(
    "path", ["../secret.txt", "/etc/passwd", "answers/../../secret.txt", "link.txt", "answers", "nothing.md", "a\x00b", "x" * 300]
)
def test_no_file_outside_the_folder_is_read(copy: Path, path: str) -> None:
    (copy.parent / "secret.txt").write_text("secret", "utf-8")
    (copy / "link.txt").symlink_to(copy.parent / "secret.txt")
    with pytest.raises(BrokenError, match="is not"):
        read_text(copy.resolve(), path)


def test_index_that_was_tampered_with_leads_nowhere(copy: Path) -> None:
    (copy.parent / "secret.md").write_text("secret", "utf-8")
    (copy.parent / "secret.json").write_text("{}", "utf-8")
    file = copy / "api" / "index.json"
    index = json.loads(file.read_text("utf-8"))
    url = index["url"]
    index["pages"][0] |= {"url": f"{url}../secret/", "record": f"{url}../secret.json"}
    file.write_text(json.dumps(index), "utf-8")
    site = loaded(copy)
    page = site.index.pages[0]
    with pytest.raises(BrokenError):
        site.markdown(page)
    with pytest.raises(BrokenError):
        site.record(page)


# Damaged folders


@pytest.mark.parametrize(
    ("path", "content", "message"),
    [
        ("api/index.json", None, "`api/index.json` is not there"),
        ("api/index.json", b"{", "`api/index.json` is not what a build writes: Invalid JSON"),
        ("api/index.json", b"[]", "not what a build writes"),
        ("api/index.json", b'{"name": "x", "url": 7}', "url: Input should be a valid string"),
        ("api/index.json", b"\xff\xfe", "`api/index.json` is not UTF-8"),
        ("api/index.json", b"[" * 100_000, "not what a build writes"),
        ("errors.json", b'{"errors": [{"signal": "404"}]}', "`errors.json` is not what a build writes: errors.0.type: Field required"),
        ("replies.json", b'{"replies": 1}', "`replies.json` is not what a build writes"),
        ("replies.json", b'{"key_shapes": [{"label": "x", "pattern": "("}]}', "key_shapes.0.pattern"),
    ],
)
def test_damaged_folder_is_told_of(copy: Path, path: str, content: bytes | None, message: str) -> None:
    if content is None:
        (copy / path).unlink()
    else:
        (copy / path).write_bytes(content)
    site, problems = load_site(copy)
    assert site is None
    assert [problem.code.id for problem in problems] == ["APH012"]
    assert message in problems[0].message
    assert "answerpress build" in problems[0].hint


def test_site_without_symptoms_and_replies_is_a_site(copy: Path) -> None:
    (copy / "errors.json").unlink()
    (copy / "replies.json").unlink()
    site = loaded(copy)
    assert site.symptoms == site.replies == ()


@pytest.mark.parametrize("damage", ["unlink", "list"])
def test_lost_record_is_told_of_when_it_is_asked_for(copy: Path, damage: str) -> None:
    record = copy / "api" / "answer" / "model-missing.json"
    site = loaded(copy)
    if damage == "unlink":
        record.unlink()
    else:
        record.write_text("[]", "utf-8")
    with pytest.raises(BrokenError, match=r"api/answer/model-missing\.json"):
        tools.get_page(site, ANSWER, "record")


PAGES = BuiltSite.__new__(BuiltSite)
"""A site without a folder, for requests by the thousand."""


@pytest.fixture(autouse=True, scope="module")
def _pages(site: BuiltSite) -> None:
    for name in ("folder", "index", "symptoms", "replies", "key_shapes", "masking"):
        object.__setattr__(PAGES, name, getattr(site, name))
