"""Rules, one file each: a code whose explanation is the module's docstring, and ``check``.

Add one in three steps: a file here, a line in :data:`RULES`, a spec in ``tests/specs``.
"""

from __future__ import annotations

from types import ModuleType

from generator.lint.rules import (
    ambiguous_placeholder,
    description_width,
    desk_limit,
    distant_review,
    due_soon,
    duplicate_title,
    expired_page,
    filler_opening,
    foreign_placeholder,
    future_date,
    leaning_answer,
    lost_revision,
    moved_date,
    odd_answer_width,
    orphaned_stamp,
    over_promise,
    pronoun_opening,
    stale_page,
    stale_summary,
    title_width,
    unchecked_source,
    undeclared_variable,
    unfinished_answer,
    unknown_desk_name,
    unmapped_variable,
    unrecorded_change,
    unstamped_entry,
    unsupported_number,
    unused_variable,
)

RULES: tuple[ModuleType, ...] = (
    title_width,
    description_width,
    duplicate_title,
    future_date,
    undeclared_variable,
    unused_variable,
    unrecorded_change,
    moved_date,
    lost_revision,
    unstamped_entry,
    orphaned_stamp,
    stale_summary,
    distant_review,
    due_soon,
    stale_page,
    expired_page,
    unchecked_source,
    odd_answer_width,
    filler_opening,
    leaning_answer,
    pronoun_opening,
    unfinished_answer,
    unsupported_number,
    over_promise,
    unmapped_variable,
    unknown_desk_name,
    foreign_placeholder,
    desk_limit,
    ambiguous_placeholder,
)
"""The rules, in the order in which they are documented."""
