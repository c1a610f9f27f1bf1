"""The server as assistants meet it: the SDK's own client, in memory and over the command line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from mcp import Client, MCPError
from mcp.client.stdio import StdioServerParameters

from generator import cli
from generator.mcp_server.server import Shelf, make_server
from generator.mcp_server.site import BuiltSite
from tests.conftest import ROOT, TODAY, Command
from tests.mcp.conftest import in_a_thread, loaded, talk

Ask = Callable[..., Any]
PAGE = "https://help.example.com/answers/model-missing"
KEY = "sk-" + "a1B2" * 8


def text_of(result: Any) -> str:
    return "".join(part.text for part in result.content)


# In memory


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_every_protocol_version_is_spoken(site: BuiltSite, mode: str) -> None:
    async def names() -> set[str]:
        async with Client(make_server(lambda: site), mode=mode) as client:
            return {tool.name for tool in (await client.list_tools()).tools}

    assert in_a_thread(names) == {"search", "get_page", "list_kinds", "lookup_error", "get_reply"}


def test_tools_describe_themselves(site: BuiltSite) -> None:
    tools = talk(make_server(lambda: site), lambda client: client.list_tools()).tools
    for tool in tools:
        assert tool.title
        assert "\n    " not in tool.description
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint
        assert not tool.annotations.open_world_hint
        jsonschema.Draft202012Validator.check_schema(tool.input_schema)
        jsonschema.Draft202012Validator.check_schema(tool.output_schema)
        assert all("description" in parameter for parameter in tool.input_schema["properties"].values())
        assert all("description" in field for field in tool.output_schema["properties"].values())


CALLS: list[tuple[str, dict[str, Any]]] = [
    ("search", {"query": "模型不存在怎么办", "limit": 2}),
    ("search", {"query": "gateway", "kind": "term"}),
    ("get_page", {"page": "answer:model-missing"}),
    ("get_page", {"page": f"{PAGE}/", "format": "record"}),
    ("list_kinds", {}),
    ("lookup_error", {"text": "HTTP 404 model_not_found"}),
    ("lookup_error", {"text": "没见过的现象"}),
    ("get_reply", {"id": "template:first-replies#ask-model", "variables": {"user_name": "王女士", "model_name": 4.1}}),
    ("get_reply", {"id": "template:first-replies"}),
]


@pytest.mark.parametrize(("tool", "arguments"), CALLS)
def test_answer_is_structured_as_promised(site: BuiltSite, ask: Ask, tool: str, arguments: dict[str, Any]) -> None:
    schemas = {known.name: known.output_schema for known in talk(make_server(lambda: site), lambda client: client.list_tools()).tools}
    result = ask(tool, **arguments)
    assert not result.is_error, text_of(result)
    jsonschema.validate(result.structured_content, schemas[tool])
    assert "CANARY" not in text_of(result)


def test_question_in_chinese(ask: Ask) -> None:
    hits = ask("search", query="提示“模型不存在”，先查什么？").structured_content["hits"]
    assert hits[0]["id"] == "answer:model-missing"


def test_numbers_are_values_of_variables(ask: Ask) -> None:
    arguments = {"id": "template:first-replies#ask-model", "variables": {"user_name": "王女士", "model_name": 404}}
    assert "您用的模型是 404 吗" in ask("get_reply", **arguments).structured_content["replies"][0]["text"]


REFUSALS: list[tuple[str, dict[str, Any], str]] = [
    ("search", {"query": ""}, "at least 1 character"),
    ("search", {"query": "x", "limit": 0}, "greater than or equal to 1"),
    ("search", {"query": "x" * 501}, "at most 500 characters"),
    ("search", {"query": "x", "kind": "anwser"}, "did you mean `answer`?"),
    ("get_page", {"page": "answer:model-mising"}, "did you mean `answer:model-missing`?"),
    ("get_page", {"page": "../../../../etc/passwd"}, "there is no page"),
    ("get_page", {"page": "answer:../../policy"}, "there is no page"),
    ("get_page", {"page": "https://help.example.com/../../content/policy.yml"}, "there is no page"),
    ("get_page", {"page": "..%2f..%2fetc%2fpasswd", "format": "record"}, "there is no page"),
    ("get_page", {"page": "answer:model-missing", "format": "pdf"}, "Input should be 'markdown' or 'record'"),
    ("get_page", {"page": "/errors/", "format": "record"}, "ask for it as `markdown`"),
    ("get_page", {}, "Field required"),
    ("lookup_error", {"text": "  "}, "paste a status code"),
    ("get_reply", {"id": "template:frist-replies"}, "did you mean `template:first-replies`?"),
    ("get_reply", {"id": "../replies"}, "there is no reply"),
    ("get_reply", {"id": "template:first-replies#hello", "variables": {"user_name": KEY}}, "looks like a complete key"),
    ("get_reply", {"id": "template:first-replies#hello", "variables": {"usr_name": "x"}}, "did you mean `user_name`?"),
    ("get_reply", {"id": "template:first-replies#hello", "variables": {"user_name": ["x"]}}, "valid string"),
    ("nothing", {}, "Unknown tool"),
]


@pytest.mark.parametrize(("tool", "arguments", "message"), REFUSALS)
def test_refusal_says_what_to_do(ask: Ask, tool: str, arguments: dict[str, Any], message: str) -> None:
    result = ask(tool, **arguments)
    assert result.is_error
    assert message in text_of(result)
    assert KEY not in text_of(result)
    assert "Traceback" not in text_of(result)


def test_pages_are_resources(site: BuiltSite) -> None:
    server = make_server(lambda: site)
    listed = talk(server, lambda client: client.list_resources()).resources
    assert listed[0].uri == "https://help.example.com/llms.txt"
    assert len(listed) == len(site.index.pages) + 1
    for resource in listed:
        (content,) = talk(server, lambda client, uri=resource.uri: client.read_resource(uri)).contents
        assert content.uri == resource.uri
        assert content.mime_type == resource.mime_type
        assert content.text
    templates = talk(server, lambda client: client.list_resource_templates()).resource_templates
    assert [template.uri_template for template in templates] == ["https://help.example.com/{+path}"]


def test_twin_is_served_byte_for_byte(site: BuiltSite) -> None:
    (content,) = talk(make_server(lambda: site), lambda client: client.read_resource(f"{PAGE}.md")).contents
    assert content.text == (site.folder / "answers" / "model-missing.md").read_text("utf-8")


@pytest.mark.parametrize(
    "uri",
    [
        "https://help.example.com/../../etc/passwd",
        "https://help.example.com/answers/%2e%2e/%2e%2e/etc/passwd",
        "https://help.example.com//etc/passwd",
        "https://help.example.com/..\\..\\etc\\passwd",
        "https://help.example.com/api/index.json",
        "https://help.example.com/llms/../../../etc/llms.txt",
        "https://help.example.com/nowhere/llms.txt",
        "https://evil.example/llms.txt",
        "file:///etc/passwd",
        "",
    ],
)
def test_nothing_else_is_a_resource(site: BuiltSite, uri: str) -> None:
    async def refused(client: Client) -> None:
        with pytest.raises(MCPError):
            await client.read_resource(uri)

    talk(make_server(lambda: site), refused)


def test_new_build_is_served_without_a_restart(built: Path, tmp_path: Path, site: BuiltSite) -> None:
    folder = Path(shutil.copytree(built, tmp_path / "site"))
    shelf = Shelf(folder, loaded(folder))
    before = shelf()
    assert shelf() is before
    index = folder / "api" / "index.json"
    index.write_text(index.read_text("utf-8").replace("示例云帮助中心", "新的帮助中心"), "utf-8")
    os.utime(index, (2_000_000_000, 2_000_000_000))
    assert shelf().index.name == "新的帮助中心"
    index.unlink()
    result = talk(make_server(lambda: site), lambda client: client.call_tool("list_kinds"))
    assert not result.is_error
    server = make_server(Shelf(built, site))
    server.site = shelf
    result = talk(server, lambda client: client.call_tool("list_kinds"))
    assert result.is_error
    assert "answerpress build" in text_of(result)
    shutil.copy(built / "api" / "index.json", index)
    assert shelf().index.name == "示例云帮助中心"


# Over the command line


def command(*arguments: str) -> StdioServerParameters:
    return StdioServerParameters(command=sys.executable, args=["-m", "generator", "mcp", *arguments], cwd=ROOT)


def test_conversation_over_standard_input_and_output(built: Path) -> None:
    async def conversation(client: Client) -> None:
        assert client.server_info.title == "示例云帮助中心"
        assert "lookup_error" in (client.instructions or "")
        for tool, arguments in CALLS:
            result = await client.call_tool(tool, arguments)
            assert not result.is_error, text_of(result)
            assert result.structured_content
        for tool, arguments, message in REFUSALS:
            result = await client.call_tool(tool, arguments)
            assert result.is_error
            assert message in text_of(result)
        (content,) = (await client.read_resource(f"{PAGE}.md")).contents
        assert "# 提示模型不存在时先查什么" in content.text
        with pytest.raises(MCPError):
            await client.read_resource("https://help.example.com/../etc/passwd")

    talk(command("--site-dir", str(built)), conversation)


def test_site_of_the_project_is_served(built: Path) -> None:
    async def name(client: Client) -> str:
        return str((await client.call_tool("list_kinds")).structured_content["name"])

    assert talk(command("-C", str(built.parent)), name) == "示例云帮助中心"


def test_server_ends_with_its_client_and_writes_nothing_else(built: Path) -> None:
    line = [sys.executable, "-m", "generator", "mcp", "--site-dir", str(built)]
    ended = subprocess.run(line, cwd=ROOT, input="", capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


@pytest.mark.parametrize("made", [None, "empty", "damaged"])
def test_folder_without_a_site_is_told_of(
    answerpress: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str], made: str | None
) -> None:
    folder = tmp_path / "site"
    if made:
        (folder / "api").mkdir(parents=True)
    if made == "damaged":
        (folder / "api" / "index.json").write_text("{}", "utf-8")
    assert answerpress(tmp_path, "mcp", "--site-dir", str(folder)) == (1, "")
    told = capsys.readouterr().err
    assert "APH012" in told
    assert "`answerpress build`" in told
    assert "Traceback" not in told


def test_project_without_mkdocs_yml_is_told_of(answerpress: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert answerpress(tmp_path, "mcp") == (1, "")
    assert "APH001" in capsys.readouterr().err


def test_project_that_was_not_built_is_told_of(
    answerpress: Command, tmp_project: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert answerpress(tmp_project("tiny"), "mcp") == (1, "")
    assert "api/index.json" in capsys.readouterr().err


@pytest.mark.parametrize("sdk", ["absent", "version 1"])
def test_missing_extra_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, built: Path, capsys: pytest.CaptureFixture[str], sdk: str
) -> None:
    monkeypatch.delitem(sys.modules, "generator.mcp_server.server")
    if sdk == "absent":
        monkeypatch.setitem(sys.modules, "mcp", None)
        monkeypatch.setitem(sys.modules, "mcp.server", None)
    else:
        monkeypatch.setitem(sys.modules, "mcp.server", types.ModuleType("mcp.server"))
    assert cli.main(["mcp", "--site-dir", str(built)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "pip install 'answerpress[mcp]'" in told.err


def test_other_import_errors_are_not_hidden(monkeypatch: pytest.MonkeyPatch, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delitem(sys.modules, "generator.mcp_server.server")
    monkeypatch.setitem(sys.modules, "generator.mcp_server.replies", None)
    monkeypatch.delattr("generator.mcp_server.replies")
    assert cli.main(["mcp", "--site-dir", str(built)]) == 2
    assert "internal error" in capsys.readouterr().err


def test_the_sdk_is_imported_by_the_server_alone() -> None:
    modules = "generator.cli, generator.indexnow, generator.mcp_server.symptoms, generator.mcp_server.replies"
    script = f"import sys, {modules}; print('mcp' in sys.modules)"
    line = [sys.executable, "-c", script]
    assert subprocess.run(line, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True).stdout == "False\n"


def test_build_day_does_not_matter_to_a_server(built: Path) -> None:
    assert loaded(built).index.updated is not None
    assert loaded(built).index.updated <= TODAY
