"""One field of one page that two formats tell differently."""

from __future__ import annotations

from dataclasses import dataclass

NOTHING = "(nothing)"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one page that two formats tell differently; ``paths`` are the files of the two."""

    page: str
    field: str
    formats: tuple[str, str]
    texts: tuple[str, str]
    paths: tuple[str, str] = ("", "")

    def __str__(self) -> str:
        """Return the page, the field and both texts, one below the other."""
        told = (f"  {name:<12}{text}" for name, text in zip(self.formats, self.texts, strict=True))
        return "\n".join([f"{self.page}: {self.field}", *told])
