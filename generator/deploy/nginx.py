"""nginx: maps for the ``http`` block, rules for the ``server`` block, and a server that includes both.

The trap of ``add_header`` is that a block with one of its own loses all those above it. So every header
is set once, in one block, with a value that a ``map`` computes from the final ``$uri`` and ``$status``
(nginx leaves out a header whose value is empty); no location sets any.

https://nginx.org/en/docs/http/ngx_http_headers_module.html#add_header,
https://nginx.org/en/docs/http/ngx_http_map_module.html, https://nginx.org/en/docs/http/ngx_http_index_module.html
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.deploy import rules
from generator.deploy.serving import Serving, ServingError
from generator.model.artifact import Artifact

LONGEST_VALUE = 4000
"""nginx reads its configuration through a buffer of 4,096 bytes; no value may be longer."""


def render(serving: Serving) -> tuple[Artifact, ...]:
    """Return the two files to include and a server to begin with."""
    if len(serving.policy) > LONGEST_VALUE:
        raise ServingError(
            f"the content-security policy has {len(serving.policy)} bytes, and nginx takes {LONGEST_VALUE}: too many inline scripts"
        )
    made = {"answerpress.maps.conf": _maps(serving), "answerpress.server.conf": _server(serving), "example.conf": _example(serving)}
    return tuple(Artifact(name, text.encode()) for name, text in made.items())


def quoted(value: str) -> str:
    r"""Return a value as nginx reads it.

    >>> print(quoted('</x>; rel="y"'))
    "</x>; rel=\"y\""
    """
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _comment(text: str) -> str:
    return "\n".join(f"# {line}".rstrip() for line in text.split("\n"))


def _map(source: str, name: str, rows: Iterable[tuple[str, str]], *, default: str = '""', volatile: bool = False) -> str:
    """Return a map. ``volatile`` computes the value anew after an internal redirect has changed ``$uri``."""
    lines = [f"    default {default};", *(f"    {key} {value};" for key, value in rows)]
    return "\n".join([f"map {source} ${name} {{", *(["    volatile;"] if volatile else []), *lines, "}"])


def _pattern(pattern: str) -> str:
    """Return a regular expression as the key of a map; a backslash stays one, for nginx unescapes quotes alone."""
    return f'"~{pattern}"'


# For the http block --------------------------------------------------------------------------


def _maps(serving: Serving) -> str:
    return "\n\n".join([_MAPS_HEAD.format(how=_comment(rules.HOW_WE_CHOOSE)), *_negotiation(), *_values(serving)]) + "\n"


_MAPS_HEAD = """\
# Written by `answerpress deploy-rules nginx`; include it once inside `http {{ }}` (Debian: put it into /etc/nginx/conf.d).
# Two sites of this kind in one nginx: give the variables of one another beginning than $ap_, in both files.
#
{how}"""


def _negotiation() -> list[str]:
    """Weights of both types as four digits, compared digit by digit: nginx has no numbers, PCRE has back references.

    nginx before 1.23 sees the first of several Accept lines only; every client known sends one.
    """
    larger = "|".join(rf"{digit}[0-9]*:\1[0-{digit - 1}]" for digit in range(1, 10))
    choice = [
        (_pattern("^0000"), "index.html"),
        (_pattern(r"^([0-9]{4})[0-9]*:\1"), rules.NEGOTIATED),
        (_pattern(rf"^([0-9]*)(?:{larger})"), rules.NEGOTIATED),
    ]
    return [
        _map("$http_accept", "ap_markdown_said", [_said("text/markdown", "ap_q9")]),
        _map("$http_accept", "ap_html_said", [_said(kind, f"ap_q{number}") for number, kind in enumerate(rules.RANGES_OF_HTML)]),
        _weight("ap_markdown", "ap_m", default='""'),
        _weight("ap_html", "ap_h", default="0000"),
        _map('"$ap_markdown_weight:$ap_html_weight"', "ap_index", choice, default="index.html"),
    ]


def _said(media_range: str, group: str) -> tuple[str, str]:
    """Return the row that finds a range: ``q`` and the weight as it was said."""
    pattern = rules.accept_pattern(media_range).replace("q=(", f"q=(?<{group}>", 1)
    return f'"~*{pattern}"', f'"q${group}"'


def _weight(name: str, group: str, *, default: str) -> str:
    """Return the map from what was said to at least four digits, thousandths first: ``q0.5`` is 05000, ``q`` and ``q1`` are 1000."""
    rows = [(_pattern("^q(?:1|$)"), "1000"), (_pattern(rf"^q0\.?(?<{group}>[0-9]*)$"), f'"0${{{group}}}000"')]
    return _map(f"${name}_said", f"{name}_weight", rows, default=default)


def _values(serving: Serving) -> list[str]:
    """Headers whose value depends on what is sent."""
    base, home = serving.base_pattern, f"^{serving.base_pattern}"
    to_twin = [
        (_pattern(rf"{home}/index\.html$"), quoted(rules.to_twin(serving, ""))),
        (_pattern(rf"{home}(?<ap_page>{rules.SEGMENTS})/index\.html$"), quoted(rules.to_twin(serving, "${ap_page}"))),
        (_pattern(rf"{home}/index\.(?:html\.)?md$"), quoted(rules.to_page(serving, ""))),
        (_pattern(rf"{home}(?<ap_page>{rules.SEGMENTS})/index\.html\.md$"), quoted(rules.to_page(serving, "${ap_page}"))),
        (_pattern(rf"{home}(?<ap_page>{rules.SEGMENTS})\.md$"), quoted(rules.to_page(serving, "${ap_page}"))),
    ]
    cache = [(_pattern("^4"), quoted(rules.NOT_FOUND)), (_pattern(f"{rules.FINGERPRINT}$"), quoted(rules.FOREVER))]
    vary = [(_pattern(r"^[^? ]*/(?:\?[^ ]*)? "), '"Accept, Accept-Encoding"'), (_pattern(rf"{rules.TEXT}$"), "Accept-Encoding")]
    secure = [(_pattern("https"), quoted(rules.HSTS))] if serving.secure else []
    return [
        "# What an answer depends on (RFC 9110 section 12.5.5): pages on the form that is wanted, text on compression.\n"
        + _map('"$request_uri $uri"', "ap_vary", vary, volatile=True),
        _map("$uri", "ap_link", to_twin, volatile=True),
        _map("$uri", "ap_site_links", [(_pattern(r"\.(?:html|md)$"), quoted(rules.site_links(serving)))], volatile=True),
        _map('"$status $uri"', "ap_cache", cache, default=quoted(rules.FRESH), volatile=True),
        _map("$uri", "ap_open", [(_pattern(f"^{base}/.*{rules.OPEN_DATA}$"), '"*"')], volatile=True),
        "# Behind a proxy that ends TLS the scheme is in X-Forwarded-Proto.\n"
        + _map('"$scheme $http_x_forwarded_proto"', "ap_hsts", secure),
    ]


# For the server block ------------------------------------------------------------------------


def _server(serving: Serving) -> str:
    body = "\n\n".join([_files(serving), _headers(serving), _locations(serving)])
    if serving.base:
        inner = "\n".join(f"    {line}".rstrip() for line in body.split("\n"))
        bare = f"location = {serving.base} {{ absolute_redirect off; return 301 {serving.base}/$is_args$args; }}"
        body = f"{bare}\n\nlocation {serving.base}/ {{\n{inner}\n}}"
    return f"{_SERVER_HEAD}\n{body}\n"


_SERVER_HEAD = """\
# Written by `answerpress deploy-rules nginx`; include it inside `server { }`, beside `root`. Needs answerpress.maps.conf.
# A location of your own that sets a header with add_header loses all of these: repeat them there."""


def _files(serving: Serving) -> str:
    """Return how files are found and typed. ``index`` takes a variable: that is the whole negotiation."""
    types = "\n".join(f"    {kind} {' '.join(endings)};" for kind, endings in _by_type().items())
    textual = sorted({kind for kind in [*rules.MEDIA_TYPES.values(), *rules.NAMED_TYPES.values()] if rules.textual(kind)})
    return f"""\
index $ap_index index.html;
absolute_redirect off;
server_tokens off;
etag on;
error_page 404 {serving.base}/404.html;
error_page 403 =404 {serving.base}/404.html;

types {{
{types}
}}
default_type application/octet-stream;
charset utf-8;
charset_types {" ".join(kind for kind in textual if kind != "text/html")};

gzip on;
gzip_vary off; # $ap_vary says it, and says it on 304 too
gzip_proxied any;
gzip_min_length 512;
gzip_types {" ".join(kind for kind in textual if kind != "text/html")};"""


def _by_type() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for ending, kind in rules.MEDIA_TYPES.items():
        found.setdefault(kind, []).append(ending)
    return found


def _headers(serving: Serving) -> str:
    values = {name: quoted(value) for name, value in rules.standing_headers(serving).items()}
    values |= {"Strict-Transport-Security": "$ap_hsts", "Vary": "$ap_vary", "Cache-Control": "$ap_cache"}
    values |= {"Access-Control-Allow-Origin": "$ap_open"}
    lines = [f"add_header {name} {value} always;" for name, value in values.items()]
    return "\n".join([*lines, "add_header Link $ap_site_links always;", "add_header Link $ap_link always;"])


def _locations(serving: Serving) -> str:
    base = serving.base
    hidden = rf"^{serving.base_pattern}/(?:.*/)?\.(?!well-known/)"
    parts = [
        f"location = {base}/404.html {{ internal; }}",
        "# Files that begin with a dot are nobody's business, but for RFC 8615.",
        f"location ~ {hidden} {{ return 404; }}",
    ]
    parts += [f"location ~ {pattern}$ {{ types {{ }} default_type {quoted(kind)}; }}" for pattern, kind in rules.NAMED_TYPES.items()]
    parts += [f"location = {old} {{ return 301 {new}$is_args$args; }}" for old, new in rules.moved(serving)]
    return "\n".join(parts)


def _example(serving: Serving) -> str:
    listen = "443 ssl http2" if serving.secure else "80"
    lines = [f"listen {listen};", f"listen [::]:{listen};", f"server_name {serving.name};"]
    if serving.secure:
        keys = f"/etc/letsencrypt/live/{serving.name}"
        lines += [f"ssl_certificate {keys}/fullchain.pem;", f"ssl_certificate_key {keys}/privkey.pem;"]
    if serving.base:
        lines.append(f"# The folder that holds {serving.base[1:]}/, which is the built site (`site_dir: …{serving.base}` in mkdocs.yml).")
    lines += [f"root /srv/{serving.name};", "include answerpress.server.conf;"]
    plain = ["listen 80;", "listen [::]:80;", f"server_name {serving.name};", f"return 301 {serving.origin}$request_uri;"]
    servers = [lines, plain] if serving.secure else [lines]
    return _EXAMPLE_HEAD + "\n".join("server {\n" + "".join(f"    {line}\n" for line in block) + "}\n" for block in servers)


_EXAMPLE_HEAD = """\
# Written by `answerpress deploy-rules nginx`: a server to begin with, for /etc/nginx/sites-available.
# answerpress.maps.conf is in conf.d, answerpress.server.conf in /etc/nginx. From nginx 1.25 on: `http2 on;` instead of the word.
"""
