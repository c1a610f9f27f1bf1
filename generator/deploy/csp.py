"""The content-security policy of a built site, computed from what its pages carry.

Every inline script that a browser executes is allowed by its digest and by nothing else: no
``unsafe-inline``, no ``unsafe-eval``. JSON-LD and JSON are data blocks, which browsers never execute
(HTML, "prepare the script element") and CSP does not ask about. The policy is computed after each build,
for the theme changes its inline scripts from release to release and from depth to depth of an address.

Sources: https://www.w3.org/TR/CSP3/ (§2.3.1 hashes, §6.1 directives),
https://html.spec.whatwg.org/multipage/scripting.html#the-script-element
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from urllib.parse import urlsplit

_ATTRIBUTES = r"((?:[^>\"']|\"[^\"]*\"|'[^']*')*)"
_INLINE = re.compile(rf"<(script|style)\b{_ATTRIBUTES}>(.*?)</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(rf"<([a-z][a-z0-9-]*)\b{_ATTRIBUTES}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([^\s=\"'>/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_CSS_ADDRESS = re.compile(r"url\(\s*[\"']?(data:|https?://[^/\"')\s]+)([^\"')\s]{0,300})", re.IGNORECASE)
_FONT = re.compile(r"\.(?:woff2?|ttf|otf)\b|^font/|^application/(?:x-)?font", re.IGNORECASE)

_EXECUTED = frozenset(
    {"", "module", "importmap", "speculationrules", "text/javascript", "application/javascript", "application/ecmascript"}
    | {"text/ecmascript", "application/x-javascript", "text/jscript", "text/livescript"}
)
"""Types of a ``<script>`` that CSP rules over: JavaScript, and the two kinds of map that browsers act on."""

_LOADED_BY = {"script": "script-src", "img": "img-src", "iframe": "frame-src", "video": "media-src", "audio": "media-src"}
_LOADED_BY_LINK = {"stylesheet": "style-src", "icon": "img-src", "apple-touch-icon": "img-src", "manifest": "manifest-src"}
_BROUGHT_ALONG = {"https://fonts.googleapis.com": ("font-src", "https://fonts.gstatic.com")}
"""A style sheet of another origin, and what it loads in turn, which the pages do not show."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What pages and style sheets carry inline and load from elsewhere."""

    scripts: frozenset[str] = frozenset()
    """Sources (``'sha256-…'``) of inline scripts that are executed."""
    styles: frozenset[str] = frozenset()
    """Sources of ``<style>`` elements."""
    style_attributes: frozenset[str] = frozenset()
    """Sources of ``style`` attributes."""
    handlers: frozenset[str] = frozenset()
    """Event handlers in attributes (``onclick``): the policy shuts them out."""
    loads: frozenset[tuple[str, str]] = frozenset()
    """(directive, source) of what comes from elsewhere or is written out as ``data:``."""

    def __or__(self, other: Carried) -> Carried:
        """Return what either carries."""
        return Carried(*(getattr(self, field.name) | getattr(other, field.name) for field in fields(self)))


def carried_by_page(page: str) -> Carried:
    """Return what one HTML page carries."""
    found = [_inline(name.lower(), _attributes(attributes), body) for name, attributes, body in _INLINE.findall(page)]
    tags = _INLINE.sub(lambda match: f"<{match[1]}{match[2]}>", page)
    found += [_tag(name.lower(), _attributes(attributes)) for name, attributes in _TAG.findall(tags)]
    return _all(found)


def carried_by_style_sheet(sheet: str) -> Carried:
    """Return what a style sheet loads that is no file of the site: ``data:`` images, fonts of other origins."""
    found = set()
    for start, rest in _CSS_ADDRESS.findall(sheet):
        directive = "font-src" if _FONT.search(rest) else "img-src"
        found.add((directive, start.lower()))
    return Carried(loads=frozenset(found))


def _all(parts: Iterable[Carried]) -> Carried:
    total = Carried()
    for part in parts:
        if part is not _NOTHING:
            total |= part
    return total


_NOTHING = Carried()


def digest_source(text: str) -> str:
    """Return the source expression that allows exactly this inline text (CSP3 §2.3.1).

    Browsers hash the text as they hold it after reading the page, where every line ends with LF.

    >>> digest_source("alert(1)")
    "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
    """
    data = text.replace("\r\n", "\n").replace("\r", "\n").encode()
    return f"'sha256-{base64.b64encode(hashlib.sha256(data).digest()).decode()}'"


def _attributes(text: str) -> dict[str, str]:
    return {name.lower(): html.unescape(one or two or bare) for name, one, two, bare in _ATTRIBUTE.findall(text)}


def _inline(name: str, attributes: dict[str, str], body: str) -> Carried:
    if name == "style":
        return Carried(styles=frozenset({digest_source(body)}))
    kind = attributes.get("type", "").partition(";")[0].strip().lower()
    if "src" in attributes or kind not in _EXECUTED:
        return _NOTHING
    return Carried(scripts=frozenset({digest_source(body)}))


def _tag(name: str, attributes: dict[str, str]) -> Carried:
    if not attributes:
        return _NOTHING
    handlers = frozenset(f"{key} of <{name}>" for key in attributes if key.startswith("on"))
    styles = frozenset({digest_source(attributes["style"])}) if "style" in attributes else frozenset[str]()
    loads = frozenset(_loads(name, attributes))
    return Carried(style_attributes=styles, handlers=handlers, loads=loads) if handlers or styles or loads else _NOTHING


def _loads(name: str, attributes: dict[str, str]) -> Iterable[tuple[str, str]]:
    """Yield (directive, source) of what an element loads from another origin."""
    if name == "link":
        directives = [_LOADED_BY_LINK[rel] for rel in attributes.get("rel", "").lower().split() if rel in _LOADED_BY_LINK]
        address = attributes.get("href", "")
    elif name == "form":
        directives, address = ["form-action", "connect-src"], attributes.get("action", "")  # a script may send it as well
    else:
        directives = [_LOADED_BY[name]] if name in _LOADED_BY else []
        address = attributes.get("src", "")
    for directive in directives:
        if address.startswith("data:"):
            yield directive, "data:"
        elif address.startswith(("http://", "https://", "//")):
            parts = urlsplit(address, scheme="https")
            origin = f"{parts.scheme}://{parts.netloc}"
            yield directive, origin
            if origin in _BROUGHT_ALONG:
                yield _BROUGHT_ALONG[origin]


def policy(carried: Carried, origin: str) -> str:
    """Return the policy for what a site carries; ``origin`` is its own, which ``'self'`` covers.

    ``default-src 'none'`` closes what nobody thought of. ``frame-ancestors`` keeps others from framing
    the site, ``base-uri`` keeps injected markup from turning every relative link elsewhere.
    """
    extra: dict[str, set[str]] = {"script-src": set(carried.scripts), "style-src": set(carried.styles)}
    for directive, source in carried.loads:
        if source != origin:
            extra.setdefault(directive, set()).add(source)
    own = ("script-src", "style-src", "img-src", "font-src", "connect-src", "worker-src", "manifest-src", "media-src")
    lines = ["default-src 'none'"]
    lines += [" ".join([directive, "'self'", *sorted(extra.pop(directive, ()))]) for directive in own]
    forms = " ".join(["form-action", "'self'", *sorted(extra.pop("form-action", ()))])
    if carried.style_attributes:
        lines.append(" ".join(["style-src-attr", "'unsafe-hashes'", *sorted(carried.style_attributes)]))
    lines += [" ".join([directive, *sorted(sources)]) for directive, sources in sorted(extra.items())]
    return "; ".join([*lines, "base-uri 'none'", forms, "frame-ancestors 'none'"])


def concerns(carried: Carried, origin: str) -> list[str]:
    """Return what an engineer should know about the pages before switching the policy on."""
    foreign = sorted({source for _, source in carried.loads if source not in {origin, "data:"}})
    found = [f"pages load from {source}: the policy allows it, and readers' addresses reach it" for source in foreign]
    return found + [f"{handler}: the policy shuts inline event handlers out" for handler in sorted(carried.handlers)]
