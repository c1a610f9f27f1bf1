"""A page of the staff edition: self-contained HTML that says what it is and asks nobody to index it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape

from generator.model.entry import Internal
from generator.staff.model import StaffPage, StaffSite

MARK = ".answerpress-staff"
"""The file by which a folder is known to hold a staff site."""

ROBOTS = "User-agent: *\nDisallow: /\n"

_STYLE = """\
body{margin:0;font:16px/1.7 system-ui,sans-serif;color:#1b1f24}
.staff-banner{position:sticky;top:0;padding:.5rem 1rem;background:#8a1c1c;color:#fff;font-weight:600}
.staff-notes{margin:0 0 1.5rem;padding:.5rem 1rem;border:2px solid #8a1c1c;background:#fdf3f3}
main{max-width:52rem;margin:0 auto;padding:1rem}
pre,table{overflow-x:auto}
td,th{border:1px solid #ccc;padding:.25rem .5rem;text-align:left}
img{max-width:100%}
"""


def page_html(staff: StaffPage, site: StaffSite) -> str:
    """Return a whole page: banner, notes, then what the public sees."""
    labels = site.labels
    notes = "".join(_notes(staff.notes, labels.words)) if staff.notes else ""
    return (
        f'<!doctype html>\n<html lang="{escape(labels.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex, nofollow, noarchive">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(staff.page.title)} - {escape(site.name)}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n"
        f'<div class="staff-banner" role="note">{escape(labels("staff.banner"))}</div>\n'
        f"<main>\n{notes}{_without_twin(site.voices.html(staff.page))}\n</main>\n</body>\n</html>\n"
    )


def _without_twin(body: str) -> str:
    """Return the body without the link to a twin, which this edition has none of."""
    return re.sub(r'<p><a href="?[^">]*\.md"?>[^<]*</a>(?:</p>)?', lambda match: "" if match[0].endswith("</p>") else "<p>", body)


def _notes(notes: Internal, label: Mapping[str, str]) -> Iterator[str]:
    yield f'<section class="staff-notes" aria-label="{escape(label["staff.notes"])}">\n<h2>{escape(label["staff.notes"])}</h2>\n<dl>\n'
    for name in type(notes).model_fields:
        value = getattr(notes, name)
        lines = value if isinstance(value, tuple) else str(value or "").split("\n")
        if any(lines):
            shown = "<br>".join(escape(line) for line in lines)
            yield f"<dt>{escape(label.get(f'staff.{name}', name))}</dt>\n<dd>{shown}</dd>\n"
    yield "</dl>\n</section>\n"
