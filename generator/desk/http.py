"""Talking to the API of a help desk: retries, waiting as long as it asks for, errors in words. The token is never told.

What may be repeated without harm (GET, PUT, PATCH, DELETE) is repeated when the desk is overloaded or fails. A POST is repeated
only when the desk said that it had refused it (429, 503): after a failure in between nobody knows whether it was carried out,
and the next push looks first.
"""

from __future__ import annotations

import base64
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

import urllib3

_LOCAL = {"localhost", "127.0.0.1", "::1"}
_OVERLOADED = (429, 503)
_FAILING = (*_OVERLOADED, 500, 502, 504)
_TRIES = 5
_LONGEST_WAIT = 300
_SHOWN = 300
OK, REDIRECT = 200, 300


class DeskError(Exception):
    """The desk did not take a request. ``fatal`` if no other would be taken either."""

    def __init__(self, message: str, *, status: int = 0, fatal: bool = False) -> None:
        super().__init__(message)
        self.status = status
        self.fatal = fatal


@dataclass(frozen=True, slots=True)
class Login:
    """What is needed to speak to a desk. Its representation hides the token."""

    token: str = field(repr=False)
    user: str = field(default="", repr=False)

    def basic(self) -> str:
        """Return the value of ``Authorization`` for a Zendesk API token, or for an OAuth token if there is no user."""
        if not self.user:
            return f"Bearer {self.token}"
        return "Basic " + base64.b64encode(f"{self.user}/token:{self.token}".encode()).decode()


def is_safe(url: str) -> bool:
    """Tell whether a token may travel to an address: encrypted, or on this machine."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOCAL)


class Client:
    """Requests to one desk. ``backoff`` is the first wait in seconds where the desk names none; each next is twice as long."""

    def __init__(self, base: str, headers: Mapping[str, str], secret: str, *, backoff: float = 0.5) -> None:
        self.base = base.rstrip("/") + "/"
        self._secret = secret
        self._headers = {"Accept": "application/json", "User-Agent": "answerpress", **headers}
        self._backoff = backoff
        logging.getLogger("urllib3").setLevel(logging.ERROR)  # what was tried again is no news to whoever pushes
        self._pool = urllib3.PoolManager(timeout=urllib3.Timeout(connect=10, read=60))
        self.requests = 0

    def send(self, method: str, path: str, body: Any = None) -> Any:
        """Return the JSON that the desk answers. Raises :class:`DeskError`."""
        url = urljoin(self.base, path)
        if urlsplit(url).netloc != urlsplit(self.base).netloc:
            raise DeskError("the desk leads to another host; the token stays here", fatal=True)
        self.requests += 1
        headers = self._headers | ({"Content-Type": "application/json"} if body is not None else {})
        data = json.dumps(body, ensure_ascii=False).encode() if body is not None else None
        try:
            answer = self._pool.request(method, url, body=data, headers=headers, redirect=False, retries=self._retries(method))
        except urllib3.exceptions.HTTPError as error:
            raise DeskError(f"{method} {path}: {self._hidden(_reason(error))}", fatal=True) from None
        return self._value(method, path, answer)

    def _retries(self, method: str) -> urllib3.Retry:
        again = method != "POST"
        return urllib3.Retry(
            total=_TRIES,
            connect=2,
            read=_TRIES if again else 0,
            redirect=0,
            other=0,
            allowed_methods=None,
            status_forcelist=_FAILING if again else _OVERLOADED,
            backoff_factor=self._backoff,
            raise_on_status=False,
            raise_on_redirect=False,
            respect_retry_after_header=True,
            retry_after_max=_LONGEST_WAIT,
        )

    def _value(self, method: str, path: str, answer: Any) -> Any:
        if OK <= answer.status < REDIRECT:
            try:
                return json.loads(answer.data) if answer.data.strip() else None
            except ValueError:
                raise DeskError(f"{method} {path}: the answer is no JSON", status=answer.status, fatal=True) from None
        words = self._hidden(_words(answer.data))
        message = f"{method} {path}: {answer.status} {_MEANING.get(answer.status, answer.reason or '')}".rstrip() + (
            f": {words}" if words else ""
        )
        raise DeskError(message, status=answer.status, fatal=answer.status not in _OF_ONE_REPLY)

    def _hidden(self, text: str) -> str:
        """Return a text without the token, in any form in which it was sent."""
        for secret in (
            self._secret,
            *(value for name, value in self._headers.items() if name.casefold() in {"authorization", "api_access_token"}),
        ):
            for form in (secret, secret.partition(" ")[2]):
                text = text.replace(form, "***") if len(form) > 1 else text
        return text


_OF_ONE_REPLY = {400, 404, 409, 413, 422}
"""What is wrong with one reply says nothing of the next."""
_MEANING = {
    401: "the token was not accepted",
    403: "the token may not do this",
    404: "not found",
    422: "refused as invalid",
    429: "too many requests, and it did not help to wait",
}


def _reason(error: Exception) -> str:
    cause = getattr(error, "reason", None) or error
    return type(cause).__name__.removesuffix("Error") + ": the desk could not be reached, or broke off"


def _words(data: bytes) -> str:
    """Return what an answer says in words, in one line."""
    try:
        value = json.loads(data)
    except ValueError:
        return ""
    found = [*_texts(value)]
    text = "; ".join(dict.fromkeys(" ".join(one.split()) for one in found if one.strip()))
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for name, inner in value.items() if name != "attributes" for text in _texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _texts(inner)]
    return []
