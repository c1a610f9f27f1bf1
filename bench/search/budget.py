"""What the first query of a fresh visit fetches, compressed, at growing numbers of pages.

python -m bench.search.budget [200 1000 10000]
"""

from __future__ import annotations

import gzip
import statistics
import sys
import time
from collections.abc import Mapping

from bench.search.corpus import pages, queries
from generator.search.engine import Engine
from generator.search.index import build_index

BUDGETS = {200: 60_000, 1_000: 90_000, 10_000: 120_000}
"""Bytes by number of pages."""


def fetched(files: Mapping[str, str], query: str, sizes: dict[str, int], *, limit: int = 8) -> int:
    """Return the compressed bytes of the files that a fresh engine reads for one query; the dialog shows eight results."""
    read: set[str] = set()

    def reader(path: str) -> str:
        read.add(path)
        return files[path]

    Engine(reader).search(query, limit=limit)
    for path in read - sizes.keys():
        sizes[path] = len(gzip.compress(files[path].encode(), 6))
    return sum(sizes[path] for path in read)


def main() -> None:
    for count in [int(argument) for argument in sys.argv[1:]] or BUDGETS:
        made = list(pages(count))
        built = time.perf_counter()
        files = build_index(made, {})
        done = time.perf_counter()
        sizes: dict[str, int] = {}
        bytes_ = sorted(fetched(files, query, sizes) for query in queries(made, 60))
        total = sum(map(len, files.values()))
        print(
            f"{count:6} pages: first query median {statistics.median(bytes_) / 1000:.1f} kB, most {bytes_[-1] / 1000:.1f} kB "
            f"(root {sizes['index.json'] / 1000:.1f}); {len(files)} files, {total / 1e6:.1f} MB; built in {done - built:.1f} s"
        )


if __name__ == "__main__":
    main()
