"""Real servers on the loopback, and a client that sends a path as it is written."""

from __future__ import annotations

import contextlib
import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.deploy import TARGETS
from generator.deploy.serving import Serving


@dataclass(frozen=True)
class Answer:
    """A response: header names in lower case, each with all its lines."""

    status: int
    headers: Mapping[str, list[str]]
    body: bytes

    def __getitem__(self, name: str) -> str:
        return ", ".join(self.headers.get(name.lower(), []))

    @property
    def form(self) -> str:
        return {"text/markdown; charset=utf-8": "markdown", "text/html; charset=utf-8": "html"}.get(
            self["content-type"], self["content-type"]
        )

    @property
    def varies(self) -> set[str]:
        return {name.strip().lower() for name in self["vary"].split(",")} - {"", "accept-encoding"}

    @property
    def links(self) -> set[str]:
        return {link.strip() for link in self["link"].split(", ") if link}


@dataclass(frozen=True)
class Server:
    """A server that runs; ``name`` is its target."""

    name: str
    port: int

    def ask(self, path: str, headers: Mapping[str, str] | None = None, method: str = "GET") -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in (headers or {}).items():
                connection.putheader(name, value)
            connection.endheaders()
            response = connection.getresponse()
            lines: dict[str, list[str]] = {}
            for name, value in response.getheaders():
                lines.setdefault(name.lower(), []).append(value)
            return Answer(response.status, lines, response.read())
        finally:
            connection.close()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def need(program: str) -> str:
    """Return the path of a program, or skip the test and say so."""
    found = shutil.which(program) or shutil.which(program, path="/usr/sbin:/usr/local/sbin")
    if found is None:
        pytest.skip(f"NO {program.upper()}: the rules for it were not tried on it (tools/nginx.sh installs it on Debian)")
    return found


@contextlib.contextmanager
def nginx(folder: Path, serving: Serving, root: Path) -> Iterator[Server]:
    """Serve ``root`` by the rules for ``serving``, with its files in ``folder``."""
    program, port = need("nginx"), _free_port()
    for made in TARGETS["nginx"](serving):
        (folder / made.path).write_bytes(made.data)
    temporary = "".join(f"{name}_temp_path {folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "nginx.conf").write_text(
        f"""daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log warn;
events {{ worker_connections 256; }}
http {{
    access_log off;
    {temporary}
    include {folder}/answerpress.maps.conf;
    server {{ listen 127.0.0.1:{port}; root {root}; include {folder}/answerpress.server.conf; }}
}}
"""
    )
    with _running([program, "-c", str(folder / "nginx.conf")], port, folder / "error.log"):
        yield Server("nginx", port)


@contextlib.contextmanager
def caddy(folder: Path, serving: Serving, root: Path) -> Iterator[Server]:
    """The same with Caddy; its admin endpoint stays off, so that nothing but the site is reachable."""
    program, port = need("caddy"), _free_port()
    (made,) = TARGETS["caddy"](serving)
    (folder / "Caddyfile").write_bytes(b"{\n\tadmin off\n\tauto_https off\n}\n" + made.data)
    with _running([program, "run", "--config", str(folder / "Caddyfile")], port, folder / "log", caddy_environment(folder, root, port)):
        yield Server("caddy", port)


def caddy_environment(folder: Path, root: Path, port: int) -> dict[str, str]:
    home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    return os.environ | home | {"SITE_ADDRESS": f"http://127.0.0.1:{port}", "SITE_ROOT": str(root)}


@contextlib.contextmanager
def _running(command: list[str], port: int, log: Path, environment: Mapping[str, str] | None = None) -> Iterator[None]:
    with (log.parent / "output").open("w") as output, subprocess.Popen(command, stdout=output, stderr=output, env=environment) as process:
        try:
            _wait(process, port, log)
            yield
        finally:
            process.terminate()


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    written = [path.read_text() for path in (log, log.parent / "output") if path.is_file()]
    raise AssertionError(f"{process.args} does not answer\n" + "\n".join(written))


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
