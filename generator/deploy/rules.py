"""Serving rules that hold on every server: addresses, media types, caching, headers, negotiation.

A target file turns them into one server's language and adds nothing of its own. Sources:
RFC 9110 (HTTP: §8.3 Content-Type, §12.5.1 Accept, §12.5.5 Vary, §15.4.2 301), RFC 9111 (caching),
RFC 8246 (immutable), RFC 8288 (Link), RFC 6797 (HSTS), RFC 7763 (text/markdown), RFC 9727 (api-catalog).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.deploy.serving import Serving
from generator.text.slugs import twin_of

# Media types ---------------------------------------------------------------------------------

MEDIA_TYPES: Mapping[str, str] = {
    "html": "text/html",
    "md": "text/markdown",  # RFC 7763
    "txt": "text/plain",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "jsonld": "application/ld+json",
    "xml": "application/xml",  # RFC 7303
    "xsl": "text/xsl",
    "csv": "text/csv",
    "css": "text/css",
    "js": "text/javascript",  # RFC 9239
    "mjs": "text/javascript",
    "map": "application/json",
    "webmanifest": "application/manifest+json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "woff": "font/woff",
    "ttf": "font/ttf",
    "mp4": "video/mp4",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "wasm": "application/wasm",
}
"""Types by file extension: our own table, for servers differ most where it matters (.md, .jsonl, .js)."""

NAMED_TYPES: Mapping[str, str] = {
    r"/(?:feed|atom)\.xml": "application/atom+xml",
    r"/feed\.json": "application/feed+json",
    r"/opensearch\.xml": "application/opensearchdescription+xml",
    r"/api/schemas/[^/]+\.json": "application/schema+json",
    r"/\.well-known/api-catalog": 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"',
}
"""Types by name, where the extension does not tell. The keys end a path and are safe in every server's regular expressions."""

UNKNOWN = "application/octet-stream"
_TEXTUAL = re.compile(r"text/|application/(?:json|jsonl|xml|[\w.]+\+(?:json|xml))$|image/svg\+xml")


def with_charset(media_type: str) -> str:
    """Return the Content-Type of a media type: text says that it is UTF-8."""
    return f"{media_type}; charset=utf-8" if textual(media_type) else media_type


def textual(media_type: str) -> bool:
    """Tell whether a type is sent with ``charset=utf-8``.

    JSON needs no charset (RFC 8259 §11), but readers that guess from the header, of which there are
    many between agents and Chinese text, guess right with it.
    """
    return _TEXTUAL.match(media_type) is not None


TEXT = r"\.(?:" + "|".join(ending for ending, kind in MEDIA_TYPES.items() if textual(kind)) + ")"
"""The end of an address that is sent as text: with a charset, and compressed."""


def content_type(path: str) -> str:
    """Return the Content-Type of a site path.

    >>> content_type("/answers/x.md"), content_type("/feed.xml")
    ('text/markdown; charset=utf-8', 'application/atom+xml; charset=utf-8')
    """
    named = next((kind for pattern, kind in NAMED_TYPES.items() if re.search(f"{pattern}$", path)), None)
    return with_charset(named or MEDIA_TYPES.get(path.rpartition(".")[2].lower(), UNKNOWN))


# Caching -------------------------------------------------------------------------------------

FINGERPRINT = r"\.[0-9a-f]{8}\.(?:min\.)?(?:css|js)(?:\.map)?"
"""The end of a file name that holds a digest of the file: other bytes have another name."""

FRESH = "public, max-age=300, must-revalidate"
"""Pages, twins, data, unfingerprinted assets: five minutes, then a conditional request (RFC 9111 §4.3)."""
FOREVER = "public, max-age=31536000, immutable"
"""Fingerprinted assets (RFC 8246)."""
NOT_FOUND = "no-cache"
"""A page that is published a moment later must be seen; RFC 9111 §4.2.2 lets caches keep a 404."""


def fingerprinted(serving: Serving) -> list[str]:
    """Return the addresses that never change their bytes."""
    return [f"{serving.base}/{path}" for path in serving.files if re.search(f"{FINGERPRINT}$", path)]


# Redirects -----------------------------------------------------------------------------------


def moved(serving: Serving) -> Iterator[tuple[str, str]]:
    """Yield (old address, new address): with its slash, without it, and the twin; one hop each.

    A redirect whose target has moved in turn leads to the last address at once.
    """
    table = dict(serving.redirects)
    for old, new in serving.redirects:
        last, seen = new, {old}
        while last in table and last not in seen:
            seen.add(last)
            last = table[last]
        base = serving.base
        yield base + old, base + last
        yield base + old.rstrip("/"), base + last
        yield base + twin_of(old), base + twin_of(last)


# Link headers --------------------------------------------------------------------------------

SEGMENTS = r"(?:/[A-Za-z0-9][A-Za-z0-9._-]*)+"
"""A path that may be repeated in a header as it stands: nothing of it needs escaping, no line can end in it."""


def link(target: str, rel: str, media_type: str = "") -> str:
    """Return one link value (RFC 8288 §3).

    >>> link("/llms.txt", "describedby", "text/plain")
    '</llms.txt>; rel="describedby"; type="text/plain"'
    """
    return f'<{target}>; rel="{rel}"' + (f'; type="{media_type}"' if media_type else "")


def site_links(serving: Serving) -> str:
    """Return the links that every page and twin gives: to what the built folder really holds."""
    known = {
        "llms.txt": ("llms-txt", "describedby"),
        "llms-full.txt": ("llms-full-txt",),
        "sitemap.xml": ("sitemap",),
        ".well-known/api-catalog": ("api-catalog",),
    }
    present = [(path, rel) for path, rels in known.items() if path in serving.files for rel in rels]
    return ", ".join(link(f"{serving.base}/{path}", rel, content_type(f"/{path}").partition(";")[0]) for path, rel in present)


def to_twin(serving: Serving, page: str) -> str:
    """Return the link from a page to its twin; ``page`` is its path without the last slash, or what a server writes for it."""
    return link(f"{serving.base}{page}.md" if page else f"{serving.base}/index.md", "alternate", "text/markdown")


def to_page(serving: Serving, page: str) -> str:
    """Return the link from a twin to its page: search engines take the page (RFC 6596)."""
    return link(f"{serving.origin}{serving.base}{page}/", "canonical")


# On every response ---------------------------------------------------------------------------


def standing_headers(serving: Serving) -> dict[str, str]:
    """Return the headers that every response carries; HSTS apart, for it belongs on https alone (RFC 6797 §7.2).

    ``Content-Usage`` is the IETF's word on training and search (draft-ietf-aipref-attach), still a draft:
    a header that nobody knows does no harm, an unknown line in robots.txt does.
    """
    headers = {
        "Content-Security-Policy": serving.policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()",
    }
    if serving.secure:  # browsers complain about it on plain http
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
    if serving.usage:
        headers["Content-Usage"] = serving.usage
    return headers


HSTS = "max-age=31536000"
"""A year, for this host alone: what its subdomains do is not ours to say."""

OPEN_DATA = r"(?:\.(?:md|txt|json|jsonl|jsonld|xml)|/\.well-known/api-catalog)"
"""Files that programs of other origins may read in a browser: all of it is public, none of it depends on who asks."""


# Negotiation ---------------------------------------------------------------------------------

NEGOTIATED = "index.html.md"
"""The file beside every ``index.html`` that is its twin."""


def accept_pattern(media_range: str) -> str:
    """Return the pattern that finds a media range in an Accept header; its one group is the weight, if given.

    RFC 9110 §12.5.1, §12.4.2. Parameters other than ``q`` are passed over; a weight that is none
    (``q=high``) counts as 1; the first mention counts. It runs on PCRE, RE2 and JavaScript alike: no
    look-around, no nested repetition.
    """
    name = media_range.replace("*", r"\*")
    weight = r";[ \t]*q=(0(?:\.[0-9]*)?|1(?:\.0*)?)[ \t]*(?:;[^,]*)?"
    return rf"(?:^|,)[ \t]*{name}[ \t]*(?:;[^,]*?)??(?:{weight})?(?:,|$)"


RANGES_OF_HTML = ("text/html", "text/*", "*/*")
"""What HTML is asked for with, the most specific first (RFC 9110 §12.5.1)."""

HOW_WE_CHOOSE = """\
Who names text/markdown in Accept, with a weight above 0 and not below that of HTML, gets the twin.
Everybody else gets HTML: a wildcard alone never gives Markdown, for browsers, curl and search engines
send it. Equal weights give Markdown: nobody names it who does not want it. No answer is 406; a server
may disregard the field (RFC 9110 section 12.5.1), and agents that ask for nothing we have still read HTML."""
