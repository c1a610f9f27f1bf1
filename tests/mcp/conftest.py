"""A built site with a page of every kind, and the SDK's own client, connected in memory."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import anyio
import pytest
from mcp import Client

from generator.mcp_server.server import make_server
from generator.mcp_server.site import BuiltSite, load_site
from tests.conftest import copy_site, run_build

T = TypeVar("T")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a built site."""
    project = copy_site("all-kinds", tmp_path_factory.mktemp("mcp") / "project")
    status, output = run_build(project)
    assert status == 0, output
    return project / "site"


@pytest.fixture(scope="session")
def site(built: Path) -> BuiltSite:
    return loaded(built)


def loaded(folder: Path) -> BuiltSite:
    site, problems = load_site(folder)
    assert site is not None, problems
    return site


@pytest.fixture
def ask(site: BuiltSite) -> Callable[..., Any]:
    """``ask("search", query=…)`` calls a tool through the client and returns the whole result."""

    def call(tool: str, /, **arguments: Any) -> Any:
        return talk(make_server(lambda: site), lambda client: client.call_tool(tool, arguments))

    return call


def talk(server: Any, conversation: Callable[[Client], Awaitable[T]]) -> T:
    """Connect the SDK's client to a server, in process or by its command line, and return what it was told."""

    async def connected() -> T:
        async with Client(server) as client:
            return await conversation(client)

    return in_a_thread(connected)


def in_a_thread(conversation: Callable[[], Awaitable[Any]]) -> Any:
    """Run a conversation in a thread of its own: that of the tests may hold the event loop of a browser."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(anyio.run, conversation).result()
