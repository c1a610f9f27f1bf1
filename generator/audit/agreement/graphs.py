"""Files of whole graphs against the graphs of pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.audit.agreement.comparison import Comparison
from generator.audit.difference import NOTHING
from generator.audit.formats.jsonld import json_ld_nodes


def compare_graphs(comparison: Comparison) -> None:
    """Compare the files of whole graphs: one node an id, and every page's own nodes as they stand in the page."""
    whole: dict[str, Any] = {}
    for path in comparison.built.paths("schema/*.jsonld"):
        with comparison.reading(path):
            for node in comparison.built.json(path)["@graph"]:
                known = whole.setdefault(node["@id"], {})
                _same_node(comparison, path, node, known, set(node) & set(known))
                comparison.places |= {("schema", f"{name} of {node['@id']}"): path for name in node}
                known |= node
    for address in comparison.html:
        path = comparison.sources[address]
        with comparison.reading(path):
            for node in json_ld_nodes(comparison.built.text(path)):
                other = whole.get(node["@id"], {})
                own = node["@id"].partition("#")[0] == address != f"{comparison.site}/"
                _same_node(comparison, path, node, other, {*node, *other} if own else set(node))


def _same_node(comparison: Comparison, path: str, node: Mapping[str, Any], other: Mapping[str, Any], names: Iterable[str]) -> None:
    """Compare some properties of two nodes that have the same id."""
    comparison.places["json-ld", path] = path
    for name in sorted(names):
        comparison.places["schema", path] = comparison.places.get(("schema", f"{name} of {node['@id']}"), path)
        texts = str(node.get(name, NOTHING)), str(other.get(name, NOTHING))
        comparison.same(path, f"{name} of {node['@id']}", "json-ld", "schema", *texts)
