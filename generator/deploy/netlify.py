"""Netlify: an edge function before the files, ``_headers``, ``_redirects``.

https://docs.netlify.com/manage/routing/headers/, …/redirects/, https://docs.netlify.com/build/edge-functions/api/
"""

from __future__ import annotations

from generator.deploy import edge
from generator.deploy.serving import Serving
from generator.model.artifact import Artifact


def render(serving: Serving) -> tuple[Artifact, ...]:
    """Return the edge function, the files for the published folder, and how to put them together.

    A redirect is forced (``301!``): there is a small page at every old address, which would win otherwise.
    """
    handler = _HANDLER.replace("BASE", serving.base)
    made = {
        "public/_headers": edge.headers_file(serving),
        "public/_redirects": edge.redirects_file(serving, "301!"),
        "netlify/edge-functions/answerpress.js": edge.script(serving) + handler,
        "netlify.toml": '# Written by `answerpress deploy-rules netlify`.\n[build]\n  publish = "public"\n',
        "README.md": _README.format(publish=f"public{serving.base}/"),
    }
    return tuple(Artifact(name, text.encode()) for name, text in made.items())


_HANDLER = """
export default async function handler(request, context) {
  const get = (path) => fetch(new Request(new URL(path, request.url), request));
  return answer(request, get, () => context.next());
}

export const config = { path: "BASE/*", excludedPath: "BASE/assets/*" };
"""

_README = """\
# The site on Netlify

1. Copy the built site to `{publish}`; `_headers` and `_redirects` stay in `public/`.
2. `npx netlify dev` serves it on this machine, `npx netlify deploy --prod` publishes it.

The edge function answers everything but `assets/`. It fetches a twin as a file of the same site, so one
negotiated answer counts as two requests. Honoured: weights in `Accept`, `Vary`, types with charset, 301
(forced over the redirect pages in the folder), 404, `Link`, security headers.

Not ours to set: Netlify chooses how pages are compressed, and its `Vary` names that as well. It adds the
last slash of an address by itself (Site configuration > Post processing > Pretty URLs must stay on).
"""
