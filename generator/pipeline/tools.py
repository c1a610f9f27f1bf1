"""What the tools of pages need to know of the site: shapes of keys, symptoms, where to turn."""

from __future__ import annotations

import re
from typing import Any

from generator.model.site import Site
from generator.render import Tools


def tools_of(site: Site, feedback: str = "") -> Tools:
    """Return what the tools need; ``feedback`` is the address that takes readers' votes, or nothing."""
    signals = {
        site.routes[id_]: tuple(symptom.signal for symptom in entry.symptoms) for id_, entry in site.entries.items() if entry.symptoms
    }
    channel = next(iter(site.brand.support), None)
    contact = site.routes.get(channel.to, channel.to) if channel else ""
    return Tools(keys(site), signals, contact, feedback)


def keys(site: Site) -> dict[str, Any]:
    """Return how pages tell a complete key, and how they mask it."""
    masking = site.policy.masking
    shapes = [{"label": shape.label, **expression(shape.pattern)} for shape in site.policy.key_shapes]
    return {"shapes": shapes, "start": masking.keep_start, "end": masking.keep_end, "example": masking.example}


def expression(pattern: str) -> dict[str, str]:
    r"""Return a pattern of Python's ``re`` as one of JavaScript; where they differ by more, the browser leaves it out.

    >>> expression(r"(?i)\Ask-(?P<rest>\w+)\Z")
    {'pattern': '^sk-(?<rest>\\w+)$', 'flags': 'i'}
    """
    flags = re.match(r"\(\?([a-z]+)\)", pattern)
    body = pattern[flags.end() :] if flags else pattern
    body = body.replace("(?P<", "(?<").replace(r"\A", "^").replace(r"\Z", "$")
    return {"pattern": body, "flags": "".join(flag for flag in flags[1] if flag in "ims") if flags else ""}
