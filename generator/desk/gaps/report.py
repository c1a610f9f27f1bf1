"""The report: for a terminal, for a program, and as one page with charts that loads nothing from anywhere."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from html import escape

from generator.desk.gaps.findings import Findings

_SAMPLES = 3
_BAR, _ROW, _LABEL = 360, 24, 230


def as_text(found: Findings) -> str:
    """Return the report for a terminal."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Findings) -> Iterator[str]:
    share = f"{found.covered / found.tickets:.0%}" if found.tickets else "-"
    yield f"{found.tickets} tickets, {found.covered} covered ({share})"
    yield "\nNot covered, by the words that tie them:"
    for number, group in enumerate(found.groups, 1):
        yield f"{number:3}. {len(group.tickets):4}  {' · '.join(group.ties)}"
        yield from (f"            {ticket.title}" for ticket in group.tickets[:_SAMPLES])
    if found.pages:
        yield "\nPages that should have helped, and words that they lack:"
        yield from (
            f"     {page.tickets:4}  {page.page}  {page.title}\n            {' · '.join(page.aliases) or '-'}" for page in found.pages
        )
    if found.fields:
        yield "\nFields that agents asked for, and that no reply of the template asks for:"
        yield from (f"     {one.tickets:4}  {one.template}  {one.label} ({one.field})" for one in found.fields)
    for heading, rows in (("By topic", found.topics), ("By week", found.weeks)):
        if rows:
            yield f"\n{heading} (tickets, covered):"
            yield from (f"     {total:4} {covered:4}  {label}" for label, total, covered in rows)


def as_json(found: Findings) -> str:
    """Return the report for a program."""
    value = {
        "tickets": found.tickets,
        "covered": found.covered,
        "groups": [
            {"tickets": len(group.tickets), "ties": list(group.ties), "samples": [ticket.title for ticket in group.tickets[:_SAMPLES]]}
            for group in found.groups
        ],
        "pages": [{"page": one.page, "title": one.title, "tickets": one.tickets, "aliases": list(one.aliases)} for one in found.pages],
        "fields": [{"template": one.template, "field": one.field, "label": one.label, "tickets": one.tickets} for one in found.fields],
        "topics": [{"topic": label, "tickets": total, "covered": covered} for label, total, covered in found.topics],
        "weeks": [{"week": label, "tickets": total, "covered": covered} for label, total, covered in found.weeks],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def as_html(found: Findings, title: str) -> str:
    """Return the report as a page of its own: no script, no style sheet, no picture from elsewhere."""
    groups = [(" · ".join(group.ties), len(group.tickets), 0) for group in found.groups[:12]]
    parts = [
        _STYLE.format(title=escape(title)),
        f"<h1>{escape(title)}</h1><p>{found.tickets} tickets, {found.covered} covered.</p>",
        _section("Not covered", _chart("Tickets that no page answers, by group", groups) + _groups(found)),
        _section(
            "Pages that should have helped",
            _table(("tickets", "page", "words that it lacks"), [(one.tickets, one.title, " · ".join(one.aliases)) for one in found.pages]),
        ),
        _section(
            "Fields that replies lack",
            _table(("tickets", "template", "field"), [(one.tickets, one.title, one.label) for one in found.fields]),
        ),
        _section("By topic", _chart("Tickets by topic; the dark part is covered", found.topics)),
        _section("By week", _chart("Tickets by week; the dark part is covered", found.weeks)),
        "</main></body></html>\n",
    ]
    return "\n".join(parts)


def _section(heading: str, body: str) -> str:
    return f"<section><h2>{escape(heading)}</h2>{body}</section>" if body else ""


def _groups(found: Findings) -> str:
    items = []
    for group in found.groups:
        samples = "".join(f"<li>{escape(ticket.title)}</li>" for ticket in group.tickets[:_SAMPLES])
        items.append(f"<details><summary>{len(group.tickets)} · {escape(' · '.join(group.ties))}</summary><ul>{samples}</ul></details>")
    return "".join(items)


def _table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    if not rows:
        return ""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "".join("<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _chart(about: str, rows: Sequence[tuple[str, int, int]]) -> str:
    """Return bars: all tickets light, the covered ones dark. A chart is an image with a name; the numbers stand in it as text."""
    if not rows:
        return ""
    most = max(total for _, total, _ in rows) or 1
    bars = []
    for number, (label, total, part) in enumerate(rows):
        top, width = number * _ROW, round(_BAR * total / most)
        dark = round(_BAR * part / most)
        shown = label if len(label) <= 28 else label[:28] + "…"  # noqa: PLR2004
        bars.append(
            f'<text x="{_LABEL - 8}" y="{top + 16}" text-anchor="end">{escape(shown)}</text>'
            f'<rect x="{_LABEL}" y="{top + 4}" width="{width}" height="16" class="all"/>'
            f'<rect x="{_LABEL}" y="{top + 4}" width="{dark}" height="16" class="part"/>'
            f'<text x="{_LABEL + width + 6}" y="{top + 16}">{total}{f" ({part})" if part else ""}</text>'
        )
    height = len(rows) * _ROW + 4
    drawn = f'<svg role="img" aria-label="{escape(about)}" viewBox="0 0 {_LABEL + _BAR + 70} {height}">{"".join(bars)}</svg>'
    return f'{drawn}<p class="about">{escape(about)}</p>'


_STYLE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
body {{ font: 16px/1.6 system-ui, "Noto Sans SC", sans-serif; margin: 0; color: #1d1d1f; background: #fff }}
main {{ max-width: 46rem; margin: 2rem auto; padding: 0 1rem }}
svg {{ width: 100%; height: auto; font-size: 12px; fill: currentColor }}
.all {{ fill: #c7d2e5 }} .part {{ fill: #35507e }} .about {{ font-size: .85rem; color: #555; margin: .2rem 0 1rem }}
table {{ border-collapse: collapse; width: 100% }}
td, th {{ text-align: left; padding: .3rem .5rem; border-bottom: 1px solid #ddd; vertical-align: top }}
@media (prefers-color-scheme: dark) {{
body {{ color: #eee; background: #16181d }} .all {{ fill: #3c4a66 }} .part {{ fill: #8fb0ea }} .about {{ color: #aaa }}
td, th {{ border-color: #333 }} }}
</style></head><body><main>"""
