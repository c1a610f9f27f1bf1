"""Kinds of entries, one file each: its fields, its schema.org mapping and how it is presented.

Add one in three steps: a file here, a line in :data:`KINDS`, a golden in ``tests/sites``.
"""

from __future__ import annotations

from generator.kinds import (
    answer,
    checklist,
    comparison,
    example,
    faq,
    guide,
    integration,
    page,
    post,
    solution,
    template,
    term,
    use_case,
)
from generator.kinds.compose import Kind

KINDS: tuple[Kind, ...] = (
    answer.KIND,
    guide.KIND,
    term.KIND,
    template.KIND,
    faq.KIND,
    checklist.KIND,
    solution.KIND,
    integration.KIND,
    comparison.KIND,
    use_case.KIND,
    example.KIND,
    post.KIND,
    page.KIND,
)
"""The kinds, in the order in which readers see them."""

BY_NAME = {kind.name: kind for kind in KINDS}
BY_FOLDER = {kind.folder: kind for kind in KINDS}
