"""Reading a built folder, for what a server must know of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from generator.built import Built
from generator.deploy.csp import Carried, carried_by_page, carried_by_style_sheet, concerns, policy
from generator.deploy.serving import SITE_ADDRESS, Serving, ServingError

_READERS = {".html": carried_by_page, ".xsl": carried_by_page, ".css": carried_by_style_sheet}
"""An XSL style sheet carries the ``<style>`` of the page that it makes."""


def survey(site_dir: Path, url: str, redirects: Mapping[str, str]) -> tuple[Serving, list[str]]:
    """Return the serving facts of a built folder, and what an engineer should know about it.

    Raises ServingError, with a message for people, when the folder holds no site or the address of
    the site cannot stand in a server's configuration.
    """
    if not SITE_ADDRESS.fullmatch(url):
        raise ServingError(f"`site_url` is {url}; rules need a plain address such as https://help.example.com/ or …/docs/")
    built = Built(site_dir)
    if not built.has("404.html") or not built.has("index.html"):
        raise ServingError(f"{site_dir} holds no built site; run `answerpress build` first, or name it with --site-dir")
    carried = Carried()
    for file in built.files:
        reader = _READERS.get(Path(file).suffix)
        if reader is not None:
            carried |= reader(built.text(file))
    serving = Serving(url, (), built.files, "")
    found = concerns(carried, serving.origin)
    found += [f"{old} is redirected, but not in {site_dir}: build again" for old in redirects if f"{old[1:]}index.html" not in built.files]
    return Serving(url, tuple(sorted(redirects.items())), built.files, policy(carried, serving.origin), _usage(built)), found


def _usage(built: Built) -> str:
    """Return what robots.txt allows everybody, in the words of ``Content-Usage``."""
    robots = built.text("robots.txt") if built.has("robots.txt") else ""
    signal = re.search(r"^Content-Signal: (.+)$", robots, re.MULTILINE)
    if signal is None:
        return ""
    said = dict(re.findall(r"([\w-]+)=(yes|no)", signal[1]))
    words = {"ai-train": "train-ai", "search": "search"}
    return ", ".join(f"{word}={said[name][0]}" for name, word in words.items() if name in said)
