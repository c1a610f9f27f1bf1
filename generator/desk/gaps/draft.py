"""Skeletons for an editor: an FAQ entry for each group, and the aliases that pages lack. Drafts: nothing of them is published."""

from __future__ import annotations

import datetime
from collections import Counter

from generator.desk.gaps.findings import Findings
from generator.desk.gaps.grouping import Group
from generator.desk.gaps.log import BLANK
from generator.desk.reading import to_yaml
from generator.model.artifact import Artifact
from generator.model.site import Site

_MOST = 10


def drafts(found: Findings, site: Site, today: datetime.date) -> tuple[Artifact, ...]:
    """Return a file of proposed questions and one of proposed aliases."""
    made = []
    if found.groups:
        made.append(Artifact("faqs/proposed-questions.yml", (_HEAD + to_yaml(_faq(found, site, today))).encode()))
    aliases = {one.page: list(one.aliases) for one in found.pages if one.aliases}
    if aliases:
        head = "# Aliases that readers' words suggest, by page. Copy those that fit into the `aliases` of the page.\n"
        made.append(Artifact("proposed-aliases.yml", (head + to_yaml(aliases)).encode()))
    return tuple(made)


_HEAD = "# Proposed by `answerpress gaps` from a log of tickets. An editor answers, rewords or removes each; then `status: published`.\n"


def _faq(found: Findings, site: Site, today: datetime.date) -> dict[str, object]:
    owner = site.brand.default_author
    topic = next(iter(site.topics))
    chosen = found.groups[:_MOST]
    return {
        "title": f"Proposed questions of {today}: {len(chosen)} groups",
        "description": "Questions that tickets ask and no page answers yet. Each stands for a group, its words are the aliases.",
        "status": "draft",
        "owner": owner,
        "published": today,
        "updated": today,
        "review_by": today + datetime.timedelta(days=182),
        "revisions": [
            {"date": today, "change": "Proposed from a log of tickets.", "trigger": f"{found.tickets} tickets", "approved_by": owner}
        ],
        "topics": [topic],
        "summary_en": ["Proposed questions, to be answered by an editor."],
        "entries": [_entry(number, group) for number, group in enumerate(chosen, 1)],
    }


def _entry(number: int, group: Group) -> dict[str, object]:
    return {
        "id": f"proposed-{number}",
        "question": _typical(group),
        "answer": f"To be written. {len(group.tickets)} tickets ask it; the words that tie them: {', '.join(group.ties)}.",
        "aliases": list(group.ties),
    }


def _typical(group: Group) -> str:
    """Return the wording that most tickets share, or the shortest that has the words; what was blanked is left out."""
    titles = [" ".join(ticket.title.replace(BLANK, " ").split()) for ticket in group.tickets]
    count = Counter(title for title in titles if title)
    if not count:
        return ", ".join(group.ties)
    return min(count, key=lambda title: (-count[title], group.ties[0] not in title, len(title), title))
