"""An impact as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.impact.find import Impact

MOST_OUTPUTS = 40


def as_text(impact: Impact) -> str:
    """Return a report for a terminal."""
    return "\n".join(_lines(impact)) + "\n"


def _lines(impact: Impact) -> Iterator[str]:
    subject = impact.subject
    yield f"{subject.ref}  {subject.title}"
    yield f"  defined at {subject.span}"
    yield f"\nused in the sources: {len(impact.uses)}"
    yield from (f"  {use.span}  {use.how} in {use.field} of {use.owner}" for use in impact.uses)
    yield f"\npages: {len(impact.pages)}"
    for page in impact.pages:
        yield f"  {page.route}  {page.title}"
        yield from (f"    {how}{': ' + place if place else ' by the page itself'}" for place, how in page.places)
    yield f"\nreplies: {len(impact.replies)}"
    yield from (f"  {id_}  {title}" for id_, title in impact.replies)
    yield f"\noutputs: {len(impact.outputs)}"
    yield from (f"  {path}" for path in impact.outputs[:MOST_OUTPUTS])
    if len(impact.outputs) > MOST_OUTPUTS:
        yield f"  and {len(impact.outputs) - MOST_OUTPUTS} more: `--format json` has them all"


def as_json(impact: Impact) -> str:
    """Return everything for programs."""
    subject = impact.subject
    value = {
        "ref": subject.ref,
        "title": subject.title,
        "defined": str(subject.span),
        "uses": [
            {
                "path": use.span.path,
                "line": use.span.line,
                "column": use.span.column,
                "owner": use.owner,
                "field": use.field,
                "how": use.how,
            }
            for use in impact.uses
        ],
        "pages": [
            {"route": page.route, "title": page.title, "places": [{"place": place, "how": how} for place, how in page.places]}
            for page in impact.pages
        ],
        "replies": [{"id": id_, "title": title} for id_, title in impact.replies],
        "outputs": list(impact.outputs),
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
