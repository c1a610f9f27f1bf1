"""The host MkDocs: pages cross the seam here, artifacts are copied."""

from __future__ import annotations

from generator.hosts.mkdocs.build import write_site
from generator.hosts.mkdocs.plugin import AnswerPressPlugin

__all__ = ["AnswerPressPlugin", "write_site"]
