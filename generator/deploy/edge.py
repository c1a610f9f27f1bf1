"""What Netlify and Cloudflare share: a ``_headers`` and a ``_redirects`` file, and one script at the edge.

The files hold what depends on a path alone. The script chooses between page and twin and dresses every
response but the theme's assets, for neither host applies ``_headers`` to what a script answers; where
both speak they say the same. Cache-Control is the hosts' own but for fingerprinted files: they have
everything else revalidated on each use, by ETag.
"""

from __future__ import annotations

import json

from generator.deploy import rules
from generator.deploy.edge_script import SCRIPT
from generator.deploy.serving import Serving


def site_headers(serving: Serving) -> dict[str, str]:
    """Return the headers of every response; both hosts serve https alone."""
    return rules.standing_headers(serving) | ({"Strict-Transport-Security": rules.HSTS} if serving.secure else {})


def headers_file(serving: Serving) -> str:
    """Return ``_headers``. No two rules set one header for one address: hosts differ on which of them wins."""
    blocks = [(f"{serving.base}/*", site_headers(serving))]
    blocks += [(f"{serving.base}/*.{ending}", {"Content-Type": rules.content_type(f"x.{ending}")}) for ending in ("md", "txt")]
    blocks += [(path, {"Cache-Control": rules.FOREVER}) for path in rules.fingerprinted(serving)]
    texts = [f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in values.items()) for path, values in blocks]
    return "\n".join([_WRITTEN, *texts])


_WRITTEN = "# Written by `answerpress deploy-rules`; belongs into the folder that is published.\n"


def redirects_file(serving: Serving, status: str) -> str:
    """Return ``_redirects``; ``status`` as the host writes it."""
    return _WRITTEN + "".join(f"{old} {new} {status}\n" for old, new in rules.moved(serving))


def script(serving: Serving) -> str:
    """Return the script without its handler, which is the host's."""
    ranges = ("text/markdown", *rules.RANGES_OF_HTML)
    known = {
        "base": serving.base,
        "segments": rules.SEGMENTS,
        "accept": {name: rules.accept_pattern(name) for name in ranges},
        "html": rules.RANGES_OF_HTML,
        "headers": site_headers(serving),
        "notFound": rules.NOT_FOUND,
        "types": _types(),
        "open": f"{rules.OPEN_DATA}$",
        "links": rules.site_links(serving),
        "toHomeTwin": rules.to_twin(serving, ""),
        "toTwin": rules.to_twin(serving, "{page}"),
        "toPage": rules.to_page(serving, "{page}"),
    }
    how = "".join(f"// {line}\n" for line in rules.HOW_WE_CHOOSE.split("\n"))
    head = f"// Written by `answerpress deploy-rules`; the next run writes it anew.\n//\n{how}"
    return head + SCRIPT.replace('"RULES"', json.dumps(known, indent=2), 1)


def _types() -> list[tuple[str, str]]:
    """Return (pattern, Content-Type) of text that is no page; names before endings."""
    named = [(f"{pattern}$", rules.with_charset(kind)) for pattern, kind in rules.NAMED_TYPES.items()]
    return named + [(rf"\.{ending}$", rules.with_charset(kind)) for ending, kind in rules.MEDIA_TYPES.items() if rules.textual(kind)]
