"""The APIs that replies can be pushed through: how to list, make, change and switch off.

Zendesk: https://developer.zendesk.com/api-reference/ticketing/business-rules/macros/ (cursor pagination, Basic or Bearer).
Chatwoot: https://developers.chatwoot.com/api-reference/canned-responses (one list, header ``api_access_token``).
"""

from __future__ import annotations

from typing import Any, Protocol
from urllib.parse import urlsplit

from generator.desk.http import Client, DeskError, Login
from generator.desk.reading import rows_of, text_in
from generator.desk.records import Reply
from generator.desk.target import Filed, NotADumpError
from generator.desk.targets import chatwoot, zendesk
from generator.model.desks import Desk

_MOST_PAGES = 1_000


class Api(Protocol):
    """What a push needs of a help desk. Every method raises :class:`DeskError`."""

    def list(self) -> list[Filed]:
        """Return every reply of the desk."""

    def create(self, filed: Filed) -> str:
        """Make a reply and return the desk's id of it."""

    def update(self, remote: str, filed: Filed) -> None:
        """Change a reply."""

    def retire(self, remote: str) -> None:
        """Take a reply away from agents."""


class Zendesk:
    """Macros."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def list(self) -> list[Filed]:
        """Return all macros, page by page."""
        path, found = "api/v2/macros.json?page[size]=100", []
        for _ in range(_MOST_PAGES):
            value = self._client.send("GET", path)
            found += [_read(zendesk.read_macro, row) for row in _rows(value, "macros")]
            path = _next(value)
            if not path:
                return found
        raise DeskError("the list of macros has no end", fatal=True)

    def create(self, filed: Filed) -> str:
        """Make a macro."""
        return _id(self._client.send("POST", "api/v2/macros.json", {"macro": zendesk.macro(filed)}), "macro")

    def update(self, remote: str, filed: Filed) -> None:
        """Change a macro; who may use it stays as it is."""
        row = {name: value for name, value in zendesk.macro(filed).items() if name != "restriction"}
        self._client.send("PUT", f"api/v2/macros/{remote}.json", {"macro": row})

    def retire(self, remote: str) -> None:
        """Switch a macro off."""
        self._client.send("PUT", f"api/v2/macros/{remote}.json", {"macro": {"active": False}})


class Chatwoot:
    """Canned responses of one account."""

    def __init__(self, client: Client, account: int) -> None:
        self._client = client
        self._path = f"api/v1/accounts/{account}/canned_responses"

    def list(self) -> list[Filed]:
        """Return all canned responses."""
        return [_read(chatwoot.read_response, row) for row in _rows(self._client.send("GET", self._path), "payload")]

    def create(self, filed: Filed) -> str:
        """Make a canned response."""
        return _id(self._client.send("POST", self._path, chatwoot.response(filed)), "canned_response")

    def update(self, remote: str, filed: Filed) -> None:
        """Change a canned response."""
        self._client.send("PATCH", f"{self._path}/{remote}", chatwoot.response(filed))

    def retire(self, remote: str) -> None:
        """Delete a canned response: Chatwoot has no switch."""
        self._client.send("DELETE", f"{self._path}/{remote}")


def api_of(target: str, desk: Desk, login: Login, *, backoff: float = 0.5) -> Api:
    """Return the API of a desk whose settings have been checked."""
    base = desk.url or ""
    if target == "zendesk":
        return Zendesk(Client(base, {"Authorization": login.basic()}, login.token, backoff=backoff))
    return Chatwoot(Client(base, {"api_access_token": login.token}, login.token, backoff=backoff), desk.account or 0)


PUSHED = ("zendesk", "chatwoot")
"""The targets that can be pushed to."""


def _rows(value: Any, name: str) -> list[dict[str, Any]]:
    try:
        return rows_of(value, name)
    except NotADumpError as error:
        raise DeskError(f"the desk's list is not as its documentation says: {error}", fatal=True) from error


def _read(read: Any, row: dict[str, Any]) -> Filed:
    try:
        filed: Filed = read(row)
    except NotADumpError:
        return Filed(Reply(id=""), name=str(row.get("title", "")), remote=str(row.get("id", "")))
    return filed


def _id(value: Any, name: str) -> str:
    row = value.get(name, value) if isinstance(value, dict) else {}
    found = text_in(row, "id") if isinstance(row, dict) else ""
    if not found:
        raise DeskError("the desk did not tell the id of what it made", fatal=True)
    return found


def _next(value: Any) -> str:
    """Return the path of the next page: by cursor, or by number where a desk still counts pages."""
    meta, links = value.get("meta"), value.get("links")
    more = meta.get("has_more") if isinstance(meta, dict) else None
    url = (links.get("next") if isinstance(links, dict) else None) if more else (value.get("next_page") if more is None else None)
    if not isinstance(url, str) or not url:
        return ""
    parts = urlsplit(url)
    return url if parts.netloc else parts.path.lstrip("/") + (f"?{parts.query}" if parts.query else "")
