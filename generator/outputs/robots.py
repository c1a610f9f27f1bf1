"""robots.txt (RFC 9309), from the list of crawlers and the policy of site.yml.

``Content-Signal`` says the same for whoever reads it (https://contentsignals.org). The IETF's
``Content-Usage`` is still a draft and today's checkers call it an unknown line: it is a response
header, which the rules for servers write (``generator/deploy/rules.py``).
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.artifact import Job
from generator.model.site import Site
from generator.outputs.build import Build

PURPOSES = ("training", "search", "user")
_ABOUT = {
    "training": "Crawlers that gather text to train models on",
    "search": "Crawlers of search and answer engines",
    "user": "Fetches that a person asks an assistant for",
}


def plan(build: Build) -> Iterator[Job]:
    """Plan one file at the root."""
    yield Job("robots.txt", robots, (build.site,))


def robots(site: Site) -> str:
    """Return one group of rules a purpose, one for everybody else, and the sitemap."""
    policy = site.brand.crawlers
    lines = ["User-agent: *", f"Content-Signal: {content_signal(site)}", "Allow: /", ""]
    for purpose in PURPOSES:
        tokens = [crawler.token for crawler in site.crawlers if crawler.purpose == purpose]
        if tokens:
            rule = "Allow: /" if getattr(policy, purpose) == "allow" else "Disallow: /"
            lines += [
                f"# {_ABOUT[purpose]}",
                *(f"User-agent: {token}" for token in tokens),
                f"Content-Signal: {content_signal(site)}",
                rule,
                "",
            ]
    return "\n".join([*lines, f"Sitemap: {site.url}sitemap.xml"]) + "\n"


def content_signal(site: Site) -> str:
    """Return the policy in the words of Content-Signal."""
    policy = site.brand.crawlers

    def word(choice: str) -> str:
        return "yes" if choice == "allow" else "no"

    return f"search={word(policy.search)}, ai-input={word(policy.user)}, ai-train={word(policy.training)}"
