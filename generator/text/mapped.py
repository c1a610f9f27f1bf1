"""Pages of a loaded library that are needed no more.

What a library only reads lies in its file, and stays resident once it was looked at. When a table has been read out of it, these
pages can go: whoever looks there again has them from the file.
"""

from __future__ import annotations

import ctypes
import mmap
import sys
from typing import ClassVar

_LOADED, _READ_ONLY = 1, 4
"""PT_LOAD, and the flags PF_R without PF_W and PF_X (elf.h)."""


class _Segment(ctypes.Structure):
    """Elf64_Phdr (elf.h)."""

    _fields_: ClassVar = [
        ("kind", ctypes.c_uint32),
        ("flags", ctypes.c_uint32),
        *((name, ctypes.c_uint64) for name in ("offset", "address", "physical", "file_size", "size", "alignment")),
    ]


class _Library(ctypes.Structure):
    """The beginning of dl_phdr_info (link.h)."""

    _fields_: ClassVar = [
        ("base", ctypes.c_uint64),
        ("path", ctypes.c_char_p),
        ("segments", ctypes.POINTER(_Segment)),
        ("count", ctypes.c_uint16),
    ]


def let_go(path: str) -> int:
    """Let go of the pages that the library at ``path`` can only read; return the bytes that they span: none but on Linux."""
    if sys.platform != "linux" or ctypes.sizeof(ctypes.c_void_p) != ctypes.sizeof(ctypes.c_uint64):
        return 0
    system = ctypes.CDLL(None)
    spans: list[tuple[int, int]] = []

    def note(library: ctypes._Pointer[_Library], _size: int, _data: int) -> int:
        found = library.contents
        if found.path == path.encode():
            segments = (found.segments[number] for number in range(found.count))
            spans.extend((found.base + part.address, part.size) for part in segments if (part.kind, part.flags) == (_LOADED, _READ_ONLY))
        return 0

    system.dl_iterate_phdr(ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(_Library), ctypes.c_size_t, ctypes.c_void_p)(note), None)
    for start, size in spans:
        first = -(-start // mmap.PAGESIZE) * mmap.PAGESIZE
        system.madvise(ctypes.c_void_p(first), ctypes.c_size_t(max(0, start + size - first)), mmap.MADV_DONTNEED)
    return sum(size for _, size in spans)
