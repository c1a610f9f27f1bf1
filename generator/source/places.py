"""Where the files of a project lie that are not content, and where the templates do that travel with the package."""

from __future__ import annotations

from pathlib import Path

LOCK_FILE = "answerpress.lock"
"""The digests that keep dates honest."""


def default_templates() -> Path:
    """Return the folder of templates that travel with the package."""
    package = Path(__file__).parent.parent
    inside = package / "_templates"
    return inside if inside.is_dir() else package.parent / "templates"


def template_folders(root: Path, folder: str) -> tuple[Path, ...]:
    """Return the folders to look templates up in: the project's own first."""
    own = (root / folder).resolve()
    default = default_templates().resolve()
    return (own, default) if own.is_dir() and own != default else (default,)
