"""sitemap.xml keeps to the protocol (https://www.sitemaps.org/protocol.html and its schema, sitemap.xsd)."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from xml.etree import ElementTree

from generator.outputs.sitemap import index, sitemap, split

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
DAY = datetime.date(2025, 3, 1)


def test_the_root_and_every_address_have_the_form_of_the_schema(site: Path) -> None:
    data = (site / "sitemap.xml").read_bytes()
    root = ElementTree.fromstring(data)
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>')
    assert root.tag == f"{NAMESPACE}urlset"
    assert 1 <= len(root) <= 50_000
    for entry in root:
        assert entry.tag == f"{NAMESPACE}url"
        assert [child.tag.removeprefix(NAMESPACE) for child in entry] in (["loc"], ["loc", "lastmod"])
        address = entry.findtext(f"{NAMESPACE}loc", "")
        assert re.fullmatch(r"https://[a-z.]+/(?:[a-z0-9-]+/)*", address), address
        assert 12 <= len(address) <= 2048
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", entry.findtext(f"{NAMESPACE}lastmod", "")), address


def test_no_address_stands_twice_and_none_is_a_draft_a_redirect_or_404(site: Path) -> None:
    addresses = [str(entry.text) for entry in ElementTree.parse(site / "sitemap.xml").findall(f".//{NAMESPACE}loc")]
    assert len(addresses) == len(set(addresses))
    for address in addresses:
        page = (site / re.sub(r"^https://[a-z.]+/", "", address) / "index.html").read_text("utf-8")
        assert 'http-equiv="refresh"' not in page
        assert f'<link rel="canonical" href="{address}">' in page


def test_the_day_is_that_of_the_page(all_kinds: Path) -> None:
    found = ElementTree.parse(all_kinds / "sitemap.xml").getroot()
    rows = {entry.findtext(f"{NAMESPACE}loc"): entry.findtext(f"{NAMESPACE}lastmod") for entry in found}
    assert rows["https://help.example.com/answers/model-missing/"] == "2025-03-01"
    assert rows["https://help.example.com/pages/about/"] == "2025-01-01"
    assert rows["https://help.example.com/guides/"] == "2025-02-15"  # a listing is as new as the newest page on it


def test_addresses_are_escaped_and_a_page_without_a_day_has_none() -> None:
    assert "<url><loc>https://x.example/a?b=1&amp;c=2</loc></url>" in sitemap((("https://x.example/a?b=1&c=2", None),))


def test_a_site_over_the_limits_of_the_protocol_gets_an_index() -> None:
    rows = [(f"https://x.example/{number}/", DAY) for number in range(5)]
    assert [len(part) for part in split(rows, most=2)] == [2, 2, 1]
    assert [row for part in split(rows, most=2) for row in part] == rows
    root = ElementTree.fromstring(index((("https://x.example/sitemap-1.xml", DAY), ("https://x.example/sitemap-2.xml", None))))
    assert root.tag == f"{NAMESPACE}sitemapindex"
    assert [[child.tag.removeprefix(NAMESPACE) for child in entry] for entry in root] == [["loc", "lastmod"], ["loc"]]
