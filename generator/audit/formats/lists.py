"""Files that list many pages: feeds, sitemaps, indexes."""

from __future__ import annotations

from generator.audit.formats.html import html_fragment
from generator.audit.formats.tree import xml_tree
from generator.audit.said import Json, Said, Words, plain

_ATOM = {"a": "http://www.w3.org/2005/Atom"}
_SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def atom(source: str, words: Words) -> dict[str, Said]:
    """Return what an Atom feed says of its pages, by address."""
    pages = {}
    for entry in xml_tree(source).findall("a:entry", _ATOM):
        facts = {"url": entry.findtext("a:id", "", _ATOM), "title": plain(entry.findtext("a:title", "", _ATOM))}
        facts["description"] = plain(entry.findtext("a:summary", "", _ATOM))
        facts |= {name: entry.findtext(f"a:{name}", "", _ATOM)[:10] for name in ("published", "updated")}
        facts["author"] = entry.findtext("a:author/a:name", "", _ATOM)
        facts["topics"] = ", ".join(tag.get("label", "") for tag in entry.findall("a:category", _ATOM))
        pages[facts["url"]] = Said(facts, html_fragment(entry.findtext("a:content", "", _ATOM), words["page.why"]))
    return pages


def json_feed(value: Json, words: Words) -> dict[str, Said]:
    """Return what a JSON feed says of its pages, by address."""
    pages = {}
    for item in value["items"]:
        facts = {"url": item["url"], "title": plain(item["title"]), "description": plain(item["summary"])}
        facts |= {"published": item["date_published"][:10], "updated": item["date_modified"][:10], "language": item["language"]}
        facts |= {"author": item["authors"][0]["name"], "topics": ", ".join(item["tags"])}
        pages[item["id"]] = Said(facts, html_fragment(item["content_html"], words["page.why"]))
    return pages


def sitemap(source: str) -> dict[str, str]:
    """Return the day on which each address of a sitemap was changed."""
    root = xml_tree(source)
    return {row.findtext("s:loc", "", _SITEMAP): row.findtext("s:lastmod", "", _SITEMAP) for row in root.findall("s:url", _SITEMAP)}


def listed(value: Json) -> Said:
    """Read the line of a page in /api/index.json, in the list of its kind or in llms.json."""
    names = {"title": "title", "url": "url", "description": "description", "published": "published", "updated": "updated"}
    names |= {"kind": "kind", "owner": "owner", "review_by": "review by", "language": "language"}
    return Said({fact: plain(str(value[name])) for name, fact in names.items() if value.get(name)})
