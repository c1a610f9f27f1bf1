"""Every target against its golden, and the command that writes them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from generator.commands.common import CLEAN, USAGE
from generator.deploy import TARGETS, nginx
from generator.deploy.serving import Serving, ServingError
from generator.deploy.survey import survey
from tests.conftest import ROOT, run
from tests.deploy.conftest import Served
from tests.deploy.servers import caddy_environment, need

EXPECTED = Path(__file__).parent / "expected"
SMALL = Serving(
    url="https://example.com/docs/",
    redirects=(("/old/", "/answers/x/"),),
    files=(".well-known/api-catalog", "404.html", "assets/main.0123abcd.min.css", "index.html", "llms.txt", "sitemap.xml"),
    policy="default-src 'none'; script-src 'self' 'sha256-AAAA='",
    usage="train-ai=n, search=y",
)
SHARED = {"serving", "survey", "rules", "csp", "edge", "edge_script"}


def test_every_module_of_the_package_is_a_target_or_shared() -> None:
    modules = {path.stem.replace("_", "-") for path in (ROOT / "generator/deploy").glob("*.py")}
    assert modules - {"--init--"} == set(TARGETS) | {name.replace("_", "-") for name in SHARED}


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_writes_its_golden(target: str, update_goldens: bool) -> None:
    made = {artifact.path: artifact.data.decode() for artifact in TARGETS[target](SMALL)}
    folder = EXPECTED / target
    if update_goldens:
        for path, text in made.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text)
    expected = {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}
    assert made == expected


@pytest.mark.parametrize("target", TARGETS)
def test_the_command_writes_rules_for_the_built_site(served: Served, tmp_path: Path, target: str) -> None:
    status, output = run(served.project, "deploy-rules", target, "--out", str(tmp_path))
    assert status == CLEAN
    written = sorted(str(path) for path in tmp_path.rglob("*") if path.is_file())
    assert sorted(output.split()) == written
    again = tmp_path / "again"
    run(served.project, "deploy-rules", target, "--out", str(again), "--site-dir", str(served.folder))
    for path in written:
        assert (again / Path(path).relative_to(tmp_path)).read_bytes() == Path(path).read_bytes()


def test_the_command_takes_redirects_from_the_project(served: Served, tmp_path: Path) -> None:
    run(served.project, "deploy-rules", "nginx", "--out", str(tmp_path))
    assert (
        "location = /old/place/ { return 301 /answers/first-answer/$is_args$args; }" in (tmp_path / "answerpress.server.conf").read_text()
    )


def test_rules_need_a_built_site(served: Served, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _ = run(served.project, "deploy-rules", "nginx", "--site-dir", str(tmp_path))
    assert status == USAGE
    assert "holds no built site; run `answerpress build` first" in capsys.readouterr().err


def test_a_stale_folder_is_told(served: Served) -> None:
    _, remarks = survey(served.folder, served.serving.url, {"/new/place/": "/"})
    assert remarks == [f"/new/place/ is redirected, but not in {served.folder}: build again"]


def test_a_folder_is_read_whatever_it_holds(tmp_path: Path) -> None:
    """Text in another encoding, a link that leads nowhere and one that leads out of the folder."""
    for name in ("index.html", "404.html"):
        (tmp_path / name).write_text("<title>x</title>")
    (tmp_path / "robots.txt").write_bytes(b"# \xe9t\xe9\nContent-Signal: search=yes, ai-train=no\n")
    (tmp_path / "gone.html").symlink_to("/nowhere/at/all.html")
    (tmp_path / "out.txt").symlink_to("/etc/hostname")
    serving, _ = survey(tmp_path, SMALL.url, {})
    assert serving.files == ("404.html", "index.html", "robots.txt")
    assert serving.usage == "train-ai=n, search=y"


@pytest.mark.parametrize(
    "url", ['https://x.example/";}/', "https://x.example/a b/", "ftp://x.example/", "https://x.example/$y/", "https://é.example/"]
)
def test_no_address_of_a_site_writes_into_a_configuration(served: Served, url: str) -> None:
    with pytest.raises(ServingError, match="plain address"):
        survey(served.folder, url, {})


def test_nginx_says_when_a_policy_is_longer_than_it_reads() -> None:
    with pytest.raises(ServingError, match="too many inline scripts"):
        nginx.render(Serving(SMALL.url, (), SMALL.files, "x" * 4001))


def test_github_pages_promises_nothing_it_cannot_do() -> None:
    made = {artifact.path: artifact.data.decode() for artifact in TARGETS["github-pages"](SMALL)}
    assert made["CNAME"] == "example.com\n"
    assert "lets nobody set a header" in made["README.md"]
    at_home = {artifact.path for artifact in TARGETS["github-pages"](Serving("https://a.github.io/docs/", (), (), ""))}
    assert "CNAME" not in at_home


def test_caddy_finds_its_file_valid_and_well_formed(tmp_path: Path) -> None:
    program = need("caddy")
    (made,) = TARGETS["caddy"](SMALL)
    (tmp_path / "Caddyfile").write_bytes(made.data)
    environment = caddy_environment(tmp_path, tmp_path, 0) | {"SITE_ADDRESS": "https://example.com"}
    command = [program, "validate", "--config", str(tmp_path / "Caddyfile"), "--adapter", "caddyfile"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    formatted = subprocess.run([program, "fmt", str(tmp_path / "Caddyfile")], capture_output=True, check=False)
    assert formatted.stdout == made.data


def test_the_example_server_of_nginx_is_valid(served: Served, tmp_path: Path) -> None:
    program = need("nginx")
    for made in nginx.render(served.serving):
        (tmp_path / made.path).write_bytes(made.data)
    example = (tmp_path / "example.conf").read_text()
    kept = "\n".join(line for line in example.split("\n") if "ssl_certificate" not in line)
    (tmp_path / "example.conf").write_text(re.sub(r"listen (\[::\]:)?(\d+)[^;]*", r"listen \g<1>8\2", kept))
    includes = f"include {tmp_path}/answerpress.maps.conf; include {tmp_path}/example.conf;"
    (tmp_path / "nginx.conf").write_text(f"pid {tmp_path}/pid; error_log {tmp_path}/log; events {{}} http {{ access_log off; {includes} }}")
    done = subprocess.run(
        [program, "-t", "-c", str(tmp_path / "nginx.conf"), "-p", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert "syntax is ok" in done.stderr, done.stderr
