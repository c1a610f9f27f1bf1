"""``answerpress serve`` as a process: where it listens, and how it ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

from tests.conftest import ROOT, files_of, run, run_build


def start(project: Path, *arguments: str) -> tuple[subprocess.Popen[str], str]:
    command = [sys.executable, "-m", "generator", "-C", str(project), "serve", "--address", "127.0.0.1:0", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+/", line)
    assert found, line
    return process, found[0]


def test_a_taken_port_is_a_finding(project):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        status, output = run(project, "serve", "--address", f"127.0.0.1:{taken.getsockname()[1]}")
    assert status == 1
    assert "APH017 address-in-use" in output
    assert "--address" in output


def test_what_is_no_address_is_wrong_use(project, capsys):
    assert run(project, "serve", "--address", "8000")[0] == 2
    assert "127.0.0.1:8000" in capsys.readouterr().err
    assert run(project, "serve", "--address", "127.0.0.1:99999")[0] == 2


def test_a_project_without_configuration_is_a_finding(tmp_path):
    status, output = run(tmp_path, "serve")
    assert status == 1
    assert "APH001 bad-configuration" in output


def test_an_interrupt_ends_it_and_leaves_the_site_alone(project):
    assert run_build(project)[0] == 0
    before = files_of(project / "site")
    process, address = start(project)
    assert b"client.js" in urllib.request.urlopen(address).read()
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 0
    assert process.stdout is not None
    process.stdout.close()
    assert files_of(project / "site") == before
