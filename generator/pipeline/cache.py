"""The cache: values of pure functions, kept between builds by the digest of all that they depend on.

A key is made of the function's name, of the code of the generator, of the versions of the libraries
that it renders with, and of the arguments. So an entry cannot be stale, and nobody bumps a number by
hand. The store is one SQLite file that any number of builds may share. It is never trusted beyond its
digests: a record that does not check is a miss, a file that is no store is begun anew, and a store
that cannot be used costs speed and nothing else.
"""

from __future__ import annotations

import hashlib
import inspect
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from itertools import count
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any
from zlib import crc32

from pydantic_core import from_json, to_json

from generator.model.artifact import Brief, Imprint, Memo, digest, imprint, told_fields
from generator.model.spool import Spool
from generator.pipeline.run import run
from generator.source.files import read_bytes

MOST_BYTES = 1_000_000_000
"""A store that is larger, and larger than twice what a build used, loses its oldest records, those first that the build did not use."""
BATCH = 256
LIBRARIES = ("jinja2", "markupsafe", "pyromark", "pygments", "pydantic-core", "pypinyin", "bpe-openai", "mkdocs", "mkdocs-material")
"""What writes bytes that a build puts out."""
_CHECK = 4


class Cache(Memo):
    """Keeps the values of functions in a store.

    ``work`` counts the calls that were made, by function; ``reasons`` says why, by the route of a
    page and function: ``new``, the generator, the arguments that are not what they were, or that what was made is ``gone``.
    """

    def __init__(self, store: Store | None = None, workers: int = 0) -> None:
        self.store = store
        self.workers = workers or 1  # on two cores a second process gained no time, and cost a fifth more
        self.work: Counter[str] = Counter()
        self.kept: Counter[str] = Counter()
        self.reasons: dict[str, dict[str, tuple[str, ...]]] = {}
        self._spools: list[IO[bytes]] = []

    def each(self, function: Callable[..., Any], calls: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
        """Yield the values in order, a batch at a time: what is kept is read, the rest is made and kept."""
        return (kept for kept, _ in self._values(function, calls, None))

    def briefly(self, function: Callable[..., Any], calls: Iterable[tuple[Any, ...]], brief: Callable[[Any], Any]) -> Iterator[Brief]:
        """Yield what is said of values in order, and those values that had to be made for it."""
        return self._values(function, calls, brief)

    def _values(
        self, function: Callable[..., Any], calls: Iterable[tuple[Any, ...]], brief: Callable[[Any], Any] | None
    ) -> Iterator[tuple[Any, Any]]:
        """Yield what is kept of each value, which is all of it or what ``brief`` says, and the value if it was made just now."""
        name = _name(function)
        kind = f"{name} {brief.__name__}" if brief else name
        for batch in _batches(calls):
            prints = [[imprint(argument) for argument in arguments] for arguments in batch]
            keys = [_key(kind, found) for found in prints]
            held = self.store.read(keys) if self.store else {}
            missing = {key: number for number, key in enumerate(keys) if key not in held}
            values = run([(function, batch[number]) for number in missing.values()], self.workers)
            made = dict(zip(missing, values, strict=True))
            self.work[name] += len(missing)
            self.kept[name] += len(batch) - len(missing)
            held |= {key: brief(value) for key, value in made.items()} if brief else made
            if self.store and missing:
                self.store.write({key: encode(held[key]) for key in made})
                self._explain(name, function, [(batch[number], prints[number]) for number in missing.values()])
            yield from ((held[key], made.get(key)) for key in keys)

    def anew(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        """Return a value that is not kept; why it is made is noted as for those that are."""
        name = _name(function)
        self.work[name] += 1
        if self.store:
            self._explain(name, function, [(arguments, [imprint(argument) for argument in arguments])])
        return function(*arguments)

    def key(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> str:
        """Return what stands for a value; nothing where nothing is kept."""
        return _key(_name(function), [imprint(argument) for argument in arguments]).hex() if self.store else ""

    def spool(self) -> Spool:
        """Return a place to put bytes aside: beside the store, on the disk."""
        if self.store:
            with suppress(OSError):
                self._spools.append(TemporaryFile(dir=self.store.path.parent))  # noqa: SIM115 - closed with the store
                return Spool(self._spools[-1])
        return Spool()

    def close(self) -> None:
        """Let go of the store, and of what was put aside."""
        for file in self._spools:
            file.close()
        if self.store:
            self.store.close()

    def _explain(self, name: str, function: Callable[..., Any], calls: Iterable[tuple[tuple[Any, ...], list[Imprint]]]) -> None:
        """Note why calls for pages are made, and what stands for their arguments now."""
        assert self.store is not None
        of_pages = {f"{name} {route}": call for call in calls if (route := getattr(call[0][0], "route", None))}
        generator = crc32(generator_identity().encode()).to_bytes(_PART)
        now = {call: generator + b"".join(found.parts for found in prints) for call, (_, prints) in of_pages.items()}
        seen = self.store.seen(list(now))
        for call, after in now.items():
            arguments = of_pages[call][0]
            why = _changed(function, arguments, seen[call], after) if call in seen else _NEW
            self.reasons.setdefault(arguments[0].route, {})[name] = why
        self.store.note(now)


_NEW, _GENERATOR, _GONE = ("new",), ("the generator",), ("gone",)
_PART = 4


def _changed(function: Callable[..., Any], arguments: tuple[Any, ...], before: bytes, after: bytes) -> tuple[str, ...]:
    """Return the names of the arguments, or of the fields of one that has some, that are not what they were."""
    parameters = inspect.signature(function).parameters
    names = [name + part for name, value in zip(parameters, arguments, strict=False) for part in _fields_of(value)]
    if len(before) != len(after) or before[:_PART] != after[:_PART]:
        return _GENERATOR
    found = zip(names, count(_PART, _PART), strict=False)
    return tuple(name for name, at in found if before[at : at + _PART] != after[at : at + _PART]) or _GONE


def _fields_of(value: Any) -> list[str]:
    """Return what the names of the parts of a value end with, in the order in which its imprint has them."""
    own = [f".{name}" for name in told_fields(value.__class__)]
    return own if len(own) == len(imprint(value).parts) // _PART else [""]


def _batches(calls: Iterable[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    batch: list[tuple[Any, ...]] = []
    for arguments in calls:
        batch.append(arguments)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _name(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{function.__qualname__}"


def _key(name: str, arguments: list[Imprint]) -> bytes:
    parts = "\0".join([generator_identity(), name, *[argument.whole for argument in arguments]])
    return hashlib.blake2b(parts.encode(), digest_size=16).digest()


@cache
def generator_identity() -> str:
    """Return the digest of the generator's own code and of the versions of what it renders with."""
    package = Path(__file__).parent.parent
    sources = {path.relative_to(package).as_posix(): digest(read_bytes(path)) for path in sorted(package.rglob("*.py"))}
    return digest(repr((sources, [(name, _version(name)) for name in LIBRARIES])).encode())


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def encode(value: Any) -> bytes:
    """Return a value as bytes: text as it is, anything else as JSON."""
    return b"s" + value.encode() if isinstance(value, str) else b"j" + bytes(to_json(value))


def decode(data: bytes) -> Any:
    """Return the value of some bytes."""
    return data[1:].decode() if data[:1] == b"s" else from_json(data[1:])


class Store:
    """Records by key in one SQLite file; each carries a check of itself."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self.path = folder / "values.sqlite"
        self.most_bytes = most_bytes
        self._used: set[bytes] = set()
        self._bytes = 0
        self._records: dict[bytes, bytes] = {}
        """Records that are to be written with others."""
        self._parts: dict[str, bytes] = {}
        self._connection: sqlite3.Connection | None = None
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            self._guarded(self._open)
            if self._connection is None:
                self._guarded(self._open)  # what was there is no store, and is gone now

    def _open(self) -> None:
        self._connection = sqlite3.connect(self.path, timeout=2, isolation_level=None)
        for statement in _SETUP:
            self._connection.execute(statement)

    def _guarded(self, action: Callable[..., Any], *arguments: Any) -> Any:
        """Do something with the store; where it cannot be read, do without, and where it is broken, remove it."""
        try:
            return action(*arguments)
        except sqlite3.OperationalError:  # locked, full, or not to be written: nothing is wrong with what it holds
            self._let_go()
        except sqlite3.DatabaseError:
            self._let_go()
            for suffix in ("", "-journal"):
                with suppress(OSError):
                    self.path.with_name(self.path.name + suffix).unlink()
        return None

    def _let_go(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    def _rows(self, question: str, keys: list[Any]) -> list[tuple[Any, ...]]:
        marks = ",".join("?" * len(keys))
        return list(self._connection.execute(f"{question} IN ({marks})", keys)) if self._connection else []

    def read(self, keys: list[bytes]) -> dict[bytes, Any]:
        """Return the values that are there; a record that does not check is none."""
        waiting = {key: decode(self._records[key]) for key in keys if key in self._records}
        rows = self._guarded(self._rows, "SELECT key, data FROM kept WHERE key", [key for key in keys if key not in waiting]) or []
        self._used.update(keys)
        self._bytes += sum(len(data) for _, data in rows)
        sound = (row for row in rows if isinstance(row[1], bytes) and row[1][:_CHECK] == _check(row[0], row[1][_CHECK:]))
        return waiting | {key: decode(data[_CHECK:]) for key, data in sound}

    def write(self, records: Mapping[bytes, bytes]) -> None:
        """Keep records; those of the same key are the same, or broken. They are written many at a time."""
        self._records |= records
        if len(self._records) >= BATCH:
            self._flush()

    def seen(self, names: list[str]) -> dict[str, bytes]:
        """Return what stood for the arguments of calls when they were last made."""
        return dict(self._guarded(self._rows, "SELECT name, parts FROM seen_parts WHERE name", names) or ())

    def note(self, parts_of: Mapping[str, bytes]) -> None:
        """Keep what stands for the arguments of calls."""
        self._parts |= parts_of

    def _flush(self) -> None:
        rows = [(key, _check(key, data) + data) for key, data in self._records.items()]
        self._bytes += sum(len(data) for _, data in rows)
        self._put("INSERT OR REPLACE INTO kept (key, data) VALUES (?, ?)", rows)
        self._put("INSERT OR REPLACE INTO seen_parts VALUES (?, ?)", list(self._parts.items()))
        self._records, self._parts = {}, {}

    def _put(self, statement: str, rows: list[tuple[Any, ...]]) -> None:
        def put() -> None:
            if rows and self._connection is not None:
                self._connection.execute("BEGIN IMMEDIATE")
                self._connection.executemany(statement, rows)
                self._connection.execute("COMMIT")

        self._guarded(put)

    def close(self) -> None:
        """Write what is still to be written, drop the oldest records of a store that has grown too large, and let go of it."""
        self._flush()
        self._guarded(self._shrink)
        self._let_go()

    def _shrink(self) -> None:
        connection, most = self._connection, max(self.most_bytes, 2 * self._bytes)
        if connection is None or self._size(connection) <= most:
            return
        rows = list(connection.execute("SELECT number, key, length(data) FROM kept"))
        excess = sum(length for _, _, length in rows) * (1 - most * 3 // 4 / self._size(connection))
        for number, _, length in sorted(rows, key=lambda row: (row[1] in self._used, row[0])):
            if excess <= 0:
                break
            connection.execute("DELETE FROM kept WHERE number = ?", (number,))
            excess -= length
        connection.executescript("PRAGMA incremental_vacuum")

    @staticmethod
    def _size(connection: sqlite3.Connection) -> int:
        pages, free, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size"))
        return int((pages - free) * size)


_SETUP = (
    "PRAGMA page_size = 16384",  # a value is some ten thousand bytes
    "PRAGMA auto_vacuum = INCREMENTAL",
    "PRAGMA journal_mode = TRUNCATE",  # a log would have every value written twice
    "PRAGMA synchronous = OFF",  # a record that a power cut tore does not check
    "CREATE TABLE IF NOT EXISTS kept (number INTEGER PRIMARY KEY, key BLOB UNIQUE NOT NULL, data BLOB NOT NULL)",
    "CREATE TABLE IF NOT EXISTS seen_parts (name TEXT PRIMARY KEY, parts BLOB NOT NULL) WITHOUT ROWID",
    "DROP TABLE IF EXISTS seen",  # of an older generator
)


def _check(key: bytes, data: bytes) -> bytes:
    return crc32(data, crc32(key)).to_bytes(_CHECK)
