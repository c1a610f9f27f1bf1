"""A whole build behind a preview: ``python -m generator.live.whole PID ROOT FOLDER``.

It ends with the preview (the process ``PID``), even with one that is killed: nobody would look at what it makes, and the
next preview would find its folder taken.
"""

from __future__ import annotations

import ctypes
import os
import runpy
import signal
import sys

_PR_SET_PDEATHSIG = 1


def main(preview: int, root: str, folder: str) -> None:
    """Build the project at ``root`` into ``folder``, and report as JSON."""
    _end_with(preview)
    sys.argv = ["answerpress", "-C", root, "build", "--format", "json", "--site-dir", folder]
    runpy.run_module("generator", run_name="__main__")


def _end_with(preview: int) -> None:
    """Have the system kill this process once its parent has gone; only Linux can."""
    try:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    except (OSError, AttributeError):
        return
    if os.getppid() != preview:
        sys.exit(1)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
