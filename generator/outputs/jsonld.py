"""JSON-LD (https://schema.org): one ``@graph`` a page, flat nodes joined by stable ``@id``s.

Every text comes from the blocks that the page shows, as the plain text that a reader sees. A page that is an
article leaves to the article what both could say, but for the days.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model import blocks
from generator.model.blocks import Text
from generator.model.page import Link, Page, Team
from generator.model.site import Frame
from generator.outputs.build import compact, timestamp
from generator.text.markdown import to_plain

JsonObject = dict[str, Any]


def json_ld(nodes: list[JsonObject]) -> str:
    """Return the graph of a page as text that may stand inside a ``<script>`` element."""
    return compact({"@context": "https://schema.org", "@graph": nodes})


def graph(page: Page, site: Frame) -> list[JsonObject]:
    """Return the nodes of a page: who publishes, the site, the page, what it is about."""
    address = site.permalink(page.route)
    nodes = [_organisation(site), _web_site(site), _web_page(page, site, address), *_main_entity(page, site, address)]
    if page.trail:
        nodes.append(_breadcrumb(page, site, address))
    nodes += _people(page, site)
    nodes += [_term_reference(link, site) for link in page.mentions]
    if page.entity_type == "DefinedTerm":
        nodes.append(_term_set(site))
    nodes += [_topic(link, site) for link in page.topics]
    nodes += _questions(page, address)
    nodes += _replies(page, address)
    return [_without_nothing(node) for node in nodes]


def _without_nothing(node: JsonObject) -> JsonObject:
    return {name: value for name, value in node.items() if value not in (None, "", [], ())}


def _ref(id_: str) -> JsonObject:
    return {"@id": id_}


def _organisation(site: Frame) -> JsonObject:
    brand = site.brand.organisation
    logo = site.assets.get(f"/assets/{brand.logo}") if brand.logo else None
    image = (
        {"@type": "ImageObject", "url": site.permalink(logo.path), "width": logo.width or None, "height": logo.height or None}
        if logo
        else None
    )
    return {
        "@type": "Organization",
        "@id": f"{site.url}#organization",
        "name": brand.name,
        "url": brand.url,
        "logo": _without_nothing(image) if image else None,
        "sameAs": list(brand.same_as),
    }


def _web_site(site: Frame) -> JsonObject:
    return {
        "@type": "WebSite",
        "@id": f"{site.url}#website",
        "name": site.brand.name,
        "url": site.url,
        "inLanguage": site.brand.language,
        "publisher": _ref(f"{site.url}#organization"),
    }


def _web_page(page: Page, site: Frame, address: str) -> JsonObject:
    said = {
        "@type": page.page_type,
        "@id": address,
        "url": address,
        "name": page.title,
        "description": page.description,
        "inLanguage": page.language,
        "isPartOf": _ref(f"{site.url}#website"),
        "breadcrumb": _ref(f"{address}#breadcrumb") if page.trail else None,
        **_days(page, site),
    }
    if _fragment(page) == "article":
        return said
    questions = [_ref(f"{address}#{item.anchor}") for item in _question_items(page)]
    is_faq = page.page_type == "FAQPage"
    return {
        **said,
        **_origin(page, site),
        "mainEntity": questions if is_faq else _main_reference(page, address),
        "hasPart": None if is_faq else questions,
        "citation": list(_citations(page)),
    }


def _days(page: Page, site: Frame) -> JsonObject:
    """Return since when a page says what it says, and whether it may be out of date."""
    return {
        "datePublished": timestamp(page.published, site) if page.published else None,
        "dateModified": timestamp(page.updated, site) if page.updated else None,
        **_age(page, site),
    }


def _origin(page: Page, site: Frame) -> JsonObject:
    """Return who says what a page says, and what it is about in short."""
    return {
        "publisher": _ref(f"{site.url}#organization"),
        "author": _ref(_person_id(page.author, site)) if page.author else None,
        "abstract": " ".join(page.english),
        "about": [_ref(_topic_id(link, site)) for link in page.topics],
        "mentions": [_ref(f"{site.permalink(link.route)}#term") for link in page.mentions],
    }


def _age(page: Page, site: Frame) -> JsonObject:
    """Return what is said of a page past its review date: the day after which it may not hold, and the notice that readers see."""
    if not page.stale:
        return {}
    return {"expires": str(page.review_by), "creativeWorkStatus": site.labels("page.stale", date=page.review_by)}


def _main_reference(page: Page, address: str) -> JsonObject | None:
    fragment = _fragment(page)
    return _ref(f"{address}#{fragment}") if fragment else None


def _fragment(page: Page) -> str:
    if page.about:
        return "service"
    if not page.kind and any(isinstance(block, blocks.Cards) for block in page.walk()):
        return "list"
    return {"": "", "DefinedTerm": "term", "ItemList": "list"}.get(page.entity_type, "article")


def _main_entity(page: Page, site: Frame, address: str) -> Iterator[JsonObject]:
    match _fragment(page):
        case "article":
            yield from _article(page, site, address)
        case "term":
            yield _term(page, site, address)
        case "list":
            yield _item_list(page, site, address)
        case "service":
            yield _service(page, site, address)


def _article(page: Page, site: Frame, address: str) -> Iterator[JsonObject]:
    box = next((block for block in page.walk() if isinstance(block, blocks.AnswerBox)), None)
    questions = [_ref(f"{address}#{item.anchor}") for item in _question_items(page)]
    replies = [_ref(f"{address}#{block.anchor}") for block in page.walk() if isinstance(block, blocks.Reply)]
    yield {
        "@type": page.entity_type,
        "@id": f"{address}#article",
        "headline": page.title,
        "inLanguage": page.language,
        "mainEntityOfPage": _ref(address),
        "isPartOf": _ref(address),
        **_days(page, site),
        **_origin(page, site),
        "image": list(_images(page, site)),
        "mainEntity": _ref(f"{address}#question") if box else None,
        "hasPart": questions + replies,
        "citation": list(_citations(page)),
        "audience": [{"@type": "Audience", "audienceType": text} for text in page.audience] if _shows_audience(page) else None,
    }
    if box:
        yield _question(f"{address}#question", box.question, box.answer, page.language)


def _shows_audience(page: Page) -> bool:
    return any(isinstance(block, blocks.Section) and block.role == "audience" for block in page.walk())


def _question(id_: str, name: str, answer: Text, language: str) -> JsonObject:
    return {
        "@type": "Question",
        "@id": id_,
        "name": name,
        "inLanguage": language,
        "acceptedAnswer": {"@type": "Answer", "text": to_plain(answer.markdown)},
    }


def _question_items(page: Page) -> Iterator[blocks.Question]:
    for block in page.walk():
        if isinstance(block, blocks.Questions):
            yield from block.items


def _questions(page: Page, address: str) -> Iterator[JsonObject]:
    for item in _question_items(page):
        yield _question(f"{address}#{item.anchor}", item.question, item.answer, page.language)


def _replies(page: Page, address: str) -> Iterator[JsonObject]:
    for block in page.walk():
        if isinstance(block, blocks.Reply) and not block.origin:
            yield {
                "@type": "CreativeWork",
                "@id": f"{address}#{block.anchor}",
                "name": block.title,
                "description": block.intent,
                "text": to_plain(block.text.markdown),
                "inLanguage": page.language,
            }


def _term(page: Page, site: Frame, address: str) -> JsonObject:
    block = next(block for block in page.walk() if isinstance(block, blocks.Definition))
    return {
        "@type": "DefinedTerm",
        "@id": f"{address}#term",
        "name": block.term,
        "alternateName": list(block.names),
        "description": to_plain(block.text.markdown),
        "inDefinedTermSet": _ref(f"{site.url}glossary/#terms"),
        "url": address,
    }


def _term_reference(link: Link, site: Frame) -> JsonObject:
    """Return a word of the glossary that a page uses; its id leads to its page, which says the rest."""
    terms = _ref(f"{site.url}glossary/#terms")
    return {"@type": "DefinedTerm", "@id": f"{site.permalink(link.route)}#term", "name": link.label, "inDefinedTermSet": terms}


def _term_set(site: Frame) -> JsonObject:
    name = site.labels("kind.term.plural")
    return {"@type": "DefinedTermSet", "@id": f"{site.url}glossary/#terms", "name": name, "url": f"{site.url}glossary/"}


def _item_list(page: Page, site: Frame, address: str) -> JsonObject:
    elements = []
    for block in page.walk():
        if isinstance(block, blocks.Cards):
            elements += [{"name": item.title, "url": site.permalink(item.route)} for item in block.items if not page.kind]
        elif isinstance(block, blocks.Checks):
            elements += [{"name": to_plain(item.text.markdown), "url": f"{address}#{item.anchor}"} for item in block.items]
    return {
        "@type": "ItemList",
        "@id": f"{address}#list",
        "name": page.title,
        "numberOfItems": len(elements),
        "itemListElement": [{"@type": "ListItem", "position": number, **element} for number, element in enumerate(elements, 1)],
    }


def _service(page: Page, site: Frame, address: str) -> JsonObject:
    return {
        "@type": "Service",
        "@id": f"{address}#service",
        "name": page.about,
        "description": page.description,
        "url": address,
        "provider": _ref(f"{site.url}#organization"),
        "audience": [{"@type": "Audience", "audienceType": text} for text in page.audience],
    }


def _breadcrumb(page: Page, site: Frame, address: str) -> JsonObject:
    links = [*page.trail, Link(page.route, page.title)]
    return {
        "@type": "BreadcrumbList",
        "@id": f"{address}#breadcrumb",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": link.label, "item": site.permalink(link.route)}
            for number, link in enumerate(links, 1)
        ],
    }


def _person_id(team: Team | None, site: Frame) -> str:
    return f"{site.url}#team-{team.id}" if team else ""


def _people(page: Page, site: Frame) -> Iterator[JsonObject]:
    if page.author:
        is_team = page.author.type == "team"
        yield {
            "@type": "Organization" if is_team else "Person",
            "@id": _person_id(page.author, site),
            "name": page.author.name,
            "url": site.permalink(page.author.route or "/"),
            "parentOrganization" if is_team else "worksFor": _ref(f"{site.url}#organization"),
        }


def _topic(link: Link, site: Frame) -> JsonObject:
    return {"@type": "Thing", "@id": _topic_id(link, site), "name": link.label, "url": site.permalink(link.route)}


def _topic_id(link: Link, site: Frame) -> str:
    """Return the id of a topic, which is not that of the page that lists what there is about it."""
    return f"{site.permalink(link.route)}#topic"


def _citations(page: Page) -> Iterator[JsonObject]:
    for block in page.walk():
        if isinstance(block, blocks.Citations):
            for item in block.items:
                yield {"@type": "CreativeWork", "name": item.title, "url": item.url}


def _images(page: Page, site: Frame) -> Iterator[JsonObject]:
    for path in dict.fromkeys(_image_paths(page)):
        asset = site.assets[path]
        image = {"@type": "ImageObject", "url": site.permalink(path), "width": asset.width or None, "height": asset.height or None}
        yield _without_nothing(image)


def _image_paths(page: Page) -> Iterator[str]:
    for block in page.walk():
        if isinstance(block, blocks.Prose | blocks.Lead):
            yield from (target.route for target in block.text.targets if target.route.startswith("/assets/"))
