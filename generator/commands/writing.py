"""Writing files that must not exist yet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator import codes
from generator.commands.common import CLEAN, FINDINGS, report
from generator.diagnostics import Span
from generator.model.artifact import Artifact
from generator.pipeline.write import write_artifacts


def write_new(options: Any, folder: Path, artifacts: Sequence[Artifact]) -> int:
    """Write the files, all or none, and name them."""
    taken = [artifact.path for artifact in artifacts if (folder / artifact.path).exists()]
    if taken:
        hint = "choose another name; nothing was written"
        report(options, [codes.FOLDER_EXISTS.at(Span(str(folder / path)), "the file exists", hint) for path in taken])
        return FINDINGS
    write_artifacts(folder, artifacts)
    for artifact in artifacts:
        print(folder / artifact.path)
    return CLEAN
