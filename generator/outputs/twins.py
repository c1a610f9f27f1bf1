"""Twins: the Markdown of every page, beside it (``/answers/x.md`` for ``/answers/x/``)."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping

from generator.model.artifact import Job
from generator.model.page import Page
from generator.model.site import Handwritten, Site
from generator.outputs.build import Build
from generator.outputs.texts import Texts
from generator.render import Voices
from generator.text.markdown import scan, splice
from generator.text.slugs import twin_of


def plan(build: Build) -> Iterator[Job]:
    """One twin a page, at both customary addresses."""
    site = build.site
    for number, page in enumerate(build.pages):
        key = build.memo.key(twin, (page, site.url, build.voices))
        for path in _paths(page.route):
            yield Job(path, _read_twin, (page, site.url, build.texts, number), key)
    for written in site.handwritten:
        for path in _paths(written.route):
            yield Job(path, written_twin, (written, site))


def _paths(route: str) -> list[str]:
    return sorted({twin_of(route).lstrip("/"), f"{route.lstrip('/')}index.html.md"})


def _read_twin(page: Page, url: str, texts: Texts, number: int) -> str:
    return _under_matter(page, url, texts.read(number))


def twin(page: Page, url: str, voices: Voices) -> str:
    """Return the Markdown of a page under its front matter."""
    return _under_matter(page, url, voices.markdown(page))


def _under_matter(page: Page, url: str, text: str) -> str:
    matter = {
        "title": page.title,
        "description": page.description,
        "canonical": url.rstrip("/") + page.route,
        "language": page.language,
        "kind": page.kind or "listing",
        "author": page.author.name if page.author else None,
        "published": str(page.published) if page.published else None,
        "updated": str(page.updated) if page.updated else None,
        "review_by": str(page.review_by) if page.review_by else None,
        "stale": True if page.stale else None,
        "abstract": " ".join(page.english) or None,
        "llms": f"{url}llms.txt",
    }
    return front_matter(matter) + text


def written_twin(page: Handwritten, site: Site) -> str:
    """Return a hand-written page under its front matter."""
    matter = {
        "title": page.title,
        "description": page.description or None,
        "canonical": site.permalink(page.route),
        "language": site.brand.language,
        "kind": "document",
        "updated": str(page.updated) if page.updated else None,
        "llms": f"{site.url}llms.txt",
    }
    return front_matter(matter) + written_markdown(page, site)


def written_markdown(page: Handwritten, site: Site) -> str:
    """Return the Markdown of a hand-written page with absolute links; those to pages lead to their twins."""
    edits = []
    for link in scan(page.markdown).links:
        address = _absolute(link.destination, page, site)
        place = page.markdown.find(link.destination, link.inner_end, link.end)
        if address != link.destination and place >= 0:
            edits.append((place, place + len(link.destination), address))
    return splice(page.markdown, edits)


def _absolute(destination: str, page: Handwritten, site: Site) -> str:
    """Return the address of a link, which MkDocs reads as relative to the file that it stands in."""
    path, hash_, anchor = destination.partition("#")
    if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/", path) or not destination:
        return destination
    target = posixpath.normpath(posixpath.join("/", posixpath.dirname(page.path), path)) if path else f"/{page.path}"
    if target.endswith(".md"):
        target = twin_of(re.sub(r"(?:(?<=/)(?:index|README))?\.md$", "/", target).replace("//", "/"))
    return f"{site.permalink(target)}{hash_}{anchor}"


def front_matter(fields: Mapping[str, object]) -> str:
    """Return YAML front matter; values are written as JSON, which is YAML."""
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items() if value is not None]
    return "---\n" + "\n".join(lines) + "\n---\n\n"
