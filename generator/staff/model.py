"""A site for staff. None of these types is one that a public output takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.entry import Internal
from generator.model.page import Page
from generator.model.site import Asset, Labels
from generator.render import Voices


@dataclass(frozen=True, slots=True)
class StaffPage:
    """A public page, and the notes of its entry if there are any."""

    page: Page
    notes: Internal | None


@dataclass(frozen=True, slots=True)
class StaffSite:
    """Everything that a staff site is written from."""

    name: str
    pages: tuple[StaffPage, ...]
    labels: Labels
    voices: Voices
    assets: Mapping[str, Asset]
