"""GitHub Pages: no header can be set there, so no rule pretends to; what can be done is done in files.

https://docs.github.com/en/pages
"""

from __future__ import annotations

from generator.deploy.serving import Serving
from generator.model.artifact import Artifact


def render(serving: Serving) -> tuple[Artifact, ...]:
    """Return the files that GitHub Pages reads, and an account of what it does not do."""
    made = {".nojekyll": "", "README.md": _README.format(redirects=len(serving.redirects), site=f"{serving.base}/")}
    if not serving.host.endswith(".github.io"):
        made["CNAME"] = f"{serving.host}\n"
    return tuple(Artifact(name, text.encode()) for name, text in made.items())


_README = """\
# The site on GitHub Pages

Copy `.nojekyll` (and `CNAME`, if it is here) into the built site, and publish that folder. Without
`.nojekyll` GitHub runs Jekyll over it and drops names that begin with a dot or an underscore, `.well-known/`
among them; `actions/upload-pages-artifact` needs `include-hidden-files: true` for the same reason.

GitHub Pages lets nobody set a header. What that means for this site:

| rule | on GitHub Pages |
|---|---|
| Markdown by `Accept: text/markdown` | no. Twins have addresses of their own (`{site}x.md` beside `{site}x/`), named in each page's head |
| `charset=utf-8` on .md, .txt, .json, .xml | not ours to set. Readers that do not assume UTF-8 may garble Chinese text |
| caching | fixed: ten minutes for everything, fingerprinted assets too; ETag and Last-Modified are there |
| redirects | {redirects} pages with a refresh and a canonical link, answered with 200; search engines take them for permanent |
| `/x` to `/x/` | yes, 301 |
| missing pages | yes, 404 with the site's 404.html |
| `Link` headers | no. The same links stand in `<head>` |
| content-security policy, frame-ancestors, HSTS, nosniff | no. HTTPS itself can be enforced in the repository's settings |

If one of these matters, put a server or a CDN in front that can set headers, and take its rules
(`answerpress deploy-rules nginx|caddy|netlify|cloudflare`).
"""
