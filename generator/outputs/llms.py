"""llms.txt (https://llmstxt.org) and llms-full.txt: the site for language models."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.artifact import Job
from generator.model.page import Page
from generator.model.site import Site
from generator.outputs.build import Build
from generator.render import Voices
from generator.text.markdown import escape_text
from generator.text.slugs import twin_of


def plan(build: Build) -> Iterator[Job]:
    """Plan the index and the whole text."""
    yield Job("llms.txt", index, (build.site, build.pages))
    yield Job("llms-full.txt", full, (build.site, build.pages, build.voices))


def index(site: Site, pages: tuple[Page, ...]) -> str:
    """Return the index: a title, a summary, and a list of twins a kind; stale pages last."""
    lines = [*_head(site), ""]
    listings = [page for page in pages if not page.kind]
    for kind in site.kinds:
        fresh = [page for page in pages if page.kind == kind.name and not page.stale]
        lines += _section(site.labels(f"kind.{kind.name}.plural"), fresh, site)
    lines += _section(site.labels("nav.kinds"), listings, site)
    lines += _section("Optional", [page for page in pages if page.stale], site)
    return "\n".join(lines).rstrip() + "\n"


def _head(site: Site) -> list[str]:
    brand = site.brand
    return [f"# {brand.name}", "", f"> {brand.description}", "", brand.description_en]


def _section(heading: str, pages: list[Page], site: Site) -> list[str]:
    if not pages:
        return []
    links = [f"- [{escape_text(page.title)}]({site.permalink(twin_of(page.route))}): {page.description}" for page in pages]
    return [f"## {heading}", "", *links, ""]


def full(site: Site, pages: tuple[Page, ...], voices: Voices) -> str:
    """Return the Markdown of every page, one after the other, each with its address."""
    parts = ["\n".join(_head(site)) + "\n"]
    for page in pages:
        address = f"Source: {site.permalink(page.route)}"
        parts.append(f"---\n\n{address}\n\n{voices.markdown(page)}")
    parts += [f"---\n\nSource: {site.permalink(page.route)}\n\n{page.markdown}" for page in site.handwritten]
    return "\n".join(parts)
