"""The process that libFuzzer drives; started by ``tests/fuzz/run.py``."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["generator"]):
    from tests.fuzz.targets import TARGETS


def main() -> None:
    """Hand the target to libFuzzer; what libFuzzer does not know of stays out of its arguments."""
    name = sys.argv.pop(1)
    atheris.Setup(sys.argv, TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
