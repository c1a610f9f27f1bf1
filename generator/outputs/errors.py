"""errors.json: the error finder as data."""

from __future__ import annotations

from collections.abc import Iterator

from generator.listings.errors import Finding, findings
from generator.model.artifact import Job
from generator.model.site import Site
from generator.outputs.build import Build, pretty
from generator.text.markdown import to_plain
from generator.text.refs import resolve


def plan(build: Build) -> Iterator[Job]:
    """One file at the root, if there is a symptom."""
    found = tuple(findings(build.site))
    if found:
        yield Job("errors.json", errors, (build.site, found))


def errors(site: Site, found: tuple[Finding, ...]) -> str:
    """Return all symptoms, each with what to check, do, avoid and keep, and the page to read."""

    def plain(markdown: str) -> str:
        return to_plain(resolve(markdown, site, route="/errors/").markdown)

    records = []
    for item in found:
        symptom, entry = item.symptom, site.entries[item.id]
        records.append(
            {
                "signal": symptom.signal,
                "type": symptom.type,
                "url": f"{site.permalink(item.route)}#{item.anchor}",
                "check_first": plain(symptom.check_first),
                "action": plain(symptom.action),
                "avoid": plain(symptom.avoid),
                "evidence": [{"id": name, "label": site.evidence[name].label} for name in symptom.evidence],
                "page": {
                    "title": entry.title,
                    "url": site.permalink(site.routes[item.id]),
                    "updated": str(entry.updated),
                    "stale": entry.is_stale(site.today),
                },
            }
        )
    return pretty({"url": site.permalink("/errors/"), "language": site.brand.language, "errors": records})
