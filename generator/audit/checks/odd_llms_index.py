"""An llms.txt that is not of the form of https://llmstxt.org.

It begins with its one first-level heading; a summary and text follow; then come lists of `- [title](address): notes` under
second-level headings. Programs read it by that form. A file of whole pages (llms-full.txt) has no form and is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.audit.site import Site
from generator.diagnostics import Code, Diagnostic, Span

CODE = Code("APA041", "odd-llms-index", __doc__ or "")

_ITEM = re.compile(r"[-*+] \[(?:[^\]\\]|\\.)*\]\(\S+?\)(?:\s*:.*)?\s*")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield departures from the form."""
    for path in site.built.paths("**/llms.txt"):
        lines = site.built.text(path).split("\n")
        first = next(((number, line) for number, line in enumerate(lines, 1) if line.strip()), (1, ""))
        if not first[1].startswith("# "):
            yield CODE.at(Span(path, first[0]), "the file does not begin with a first-level heading", "begin with `# Name of the site`")
        elif again := next((number for number, line in enumerate(lines[first[0] :], first[0] + 1) if line.startswith("# ")), 0):
            yield CODE.at(Span(path, again), "a second first-level heading", "make it `##`")
        yield from _lists(path, lines)


def _lists(path: str, lines: list[str]) -> Iterator[Diagnostic]:
    inside, links = False, 0
    for number, line in enumerate(lines, 1):
        if line.startswith("## "):
            inside = True
        elif inside and _ITEM.fullmatch(line):
            links += 1
        elif inside and line[:1] in {"-", "*", "+"}:
            yield CODE.at(Span(path, number), "the item is no link with notes", "write `- [title](address): notes`")
    if not links:
        yield CODE.at(Span(path), "the file has no list of links under a second-level heading", "list the pages under `## …`")
