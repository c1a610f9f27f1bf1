"""What MkDocs says while it works."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def listening() -> Iterator[Listener]:
    """Hear what MkDocs says while something is done."""
    heard, logger = Listener(), logging.getLogger("mkdocs")
    logger.addHandler(heard)
    try:
        yield heard
    finally:
        logger.removeHandler(heard)


class Listener(logging.Handler):
    """Hears MkDocs' warnings and errors."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: list[str] = []
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Note a message."""
        (self.errors if record.levelno >= logging.ERROR else self.warnings).append(" ".join(record.getMessage().split()))
