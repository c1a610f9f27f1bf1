"""Changes of files, as the system tells them; what editors write beside a file is no change."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from watchfiles import Change, watch

STEP = 25
"""Milliseconds of silence after which changes are told."""
TOGETHER = 400
"""Milliseconds for which changes are gathered at most: an editor that saves all files is told once."""
_TEMPORARY = re.compile(
    r"^[.#]|[~#]$|\.(?:tmp|temp|bak|swp|swo|swx|part|crdownload|orig)$|^4913$|___jb_\w+___$|^__pycache__$", re.IGNORECASE
)


def is_source(path: Path, folders: Iterable[Path]) -> bool:
    """Tell whether a change of ``path`` may change the site: no hidden file or folder, and nothing that editors leave beside a file."""
    for folder in folders:
        if path.is_relative_to(folder):
            return not any(_TEMPORARY.search(part) for part in path.relative_to(folder).parts)
    return False


class Watch:
    """Watches the folders of a project, and a few files beside mkdocs.yml."""

    def __init__(self, root: Path, files: Iterable[str], folders: Callable[[], list[Path]]) -> None:
        self.root = root
        self._files = frozenset(files)
        self._folders = folders
        self._stop = threading.Event()
        self._anew = threading.Event()

    def changes(self) -> Iterator[set[str]]:
        """Yield the paths that have changed, relative to the project where they lie in it, until :meth:`stop`."""
        while not self._stop.is_set():
            self._anew.clear()
            folders = [folder.resolve() for folder in self._folders() if folder.is_dir()]

            def wanted(_: Change, name: str, folders: list[Path] = folders) -> bool:
                return is_source(Path(name), folders)

            if not folders:
                self._anew.wait(1)
                continue
            for found in watch(*folders, watch_filter=wanted, step=STEP, debounce=TOGETHER, stop_event=self._anew, raise_interrupt=False):
                yield {self._told(Path(name)) for _, name in found}

    def beside(self) -> Iterator[set[str]]:
        """Yield changes of the files beside mkdocs.yml; a watched folder that comes or goes has all folders watched anew."""
        root = self.root.resolve()

        def wanted(_: Change, name: str) -> bool:
            path = Path(name)
            return path.parent == root and (path.name in self._files or path in {folder.resolve() for folder in self._folders()})

        for found in watch(
            root, watch_filter=wanted, step=STEP, debounce=TOGETHER, stop_event=self._stop, recursive=False, raise_interrupt=False
        ):
            names = {self._told(Path(name)) for _, name in found}
            self._anew.set()
            yield names

    def _told(self, path: Path) -> str:
        root = self.root.resolve()
        return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()

    def stop(self) -> None:
        """End both."""
        self._stop.set()
        self._anew.set()
