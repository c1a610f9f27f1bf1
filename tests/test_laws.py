"""Laws of the whole: the same content gives the same bytes, every page has an address of its own, private notes stay private."""

from __future__ import annotations

import gzip
import json
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml

from generator.listings import listing_routes
from tests.conftest import ROOT, SITES, TODAY, Command, copy_site, files_of, make_site, newest_day, run_build

# the same bytes, whatever the circumstances


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_in_which_the_disk_lists_files_does_not_matter(
    seed: int, all_kinds: Path, tmp_project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    walk, shuffle = os.walk, random.Random(seed).shuffle

    def shuffled(*arguments: Any, **options: Any) -> Iterator[tuple[str, list[str], list[str]]]:
        for folder, folders, files in walk(*arguments, **options):
            shuffle(folders)
            shuffle(files)
            yield folder, folders, files

    monkeypatch.setattr(os, "walk", shuffled)
    project = tmp_project("all-kinds")
    assert run_build(project)[0] == 0
    assert files_of(project / "site") == files_of(all_kinds)


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("workers", [1, 2, 3])
def test_the_number_of_workers_does_not_matter(workers: int, all_kinds: Path, tmp_project: Callable[..., Path]) -> None:
    project = tmp_project("all-kinds")
    text = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(text.replace("  - answerpress\n", f"  - answerpress:\n      workers: {workers}\n"), "utf-8")
    assert run_build(project)[0] == 0
    assert files_of(project / "site") == files_of(all_kinds)


def test_the_folder_does_not_matter(all_kinds: Path, tmp_path: Path) -> None:
    project = copy_site("all-kinds", tmp_path / "Ein Ordner" / "项目 & more")
    assert run_build(project, "--site-dir", str(tmp_path / "out" / "站点"))[0] == 0
    assert files_of(tmp_path / "out" / "站点") == files_of(all_kinds)


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"},
        {"TZ": "America/Anchorage", "PYTHONHASHSEED": "4242", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=["far east", "far west, ASCII"],
)
def test_zone_hash_seed_and_locale_do_not_matter(environment: dict[str, str], all_kinds: Path, tmp_project: Callable[..., Path]) -> None:
    project = tmp_project("all-kinds")
    command = [sys.executable, "-m", "generator", "-C", str(project), "build", "--today", TODAY]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=True, stdout=subprocess.DEVNULL)
    assert files_of(project / "site") == files_of(all_kinds)


def test_a_report_can_be_printed_where_only_ascii_is_known(tmp_project: Callable[..., Path]) -> None:
    project = tmp_project("all-kinds")
    entry = project / "content/answers/where-is-key.yml"
    entry.write_text(entry.read_text("utf-8").replace("title: 密钥在哪里创建和查看", "title: 密钥"), "utf-8")
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, "-m", "generator", "-C", str(project), "check", "--today", TODAY]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **ascii_only}, check=False, capture_output=True)
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"| title: \\u5bc6\\u94a5\n" in done.stdout


def test_a_second_build_changes_nothing(all_kinds: Path, tmp_project: Callable[..., Path]) -> None:
    project = tmp_project("all-kinds")
    for _ in range(2):
        assert run_build(project)[0] == 0
        assert files_of(project / "site") == files_of(all_kinds)


def test_the_day_matters_only_where_a_page_says_so(all_kinds: Path, tmp_project: Callable[..., Path]) -> None:
    """The day of the build is in no output as such."""
    project = tmp_project("all-kinds")
    assert run_build(project, "--today", "2031-07-08")[0] == 0
    assert files_of(project / "site") == files_of(all_kinds)


# addresses


@pytest.mark.parametrize("name", ["all-kinds", "stale", "tiny", "written", "first site"])
def test_no_two_things_share_an_address(name: str) -> None:
    """Neither pages nor files, not even where upper and lower case are one, and no file is another's folder."""
    project = ROOT if name == "first site" else SITES / name
    build, made = make_site(project, newest_day(project / "content"))
    pages = [page.route for page in made.pages] + [page.route for page in build.site.handwritten]
    files = [artifact.path for artifact in made.artifacts] + [f"{route.lstrip('/')}index.html" for route in pages]
    assert [route for route, count in Counter(pages).items() if count > 1] == []
    assert [path for path, count in Counter(path.casefold() for path in files).items() if count > 1] == []
    assert {str(folder) for path in files for folder in PurePosixPath(path).parents} & set(files) == set()
    listings = {page.route for page in build.pages if not page.kind}
    assert listings <= listing_routes((kind.folder for kind in build.site.kinds), build.site.topics)


@pytest.mark.parametrize("address", ["/answers/", "/topics/", "/topics/start/", "/errors/", "/changes/", "/answers/http-401/"])
def test_a_redirect_takes_no_page_s_address(address: str, tmp_project: Callable[..., Path], answerpress: Command) -> None:
    project = tmp_project("tiny")
    (project / "content/answers/http-402.yml").write_text(
        (project / "content/answers/http-401.yml").read_text("utf-8").replace("401", "402") + f"redirect_from: [{address}]\n"
        "symptoms:\n- {signal: '402', type: status, check_first: a, action: b, avoid: c}\n",
        "utf-8",
    )
    status, output = answerpress(project, "check", "--today", TODAY)
    assert status == 1
    assert "error APR013 redirect-clash" in output


@pytest.mark.parametrize("target", ["status: draft", "status: retired\nmoved_to: answer:http-402"])
def test_a_retired_page_leads_to_a_page(target: str, tmp_project: Callable[..., Path], answerpress: Command) -> None:
    """Not to a draft, and not in a circle."""
    project = tmp_project("tiny")
    text = (project / "content/answers/http-401.yml").read_text("utf-8")
    for number, status in (("402", "status: retired\nmoved_to: answer:http-403"), ("403", target)):
        path = project / f"content/answers/http-{number}.yml"
        path.write_text(text.replace("401", number).replace("status: published", status), "utf-8")
    status, output = answerpress(project, "check", "--today", TODAY)
    assert status == 1
    assert "content/answers/http-402.yml:4:11: error APR005 reference-to-draft" in output


# private notes


def test_no_private_note_draft_or_retired_text_is_in_any_byte(all_kinds: Path) -> None:
    sources = files_of(SITES / "all-kinds" / "content")
    assert sum(data.count(b"CANARY") for data in sources.values()) > 80
    assert [path for path, data in files_of(all_kinds).items() if any(b"CANARY" in form for form in _forms(path, data))] == []


def test_no_private_note_of_the_first_site_is_in_any_byte(first_site: Path) -> None:
    notes = {note for path in (ROOT / "content").glob("*/*.yml") for note in _notes(yaml.safe_load(path.read_text("utf-8")))}
    texts = [form.decode(errors="replace") for path, data in files_of(first_site).items() for form in _forms(path, data)]
    assert [note for note in sorted(notes) if any(note in text for text in texts)] == []


def _forms(path: str, data: bytes) -> Iterator[bytes]:
    """The bytes, what they hold unpacked, and the texts of JSON without its escapes."""
    yield data
    if path.endswith(".gz"):
        yield gzip.decompress(data)
    if path.endswith(".json"):
        yield json.dumps(json.loads(data), ensure_ascii=False).encode()


def _notes(entry: dict[str, Any]) -> Iterator[str]:
    for value in entry.get("internal", {}).values():
        yield from value if isinstance(value, list) else [value]
