"""Well-known files: api-catalog (RFC 9727), security.txt (RFC 9116), OpenSearch, the IndexNow key."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from html import escape

from generator.model.artifact import Job
from generator.model.site import Site
from generator.outputs.build import Build, data_files, pretty, timestamp
from generator.text.refs import route_of, split_ref


def plan(build: Build) -> Iterator[Job]:
    """Plan the files; the IndexNow key only if there is one."""
    site = build.site
    yield Job(".well-known/api-catalog", api_catalog, (site,))
    yield Job(".well-known/security.txt", security_txt, (site,))
    yield Job("opensearch.xml", opensearch, (site,))
    if site.indexnow_key:
        yield Job(f"{site.indexnow_key}.txt", str, (site.indexnow_key,))


def api_catalog(site: Site) -> str:
    """Return a linkset (RFC 9264) of the data files, their schemas and their documentation."""
    api = f"{site.url}api/"
    files = [(f"{api}chunks.jsonl", "application/jsonl"), *((address, "application/json") for address in _json_files(site))]
    return pretty(
        {
            "linkset": [
                {
                    "anchor": f"{api}index.json",
                    "item": [{"href": address, "type": media_type} for address, media_type in files],
                    "describedby": [{"href": f"{api}schemas/page.json", "type": "application/schema+json"}],
                    "service-doc": [{"href": f"{site.url}llms.txt", "type": "text/plain"}],
                }
            ]
        }
    )


def _json_files(site: Site) -> list[str]:
    return [f"{site.url}brand-facts.json", *data_files(site).values(), f"{site.url}llms.json"]


def security_txt(site: Site) -> str:
    """Return where to report a weakness.

    It expires on the day by which the page of the first support channel must be reviewed, so
    that the file is the same on every machine and is renewed with that page.
    """
    channel = site.brand.support[0]
    route = route_of(channel.to, site)
    entry = site.entries.get(split_ref(channel.to)[0])
    expires = entry.review_by if entry else _end_of_year(site.today)
    languages = dict.fromkeys([site.brand.language.split("-", maxsplit=1)[0], "en"])
    lines = [
        f"Contact: {site.permalink(route) if route else channel.to}",
        f"Expires: {timestamp(expires, site)}",
        f"Preferred-Languages: {', '.join(languages)}",
        f"Canonical: {site.url}.well-known/security.txt",
    ]
    return "\n".join(dict.fromkeys(lines)) + "\n"


def _end_of_year(day: datetime.date) -> datetime.date:
    """Return the last day of the year, or of the next June where that is only weeks away."""
    last = day.replace(month=12, day=31)
    return last if last - day > datetime.timedelta(weeks=4) else datetime.date(day.year + 1, 6, 30)


def opensearch(site: Site) -> str:
    """Return the description with which a browser can search the site (OpenSearch 1.1)."""
    short = escape(site.brand.short_name[:16])
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{short}</ShortName>\n<Description>{escape(site.brand.description)}</Description>\n"
        f"<Language>{site.brand.language}</Language>\n<InputEncoding>UTF-8</InputEncoding>\n"
        f'<Url type="text/html" template="{escape(site.url)}?q={{searchTerms}}"/>\n</OpenSearchDescription>\n'
    )
