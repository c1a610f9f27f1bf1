"""The script at the edge, run by Node against a stand-in for each host; the files beside it, as the hosts read them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator.deploy import TARGETS, cloudflare, rules
from generator.deploy.serving import ServingError
from tests.deploy.accepts import TABLE, chosen
from tests.deploy.conftest import Served
from tests.deploy.servers import Answer, need

pytestmark = pytest.mark.xdist_group("deploy")

PAGE, TWIN = "/answers/first-answer/", "/answers/first-answer.md"
SCRIPTS = {"cloudflare": "worker.js", "netlify": "netlify/edge-functions/answerpress.js"}
Ask = Callable[..., list[Answer]]


@pytest.fixture(scope="session", params=list(SCRIPTS))
def edge(request: pytest.FixtureRequest, served: Served, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """``edge((path, headers), …)`` returns the answers of the host."""
    node, host = need("node"), request.param
    folder = tmp_path_factory.mktemp(host)
    shutil.copytree(served.folder, folder / "public")
    for made in TARGETS[host](served.serving):
        (folder / made.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / made.path).write_bytes(made.data)
    (folder / "package.json").write_text('{"type": "module"}')

    def ask(*requests: tuple[str, Mapping[str, str]], method: str = "GET") -> list[Answer]:
        asked = json.dumps([{"path": path, "headers": headers, "method": method} for path, headers in requests])
        command = [node, str(Path(__file__).with_name("edge_host.mjs")), str(folder / SCRIPTS[host]), str(folder / "public"), host]
        done = subprocess.run(command, input=asked, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return [_answer(answer) for answer in json.loads(done.stdout)]

    return ask


def _answer(given: dict) -> Answer:
    headers: dict[str, list[str]] = {}
    for name, value in given["headers"]:
        headers.setdefault(name, []).append(value)
    return Answer(given["status"], headers, given["body"].encode())


def test_every_header_of_the_table_gets_its_form(edge: Ask) -> None:
    answers = edge(*((path, {} if accept is None else {"Accept": accept}) for _, accept, _ in TABLE for path in ("/", PAGE)))
    forms = [answer.form for answer in answers]
    assert forms == [form for _, _, form in TABLE for _ in range(2)]
    assert {frozenset(answer.varies) for answer in answers} == {frozenset({"accept"})}


def test_weights_are_compared_as_numbers(edge: Ask) -> None:
    some = ["0", "0.001", "0.01", "0.1", "0.29", "0.3", "0.58", "0.899", "0.9", "1"]
    pairs = [f"text/markdown;q={one}, text/html;q={two}" for one in some for two in some]
    answers = edge(*(("/", {"Accept": pair}) for pair in pairs))
    assert [answer.form for answer in answers] == [chosen(pair) for pair in pairs]


def test_headers_are_those_of_the_servers(edge: Ask, served: Served) -> None:
    page, twin, negotiated, missing, data, feed = edge(
        (PAGE, {}), (TWIN, {}), (PAGE, {"Accept": "text/markdown"}), ("/nothing/", {}), ("/brand-facts.json", {}), ("/feed.xml", {})
    )
    for answer in (page, twin, negotiated, missing, data, feed):
        for name, value in rules.standing_headers(served.serving).items():
            assert answer[name] == value
    assert f'<{TWIN}>; rel="alternate"; type="text/markdown"' in page.links
    assert f'<https://help.example.com{PAGE}>; rel="canonical"' in twin.links & negotiated.links
    assert (missing.status, missing["cache-control"], missing.form) == (404, "no-cache", "html")
    assert data["content-type"] == "application/json; charset=utf-8"
    assert feed["content-type"] == "application/atom+xml; charset=utf-8"
    assert {answer["access-control-allow-origin"] for answer in (twin, negotiated, data)} == {"*"}
    assert twin.varies == set()


def test_the_home_page_and_its_twins_point_at_each_other(edge: Ask) -> None:
    home, *twins = edge(("/", {}), ("/index.md", {}), ("/index.html.md", {}), ("/", {"Accept": "text/markdown"}))
    assert '</index.md>; rel="alternate"; type="text/markdown"' in home.links
    assert all('<https://help.example.com/>; rel="canonical"' in twin.links for twin in twins)


def test_redirects_are_permanent_and_dressed(edge: Ask, served: Served) -> None:
    asked = {"/answers/first-answer": PAGE, "/old/place/": PAGE, "/older.md": TWIN}
    for answer, target in zip(edge(*((path, {"Accept": "text/markdown"}) for path in asked)), asked.values(), strict=True):
        assert (answer.status, answer["location"]) == (301, target)
        assert answer["content-security-policy"] == served.serving.policy


def test_tags_tell_the_forms_apart(edge: Ask) -> None:
    html, markdown = edge(("/", {}), ("/", {"Accept": "text/markdown"}))
    wanted = {"Accept": "text/markdown"}
    old, new = edge(("/", wanted | {"If-None-Match": html["etag"]}), ("/", wanted | {"If-None-Match": markdown["etag"]}))
    assert (old.status, new.status) == (200, 304)
    assert new.varies == {"accept"}


def test_a_head_request_has_no_body(edge: Ask) -> None:
    (answer,) = edge(("/", {"Accept": "text/markdown"}), method="HEAD")
    assert (answer.status, answer.form, answer.body) == (200, "markdown", b"")


@pytest.mark.parametrize("host", SCRIPTS)
def test_no_address_gets_one_header_from_two_rules(served: Served, host: str) -> None:
    """Netlify lets the last rule win, Cloudflare joins their values with a comma."""
    blocks = _blocks(next(made for made in TARGETS[host](served.serving) if made.path == "public/_headers").data.decode())
    for path in ["/", *(f"/{path}" for path in served.serving.files)]:
        names = [
            name for pattern, headers in blocks if re.fullmatch(pattern.replace(".", r"\.").replace("*", ".*"), path) for name in headers
        ]
        assert len(names) == len(set(names)), path
    assert len(blocks) > 5


def _blocks(text: str) -> list[tuple[str, list[str]]]:
    blocks: list[tuple[str, list[str]]] = []
    for line in text.split("\n"):
        if line.startswith("/"):
            blocks.append((line, []))
        elif line.startswith("  "):
            blocks[-1][1].append(line.partition(":")[0].strip())
    return blocks


def test_cloudflare_is_not_given_what_it_would_leave_out(served: Served) -> None:
    long = replace(served.serving, policy="x" * cloudflare.LONGEST_LINE)
    many = replace(served.serving, redirects=tuple((f"/a{number}/", "/") for number in range(cloudflare.MOST_REDIRECTS)))
    for serving in (long, many):
        with pytest.raises(ServingError, match="would leave rules out"):
            TARGETS["cloudflare"](serving)
