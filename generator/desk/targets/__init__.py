"""Targets, one file each: a format of a help desk, how it is written, and how it is read back.

Add one in three steps: a file here that ends with ``TARGET = Target(...)``, a line in :data:`TARGETS`,
a JSON Schema in ``generator/desk/schemas/`` (or a checker in ``tests/desk/formats.py``, if it is no JSON).
"""

from __future__ import annotations

from generator.desk.target import Target
from generator.desk.targets import (
    chatwoot,
    csv_table,
    espanso,
    freshdesk,
    gorgias,
    intercom,
    json_list,
    osticket,
    vscode,
    zammad,
    zendesk,
    zendesk_dynamic_content,
)

TARGETS: tuple[Target, ...] = (
    zendesk.TARGET,
    zendesk_dynamic_content.TARGET,
    freshdesk.TARGET,
    chatwoot.TARGET,
    zammad.TARGET,
    osticket.TARGET,
    intercom.TARGET,
    gorgias.TARGET,
    espanso.TARGET,
    vscode.TARGET,
    csv_table.TARGET,
    json_list.TARGET,
)
"""The targets, in the order in which they are documented."""

BY_NAME = {target.name: target for target in TARGETS}
