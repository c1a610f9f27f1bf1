"""Sitemaps against the published protocol, as an XML schema that lxml holds them to, and against the files of the site."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree, html

from generator.audit.formats.lists import sitemap
from tests.validators.conftest import Judged

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("sitemap.xsd")))
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def faults(text: str) -> list[str]:
    SCHEMA.validate(etree.fromstring(text.encode()))
    return [error.message for error in SCHEMA.error_log]


def test_every_sitemap_keeps_to_the_schema(judged: Judged) -> None:
    for path in [*judged.paths("sitemap*.xml"), "schemamap.xml"]:
        assert faults(judged.text(path)) == [], path


def test_every_address_is_a_page_that_may_be_indexed_under_that_address(judged: Judged) -> None:
    for address in sitemap(judged.text("sitemap.xml")):
        page = html.document_fromstring(judged.text(judged.file_of(address)))
        assert page.xpath("string(//link[@rel='canonical']/@href)") == address
        assert page.xpath("//meta[@name='robots'][contains(@content, 'noindex')]") == []
        assert page.xpath("//meta[@http-equiv='refresh']") == []


def test_every_page_that_may_be_indexed_is_listed(judged: Judged) -> None:
    listed = {judged.file_of(address) for address in sitemap(judged.text("sitemap.xml"))}
    unlisted = {path for path, source in judged.pages() if "noindex" not in source} - listed
    assert unlisted == set()


def test_days_are_those_of_pages_not_of_the_build(judged: Judged) -> None:
    days = set(sitemap(judged.text("sitemap.xml")).values())
    assert len(days) > 1 or judged.url == "https://tiny.example.com/"


def test_the_style_sheet_shows_every_address(judged: Judged) -> None:
    shown = etree.XSLT(etree.fromstring(judged.text("sitemap.xsl").encode()))(etree.fromstring(judged.text("sitemap.xml").encode()))
    links = [str(link) for link in shown.xpath("//td/a/@href")]
    assert links == list(sitemap(judged.text("sitemap.xml")))


GOOD = f'<urlset xmlns="{NAMESPACE}"><url><loc>https://example.com/a/</loc><lastmod>2025-01-01</lastmod></url></urlset>'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2025-01-01", "2025-13-01"),
        ("2025-01-01", "yesterday"),
        ("2025-01-01", ""),
        ("https://example.com/a/", "/a/"),
        ("https://example.com/a/", "https://example.com/" + "a" * 2040),
        ("<loc>https://example.com/a/</loc>", ""),
        ("<lastmod>", "<lastmod/><lastmod>"),
        ("</loc>", "</loc><hreflang>en</hreflang>"),
        ("</url>", "</url><url><loc>https://example.com/a/</loc></url>"),
        ("<url><loc>https://example.com/a/</loc><lastmod>2025-01-01</lastmod></url>", ""),
    ],
)
def test_the_schema_refuses_what_the_protocol_does(old: str, new: str) -> None:
    assert faults(GOOD) == []
    assert faults(GOOD.replace(old, new)) != []
