"""What a browser is given by a preview."""

from __future__ import annotations

import http.client
import json
import re
import threading
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest

from generator.live.server import Preview
from generator.live.state import State
from tests.conftest import run_build

ROUTE = "/answers/where-is-key/"


@pytest.fixture
def server(preview: State) -> Iterator[Preview]:
    made = {"feed.xml": b"<feed/>", "old/index.html": b"moved"}
    server = Preview(("127.0.0.1", 0), preview, lambda path, _: made.get(path), "mark")
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield server
    server.closing = True
    server.shutdown()
    server.server_close()


def ask(server: Preview, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=30)
    try:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        (ROUTE, "text/html; charset=utf-8"),
        (f"{ROUTE}index.html", "text/html; charset=utf-8"),
        (f"{ROUTE.rstrip('/')}.md", "text/markdown; charset=utf-8"),
        (f"{ROUTE}index.html.md", "text/markdown; charset=utf-8"),
        ("/answerpress/answerpress.css", "text/css; charset=utf-8"),
        ("/answerpress/tools/tools.js", "text/javascript; charset=utf-8"),
        ("/assets/logo.png", "image/png"),
        ("/feed.xml", "application/xml; charset=utf-8"),
        ("/old/", "text/html; charset=utf-8"),
        ("/__answerpress/client.js", "text/javascript; charset=utf-8"),
    ],
)
def test_files_have_their_types(server, path, media_type):
    status, headers, body = ask(server, path)
    assert (status, headers["Content-Type"]) == (200, media_type)
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert body
    head_status, head_headers, head_body = ask(server, path, "HEAD")
    assert (head_status, head_headers["Content-Length"], head_body) == (200, str(len(body)), b"")


def test_what_a_page_loads_waits_for_no_whole_build(server, project):
    """Style sheets, scripts, and the modules that these import: a browser shows no page, or no reload, before it has them."""
    wanted = [urljoin(ROUTE, name) for name in _LOADED.findall(ask(server, ROUTE)[2].decode()) if "://" not in name]
    seen: dict[str, bytes] = {}
    while wanted:
        path = wanted.pop()
        status, _, seen[path] = ask(server, path)
        assert status == 200, path
        if path.endswith(".js"):
            found = (urljoin(path, name) for name in _IMPORTED.findall(seen[path].decode()))
            wanted += [other for other in found if other not in seen]
    assert run_build(project)[0] == 0
    assert seen["/answerpress/words.js"] == (project / "site/answerpress/words.js").read_bytes()


_LOADED = re.compile(r"""<(?:script|link)\b[^>]*?\b(?:src|href)=["']?([^"'\s>]+\.(?:js|css))\b""")
_IMPORTED = re.compile(r"""^(?:import|export)\b[^;]*?["'](\.{1,2}/[^"']+)["']""", re.MULTILINE)


def test_the_script_is_added_by_the_server_alone(server):
    _, _, body = ask(server, ROUTE)
    script = b'<script src="/__answerpress/client.js" data-generation="mark.1" defer></script></body>'
    assert body.count(b"client.js") == 1
    assert body.replace(script, b"</body>").decode() == server.state.html(ROUTE)


@pytest.mark.parametrize("path", ["/no/such/page/", "/no.txt", "/__answerpress/other", "/../../etc/passwd", "/%2e%2e/%2e%2e/mkdocs.yml"])
def test_what_is_not_there_is_not_found(server, path):
    status, headers, body = ask(server, path)
    assert status == 404
    assert b"root:" not in body
    assert b"site_name" not in body
    assert headers["Content-Type"].startswith("text/")


def test_an_address_without_its_slash_is_sent_on(server):
    status, headers, _ = ask(server, ROUTE.rstrip("/"))
    assert (status, headers["Location"]) == (302, ROUTE)


@pytest.mark.parametrize(
    ("host", "status"), [("127.0.0.1:8000", 200), ("localhost", 200), ("[::1]:80", 200), ("evil.example", 421), ("", 421)]
)
def test_only_names_of_this_machine_are_answered(server, host, status):
    assert ask(server, "/", Host=host)[0] == status


def test_a_site_below_a_path_is_served_below_it(server, save):
    save("mkdocs.yml", "site_url: https://help.example.com/", "site_url: https://help.example.com/help/")
    save("content/site.yml", "url: https://help.example.com/", "url: https://help.example.com/help/")
    assert server.base == "/help/"
    assert ask(server, "/")[1]["Location"] == "/help/"
    assert ask(server, f"/help{ROUTE}")[0] == 200
    assert b'src="/help/__answerpress/client.js"' in ask(server, f"/help{ROUTE}")[2]


def events(server: Preview) -> Iterator[dict[str, object]]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=30)
    connection.request("GET", "/__answerpress/events")
    answer = connection.getresponse()
    assert answer.getheader("Content-Type") == "text/event-stream; charset=utf-8"
    try:
        while line := answer.readline():
            if line.startswith(b"data: "):
                yield json.loads(line[6:])
    finally:
        connection.close()


def test_browsers_are_told_of_every_state_and_of_what_is_wrong(server, save):
    told = events(server)
    assert next(told) == {"generation": "mark.1", "verdict": "no errors, no warnings", "problems": []}
    save("content/answers/where-is-key.yml", "title: ", "title: 新")
    assert next(told)["generation"] == "mark.2"
    save("content/answers/where-is-key.yml", "owner: ", "owner: nobody # ")
    news = next(told)
    assert news["generation"] == "mark.2"
    (problem,) = news["problems"]
    assert problem["place"].startswith("content/answers/where-is-key.yml:")
    assert problem["line"].startswith("owner: nobody")
    assert problem["hint"]
    save("content/answers/where-is-key.yml", "owner: nobody # ", "owner: ")
    assert next(told) == {"generation": "mark.3", "verdict": "no errors, no warnings", "problems": []}
    told.close()


def test_a_template_that_fails_on_a_page_is_told_and_the_page_comes_back(server, save):
    save("templates/theme/partials/logo.html", "", "{{ nothing.there.at_all }}")
    assert ask(server, ROUTE)[0] == 500
    assert "logo.html" in str(server.state.news.problems[0].span)
    assert ask(server, ROUTE)[0] == 500
    assert len(server.state.news.problems) == 1
    save("templates/theme/partials/logo.html")
    assert server.state.news.problems == ()
    assert ask(server, ROUTE)[0] == 200


def test_before_there_is_a_site_the_errors_are_shown():
    broken = State(lambda: (None, []))
    server = Preview(("127.0.0.1", 0), broken, lambda *_: None, "mark")
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    status, _, body = ask(server, "/")
    assert status == 503
    assert b"client.js" in body
    server.closing = True
    server.shutdown()
    server.server_close()
