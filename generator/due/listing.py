"""What falls due as text for a terminal, as Markdown for a ticket or a chat, and as JSON for programs."""

from __future__ import annotations

import json

from generator.due import Due, Horizon, by_owner
from generator.text.markdown import escape_text


def as_text(found: tuple[Due, ...], horizon: Horizon) -> str:
    """Return a table for each owner, and a line that counts."""
    lines = []
    for owner, duties in by_owner(found).items():
        lines.append(f"{owner.name} ({owner.id})")
        for duty in duties:
            about = f": {duty.detail}" if duty.detail else ""
            lines.append(f"  {duty.day}  {duty.when:>13}  {duty.what:9}  {duty.path}:{duty.line}  {duty.title}{about}")
        lines.append("")
    return "\n".join([*lines, _count(found, horizon)]) + "\n"


def as_markdown(found: tuple[Due, ...], horizon: Horizon) -> str:
    """Return a list of boxes to tick for each owner."""
    lines = [f"# Due until {horizon.until}", "", _count(found, horizon), ""]
    for owner, duties in by_owner(found).items():
        lines += [f"## {escape_text(owner.name)}", ""]
        for duty in duties:
            about = f", {escape_text(duty.detail)}" if duty.detail else ""
            link = f"[{escape_text(duty.title)}]({duty.url})"
            lines.append(f"- [ ] {duty.day} ({duty.when}) {duty.what}{about}: {link}, `{duty.path}:{duty.line}`")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def as_json(found: tuple[Due, ...], horizon: Horizon) -> str:
    """Return every duty as a record."""
    records = [
        {
            "day": str(duty.day),
            "late": duty.late,
            "what": duty.what,
            "detail": duty.detail or None,
            "id": duty.id,
            "title": duty.title,
            "url": duty.url,
            "owner": {"id": duty.owner.id, "name": duty.owner.name},
            "path": duty.path,
            "line": duty.line,
        }
        for duty in found
    ]
    return json.dumps({"today": str(horizon.today), "until": str(horizon.until), "due": records}, ensure_ascii=False, indent=2) + "\n"


def _count(found: tuple[Due, ...], horizon: Horizon) -> str:
    late = sum(duty.late > 0 for duty in found)
    return f"{len(found)} due until {horizon.until}, {late} of them late"
