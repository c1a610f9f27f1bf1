"""JSON-LD of any page: its nodes, however deep, the ids that they define and refer to, and what is wrong with the form."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from generator.audit.page import Noted

Json = dict[str, Any]


class Fault(NamedTuple):
    """Something wrong with the form: ``text`` is what to look for at ``line`` to show it."""

    message: str
    text: str
    line: int


@dataclass
class Graph:
    """The JSON-LD of a page."""

    tops: list[Json] = field(default_factory=list)
    """The nodes that stand for themselves: those of a block or of its ``@graph``."""
    nodes: list[tuple[Json, str]] = field(default_factory=list)
    """Every node with the property that it is the value of, in order."""
    defined: set[str] = field(default_factory=set)
    """The ids of nodes that say something."""
    referred: list[str] = field(default_factory=list)
    """The ids that are only referred to."""
    faults: list[Fault] = field(default_factory=list)


_DEEPEST = 60


def read_graph(blocks: Sequence[Noted]) -> Graph:
    """Read the JSON-LD blocks of a page. Never fails: what is wrong is a fault."""
    graph = Graph()
    for block in blocks:
        try:
            value = json.loads(block.text)
        except json.JSONDecodeError as error:
            shown = block.text[error.pos : error.pos + 20].strip()
            graph.faults.append(Fault(f"the JSON-LD is not JSON: {error.msg.lower()}", shown, block.line + error.lineno - 1))
            continue
        except (ValueError, RecursionError):
            graph.faults.append(Fault("the JSON-LD cannot be read: it is nested too deep", "", block.line))
            continue
        _read_block(graph, value, block.line)
    return graph


def _read_block(graph: Graph, value: Any, line: int) -> None:
    for top in value if isinstance(value, list) else [value]:
        if not isinstance(top, dict):
            graph.faults.append(Fault("the JSON-LD holds something that is no node", "", line))
            continue
        if "schema.org" not in str(top.get("@context", "")):
            graph.faults.append(Fault("the JSON-LD names no `@context` of schema.org", "ld+json", line))
        inner = top.get("@graph")
        tops = [node for node in inner if isinstance(node, dict)] if isinstance(inner, list) else [top]
        graph.tops += tops
        for node in tops:
            if "@type" not in node:
                graph.faults.append(Fault("a node of the JSON-LD has no `@type`", str(node.get("@id", "")), line))
            _walk(graph, node, "", 0)


def _walk(graph: Graph, value: Any, name: str, depth: int) -> None:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for part in value:
            _walk(graph, part, name, depth + 1)
    elif isinstance(value, dict):
        id_ = value.get("@id")
        if isinstance(id_, str) and set(value) == {"@id"}:
            graph.referred.append(id_)
            return
        if isinstance(id_, str):
            graph.defined.add(id_)
        graph.nodes.append((value, name))
        for key, part in value.items():
            _walk(graph, part, key, depth + 1)


def types(node: Json) -> tuple[str, ...]:
    """Return the types of a node."""
    found = node.get("@type", ())
    return tuple(part for part in (found if isinstance(found, list) else [found]) if isinstance(part, str))


_PAGES = ("Page", "Article", "Posting", "Report", "HowTo", "Course", "Recipe")


def pages(graph: Graph) -> Iterator[Json]:
    """Yield the nodes that speak of a page as a whole."""
    for node in graph.tops:
        if any(name.endswith(_PAGES) for name in types(node)):
            yield node


def text(node: Json, *names: str) -> str:
    """Return the first of some properties that is text."""
    return next((value for name in names if isinstance(value := node.get(name), str) and value), "")
