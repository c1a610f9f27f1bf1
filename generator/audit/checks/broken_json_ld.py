"""JSON-LD that cannot be read, or refers to a node that is not there.

It is not JSON, names no `@context` of schema.org, has nodes without `@type`, or an `@id` that nothing on the site defines. Engines
drop what they cannot read, silently.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.site import Site
from generator.diagnostics import Code, Diagnostic

CODE = Code("APA040", "broken-json-ld", __doc__ or "")


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield faults of form, and references to nothing."""
    defined = {id_ for graph in site.graphs.values() for id_ in graph.defined}
    for path, graph in site.graphs.items():
        for fault in graph.faults:
            yield CODE.at(site.span(path, fault.text, line=fault.line), fault.message, "build the JSON-LD as schema.org asks")
        for id_ in dict.fromkeys(graph.referred):
            if id_ not in defined and _is_ours(site, path, id_):
                span = site.span(path, id_, line=site.pages[path].graphs[0].line)
                yield CODE.at(span, f"no node of the site has the id {id_}", "add the node, or remove the reference")


def _is_ours(site: Site, path: str, id_: str) -> bool:
    """Tell whether an id must be defined here: a name in a page of this site, or a blank node."""
    return id_.startswith(("_:", "#")) or (site.target(path, id_).inside and "#" in id_)
