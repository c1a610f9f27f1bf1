"""IndexNow (https://www.indexnow.org): tell search engines which pages are new, changed or gone.

Two builds are compared by the digests that they wrote; nothing else is sent.
"""

from __future__ import annotations

import email.utils
import json
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator import __version__, codes
from generator.config import CONFIG_FILE, Config
from generator.diagnostics import Diagnostic, Span
from generator.source.files import read_bytes

ENDPOINT = "https://api.indexnow.org/indexnow"
MOST_URLS = 10_000
"""Addresses in one post: the limit of the protocol."""
ATTEMPTS = 4
LONGEST_WAIT = 120.0
"""Seconds; an endpoint that asks for more is told of, not waited for."""
TIMEOUT = 30.0

Digests = Mapping[str, str]
"""Address of a page to the digest of what it says."""


# What changed


@dataclass(frozen=True, slots=True)
class Changes:
    """Addresses of pages that two builds do not have alike, each list sorted."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def urls(self) -> tuple[str, ...]:
        """All of them: what is posted."""
        return (*self.new, *self.changed, *self.removed)


def changed_urls(old: Digests, new: Digests) -> Changes:
    """Return what differs between two builds."""
    return Changes(
        tuple(sorted(new.keys() - old.keys())),
        tuple(sorted(url for url in new.keys() & old.keys() if new[url] != old[url])),
        tuple(sorted(old.keys() - new.keys())),
    )


def batches(urls: Sequence[str], most: int = MOST_URLS) -> list[tuple[str, ...]]:
    """Return the addresses in as few posts as the protocol allows."""
    return [tuple(urls[start : start + most]) for start in range(0, len(urls), most)]


def report(changes: Changes) -> str:
    """Return the addresses, each with what happened to its page."""
    lines = [f"new      {url}" for url in changes.new]
    lines += [f"changed  {url}" for url in changes.changed]
    lines += [f"removed  {url}" for url in changes.removed]
    return "\n".join(lines or ["no page is new, changed or removed: there is nothing to send"])


def dry_run(endpoint: str, bodies: Sequence[Mapping[str, Any]]) -> str:
    """Return the posts that would be sent."""
    posts = [f"POST {endpoint}\n{json.dumps(body, ensure_ascii=False, indent=2)}" for body in bodies]
    return "\n".join([*posts, "nothing was sent"])


# Reading builds

FILES = ("llms.json", "api/index.json")
"""Lists of pages with digests, in the order in which they are laid over each other: the second knows records, the first also
pages that a person wrote for MkDocs."""


def read_changes(since: Path, site_dir: Path, config: Config) -> tuple[Changes | None, list[Diagnostic]]:
    """Compare an older build (its folder, or one of :data:`FILES` kept from it) with the site folder."""
    if problem := _key_problem(site_dir, config.options.indexnow_key):
        return None, [problem]
    names = [name for name in FILES if (since / name).is_file()] if since.is_dir() else []
    try:
        if names:
            old, new = _merged(since, names), _merged(site_dir, names)
        else:
            old, name = _digests(since / FILES[-1] if since.is_dir() else since)
            new, _ = _digests(site_dir / name)
    except _NotBuiltError as error:
        hint = "name a folder that `answerpress build` has written, or the api/index.json or llms.json of one"
        return None, [codes.NOT_BUILT.at(Span(str(error.path)), str(error), hint)]
    if foreign := sorted(url for url in old.keys() | new.keys() if not url.startswith(config.site_url)):
        hint = f"compare two builds of {config.site_url}"
        return None, [codes.NOT_BUILT.at(Span(str(since)), f"{foreign[0]} is not a page of this site", hint)]
    return changed_urls(old, new), []


def _key_problem(site_dir: Path, key: str) -> Diagnostic | None:
    """Return why a search engine would not believe us: there is no key, or the site has not published it."""
    if not key:
        hint = "add `indexnow_key: …` under `answerpress`; `openssl rand -hex 16` makes one"
        return codes.INDEXNOW_KEY.at(Span(CONFIG_FILE), "the site has no key for IndexNow", hint)
    path = site_dir / f"{key}.txt"
    try:
        published = read_bytes(path).decode(errors="replace").strip() == key
    except OSError:
        published = False
    hint = "build the site again and publish it, then announce what changed"
    return None if published else codes.INDEXNOW_KEY.at(Span(str(path)), "the built site has no file with its key", hint)


class _NotBuiltError(Exception):
    def __init__(self, path: Path, message: str) -> None:
        super().__init__(message)
        self.path = path


def _digests(path: Path) -> tuple[dict[str, str], str]:
    """Return the digests that a file holds, and which of :data:`FILES` it is: only like may be compared with like."""
    try:
        value = json.loads(read_bytes(path))
        pages = {str(page["url"]): str(page["digest"]) for page in value["pages"]}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise _NotBuiltError(path, "this is not the list of pages of a build") from None
    return pages, FILES["tokenizer" not in value]


def _merged(build: Path, names: Sequence[str]) -> dict[str, str]:
    """Return the digests of those files of a build."""
    return {url: digest for name in names for url, digest in _digests(build / name)[0].items()}


# Posting


@dataclass(frozen=True, slots=True)
class Answer:
    """What the endpoint said; status 0 stands for no answer at all."""

    status: int
    retry_after: str = ""
    date: str = ""
    problem: str = ""

    @property
    def taken(self) -> bool:
        """Whether the addresses were received."""
        return self.status in {200, 202}

    @property
    def passing(self) -> bool:
        """Whether to try again makes sense."""
        return self.status in {0, 429} or self.status >= 500  # noqa: PLR2004

    @property
    def words(self) -> str:
        """The status, explained."""
        if not self.status:
            return f"no answer: {self.problem}"
        meaning = MEANINGS.get(self.status, "the endpoint failed" if self.passing else "this is no answer of the protocol")
        pause = f"; it asks to wait {self.retry_after} seconds" if self.retry_after.isdigit() else ""
        return f"{self.status}: {meaning}{pause}"

    def problem_at(self, endpoint: str) -> Diagnostic:
        """Return what to tell an operator whose addresses were not taken."""
        hint = "try again later; what was taken need not be sent again" if self.passing else _HINTS.get(self.status, _WRONG_ENDPOINT)
        return codes.INDEXNOW.at(Span(endpoint), self.words, hint)


MEANINGS = {
    200: "received",
    202: "received; the key file has yet to be checked",
    400: "the request is malformed, or the endpoint is not one of IndexNow",
    403: "the key is not valid: its file was not found at the key location, or holds something else",
    422: "the addresses do not belong to the host, or the key does not fit its file",
    429: "too many requests",
}

_WRONG_ENDPOINT = f"check the endpoint; the default is {ENDPOINT}"
_HINTS = {
    403: "publish the site with its key file, open its address in a browser, then try again",
    422: "check that `site_url` is the address at which the site and its key file are published",
}


def payloads(config: Config, urls: Sequence[str]) -> list[dict[str, Any]]:
    """Return what the posts say."""
    key = config.options.indexnow_key
    about = {"host": urlsplit(config.site_url).netloc, "key": key, "keyLocation": f"{config.site_url}{key}.txt"}
    return [{**about, "urlList": list(batch)} for batch in batches(urls)]


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of one batch."""

    urls: int
    answer: Answer
    attempts: int


def submit(endpoint: str, bodies: Sequence[Mapping[str, Any]], wait: Callable[[float], object]) -> Iterator[Sent]:
    """Post one batch after the other; stop at the first that is not taken."""
    for body in bodies:
        sent = _insist(endpoint, body, wait)
        yield sent
        if not sent.answer.taken:
            return


def _insist(endpoint: str, body: Mapping[str, Any], wait: Callable[[float], object]) -> Sent:
    """Post a batch, again after a pause where that makes sense, at most :data:`ATTEMPTS` times."""
    for attempt in range(1, ATTEMPTS + 1):
        answer = post(endpoint, body)
        pause = _pause(answer, attempt)
        if not answer.passing or attempt == ATTEMPTS or pause > LONGEST_WAIT:
            break
        wait(pause)
    return Sent(len(body["urlList"]), answer, attempt)


def _pause(answer: Answer, attempt: int) -> float:
    """Return the seconds to wait: what the endpoint asks for, or 2, 4, 8."""
    if re.fullmatch(r"\d{1,9}", answer.retry_after):
        return float(answer.retry_after)
    try:  # a day and time, counted from the endpoint's own clock
        until, now = (email.utils.parsedate_to_datetime(text) for text in (answer.retry_after, answer.date))
        return max(0.0, (until - now).total_seconds())
    except (ValueError, TypeError):
        return 2.0**attempt


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A post that follows a redirect becomes a get, and says nothing."""

    def redirect_request(self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: HTTPMessage, newurl: str) -> None:  # noqa: ARG002
        return None


def post(endpoint: str, body: Mapping[str, Any]) -> Answer:
    """Post one batch; return the answer, whatever it is."""
    headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": f"AnswerPress/{__version__}"}
    request = urllib.request.Request(endpoint, json.dumps(body).encode(), headers, method="POST")  # noqa: S310 - see `is_endpoint`
    try:
        with urllib.request.build_opener(_NoRedirects).open(request, timeout=TIMEOUT) as response:
            return Answer(response.status)
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.headers.get("Retry-After", ""), error.headers.get("Date", ""))
    except (OSError, HTTPException) as error:
        return Answer(0, problem=str(getattr(error, "reason", "") or error) or type(error).__name__)


def is_endpoint(text: str) -> bool:
    """Tell whether a text is an address that can be posted to: nothing but http and https."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"https", "http"} and bool(parts.hostname)
