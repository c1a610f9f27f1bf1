"""Cloudflare Workers with static assets: a Worker before the assets, ``_headers``, ``_redirects``, ``wrangler.jsonc``.

https://developers.cloudflare.com/workers/static-assets/ (headers, redirects, run_worker_first).
Limits: 100 rules and 2,000 characters a line in ``_headers``, 2,000 static rules in ``_redirects``.
"""

from __future__ import annotations

import json
import re

from generator.deploy import edge
from generator.deploy.serving import Serving, ServingError
from generator.model.artifact import Artifact

LONGEST_LINE = 2000
MOST_HEADER_RULES = 100
MOST_REDIRECTS = 2000
WORKERS_TODAY = "2026-05-01"
"""The date that fixes how the Workers runtime behaves (``compatibility_date``)."""


def render(serving: Serving) -> tuple[Artifact, ...]:
    """Return the Worker, the files for the published folder, and how to put them together."""
    headers, redirects = edge.headers_file(serving), edge.redirects_file(serving, "301")
    _fits(headers, redirects)
    made = {
        "public/_headers": headers,
        "public/_redirects": redirects,
        "worker.js": edge.script(serving) + _HANDLER,
        "wrangler.jsonc": _wrangler(serving),
        "README.md": _README.format(assets=_assets(serving)),
    }
    return tuple(Artifact(name, text.encode()) for name, text in made.items())


def _fits(headers: str, redirects: str) -> None:
    """Raise ServingError when Cloudflare would leave lines out, which it does silently."""
    longest = max(len(line) for line in headers.split("\n"))
    counts = {
        f"a line of _headers has {longest} characters, the limit is {LONGEST_LINE}": longest > LONGEST_LINE,
        f"_headers has more than {MOST_HEADER_RULES} rules": len(re.findall("^/", headers, re.MULTILINE)) > MOST_HEADER_RULES,
        f"_redirects has more than {MOST_REDIRECTS} rules": redirects.count("\n/") > MOST_REDIRECTS,
    }
    for message, over in counts.items():
        if over:
            raise ServingError(f"Cloudflare would leave rules out: {message}")


_HANDLER = """
export default {
  async fetch(request, env) {
    const get = (path) => env.ASSETS.fetch(new Request(new URL(path, request.url), request));
    return answer(request, get, () => env.ASSETS.fetch(request));
  },
};
"""


def _assets(serving: Serving) -> str:
    return f"public{serving.base}/"


def _wrangler(serving: Serving) -> str:
    name = re.sub(r"[^a-z0-9]+", "-", serving.host.lower()).strip("-")
    settings = {
        "name": name,
        "main": "worker.js",
        "compatibility_date": WORKERS_TODAY,
        "assets": {
            "directory": "public",
            "binding": "ASSETS",
            "html_handling": "force-trailing-slash",
            "not_found_handling": "404-page",
            "run_worker_first": [f"{serving.base}/*", f"!{serving.base}/assets/*"],
        },
    }
    return "// Written by `answerpress deploy-rules cloudflare`.\n" + json.dumps(settings, indent=2) + "\n"


_README = """\
# The site on Cloudflare Workers

1. Copy the built site to `{assets}`; `_headers` and `_redirects` stay in `public/`.
2. `npx wrangler dev` serves it on this machine, `npx wrangler deploy` publishes it.

The Worker answers everything but `assets/`, and asks the static assets for the bytes. Honoured in full:
weights in `Accept`, `Vary`, types with charset, 301, 404, `Link`, security headers, ETag and 304.

Two things to know:

- Cloudflare's cache does not look at `Vary: Accept`. Here that does no harm, for the Worker runs before the
  cache and twins have addresses of their own. In front of another origin (nginx, say), never make a rule
  "cache everything" for pages: it would give Markdown to browsers.
- `/x` becomes `/x/` with 301 by the Worker; Cloudflare's own redirect is a 307.
"""
