"""What the benchmarks conclude from what they measured; no test here looks at a clock."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bench import measure, run, served, table
from bench.corpus.entries import MARK
from bench.corpus.plan import Plan
from bench.peers import PEERS
from bench.peers.mkdocs_tree import CONFIG
from bench.results import Key, Results

FINE = {"status": 0, "timed_out": False, "load": 0.5}


def filled(folder: Path) -> Results:
    results = Results(folder / "results.json")
    results.about = {"day": "2026-06-01", "machine": "2 cores", "versions": {"hugo": "0.168.0"}}
    for number, cpu in enumerate((2.0, 9.0, 3.0)):
        results.add(Key("answerpress", 100, "cold", number), {**FINE, "cpu": cpu, "page_bytes": 20_000, "bytes": 5_000_000})
    results.add(Key("answerpress", 100, "edit", 0), {**FINE, "cpu": 1.5})
    results.add(Key("answerpress", 100, "served", 0), {**FINE, "walls": [0.3, 0.1, 0.2]})
    results.add(Key("hugo", 100, "cold", 0), {**FINE, "cpu": 6.0})
    results.add(Key("hugo", 100, "cold", 1), {**FINE, "cpu": 0.1, "status": 1})
    results.add(Key("answerpress", 1000, "cold", 0), {**FINE, "cpu": 30.0})
    results.add(Key("hugo", 1000, "cold", 0), {**FINE, "cpu": 900.0, "status": -9, "timed_out": True})
    return results


def test_the_table_shows_medians_ratios_and_what_was_too_slow(tmp_path):
    lines = table.text(filled(tmp_path)).splitlines()
    assert "| answerpress | 3.00 | – | 1.50 | 0.20 | – | 20,000 | 5.0 | ×1.00 |" in lines
    assert "| hugo | 6.00 | – | – | – | – | – | – | ×0.50 |" in lines  # the run that failed does not count
    assert "| hugo | too slow | – | – | – | too slow | too slow | too slow | – |" in lines
    assert "| answerpress | ×10.00 | – | – |" in lines  # growth, and shares at 1,000, where nothing else was measured
    assert any(line.startswith("| hugo | 0.168.0 | no theme") for line in lines)


def test_the_table_says_how_many_rounds_its_figures_have(tmp_path):
    assert "load 0.5 to 0.5. Medians of 1 to 3 rounds;" in table.text(filled(tmp_path))
    results = Results(tmp_path / "one.json")
    results.add(Key("hugo", 100, "cold", 0), {**FINE, "cpu": 6.0})
    assert "One round;" in table.text(results)


def test_what_was_measured_is_kept_after_every_measurement_and_read_again(tmp_path):
    results = filled(tmp_path)
    again = Results(tmp_path / "results.json")
    assert (again.rows, again.about) == (results.rows, results.about)
    assert Results(tmp_path / "results.json", fresh=True).rows == {}


def test_nobody_waits_twice_for_what_is_too_slow(tmp_path):
    results = filled(tmp_path)
    assert results.gave_up("hugo", 1000, "cold")
    assert not results.gave_up("hugo", 100, "cold")


def test_a_command_is_measured_with_all_below_it_and_what_it_says_is_kept(tmp_path):
    below = f"import subprocess; subprocess.run([{sys.executable!r}, '-c', 'print(7)'])"
    cost = measure.run([sys.executable, "-c", below], tmp_path, seconds=60, log=tmp_path / "log")
    assert (cost.status, cost.timed_out) == (0, False)
    assert (tmp_path / "log").read_text() == "7\n"
    assert cost.peak_mib > 1


def test_a_command_that_takes_too_long_is_ended_with_all_that_it_began(tmp_path):
    below = f"import subprocess; subprocess.run([{sys.executable!r}, '-c', 'import time; time.sleep(600)'])"
    cost = measure.run([sys.executable, "-c", below], tmp_path, seconds=0.5, log=tmp_path / "log")
    assert (cost.status, cost.timed_out) == (-9, True)


def test_an_edit_changes_the_mark_and_nothing_else(tmp_path):
    file = tmp_path / "a.yml"
    file.write_text(f"boundary: 字。{MARK}\nfaqs: []\n")
    assert served.edit(file, 12) == MARK[:-1] + "12"
    served.edit(file, 3)
    assert file.read_text() == f"boundary: 字。{MARK[:-1]}3\nfaqs: []\n"
    assert [path.name for path in tmp_path.iterdir()] == ["a.yml"]


@pytest.mark.parametrize("name", PEERS)
def test_every_generator_is_given_the_entry_that_is_edited(name, tmp_path):
    peer, plan = PEERS[name], Plan(40)
    peer.write(plan, tmp_path)
    marked = [path for path in tmp_path.rglob("*") if path.is_file() and MARK in path.read_text()]
    assert marked == [tmp_path / peer.edited(plan)]
    pages = [path for path in tmp_path.rglob("*") if path.suffix in {".yml", ".md"} and f"-{7:06}" in path.name]
    assert len(pages) == 1


def test_links_of_the_markdown_lead_to_files_that_are_there(tmp_path):
    peer, plan = PEERS["mkdocs-material"], Plan(40)
    peer.write(plan, tmp_path)
    assert (tmp_path / "mkdocs.yml").read_text() == CONFIG
    found = 0
    for page in (tmp_path / "docs").rglob("*.md"):
        for address in page.read_text().split("](")[1:]:
            target = address.partition(")")[0].partition("#")[0]
            if not target.startswith("https:"):
                found += 1
                assert (page.parent / target).is_file(), (page, target)
    assert found > 200


def test_sizes_count_pages_and_all_files(tmp_path):
    for name, size in (("a/index.html", 100), ("b/index.html", 300), ("c.html", 500), ("c.json", 50)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * size)
    assert run.sizes(tmp_path) == {"pages": 3, "page_bytes": 300, "html_bytes": 900, "files": 4, "bytes": 950}


def test_tables_go_between_their_marks_and_nowhere_else():
    page = "# A\n\n<!-- bench -->\nold\n<!-- /bench -->\n\nB\n"
    assert table.put(page, "bench", "new\n") == "# A\n\n<!-- bench -->\n\nnew\n\n<!-- /bench -->\n\nB\n"
    with pytest.raises(ValueError, match="profile"):
        table.put(page, "profile", "new")
