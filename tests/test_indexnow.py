"""IndexNow: what changed between two builds, and posts to an endpoint that behaves as the protocol says."""

from __future__ import annotations

import datetime
import json
import shutil
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from generator import cli, indexnow
from generator.config import Config, Options, read_config
from generator.indexnow import Answer, Changes, Sent, batches, changed_urls, submit
from tests.conftest import TODAY, Command, copy_site, run_build

KEY = "0f1e2d3c-4b5a-6978"
DAY = datetime.date.fromisoformat(TODAY)

# What changed


def test_changes_are_new_changed_and_removed_pages() -> None:
    old = {"u/same": "1", "u/b": "1", "u/a": "1", "u/gone": "1"}
    new = {"u/same": "1", "u/b": "2", "u/a": "2", "u/new": "1"}
    changes = changed_urls(old, new)
    assert changes == Changes(("u/new",), ("u/a", "u/b"), ("u/gone",))
    assert changes.urls == ("u/new", "u/a", "u/b", "u/gone")


def test_same_build_has_no_changes() -> None:
    assert changed_urls({"u": "1"}, {"u": "1"}).urls == ()
    assert "nothing to send" in indexnow.report(changed_urls({}, {}))


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, []), (1, [1]), (10_000, [10_000]), (10_001, [10_000, 1]), (25_000, [10_000, 10_000, 5_000])]
)
def test_batches_keep_to_the_limit_and_lose_nothing(count: int, sizes: list[int]) -> None:
    urls = [f"u{number}" for number in range(count)]
    made = batches(urls)
    assert [len(batch) for batch in made] == sizes
    assert [url for batch in made for url in batch] == urls


# Two builds


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a key, built as it was (``old``) and after an edit (``site``): a page changed, one is new, one is gone."""
    project = copy_site("tiny", tmp_path_factory.mktemp("indexnow") / "project")
    set_key(project, KEY)
    for slug in ("stays", "changes", "goes"):
        write_answer(project, slug)
    status, output = run_build(project)
    assert status == 0, output
    shutil.copytree(project / "site", project / "old")
    (project / "content" / "answers" / "goes.yml").unlink()
    write_answer(project, "comes")
    write_answer(project, "changes", "Take the key from the console and write it nowhere else.")
    assert run_build(project)[0] == 0
    return project


def set_key(project: Path, key: str) -> None:
    config = project / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("- answerpress", f"- answerpress:\n      indexnow_key: {key}"), "utf-8")


def write_answer(project: Path, slug: str, answer: str = "") -> None:
    model = (project / "content" / "answers" / "http-401.yml").read_text("utf-8")
    own = {
        "title": f"What to do when {slug} stands in the log",
        "description": f"What {slug} means when it stands in the log of a request, whom to ask, and the order in which to look.",
        "question": f"What does {slug} in the log mean?",
        "answer": answer or f"The word {slug} says that the request is fine. Read on in the log.",
    }
    lines = [f"{name}: {own[name]}" if (name := line.partition(":")[0]) in own else line for line in model.splitlines()]
    (project / "content" / "answers" / f"{slug}.yml").write_text("\n".join(lines) + "\n", "utf-8")


SITE = "https://tiny.example.com/"


def configured(project: Path) -> Config:
    config, problems = read_config(project, DAY)
    assert config is not None, problems
    return config


def compared(project: Path, since: Path) -> Changes:
    changes, problems = indexnow.read_changes(since, project / "site", configured(project))
    assert changes is not None, problems
    return changes


@pytest.mark.parametrize("since", ["old", "old/api/index.json", "old/llms.json"])
def test_two_builds_are_compared(project: Path, since: str) -> None:
    changes = compared(project, project / since)
    assert changes.new == (f"{SITE}answers/comes/",)
    assert changes.removed == (f"{SITE}answers/goes/",)
    assert f"{SITE}answers/changes/" in changes.changed
    assert f"{SITE}errors/" not in changes.urls
    assert len(set(changes.urls)) == len(changes.urls)


def test_page_is_changed_when_its_twin_is(project: Path) -> None:
    listed = {page["url"] for page in json.loads((project / "site/api/index.json").read_text("utf-8"))["pages"]}
    twins = {url: url.removeprefix(SITE).rstrip("/") + ".md" if url != SITE else "index.md" for url in listed}
    differ = {
        url
        for url, path in twins.items()
        if (project / "old" / path).is_file() and bytes_of(project, "old", path) != bytes_of(project, "site", path)
    }
    assert set(compared(project, project / "old").changed) == differ


def bytes_of(project: Path, build: str, path: str) -> bytes:
    return (project / build / path).read_bytes()


def test_build_is_equal_to_itself(project: Path) -> None:
    assert compared(project, project / "site").urls == ()


@pytest.mark.parametrize(
    "content", [None, "", "{", "[]", "{}", '{"pages": 1}', '{"pages": [{"url": "x"}]}', '{"pages": ["x"]}', "[" * 100_000]
)
def test_what_is_no_build_is_told_of(project: Path, tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "api").mkdir()
        (tmp_path / "api" / "index.json").write_text(content, "utf-8")
    changes, (problem,) = indexnow.read_changes(tmp_path, project / "site", configured(project))
    assert changes is None
    assert problem.code.id == "APH012"
    assert str(tmp_path) in problem.span.path


def test_build_of_another_site_is_refused(project: Path, tmp_path: Path) -> None:
    old = tmp_path / "index.json"
    old.write_text(bytes_of(project, "old", "api/index.json").decode().replace(SITE, "https://other.example.com/"), "utf-8")
    changes, (problem,) = indexnow.read_changes(old, project / "site", configured(project))
    assert changes is None
    assert "https://other.example.com/ is not a page of this site" in problem.message


@pytest.mark.parametrize("damage", ["absent", "other"])
def test_site_without_its_key_file_is_refused(project: Path, tmp_path: Path, damage: str) -> None:
    site = Path(shutil.copytree(project / "site", tmp_path / "site"))
    assert (site / f"{KEY}.txt").read_text("utf-8") == KEY
    if damage == "absent":
        (site / f"{KEY}.txt").unlink()
    else:
        (site / f"{KEY}.txt").write_text("other", "utf-8")
    changes, (problem,) = indexnow.read_changes(project / "old", site, configured(project))
    assert changes is None
    assert problem.code.id == "APH013"


def test_pages_written_by_hand_are_compared_too(tmp_project: Callable[..., Path], tmp_path: Path) -> None:
    project = tmp_project("written")
    set_key(project, KEY)
    assert run_build(project)[0] == 0
    shutil.copytree(project / "site", tmp_path / "old")
    page = next(path for path in sorted((project / "content").rglob("*.md")) if path.name != "index.md")
    page.write_text(page.read_text("utf-8") + "\nOne more line.\n", "utf-8")
    assert run_build(project)[0] == 0
    changes = compared(project, tmp_path / "old")
    assert len(changes.urls) == 1
    assert changes.changed[0].rstrip("/").endswith(page.stem)
    assert compared(project, tmp_path / "old" / "llms.json") == changes
    assert compared(project, tmp_path / "old" / "api" / "index.json").urls == ()


def test_older_build_without_llms_json_is_compared_by_records(project: Path, tmp_path: Path) -> None:
    old = Path(shutil.copytree(project / "old", tmp_path / "old"))
    (old / "llms.json").unlink()
    assert compared(project, old) == compared(project, project / "old")


# The key


@pytest.mark.parametrize("key", ["", "a" * 8, "A-9" * 10, "0" * 128])
def test_key_is_taken(tmp_project: Callable[..., Path], key: str) -> None:
    project = tmp_project("tiny")
    set_key(project, f'"{key}"')
    assert configured(project).options.indexnow_key == key


@pytest.mark.parametrize("key", ["a" * 7, "a" * 129, "with space", "under_score1", "ключ-ключ", "../../../x", "llms-full"])
def test_bad_key_is_shown_where_it_stands(tmp_project: Callable[..., Path], answerpress: Command, key: str) -> None:
    project = tmp_project("tiny")
    set_key(project, key)
    config, problems = read_config(project, DAY)
    assert config is not None
    assert config.options.indexnow_key == ""
    assert [(problem.code.id, str(problem.span)) for problem in problems] == [("APH013", "mkdocs.yml:10:7")]
    status, output = answerpress(project, "build")
    assert status == 1
    assert "8 to 128 letters, digits and hyphens" in output


# An endpoint that behaves as the protocol says


@dataclass
class Endpoint:
    """What an endpoint of IndexNow does: it checks the form, the host and the key file, and answers."""

    site: Path
    script: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    """Answers to give before it behaves: status and headers."""
    posts: list[dict[str, Any]] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    fetched: int = 0
    address: str = ""

    def answer(self, headers: Any, body: bytes) -> tuple[int, dict[str, str]]:
        assert headers["Content-Type"] == "application/json; charset=utf-8"
        assert headers["User-Agent"].startswith("AnswerPress/")
        post = json.loads(body)
        self.posts.append(post)
        if self.script:
            return self.script.pop(0)
        status = self._check(post)
        if status in {200, 202}:
            self.taken += post["urlList"]
        return status, {}

    def _check(self, post: dict[str, Any]) -> int:
        if post.keys() != {"host", "key", "keyLocation", "urlList"} or not 0 < len(post["urlList"]) <= 10_000:
            return 400
        prefix = post["keyLocation"].rpartition("/")[0] + "/"
        if not all(url.startswith(prefix) for url in post["urlList"]) or f"//{post['host']}/" not in prefix:
            return 422
        try:
            with urllib.request.urlopen(post["keyLocation"], timeout=10) as response:
                return 200 if response.read().decode() == post["key"] else 403
        except urllib.error.HTTPError as error:
            with error:
                return 403


@pytest.fixture
def endpoint(tmp_path: Path) -> Iterator[Endpoint]:
    """An endpoint that also serves the files of ``tmp_path/web``, as the host of the key file."""
    made = Endpoint(tmp_path / "web")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.fetched += 1
            file = made.site / self.path.lstrip("/")
            self.reply(200 if file.is_file() else 404, {}, file.read_bytes() if file.is_file() else b"")

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, headers = made.answer(self.headers, body)
            self.reply(status, headers, b"")

        def reply(self, status: int, headers: dict[str, str], body: bytes) -> None:
            if not status:  # hang up without a word
                self.close_connection = True
                return
            self.send_response_only(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.address = f"http://127.0.0.1:{server.server_address[1]}/"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def local(endpoint: Endpoint) -> Config:
    """The configuration of a site that the endpoint's own server publishes, with its key file."""
    endpoint.site.mkdir()
    (endpoint.site / f"{KEY}.txt").write_text(KEY, "utf-8")
    return Config(endpoint.site, "content", endpoint.site, endpoint.address, DAY, Options(indexnow_key=KEY))


def urls_of(config: Config, count: int) -> list[str]:
    return [f"{config.site_url}answers/a{number}/" for number in range(count)]


def send(endpoint: Endpoint, config: Config, urls: list[str], most: int = 10_000) -> tuple[list[Sent], list[float]]:
    waits: list[float] = []
    bodies = [body | {"urlList": list(batch)} for batch in batches(urls, most) for body in indexnow.payloads(config, batch)]
    return list(submit(f"{endpoint.address}indexnow", bodies, waits.append)), waits


def test_changes_are_posted_once_and_the_key_is_checked(endpoint: Endpoint, local: Config) -> None:
    urls = urls_of(local, 3)
    sent, waits = send(endpoint, local, urls)
    assert [(one.urls, one.answer.status, one.attempts) for one in sent] == [(3, 200, 1)]
    assert endpoint.posts == [
        {"host": endpoint.address.split("/")[2], "key": KEY, "keyLocation": f"{endpoint.address}{KEY}.txt", "urlList": urls}
    ]
    assert (endpoint.taken, endpoint.fetched, waits) == (urls, 1, [])


def test_more_than_one_post_holds_are_sent_in_batches(endpoint: Endpoint, local: Config) -> None:
    urls = urls_of(local, 10_001)
    sent, _ = send(endpoint, local, urls)
    assert [len(post["urlList"]) for post in endpoint.posts] == [10_000, 1]
    assert endpoint.taken == urls
    assert all(one.answer.taken for one in sent)


def test_202_is_taken(endpoint: Endpoint, local: Config) -> None:
    endpoint.script = [(202, {})]
    sent, waits = send(endpoint, local, urls_of(local, 1))
    assert [(one.answer.taken, one.answer.words) for one in sent] == [(True, "202: received; the key file has yet to be checked")]
    assert waits == []


@pytest.mark.parametrize("damage", ["absent", "other"])
def test_key_file_that_is_not_published_is_refused_at_once(endpoint: Endpoint, local: Config, damage: str) -> None:
    if damage == "absent":
        (endpoint.site / f"{KEY}.txt").unlink()
    else:
        (endpoint.site / f"{KEY}.txt").write_text("another-key", "utf-8")
    ((sent,), waits) = send(endpoint, local, urls_of(local, 2))
    assert (sent.answer.status, sent.attempts, waits, len(endpoint.posts)) == (403, 1, [], 1)
    assert "its file was not found at the key location" in sent.answer.words
    assert "publish the site with its key file" in sent.answer.problem_at("e").hint


def test_address_of_another_host_is_refused_at_once(endpoint: Endpoint, local: Config) -> None:
    ((sent,), _) = send(endpoint, local, ["https://other.example.com/"])
    assert sent.answer.status == 422
    assert "do not belong to the host" in sent.answer.words
    assert "site_url" in sent.answer.problem_at("e").hint


HTTP_DAY = "Sun, 22 Nov 2026 10:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "waits"),
    [
        ({"Retry-After": "7"}, [7.0]),
        ({"Retry-After": "Sun, 22 Nov 2026 10:00:30 GMT", "Date": HTTP_DAY}, [30.0]),
        ({"Retry-After": "Sun, 22 Nov 2026 09:00:00 GMT", "Date": HTTP_DAY}, [0.0]),
        ({"Retry-After": "soon"}, [2.0]),
        ({"Retry-After": "-5"}, [2.0]),
        ({"Retry-After": "Sun, 22 Nov 2026 10:00:30 -0000", "Date": HTTP_DAY}, [2.0]),
        ({}, [2.0]),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_pause_is_as_long_as_the_endpoint_asks(
    endpoint: Endpoint, local: Config, status: int, headers: dict[str, str], waits: list[float]
) -> None:
    endpoint.script = [(status, headers)]
    ((sent,), waited) = send(endpoint, local, urls_of(local, 1))
    assert (sent.answer.status, sent.attempts) == (200, 2)
    assert waited == waits


@pytest.mark.parametrize("status", [429, 500, 502, 503, 0])
def test_tries_are_bounded_and_grow_apart(endpoint: Endpoint, local: Config, status: int) -> None:
    endpoint.script = [(status, {})] * 9
    ((sent,), waits) = send(endpoint, local, urls_of(local, 1))
    assert (sent.attempts, len(endpoint.posts)) == (4, 4)
    assert waits == [2.0, 4.0, 8.0]
    assert not sent.answer.taken
    assert sent.answer.problem_at("e").hint.startswith("try again later")


def test_very_long_pause_is_told_of_and_not_waited_for(endpoint: Endpoint, local: Config) -> None:
    endpoint.script = [(429, {"Retry-After": "3600"})]
    ((sent,), waits) = send(endpoint, local, urls_of(local, 1))
    assert (sent.attempts, waits) == (1, [])
    assert sent.answer.words == "429: too many requests; it asks to wait 3600 seconds"


@pytest.mark.parametrize("status", [400, 403, 404, 422, 301, 302, 307, 308, 204])
def test_what_will_not_pass_is_not_tried_again(endpoint: Endpoint, local: Config, status: int) -> None:
    endpoint.script = [(status, {"Location": f"{endpoint.address}elsewhere"})]
    ((sent,), waits) = send(endpoint, local, urls_of(local, 1))
    assert (sent.answer.status, sent.attempts, waits, len(endpoint.posts), endpoint.fetched) == (status, 1, [], 1, 0)
    assert not sent.answer.taken
    assert sent.answer.words.startswith(f"{status}: ")
    assert sent.answer.problem_at("e").hint


def test_failure_half_way_stops_and_what_was_taken_stays_taken(endpoint: Endpoint, local: Config) -> None:
    urls = urls_of(local, 6)
    endpoint.script = [(200, {}), (503, {}), (200, {}), (403, {})]
    sent, waits = send(endpoint, local, urls, most=1)
    assert [(one.answer.status, one.attempts) for one in sent] == [(200, 1), (200, 2), (403, 1)]
    assert waits == [2.0]
    assert [post["urlList"] for post in endpoint.posts] == [[urls[0]], [urls[1]], [urls[1]], [urls[2]]]


def test_nobody_answers(endpoint: Endpoint, local: Config) -> None:
    endpoint.address = "http://127.0.0.1:9/"
    ((sent,), waits) = send(endpoint, local, urls_of(local, 1))
    assert (sent.answer.status, sent.attempts, len(waits)) == (0, 4, 3)
    assert "Connection refused" in sent.answer.words


def test_every_status_has_words() -> None:
    for status in (200, 202, 400, 403, 422, 429, 500, 503, 301, 404):
        assert len(Answer(status).words) > 10


@pytest.mark.parametrize("text", ["", "api.indexnow.org", "ftp://x/", "file:///etc/passwd", "https://", "http://[", "javascript:alert(1)"])
def test_only_the_web_is_posted_to(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not indexnow.is_endpoint(text)
    assert cli.main(["-C", str(tmp_path), "indexnow", "--since", "x", "--endpoint", text]) == 2
    assert "is not an address" in capsys.readouterr().err


# The command


def test_dry_run_prints_the_post_and_sends_nothing(project: Path, answerpress: Command, endpoint: Endpoint) -> None:
    status, output = answerpress(project, "indexnow", "--since", str(project / "old"), "--dry-run", "--endpoint", endpoint.address)
    assert status == 0
    assert f"new      {SITE}answers/comes/\n" in output
    assert f"changed  {SITE}answers/changes/\n" in output
    assert f"removed  {SITE}answers/goes/\n" in output
    head, _, rest = output.partition(f"POST {endpoint.address}\n")
    body, _, end = rest.rpartition("}\n")
    posted = json.loads(body + "}")
    assert posted == {
        "host": "tiny.example.com",
        "key": KEY,
        "keyLocation": f"{SITE}{KEY}.txt",
        "urlList": [line.split()[1] for line in head.splitlines()],
    }
    assert end == "nothing was sent\n"
    assert endpoint.posts == []


def test_command_sends_and_tells(project: Path, answerpress: Command, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr("generator.commands.indexnow.time.sleep", waits.append)
    endpoint.script = [(503, {"Retry-After": "1"}), (202, {})]
    status, output = answerpress(project, "indexnow", "--since", str(project / "old"), "--endpoint", endpoint.address)
    assert (status, waits) == (0, [1.0])
    assert "addresses: 202: received" in output
    endpoint.script = [(403, {})]
    status, output = answerpress(project, "indexnow", "--since", str(project / "old"), "--endpoint", endpoint.address)
    assert status == 1
    assert "APH014 indexnow-refused: 403: the key is not valid" in output
    assert len(endpoint.posts) == 3


def test_nothing_changed_posts_nothing(project: Path, answerpress: Command, endpoint: Endpoint) -> None:
    status, output = answerpress(project, "indexnow", "--since", str(project / "site"), "--endpoint", endpoint.address)
    assert (status, output) == (0, "no page is new, changed or removed: there is nothing to send\n")
    assert endpoint.posts == []


def test_project_without_a_key_is_told_how_to_get_one(tmp_project: Callable[..., Path], answerpress: Command) -> None:
    project = tmp_project("tiny")
    status, output = answerpress(project, "indexnow", "--since", str(project))
    assert status == 1
    assert "APH013" in output
    assert "openssl rand -hex 16" in output


def test_older_build_must_be_named(answerpress: Command, project: Path) -> None:
    assert answerpress(project, "indexnow")[0] == 2
    status, output = answerpress(project, "indexnow", "--since", str(project / "nowhere"), "--dry-run")
    assert status == 1
    assert "APH012" in output


def test_default_endpoint_is_told_once(project: Path, answerpress: Command) -> None:
    assert f"POST {indexnow.ENDPOINT}\n" in answerpress(project, "indexnow", "--since", str(project / "old"), "--dry-run")[1]
