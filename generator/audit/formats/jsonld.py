"""The graph of JSON-LD that a page of the generator carries."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.audit.formats.tree import document_tree
from generator.audit.said import Json, Said, plain


def json_ld_nodes(source: str) -> list[Json]:
    """Return the nodes of the graph in an HTML page."""
    tree = document_tree(source)
    scripts = tree.xpath("//script[@type='application/ld+json']")
    return [node for script in scripts for node in json.loads(script.text)["@graph"]]


def json_ld(nodes: list[Json], address: str) -> Said:
    """Read the graph of a page."""
    by_id = {node["@id"]: node for node in nodes}
    page = by_id.get(f"{address}#article", {}) | by_id[address]
    facts = {"url": page["url"], "title": page["name"], "description": page["description"], "language": page["inLanguage"]}
    facts["published"], facts["updated"] = (page.get(name, "")[:10] for name in ("datePublished", "dateModified"))
    facts["summary"] = page.get("abstract", "")
    facts["author"] = by_id[page["author"]["@id"]]["name"] if "author" in page else ""
    facts["topics"] = ", ".join(by_id[item["@id"]]["name"] for item in page.get("about", ()))
    facts["topic links"] = " ".join(by_id[item["@id"]]["url"] for item in page.get("about", ()))
    facts["terms"] = ", ".join(sorted(by_id[item["@id"]]["name"] for item in page.get("mentions", ())))
    for node in nodes:
        facts |= _of_node(node, address)
    return Said({name: plain(text) for name, text in facts.items() if text})


def _of_node(node: Json, address: str) -> Iterator[tuple[str, str]]:
    """Yield what one node says; a node of another page only repeats a name."""
    page, _, name = node["@id"].partition("#")
    if page != address or name in {"organization", "website", "terms"} or name.startswith("team-"):
        return
    match node["@type"]:
        case "Question":
            name = "" if name == "question" else f" {name}"
            yield f"question{name}", node["name"]
            yield f"answer{name}", node["acceptedAnswer"]["text"]
        case "CreativeWork":
            yield f"reply {name}", node["name"]
            yield f"reply {name} intent", node["description"]
            yield f"reply {name} text", node["text"]
        case "DefinedTerm":
            yield from (("term", node["name"]), ("definition", node["description"]))
            yield "other names", ", ".join(node.get("alternateName", ()))
        case "BreadcrumbList":
            yield "trail", " > ".join(item["name"] for item in node["itemListElement"][:-1])
        case "ItemList":
            for item in node["itemListElement"]:
                yield f"item {item['position']}", item["name"]
                yield f"item {item['position']} link", item["url"]
        case "Service":
            yield "service", node["name"]
            yield "audience", ", ".join(item["audienceType"] for item in node.get("audience", ()))
        case _ if name == "article":
            yield "article title", node["headline"]
            yield from (("article published", node["datePublished"][:10]), ("article updated", node["dateModified"][:10]))
            yield "audience", ", ".join(item["audienceType"] for item in node.get("audience", ()))
    for number, item in enumerate(node.get("citation", ()), 1):
        yield f"source {number}", item["name"]
        yield f"source {number} link", item["url"]
