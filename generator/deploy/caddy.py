"""Caddy: one Caddyfile. Caddy gets its certificate itself, and answers conditional requests from a file's time and size.

The directives stand in one ``route``, where they run as they are written: what the asked address decides
(Vary, redirects, negotiation) comes before the rewrite to a twin, what the sent file decides comes after.
Patterns are RE2; weights are compared as numbers, in CEL.

https://caddyserver.com/docs/caddyfile/directives/route, …/map, …/handle_errors,
https://caddyserver.com/docs/caddyfile/matchers#expression
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.deploy import rules
from generator.deploy.serving import Serving
from generator.model.artifact import Artifact


def render(serving: Serving) -> tuple[Artifact, ...]:
    """Return the Caddyfile."""
    route = [_asked(serving), _negotiation(serving), _sent(serving), _types(), _links(serving), "file_server"]
    blocks = [_HEAD, "\n".join(["route {", *(_indented(part) + "\n" for part in route), "}"]).replace("\n\n}", "\n}"), _errors(serving)]
    how = "\n".join(f"# {line}" for line in rules.HOW_WE_CHOOSE.split("\n"))
    site = "\n\n".join(_indented(block) for block in blocks)
    text = f"{_COMMENT}\n#\n{how}\n\n{{$SITE_ADDRESS:{serving.origin}}} {{\n{site}\n}}\n"
    return (Artifact("Caddyfile", text.encode()),)


_COMMENT = """\
# Written by `answerpress deploy-rules caddy`. SITE_ROOT is the folder of the built site (when `site_url` has a
# path: the folder above, so that files lie where their addresses say); SITE_ADDRESS is where Caddy listens."""

_TEXT = sorted({kind for kind in [*rules.MEDIA_TYPES.values(), *rules.NAMED_TYPES.values()] if rules.textual(kind)})
_HEAD = "\n".join(
    [
        "root * {$SITE_ROOT:/srv/site}",
        "encode {",
        "\tzstd",
        "\tgzip",
        "\tmatch {",
        *(f"\t\theader Content-Type {kind}*" for kind in _TEXT),
        "\t}",
        "}",
    ]
)


def _indented(text: str) -> str:
    return "\n".join(f"\t{line}".rstrip() for line in text.split("\n"))


def quoted(value: str) -> str:
    """Return a value as the Caddyfile reads it: between backquotes nothing has a meaning but ``{placeholders}``."""
    return f"`{value}`"


def _lines(*groups: Iterable[str]) -> str:
    return "\n".join(line for group in groups for line in group)


def _asked(serving: Serving) -> str:
    """Return what every response carries, and what the asked address alone decides."""
    base = serving.base
    always = rules.standing_headers(serving) | ({"Strict-Transport-Security": rules.HSTS} if serving.secure else {})
    always["Cache-Control"] = rules.FRESH
    hidden = rf"^{serving.base_pattern}/(?:.*/)?\.|\x00"
    return _lines(
        [f"header {name} {quoted(value)}" for name, value in always.items()],
        [f"@hidden {{\n\tpath_regexp {quoted(hidden)}\n\tnot path {base}/.well-known/*\n}}", "error @hidden 404"],
        ["map {query} {ap_query} {\n\t~^(.+)$ ?${1}\n\tdefault ``\n}"],
        [f"redir {old} {new}{{ap_query}} 301" for old, new in rules.moved(serving)],
        [f"@slashless {{\n\tpath_regexp slashless {quoted(f'^({serving.base_pattern}{rules.SEGMENTS})$')}\n\tfile {{path}}/index.html\n}}"],
        ["redir @slashless {re.slashless.1}/{ap_query} 301"],  # the path as matched, for `//x` would lead to another host
        [f"@base path {base}\nredir @base {base}/{{ap_query}} 301"] if base else [],
        ["@page path */", "header @page Vary Accept"],
    )


def _negotiation(serving: Serving) -> str:
    """Return the choice: ``q`` and the weight as it was said, then a number; a range that is not there weighs -1."""
    page = f"^{serving.base_pattern}(?:{rules.SEGMENTS})?/$"
    weight = r"`~^q([0-9].*)$` ${1}"
    return _lines(
        [_map("{header.Accept}", "ap_markdown_said", [_said("text/markdown")], "none")],
        [_map("{header.Accept}", "ap_html_said", [_said(kind) for kind in rules.RANGES_OF_HTML], "none")],
        [_map(f"{{ap_{kind}_said}}", f"ap_{kind}", ["q 1.0", weight], "-1.0") for kind in ("markdown", "html")],
        [
            "@twin {",
            f"\tpath_regexp {quoted(page)}",
            "\texpression `double({ap_markdown}) > 0.0 && double({ap_markdown}) >= double({ap_html})`",
            f"\tfile {{path}}{rules.NEGOTIATED}",
            "}",
            f"rewrite @twin {{path}}{rules.NEGOTIATED}",
        ],
    )


def _map(source: str, name: str, rows: list[str], default: str) -> str:
    return "\n".join([f"map {source} {{{name}}} {{", *(f"\t{row}" for row in rows), f"\tdefault {default}", "}"])


def _said(media_range: str) -> str:
    return f"`~(?i){rules.accept_pattern(media_range)}` q${{1}}"


def _sent(serving: Serving) -> str:
    """Return headers that the sent file decides."""
    forever, open_data = f"{rules.FINGERPRINT}$", f"^{serving.base_pattern}/.*{rules.OPEN_DATA}$"
    return _lines(
        [f"@forever path_regexp {quoted(forever)}", f"header @forever Cache-Control {quoted(rules.FOREVER)}"],
        [f"@open path_regexp {quoted(open_data)}", "header @open Access-Control-Allow-Origin *"],
    )


def _types() -> str:
    """Return the types of text; Caddy knows the others, and leaves a type that is set."""
    by_ending = [(f"@{ending} path *.{ending}", ending, kind) for ending, kind in rules.MEDIA_TYPES.items() if rules.textual(kind)]
    by_name = [
        (f"@named{number} path_regexp {quoted(f'{pattern}$')}", f"named{number}", kind)
        for number, (pattern, kind) in enumerate(rules.NAMED_TYPES.items())
    ]
    return _lines(
        f"{matcher}\nheader @{name} Content-Type {quoted(rules.with_charset(kind))}" for matcher, name, kind in by_ending + by_name
    )


def _links(serving: Serving) -> str:
    """Return Link headers; ``+`` adds one to those that are there."""
    base, home, segments = serving.base, serving.base_pattern, rules.SEGMENTS
    home_twins = f"{base}/index.md {base}/{rules.NEGOTIATED}"
    inside, beside = rf"^{home}({segments})/index\.html\.md$", rf"^{home}({segments})\.md$"
    to_page = rules.to_page(serving, "{re.twin.1}")
    return _lines(
        ["@document path */ *.md", f"header @document Link {quoted(rules.site_links(serving))}"],
        [f"@home path {base}/", f"header @home +Link {quoted(rules.to_twin(serving, ''))}"],
        [f"@inner path_regexp inner {quoted(f'^{home}({segments})/$')}"],
        [f"header @inner +Link {quoted(rules.to_twin(serving, '{re.inner.1}'))}"],
        [f"@home_twin path {home_twins}", f"header @home_twin +Link {quoted(rules.to_page(serving, ''))}"],
        [f"@inside_twin path_regexp twin {quoted(inside)}", f"header @inside_twin +Link {quoted(to_page)}"],
        [
            "@beside_twin {",
            f"\tpath_regexp twin {quoted(beside)}",
            f"\tnot path {base}/index.md */{rules.NEGOTIATED}",
            "}",
            f"header @beside_twin +Link {quoted(to_page)}",
        ],
    )


def _errors(serving: Serving) -> str:
    """Return what is sent when there is nothing: what was set for the address that was asked for is set anew."""
    return "\n".join(
        [
            "handle_errors {",
            "\theader Content-Type `text/html; charset=utf-8`",
            f"\theader Cache-Control {rules.NOT_FOUND}",
            f"\theader Link {quoted(rules.site_links(serving))}",
            "\theader -Access-Control-Allow-Origin",
            f"\trewrite * {serving.base}/404.html",
            "\tfile_server",
            "}",
        ]
    )
