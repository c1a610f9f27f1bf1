"""Files of whole pages: llms-full.txt and its parts."""

from __future__ import annotations

from hashlib import blake2b

from generator.audit.agreement.comparison import Comparison
from generator.audit.formats.markdown import llms_full, markdown_page

_PAGE = 3
"""Slashes in the route of a page in a folder: ``/folder/page/``."""


def compare_whole_texts(comparison: Comparison) -> None:
    """Compare the files of whole pages: the parts of one folder together hold every page below it once."""
    known: set[bytes] = set()
    files = comparison.built.paths("**/llms-full*.txt")
    for folder in sorted({path.rpartition("/")[0] for path in files}):
        told: set[str] = set()
        for path in [path for path in files if path.rpartition("/")[0] == folder]:
            with comparison.reading(path):
                told |= _file(comparison, path, known)
        below = [
            address
            for address in comparison.best
            if address.startswith(f"{comparison.site}/{folder}/") and address.removeprefix(comparison.site).count("/") == _PAGE
        ]
        name = f"{folder}/llms-full.txt".lstrip("/")
        comparison.places[name, ""] = name
        comparison.same_pages(name, told, below if folder else [*comparison.best, *comparison.written])


def _file(comparison: Comparison, path: str, known: set[bytes]) -> set[str]:
    """Compare one file of whole pages but those ``known`` from another; return the addresses of all."""
    texts = llms_full(comparison.built.text(path))
    for address in [address for address in texts if address in comparison.best]:
        mark = blake2b(f"{address}\n{texts[address]}".encode("utf-8", "replace")).digest()
        if mark in known:
            continue
        known.add(mark)
        comparison.places["llms-full", address] = path
        with comparison.reading(path):
            comparison.markdown(address, "llms-full", markdown_page(texts[address], comparison.words))
    return set(texts)
