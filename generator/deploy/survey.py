"""Reading a built folder: the only place of this package that touches the disk."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

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
    if not (site_dir / "404.html").is_file() or not (site_dir / "index.html").is_file():
        raise ServingError(f"{site_dir} holds no built site; run `answerpress build` first, or name it with --site-dir")
    files = tuple(sorted(path.relative_to(site_dir).as_posix() for path in site_dir.rglob("*") if path.is_file()))
    carried = Carried()
    for file in files:
        reader = _READERS.get(Path(file).suffix)
        if reader is not None:
            carried |= reader((site_dir / file).read_text("utf-8", errors="replace"))
    serving = Serving(url, (), files, "")
    found = concerns(carried, serving.origin)
    found += [f"{old} is redirected, but not in {site_dir}: build again" for old in redirects if f"{old[1:]}index.html" not in files]
    return Serving(url, tuple(sorted(redirects.items())), files, policy(carried, serving.origin), _usage(site_dir)), found


def _usage(site_dir: Path) -> str:
    """Return what robots.txt allows everybody, in the words of ``Content-Usage``."""
    robots = site_dir / "robots.txt"
    signal = re.search(r"^Content-Signal: (.+)$", robots.read_text("utf-8") if robots.is_file() else "", re.MULTILINE)
    if signal is None:
        return ""
    said = dict(re.findall(r"([\w-]+)=(yes|no)", signal[1]))
    words = {"ai-train": "train-ai", "search": "search"}
    return ", ".join(f"{word}={said[name][0]}" for name, word in words.items() if name in said)
