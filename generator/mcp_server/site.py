"""A built site, read from its folder: the index of pages at once, a page when it is asked for.

A request never becomes a path. It is looked up in the index; the path is made from what the index
says, and even that cannot lead out of the folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from generator import codes
from generator.built import LARGEST
from generator.diagnostics import Diagnostic, Span
from generator.mcp_server.built import Errors, Index, KeyShape, Listed, Masking, Replies, Reply, Symptom
from generator.source.files import read_bytes
from generator.text.slugs import twin_of

INDEX = "api/index.json"


class RefusedError(Exception):
    """A request that cannot be answered; the message says what to ask instead."""


class BrokenError(RefusedError):
    """A file of the site folder is missing, or is not what a build writes."""


@dataclass(frozen=True, eq=False)
class BuiltSite:
    """A built site. ``folder`` is resolved; nothing outside it is read."""

    folder: Path
    index: Index
    symptoms: tuple[Symptom, ...]
    replies: tuple[Reply, ...]
    key_shapes: tuple[KeyShape, ...]
    masking: Masking

    @cached_property
    def pages(self) -> dict[str, Listed]:
        """Every page, by its id and by its route without slashes."""
        by_id = {page.id: page for page in self.index.pages}
        return {self.route(page).strip("/"): page for page in self.index.pages} | by_id

    def route(self, page: Listed) -> str:
        """Return the site-relative path of a page."""
        return "/" + page.url.removeprefix(self.index.url)

    def twin_url(self, page: Listed) -> str:
        """Return the address of a page's Markdown twin."""
        return self.index.url.rstrip("/") + twin_of(self.route(page))

    def find(self, request: str) -> Listed | None:
        """Return the page that an id, an address or a path names; an anchor in it does not matter."""
        asked = request.strip().partition("#")[0].partition("?")[0]
        path = f"{asked.rstrip('/')}/".removeprefix(self.index.url).strip("/")
        return self.pages.get(re.sub(r"((^|/)index(\.html)?)?(\.md)?$", "", path)) if asked else None

    def markdown(self, page: Listed) -> str:
        """Return the Markdown twin of a page."""
        return read_text(self.folder, twin_of(self.route(page)).lstrip("/"))

    def record(self, page: Listed) -> dict[str, Any] | None:
        """Return the record of a page; a listing has none."""
        if page.record is None:
            return None
        path = page.record.removeprefix(self.index.url)
        return _parse(TypeAdapter(dict[str, Any]), path, read_text(self.folder, path))

    def records(self) -> Iterator[tuple[Listed, dict[str, Any]]]:
        """Yield every page that has a record, with it."""
        for page in self.index.pages:
            if (record := self.record(page)) is not None:
                yield page, record


def read_text(folder: Path, relative: str) -> str:
    """Return a text file of a resolved folder; refuse what lies outside it, also behind a link."""
    try:
        path = (folder / relative).resolve(strict=True)
        if not path.is_relative_to(folder) or not path.is_file() or path.stat().st_size > LARGEST:
            raise BrokenError(f"`{relative}` is not a file of the site")
        return read_bytes(path).decode("utf-8")
    except UnicodeDecodeError:
        raise BrokenError(f"`{relative}` is not UTF-8") from None
    except (OSError, ValueError):
        raise BrokenError(f"`{relative}` is not there or cannot be read") from None


_T = TypeVar("_T")


def _parse(model: TypeAdapter[_T], relative: str, text: str) -> _T:
    try:
        return model.validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BrokenError(f"`{relative}` is not what a build writes: {where + ': ' if where else ''}{first['msg']}") from None


def load_site(folder: Path) -> tuple[BuiltSite | None, list[Diagnostic]]:
    """Read the indexes of a built site; or say what keeps them from being read."""
    root = folder.resolve()
    try:
        index = _parse(TypeAdapter(Index), INDEX, read_text(root, INDEX))
        errors = _optional(TypeAdapter(Errors), root, "errors.json", Errors())
        replies = _optional(TypeAdapter(Replies), root, "replies.json", Replies())
    except BrokenError as error:
        hint = "build the site with `answerpress build`, or name its folder with `--site-dir DIR`"
        return None, [codes.NOT_BUILT.at(Span(str(folder)), f"this is no built site: {error}", hint)]
    return BuiltSite(root, index, errors.errors, replies.replies, replies.key_shapes, replies.masking), []


def _optional(model: TypeAdapter[_T], root: Path, relative: str, otherwise: _T) -> _T:
    """Return a file that a build writes only when there is something to write in it."""
    return _parse(model, relative, read_text(root, relative)) if (root / relative).exists() else otherwise
