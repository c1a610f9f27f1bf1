"""``python -m generator``."""

from generator.cli import program

program()
