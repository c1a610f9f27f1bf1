"""/api/chunks.jsonl: passages that can be found again where they say they stand."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from lxml import html

from generator.text.tokens import count_tokens


def chunks(site: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (site / "api/chunks.jsonl").read_text("utf-8").splitlines()]


def test_every_passage_stands_at_its_anchor(site: Path) -> None:
    url = json.loads((site / "api/index.json").read_bytes())["url"]
    ids: dict[str, list[str]] = {}
    for chunk in chunks(site):
        address, _, anchor = chunk["url"].partition("#")
        path = address.removeprefix(url) + "index.html"
        if path not in ids:
            ids[path] = html.document_fromstring((site / path).read_bytes()).xpath("//@id")
        assert not anchor or ids[path].count(anchor) == 1, chunk["id"]


def test_tokens_and_digest_are_those_of_the_text(site: Path) -> None:
    for chunk in chunks(site):
        assert chunk["tokens"] == count_tokens(chunk["text"]) > 0, chunk["id"]
        assert chunk["digest"] == hashlib.sha256(chunk["text"].encode()).hexdigest()[:16], chunk["id"]


def test_ids_are_unique_and_made_of_page_and_anchor(site: Path) -> None:
    found = chunks(site)
    assert len({chunk["id"] for chunk in found}) == len(found)
    for chunk in found:
        assert chunk["id"] == chunk["page"] + chunk["url"][chunk["url"].find("#") :] * ("#" in chunk["url"])
        assert chunk["id"].partition(":")[0] == chunk["kind"]


def test_a_passage_in_another_language_says_so(site: Path) -> None:
    found = chunks(site)
    english = [chunk for chunk in found if chunk["id"].endswith("#summary")]
    assert english
    assert {chunk["language"] for chunk in english} == {"en"}
    assert {chunk["language"] for chunk in found if chunk not in english} == {"zh-CN"}


def test_what_leads_elsewhere_is_no_passage(site: Path) -> None:
    ends = {chunk["id"].partition("#")[2] for chunk in chunks(site)}
    assert ends & {"related", "siblings", "used_by", "change_log"} == set()
    assert {"", "steps", "questions", "summary"} <= ends


def test_passages_are_of_the_size_of_a_section(site: Path) -> None:
    """Embedding models take 512 to 8,192 tokens at a time."""
    assert max(chunk["tokens"] for chunk in chunks(site)) < 8_192
