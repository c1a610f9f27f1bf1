"""The content-security policy: what is hashed, what is not, and what it says about other origins."""

from __future__ import annotations

import base64
import hashlib

import pytest

from generator.deploy.csp import Carried, carried_by_page, carried_by_style_sheet, concerns, policy

OWN = "https://help.example.com"


def source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize(
    "element",
    [
        "<script>{}</script>",
        "<SCRIPT>{}</SCRIPT>",
        "<script type=module>{}</script>",
        '<script type="text/javascript">{}</script>',
        "<script type='TEXT/JAVASCRIPT; charset=utf-8'>{}</script>",
        '<script type="importmap">{}</script>',
        '<script data-a="x > y" async>{}</script >',
        "<!-- <p> --><script\n>{}</script\n>",
    ],
)
def test_what_a_browser_executes_is_hashed(element: str) -> None:
    code = 'var a = "é 中文";\n\tif (a < 1 && "</p>") {}\n'
    assert carried_by_page(element.replace("{}", code)).scripts == {source(code)}


@pytest.mark.parametrize(
    "element",
    [
        '<script type="application/ld+json">{"a":1}</script>',
        '<script id="__config" type="application/json">{}</script>',
        '<script type="text/template"><b></b></script>',
        '<script src="/x.js"></script>',
        '<script src="/x.js">ignored</script>',
    ],
)
def test_data_and_files_are_not(element: str) -> None:
    assert carried_by_page(element) == Carried()


def test_a_line_ends_as_the_browser_reads_it() -> None:
    assert carried_by_page("<script>a\r\nb\rc</script>").scripts == {source("a\nb\nc")}


def test_markup_inside_a_script_is_no_markup() -> None:
    carried = carried_by_page('<script>x = \'<img src="https://evil.example/x" onerror="y" style="z">\'</script>')
    assert (carried.loads, carried.handlers, carried.style_attributes) == (frozenset(), frozenset(), frozenset())


def test_styles_are_hashed_and_their_attributes_apart() -> None:
    carried = carried_by_page('<style>a{b:c}</style><p style="color:&quot;red&quot;">x</p>')
    assert carried.styles == {source("a{b:c}")}
    attribute = source('color:"red"')
    assert carried.style_attributes == {attribute}
    made = policy(carried, OWN)
    assert f"style-src 'self' {source('a{b:c}')};" in made
    assert f"style-src-attr 'unsafe-hashes' {attribute};" in made


def test_the_policy_is_closed_but_for_the_sites_own_files() -> None:
    made = policy(Carried(), OWN)
    assert made == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        "worker-src 'self'; manifest-src 'self'; media-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )


def test_other_origins_are_allowed_and_told() -> None:
    page = (
        '<link rel="stylesheet" href="https://fonts.googleapis.com/css?x"><link rel="preconnect" href="https://a.example">'
        '<link rel="canonical" href="https://b.example/"><img src="//c.example/x.png"><img src="/own.png">'
        f'<script src="{OWN}/x.js"></script><a href="https://d.example/">d</a><iframe src="https://e.example/"></iframe>'
    )
    carried = carried_by_page(page)
    made = policy(carried, OWN)
    assert "style-src 'self' https://fonts.googleapis.com;" in made
    assert "font-src 'self' https://fonts.gstatic.com;" in made
    assert "img-src 'self' https://c.example;" in made
    assert "frame-src https://e.example;" in made
    assert "a.example" not in made + "".join(concerns(carried, OWN))
    assert "b.example" not in made
    assert "d.example" not in made
    assert OWN not in made
    assert sum("c.example" in line for line in concerns(carried, OWN)) == 1


def test_votes_may_go_where_the_form_says() -> None:
    carried = carried_by_page('<form method="post" action="https://votes.example.net/v1"><button>Yes</button></form>')
    lines = policy(carried, OWN).split("; ")
    assert "form-action 'self' https://votes.example.net" in lines
    assert "connect-src 'self' https://votes.example.net" in lines
    assert "form-action 'self'" in policy(carried_by_page('<form action="/votes">'), OWN).split("; ")


def test_event_handlers_are_told_and_shut_out() -> None:
    carried = carried_by_page('<button class="a" onclick="x()">online on=1</button>')
    assert concerns(carried, OWN) == ["onclick of <button>: the policy shuts inline event handlers out"]
    assert "unsafe" not in policy(carried, OWN)


def test_a_style_sheet_may_write_images_out() -> None:
    carried = carried_by_style_sheet(
        "a{mask:url('data:image/svg+xml;charset=utf-8,<svg>')}@font-face{src:url(data:font/woff2;base64,x)}b{background:url(https://x.example/y.png)}"
        "@font-face{src:url(https://x.example/y.woff2)}c{background:url(../own.png)}"
    )
    assert carried.loads == {
        ("img-src", "data:"),
        ("font-src", "data:"),
        ("img-src", "https://x.example"),
        ("font-src", "https://x.example"),
    }


@pytest.mark.slow
def test_the_first_site_needs_nothing_unsafe(first_site) -> None:
    carried = Carried()
    for path in first_site.rglob("*.html"):
        carried |= carried_by_page(path.read_text("utf-8"))
    assert not carried.handlers
    assert concerns(carried, "https://help.alltkn.com") == []
    assert len(carried.scripts) <= 12
