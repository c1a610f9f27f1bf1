"""brand-facts.json: what may be said of the brand, from site.yml."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.artifact import Job
from generator.model.site import Site
from generator.outputs.build import Build, data_files, pretty
from generator.text.markdown import to_plain
from generator.text.refs import resolve, route_of


def plan(build: Build) -> Iterator[Job]:
    """One file at the root."""
    yield Job("brand-facts.json", brand_facts, (build.site,))


def brand_facts(site: Site) -> str:
    """Return the brand's facts, support channels, teams and trust statements."""
    brand = site.brand

    def plain(markdown: str) -> str:
        return to_plain(resolve(markdown, site, route="/").markdown)

    def address(ref: str) -> str:
        route = route_of(ref, site)
        return site.permalink(route) if route else ref

    updated = max((entry.updated for entry in site.entries.values()), default=None)
    return pretty(
        {
            "name": brand.name,
            "brand": brand.short_name,
            "url": site.url,
            "language": brand.language,
            "description": brand.description,
            "description_en": brand.description_en,
            "organisation": brand.organisation.model_dump(exclude_none=True, mode="json"),
            "updated": str(updated) if updated else None,
            "facts": [fact.model_dump() for fact in brand.facts],
            "support": [{"label": item.label, "text": plain(item.text), "url": address(item.to)} for item in brand.support],
            "teams": [{"name": person.name, "type": person.type, "role": person.role} for person in brand.people],
            "trust": [plain(text) for text in brand.trust],
            "trust_pages": [address(ref) for ref in brand.trust_pages],
            "machine_readable": {
                "llms": f"{site.url}llms.txt",
                "llms_full": f"{site.url}llms-full.txt",
                "sitemap": f"{site.url}sitemap.xml",
                "feed": f"{site.url}feed.xml",
                **data_files(site),
            },
        }
    )
