"""Whatever a folder holds, an audit ends with findings: bytes changed at random, values of other types, hostile files."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.audit.private import Note, Private
from generator.audit.site import Terms
from generator.built import Built
from generator.diagnostics import Span
from tests.audit.conftest import BY_NAME, CLEAN, WORDS, findings

TERMS = Terms(words=WORDS, private=Private([Note(Span("a.yml"), "Escalate to the night shift of team Blue")]))
LURKING = [b"<", b">", b'"', b"\\", b"\x00", b"\xff\xfe", b"&#x110000;", b"%ff", b"[[[[", b"{{", b"---\n", b"</script>", b"]]>", b"\r"]
LURKING += [
    b"http://[",
    b"//",
    b"\xed\xa0\x80",
    "\u2028\u202e\U0001f600".encode(),
    b"<a href='http://[::1'>",
    b'{"@id": 1}',
    b"<base href='x:'>",
]


STRUCTURED = [name for name in BY_NAME if name not in {"private-leak", "published-secret", "personal-data"}]
"""The checks that read structure; the others read every byte of a theme, and are tried on the clean site."""


def mutated(data: bytes, seed: int) -> bytes:
    """The bytes with a few changes."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 4)):
        start = chance.randint(0, len(data))
        end = min(len(data), start + chance.choice((0, 1, 3, 40, 400)))
        kind = chance.randint(0, 4)
        if kind == 0:
            data = data[:start] + chance.choice(LURKING) + data[end:]
        elif kind == 1:
            data = data[:start] + data[end:]
        elif kind == 2:
            data = data[:end] + data[start:]
        elif kind == 3:
            data = data[:start] + bytes(chance.randrange(256) for _ in range(end - start)) + data[end:]
        else:
            data = data[:start]
    return data


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.data())
def test_a_site_with_bytes_changed_at_random(data: st.DataObject) -> None:
    built = Built(CLEAN)
    paths = data.draw(st.lists(st.sampled_from(built.files), min_size=1, max_size=3))
    seed = data.draw(st.integers(0, 2**32))
    _audit(replace(built, changed={path: mutated(built.read(path), seed + number) for number, path in enumerate(paths)}))


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_a_site_of_ours_with_bytes_changed_at_random(seed: int, built_site: Callable[[str], Built]) -> None:
    built = built_site("tiny")
    ours = [path for path in built.files if not path.startswith("assets/")]
    chosen = random.Random(seed).sample(ours, 6)
    _audit(replace(built, changed={path: mutated(built.read(path), seed) for path in chosen}), *STRUCTURED)


OTHERS: tuple[Any, ...] = (None, 1, "x", [], {}, [1], {"url": 1}, "http://[", True, [[]], {"@graph": 1})


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_data_with_values_of_other_types(seed: int, built_site: Callable[[str], Built]) -> None:
    built = built_site("tiny")
    chance = random.Random(seed)
    paths = [path for path in built.files if path.endswith((".json", ".jsonld"))]
    edited = {path: json.dumps(_other(built.json(path), chance)).encode() for path in chance.sample(paths, 3)}
    _audit(replace(built, changed=edited), *STRUCTURED)


def _other(value: Any, chance: random.Random) -> Any:
    """The value with one part of it replaced."""
    if isinstance(value, dict) and value and chance.random() < 0.9:
        key = chance.choice(sorted(value))
        return {**value, key: _other(value[key], chance)}
    if isinstance(value, list) and value and chance.random() < 0.9:
        place = chance.randrange(len(value))
        return [*value[:place], _other(value[place], chance), *value[place + 1 :]]
    return chance.choice(OTHERS)


def _audit(built: Built, *names: str) -> None:
    found = findings(built, *names, terms=TERMS)
    assert all(one.span.line > 0 and one.span.column > 0 and one.message and one.hint for one in found)
    assert list(found) == sorted(found, key=lambda one: one.sort_key)


HOSTILE: dict[str, bytes] = {
    "empty.html": b"",
    "not-a-page.html": b"google-site-verification: google0123456789abcdef.html",
    "zeros.html": b"\x00" * 5000,
    "deep.html": b"<div>" * 20_000,
    "deep-list.md": b"- " * 5000 + b"x",
    "deep.json": b"[" * 100_000,
    "bomb.xml": b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>',
    "outside.xml": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset>&a;</urlset>',
    "sitemap.xml": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset><url><loc>&a;</loc></url></urlset>',
    "sitemap-2.xml.gz": b"\x1f\x8b not gzip",
    "robots.txt": b"\xff\xfe\x00User-agent" + b"*" * 5000 + b"\nDisallow: " + b"*a" * 500 + b"$",
    "llms.txt": b"- [" + b"[" * 3000 + b"](",
    "feed.xml": b"<rss><channel><item><link>http://[</link><pubDate>never</pubDate></item></channel></rss>",
    "feed.json": b'{"version": "https://jsonfeed.org/version/1.1", "items": [1, {"id": 2, "url": 3}]}',
    "ld.html": b"<title>x</title><script type='application/ld+json'>" + b'{"a":' * 3000 + b"</script>",
    "dates.html": b"<title>x</title>"
    b"<time datetime='9999-99-99'>0000-00-00</time><time datetime='0001-01-01T00:00:00+14:00'>2026-01-01</time>",
    "links.html": b"<title>x</title>"
    b"<base href='http://['><a href='http://['>x</a><a href='//'>y</a><img srcset=', ,'><a href='%ff#%ff'>z</a>",
    "charset.html": b"<meta charset='utf-16'><title>x</title>",
    "style.css": b"@import url(" + b"a" * 100_000,
    "api/index.json": b'{"url": "x", "pages": [], "kinds": []}',
}


@pytest.mark.parametrize("path", HOSTILE)
def test_a_hostile_file(path: str) -> None:
    _audit(replace(Built(CLEAN), changed={path: HOSTILE[path]}))


def test_all_hostile_files_at_once_read_nothing_from_elsewhere() -> None:
    built = replace(Built(CLEAN), changed=HOSTILE)
    _audit(built)
    assert "root:" not in "".join(one.message for one in findings(built))


def test_links_in_circles_pipes_and_names_that_are_not_text(clean: Path) -> None:
    (clean / "circle").symlink_to("circle")
    (clean / "up").symlink_to("..")
    (clean / "passwd.html").symlink_to("/etc/passwd")
    os.mkfifo(clean / "pipe.html")
    (Path(os.fsdecode(bytes(clean) + b"/\xff.html"))).write_bytes(b"<title>x</title>")
    found = [one for one in findings(Built(clean)) if one.code.name == "unread-file"]
    assert len(found) == 5


@pytest.mark.parametrize("folder", ["nowhere", "robots.txt", "assets"])
def test_a_folder_that_is_no_site(folder: str, clean: Path) -> None:
    assert "no-site" in {one.code.name for one in findings(Built(clean / folder))}
