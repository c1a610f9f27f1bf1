"""Skeletons: ``answerpress new`` writes an entry, ``answerpress init`` a project."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.kinds import BY_FOLDER, BY_NAME
from generator.lock import lock_text, stamp_of
from generator.model.artifact import Artifact
from generator.source.decode import decode
from generator.source.places import LOCK_FILE
from generator.source.yamldoc import parse


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The values that every skeleton needs."""

    slug: str
    today: datetime.date
    owner: str
    topic: str
    status: str


def entry_file(
    kind: str, slug: str, today: datetime.date, *, owner: str = "editors", topic: str = "start", status: str = "draft"
) -> Artifact:
    """Return the file of a new entry of ``kind``: every required field, ready to be overwritten."""
    skeleton = Skeleton(slug, today, owner, topic, status)
    head = _HEAD.format(kind=kind, slug=slug, status=status, owner=owner, topic=topic, today=today, review=_half_a_year(today))
    body = _BODIES[kind](skeleton)
    return Artifact(f"{BY_NAME[kind].folder}/{slug}.yml", (head + body).encode())


def _half_a_year(day: datetime.date) -> datetime.date:
    return day + datetime.timedelta(days=182)


_HEAD = """\
# yaml-language-server: $schema=../../.answerpress/schema/{kind}.json
title: "{slug}: say what the page gives"
description: What a reader gets from {slug}, in one or two sentences that stand in search results, on cards, in feeds and in llms.txt.
status: {status}
owner: {owner}
published: {today}
updated: {today}
review_by: {review}
revisions:
  - date: {today}
    change: First version.
    trigger: A question that came up.
    approved_by: {owner}
topics: [{topic}]
summary_en:
  - A short summary in English, for machines and for readers of English.
boundary: Say what this page does not decide, and where private cases go.
"""

_SECTIONS = """\
sections:
  - id: first
    heading: The first section
    body: Say what a reader needs to know.
  - id: second
    heading: The second section
    body: Say what follows from it.
"""

_BODIES: dict[str, Callable[[Skeleton], str]] = {
    "answer": lambda s: (
        f"""\
question: What should I do about {s.slug}?
answer: Give the short answer here, complete on its own, in at most 300 characters.
basis:
  - Say when the answer applies, and where its limits are.
steps:
  - Say what to do first.
"""
    ),
    "guide": lambda _: _SECTIONS,
    "term": lambda s: (
        f"""\
term: {s.slug}
definition: Say in one or two sentences what it is.
explanation: Say how it shows up in support, and what people get wrong.
"""
    ),
    "template": lambda _: (
        """\
when_to_use:
  - Name the situation in which these replies fit.
variables:
  - name: user_name
    label: How to address the customer
    example: Sam
    boundary: A name only; no e-mail address and no phone number.
replies:
  - id: first-contact
    title: First contact
    intent: Thank the customer and ask for what is needed.
    text: Hello {{user_name}}, thank you for writing. Please tell us the time of the request and the error text. Never send a complete key.
never_ask: [full_api_key]
hand_over: Accounts and payments are handled in private support.
cases:
  - name: A customer who gives no details
    type: normal
    reply: first-contact
    values:
      - name: user_name
        value: Sam
  - name: A request that failed twice
    type: failure
    reply: first-contact
    values:
      - name: user_name
        value: Robin
"""
    ),
    "faq": lambda _: (
        """\
entries:
  - id: first-question
    question: What is the first question?
    answer: Answer it completely here.
"""
    ),
    "checklist": lambda _: (
        """\
groups:
  - id: before
    heading: Before you start
    items:
      - id: first-item
        text: Name one thing to check.
        why: Say why it matters.
"""
    ),
    "solution": lambda s: (
        f"""\
service: {s.slug}
audience:
  - Teams that have the problem.
pains:
  - Name what hurts.
outcomes:
  - Name what a team has afterwards.
capabilities:
  - name: First capability
    description: Say what it does.
    evidence: Say how a reader can verify it.
steps:
  - Say what to do first.
"""
    ),
    "integration": lambda s: (
        f"""\
client: {s.slug}
fields:
  - label: Base URL
    value: "`https://api.example.com/v1`"
steps:
  - Open the settings.
verify:
  text: Send the smallest request.
  language: bash
  code: curl https://api.example.com/v1/models
  expected: A list of models.
"""
    ),
    "comparison": lambda _: (
        """\
options:
  - name: One
    description: The first option.
  - name: Other
    description: The second option.
criteria:
  - name: Effort
    values: [Little, More]
  - name: Control
    values: [Some, All]
verdict:
  - situation: A small team
    choice: One
    reason: Say why.
method: Say how the comparison was made, and when.
"""
    ),
    "use-case": lambda _: (
        """\
situation: Say who has the problem and what it looks like.
approach:
  - Say what is done first.
result: Say what a team has afterwards, and how it can tell.
"""
    ),
    "example": lambda _: (
        """\
goal: Say what the example shows.
input:
  language: bash
  code: echo hello
output:
  language: text
  code: hello
explanation: Say what to look at and what to change.
"""
    ),
    "post": lambda _: "readers:\n  - Those who should read it.\n" + _SECTIONS,
    "page": lambda _: "role: other\n" + _SECTIONS,
}


def project_files(today: datetime.date) -> list[Artifact]:
    """Return the files of a new project: configuration, vocabularies, one page of each kind."""
    files = [Artifact("mkdocs.yml", _MKDOCS.encode()), Artifact(".gitignore", b"/site/\n/.answerpress/\n.*.answerpress-*\n")]
    files.append(
        Artifact(
            ".gitattributes",
            f"# Lines of two branches may both stay until the next `answerpress stamp`.\n{LOCK_FILE} merge=union\n".encode(),
        )
    )
    files += [Artifact(f"content/{name}.yml", text.encode()) for name, text in _VOCABULARIES.items()]
    for kind in BY_NAME:
        made = entry_file(kind, f"first-{kind}", today, status="published")
        files.append(Artifact(f"content/{made.path}", made.data))
    return [*files, Artifact(LOCK_FILE, _lock(files).encode())]


def _lock(files: list[Artifact]) -> str:
    """Return the lock of the entries among ``files``."""
    entries = {}
    for path, text in ((PurePosixPath(file.path), file.data.decode()) for file in files):
        kind = BY_FOLDER.get(path.parent.name)
        document, _ = parse(str(path), text) if kind else (None, [])
        entry = decode(document, kind.model)[0] if kind and document else None
        if kind and entry:
            entries[f"{kind.name}:{path.stem}"] = stamp_of(entry)
    return lock_text(entries.items())


_MKDOCS = """\
site_name: Help centre
site_url: https://help.example.com/
docs_dir: content
theme:
  name: material
  font: false
  features: [navigation.sections, navigation.top, toc.follow, content.code.copy]
plugins:
  - answerpress:
      # A page is reviewed within so many days, its sources are read again after so many, and nobody publishes the
      # site with a page that is so long past its review date.
      longest_review_days: 400
      recheck_days: 365
      expire_after_days: 180
"""

_VOCABULARIES = {
    "site": """\
# yaml-language-server: $schema=../.answerpress/schema/site.json
name: Help centre
short_name: Example
url: https://help.example.com/
description: Answers, guides and support replies of the Example service, each with an owner, a change log and a review date.
description_en: Answers, guides and support replies of the Example service.
language: en
utc_offset: "+00:00"
organisation:
  name: Example
  url: https://example.com/
facts:
  - id: api_base
    label: API base URL
    value: https://api.example.com/v1
support:
  - id: ticket
    label: Ticket
    text: For accounts and payments.
    to: page:first-page
people:
  - id: editors
    name: Editorial team
    type: team
    role: Writes and maintains this site.
default_author: editors
review_note: Checked before publishing by the team that owns the page.
trust_pages: ["page:first-page"]
""",
    "topics": """\
# yaml-language-server: $schema=../.answerpress/schema/topics.json
topics:
  - id: start
    label: Getting started
    label_en: Getting started
    description: Everything that a new reader needs first, until you add topics of your own to topics.yml.
""",
    "evidence": """\
# yaml-language-server: $schema=../.answerpress/schema/evidence.json
fields:
  - id: request_time
    label: Time of the request
    description: When it happened, with the time zone
    example: "2026-11-20 21:35 (UTC+8)"
    boundary: The time only.
  - id: masked_key
    label: Masked key
    description: The first and last characters of the key
    example: sk-...9a2f
    boundary: Never the complete key.
""",
    "policy": """\
# yaml-language-server: $schema=../.answerpress/schema/policy.json
never:
  - id: full_api_key
    label: A complete API key
    why: Whoever has it can spend in the account's name.
    instead: Ask for the masked key.
    wordings:
      zh: [完整 API Key]
      en: [full API key, complete API key]
masking:
  text: Keep the first three and the last four characters.
  keep_start: 3
  keep_end: 4
  example: sk-...9a2f
over_promise:
  zh: [保证]
  en: [guarantee]
""",
}
