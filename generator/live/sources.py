"""The sources of a project, read once and then file by file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from generator.config import Config
from generator.diagnostics import Diagnostic
from generator.pipeline.load import YAML_SUFFIXES, Sources, load_assets, load_handwritten, load_yaml, missing
from generator.source.files import list_files

Stamp = tuple[int, int, int]
"""By which a file that was saved anew is told: its time, its size, its number on the disk."""


class LiveSources:
    """What every file of the content said when it was last read."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.reads = 0
        """Files of YAML that were read so far."""
        self._parts: dict[str, Sources] = {}
        self._seen: dict[str, Stamp | None] = {}
        self._beside = Sources()
        self._listing: list[Diagnostic] = []
        self._list()
        self._read_beside()

    def update(self, paths: Iterable[str]) -> None:
        """Read the files at ``paths`` (relative to the project) again; those that are gone are forgotten.

        A folder, or a file that nobody knew, has the folders listed once more.
        """
        found = sorted(set(paths))
        known = [path for path in found if path in self._parts and self._is_file(path)]
        for path in known:
            self._read(path)
        if any(path not in self._parts or not self._is_file(path) for path in found if not _is_beside(path)):
            self._list()
        if any(_is_beside(path) for path in found):
            self._read_beside()

    def refresh(self, config: Config) -> None:
        """Read again what may be read otherwise under ``config``, and whatever is not as it was read, told or not."""
        alike = _reading(config) == _reading(self.config)
        self.config = config
        for path in list(self._parts):
            if not alike or self._seen[path] != self._stamp(path):
                del self._parts[path]
        self._list()
        self._read_beside()

    def merged(self) -> Sources:
        """Return everything as one."""
        whole = Sources(problems=[*self._listing, *missing(self.config, self._parts), *self._beside.problems])
        whole.assets, whole.handwritten, whole.written = self._beside.assets, self._beside.handwritten, self._beside.written
        for _, part in sorted(self._parts.items()):
            whole.entries += part.entries
            whole.vocabularies |= part.vocabularies
            whole.problems += part.problems
            whole.broken |= part.broken
            whole.undecoded += part.undecoded
        return whole

    def _list(self) -> None:
        """Read the files that are new, and forget those that are gone."""
        there, self._listing = list_files(self.config.root, self.config.content, YAML_SUFFIXES)
        for path in self._parts.keys() - set(there):
            del self._parts[path]
        for path in there:
            if path not in self._parts:
                self._read(path)

    def _read(self, path: str) -> None:
        part = Sources()
        self._seen[path] = self._stamp(path)
        load_yaml(self.config, path, part)
        self._parts[path] = part
        self.reads += 1

    def _read_beside(self) -> None:
        self._beside = Sources()
        load_assets(self.config, self._beside)
        load_handwritten(self.config, self._beside)

    def _stamp(self, path: str) -> Stamp | None:
        try:
            found = (self.config.root / path).lstat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def _is_file(self, path: str) -> bool:
        full = self.config.root / path
        return full.is_file() and not full.is_symlink()


def _reading(config: Config) -> tuple[object, ...]:
    """Return what of the configuration the reading of a file depends on."""
    return config.root, config.content, config.options.max_file_kb


def _is_beside(path: str) -> bool:
    """Tell whether a changed path is an asset or a page written by hand."""
    place = PurePosixPath(path)
    return bool(place.suffix) and place.suffix not in YAML_SUFFIXES
