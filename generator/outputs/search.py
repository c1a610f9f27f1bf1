"""/search/: the index of the reader's search, in small files (:mod:`generator.search`)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.artifact import Job
from generator.outputs.build import Build
from generator.search.fields import searchable_file, searchable_page
from generator.search.index import FOLDER, build_index


def plan(build: Build) -> Iterator[Job]:
    """Plan the root, the leaves of terms and the results: all are made at once, for pages share terms."""
    site = build.site
    pages = [searchable_page(page, site) for page in build.entry_pages]
    pages += [searchable_file(page) for page in site.handwritten if page.route != "/"]
    labels = {kind: site.labels(f"kind.{kind}.plural") for kind in sorted({page.kind for page in pages})}
    for path, text in build_index(pages, labels, build.memo).items():
        yield Job(FOLDER + path, str, (text,))
