"""Outputs, one file each: ``plan(build)`` names jobs; every job is a pure function.

Add one in three steps: a file here, a line in :data:`OUTPUTS`, a golden in ``tests/sites``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.model.artifact import Job
from generator.outputs import (
    api,
    brand_facts,
    chunks,
    errors,
    feed,
    llms,
    redirects,
    replies,
    robots,
    schemamap,
    search,
    sitemap,
    twins,
    well_known,
    words,
)
from generator.outputs.build import Build

OUTPUTS: tuple[Callable[[Build], Iterator[Job]], ...] = (
    twins.plan,
    llms.plan,
    sitemap.plan,
    robots.plan,
    feed.plan,
    redirects.plan,
    brand_facts.plan,
    replies.plan,
    errors.plan,
    api.plan,
    chunks.plan,
    schemamap.plan,
    search.plan,
    well_known.plan,
    words.plan,
)
"""The outputs, in the order in which they are planned. None goes through the host."""
