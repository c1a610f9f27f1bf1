"""Replies as help desks need them: one frozen record each, made from the pages of a site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from generator.desk.plain import to_message
from generator.kinds.capabilities import HasReplies
from generator.model import blocks
from generator.model.fields import VARIABLE
from generator.model.page import Page
from generator.model.site import Site
from generator.text.markdown import to_html, to_plain
from generator.text.refs import resolve

MARKUPS = ("html", "markdown", "plain")
_IN_ADDRESS = re.compile(r"%7B%7B(?:%20)*([A-Za-z0-9_]+)(?:%20)*%7D%7D", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of a reply, with what must never be written in it."""

    name: str
    label: str
    example: str
    boundary: str
    required: bool = True
    customer_facing: bool = True


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply with all that an agent needs. In the three texts ``{{name}}`` stands for a variable."""

    id: str
    title: str = ""
    intent: str = ""
    html: str = ""
    markdown: str = ""
    plain: str = ""
    variables: tuple[Variable, ...] = ()
    never_ask: tuple[str, ...] = ()
    boundary: str = ""
    hand_over: str = ""
    url: str = ""
    topics: tuple[str, ...] = ()
    language: str = ""
    active: bool = True
    review_by: str = ""

    @property
    def code(self) -> str:
        """A short code that no other reply has: ``template:first-replies#hello`` is ``first-replies.hello``."""
        return short_code(self.id)


def short_code(reply_id: str) -> str:
    """Return the short code of a reply's id."""
    return reply_id.partition(":")[2].replace("#", ".")


def collect(site: Site, pages: Iterable[Page]) -> tuple[Reply, ...]:
    """Return every reply of the site, in order of page and place; one of a stale page is not active."""
    with_replies = (page for page in pages if page.kind and isinstance(site.entries[page.id], HasReplies))
    return tuple(reply for page in with_replies for reply in _of_page(site, page))


def _of_page(site: Site, page: Page) -> Iterator[Reply]:
    entry: Any = site.entries[page.id]
    fields = {item.name: item for block in page.walk() if isinstance(block, blocks.Variables) for item in block.items}
    shared = Reply(
        id="",
        never_ask=tuple(site.forbidden(name).label for name in entry.never_ask),
        boundary=_plain(entry.boundary or "", site, page),
        hand_over=_plain(entry.hand_over, site, page),
        topics=tuple(entry.topics),
        language=page.language,
        active=not page.stale,
        review_by=str(page.review_by),
    )
    for block in page.walk():
        if isinstance(block, blocks.Reply):
            yield _reply(shared, block, page, site, fields)


def _reply(shared: Reply, block: blocks.Reply, page: Page, site: Site, fields: dict[str, blocks.VariableField]) -> Reply:
    markdown = tidy(block.text.linked(lambda target: site.permalink(target.route)))
    return replace(
        shared,
        id=f"{page.id}#{block.anchor}",
        title=block.title,
        intent=block.intent,
        markdown=markdown.strip(),
        html=tidy(to_html(markdown)).strip(),
        plain=tidy(to_message(markdown)),
        url=f"{site.permalink(page.route)}#{block.anchor}",
        variables=tuple(_variable(fields[name]) for name in used(markdown) if name in fields),
    )


def tidy(text: str) -> str:
    """Return the text with every variable written ``{{name}}``, in addresses too."""
    return VARIABLE.sub(r"{{\1}}", _IN_ADDRESS.sub(r"{{\1}}", text))


def used(text: str) -> tuple[str, ...]:
    """Return the names of the variables of a text, in order of first use."""
    return tuple(dict.fromkeys(VARIABLE.findall(text)))


def _variable(item: blocks.VariableField) -> Variable:
    return Variable(item.name, item.label, item.example, to_plain(item.boundary.markdown), item.required, item.customer_facing)


def _plain(markdown: str, site: Site, page: Page) -> str:
    return to_plain(resolve(markdown, site, route=page.route).markdown)
