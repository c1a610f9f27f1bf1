"""Score the search of a built site in Chromium: the worker of the site answers a query file.

    python -m bench.search.chromium SITE QUERIES [--show]

Prints the figures by kind of query, how long a warm query takes in the worker (median and 95th percentile), and what the
first query of a fresh visit fetches, compressed. The site is served from a sub-path, as GitHub Pages does.
"""

from __future__ import annotations

import argparse
import gzip
import http.server
import json
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from generator.search.evaluate import Run, evaluate, table

CHROMIUM = "/usr/bin/chromium"
PREFIX = "/help/centre"
ASK = """async (queries) => {
  const { search } = await import(new URL("answerpress/search/client.js", new URL("%s/", location.origin)));
  const answers = [];
  for (const query of queries) {
    const { hits, weak, total, milliseconds } = await search(query);
    answers.push({ ids: hits.map(({ id }) => id), weak, total, milliseconds });
  }
  return answers;
}"""


class _Handler(http.server.SimpleHTTPRequestHandler):
    def translate_path(self, path: str) -> str:
        return super().translate_path(urlsplit(path).path.removeprefix(PREFIX) or "/")

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a site from a sub-path of a free port; yield its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{PREFIX}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def ask(page: Page, queries: list[str]) -> list[dict[str, Any]]:
    answers: list[dict[str, Any]] = page.evaluate(ASK % PREFIX, queries)
    return answers


def first_query_bytes(browser: Browser, address: str, site: Path, query: str) -> int:
    """Return what a fresh visit fetches from the index for its first query, compressed as a server would."""
    context = browser.new_context()
    page = context.new_page()
    fetched: set[str] = set()
    context.on("request", lambda request: fetched.add(urlsplit(request.url).path))
    page.goto(f"{address}/404.html")
    ask(page, [query])
    context.close()
    files = [site / path.removeprefix(PREFIX + "/") for path in fetched if "/search/" in path and path.endswith(".json")]
    return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)


def main() -> None:
    parser = argparse.ArgumentParser(description="Score the search of a built site in Chromium.")
    parser.add_argument("site", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--show", action="store_true", help="list the queries whose right page is not first")
    options = parser.parse_args()
    queries = json.loads(options.queries.read_text("utf-8"))
    with served(options.site) as address, chromium() as browser:
        page = browser.new_page()
        page.goto(f"{address}/404.html")
        texts = [query["q"] for query in queries]
        answers = ask(page, texts)
        times = sorted(answer["milliseconds"] for _ in range(3) for answer in ask(page, texts))
        sizes = sorted(first_query_bytes(browser, address, options.site, text) for text in texts[::6])
    runs = [Run(tuple(id_.partition(":")[2] for id_ in answer["ids"]), answer["weak"]) for answer in answers]
    print(table(evaluate(queries, runs), show=options.show))
    print(f"warm query in the worker: median {statistics.median(times):.1f} ms, 95 % below {times[len(times) * 95 // 100]:.1f} ms")
    print(f"first query, index files compressed: median {statistics.median(sizes) / 1000:.1f} kB, most {sizes[-1] / 1000:.1f} kB")


if __name__ == "__main__":
    main()
