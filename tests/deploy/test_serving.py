"""What a server sends: status, types, caching, links and security headers, on every way through its rules."""

from __future__ import annotations

import pytest

from generator.deploy import rules
from tests.deploy.conftest import Served
from tests.deploy.servers import Server

pytestmark = pytest.mark.xdist_group("deploy")

PAGE, TWIN = "/answers/first-answer/", "/answers/first-answer.md"
EVERY_WAY = {
    "home": ("/", 200),
    "page": (PAGE, 200),
    "twin": (TWIN, 200),
    "twin inside": ("/answers/first-answer/index.html.md", 200),
    "text": ("/llms.txt", 200),
    "data": ("/sitemap.xml", 200),
    "named type": ("/feed.xml", 200),
    "well-known": ("/.well-known/api-catalog", 200),
    "folder without a slash": ("/answers/first-answer", 301),
    "moved": ("/old/place/", 301),
    "missing": ("/nothing/here/", 404),
    "missing file": ("/nothing.md", 404),
    "missing named type": ("/nothing/feed.xml", 404),
    "folder without a page": ("/assets/", 404),
    "hidden": ("/.git/config", 404),
    "error page": ("/404.html", None),
}


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(("path", "status"), EVERY_WAY.values(), ids=list(EVERY_WAY))
def test_no_way_through_the_rules_loses_a_header(server: Server, served: Served, path: str, status: int | None, method: str) -> None:
    answer = server.ask(path, method=method)
    assert status is None or answer.status == status
    for name, value in rules.standing_headers(served.serving).items():
        assert answer.headers[name.lower()] == [value]
    assert len(answer.headers["cache-control"]) == 1
    assert method == "GET" or answer.body == b""


def test_the_policy_of_robots_txt_is_a_header_too(server: Server, served: Served) -> None:
    """What the site lets crawlers do: robots.txt says it to crawlers, ``Content-Usage`` with every file."""
    signal = server.ask("/robots.txt").body.decode()
    assert "Content-Signal: search=yes, ai-input=yes, ai-train=yes\n" in signal
    assert served.serving.usage == "train-ai=y, search=y"


def test_a_head_request_tells_what_a_get_would(server: Server) -> None:
    got, head = server.ask(PAGE), server.ask(PAGE, method="HEAD")
    for name in ("content-type", "content-length", "etag", "last-modified", "link", "vary", "cache-control"):
        assert got.headers[name] == head.headers[name]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        (TWIN, "text/markdown; charset=utf-8"),
        ("/llms.txt", "text/plain; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/feed.xml", "application/atom+xml; charset=utf-8"),
        ("/brand-facts.json", "application/json; charset=utf-8"),
        ("/assets/stylesheets/{css}", "text/css; charset=utf-8"),
        ("/assets/javascripts/{js}", "text/javascript; charset=utf-8"),
    ],
)
def test_text_says_that_it_is_utf8(server: Server, served: Served, path: str, kind: str) -> None:
    named = {ending: next((served.folder / "assets").rglob(f"[mb]*.min.{ending}")).name for ending in ("css", "js")}
    assert server.ask(path.format(**named))["content-type"] == kind


@pytest.mark.slow
def test_every_file_of_the_first_site_has_a_type_of_its_own(first_site) -> None:
    files = ["/" + path.relative_to(first_site).as_posix() for path in first_site.rglob("*") if path.is_file()]
    assert [path for path in files if rules.content_type(path) == rules.UNKNOWN] == []


@pytest.mark.parametrize("path", ["/", PAGE, TWIN, "/llms.txt", "/sitemap.xml"])
def test_what_changes_is_fresh_for_minutes_and_revalidated(server: Server, path: str) -> None:
    first = server.ask(path)
    assert first["cache-control"] == "public, max-age=300, must-revalidate"
    for condition in ({"If-None-Match": first["etag"]}, {"If-Modified-Since": first["last-modified"]}):
        again = server.ask(path, condition)
        assert (again.status, again.body) == (304, b"")
        for name in ("etag", "cache-control", "vary", "content-security-policy", "link"):
            assert again[name] == first[name]
    assert server.ask(path, {"If-None-Match": '"other"'}).status == 200


def test_what_is_named_after_its_bytes_is_kept_forever(server: Server, served: Served) -> None:
    paths = rules.fingerprinted(served.serving)
    assert len(paths) > 3
    assert {server.ask(path)["cache-control"] for path in paths} == {"public, max-age=31536000, immutable"}
    assert server.ask("/assets/javascripts/none.00000000.min.js")["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/old/place/", PAGE),
        ("/old/place", PAGE),
        ("/old/place.md", TWIN),
        ("/older/", PAGE),
        ("/gone/", "/"),
        ("/gone.md", "/index.md"),
        ("/old/place/?from=mail", f"{PAGE}?from=mail"),
        ("/answers/first-answer", PAGE),
        ("/answers/first-answer?a=1&b=2", f"{PAGE}?a=1&b=2"),
        ("/answers", "/answers/"),
    ],
)
def test_what_has_moved_is_found_with_one_permanent_redirect(server: Server, path: str, target: str) -> None:
    answer = server.ask(path)
    assert (answer.status, answer["location"]) == (301, target)
    assert server.ask(target).status == 200


@pytest.mark.parametrize("path", ["/nothing", "/nothing/", "/nothing.md", "/answers/first-answer/x", "/feed.xml/", "/index.html/"])
def test_what_is_not_there_is_404_with_the_sites_own_page(server: Server, served: Served, path: str) -> None:
    answer = server.ask(path, {"Accept": "text/markdown, */*"})
    assert (answer.status, answer.form) == (404, "html")
    assert answer.body == (served.folder / "404.html").read_bytes()
    assert answer["cache-control"] == "no-cache"
    assert answer["access-control-allow-origin"] == ""
    assert '</llms.txt>; rel="llms-txt"; type="text/plain"' in answer.links


@pytest.mark.parametrize(
    "path",
    [
        "/../../../../etc/passwd",
        "/answers/../../../../../../etc/passwd",
        "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2f..%2fetc/passwd",
        "/answers/%2e%2e%2f%2e%2e%2f../etc/passwd",
        "/....//....//etc/passwd",
        "/\\..\\..\\etc\\passwd",
        "/../mkdocs.yml",
        "/../content/site.yml",
        "/assets../mkdocs.yml",
        "/.answerpress/",
        "/%00",
    ],
)
def test_no_path_leads_out_of_the_site(server: Server, path: str) -> None:
    answer = server.ask(path)
    assert answer.status in {400, 404}
    assert b"root:" not in answer.body
    assert b"site_url" not in answer.body


@pytest.mark.parametrize(
    "path", ["//answers", "//evil.example/../answers", "/answers//first-answer", "//evil.example/%2e%2e", "//evil.example"]
)
def test_no_redirect_leads_to_another_host(server: Server, path: str) -> None:
    location = server.ask(path)["location"]
    assert not location or (location.startswith("/") and not location.startswith("//")), location


@pytest.mark.parametrize("path", ["/x%0d%0aSet-Cookie:%20a=b.md", "/answers/%0d%0aX: y/", "/x%0aLink: y"])
def test_no_path_writes_a_header(server: Server, path: str) -> None:
    answer = server.ask(path.replace(" ", "%20"))
    assert "set-cookie" not in answer.headers
    assert "x" not in answer.headers
    assert "\n" not in answer["link"]


def test_a_page_and_its_twin_point_at_each_other_and_at_the_index(server: Server) -> None:
    site = {'</llms.txt>; rel="llms-txt"; type="text/plain"', '</llms.txt>; rel="describedby"; type="text/plain"'}
    site |= {'</sitemap.xml>; rel="sitemap"; type="application/xml"'}
    for page, twins in {PAGE: (TWIN, f"{PAGE}index.html.md"), "/": ("/index.md", "/index.html.md")}.items():
        assert site | {f'<{twins[0]}>; rel="alternate"; type="text/markdown"'} <= server.ask(page).links
        canonical = f'<https://help.example.com{page}>; rel="canonical"'
        for twin in twins:
            assert site | {canonical} <= server.ask(twin).links
        negotiated = server.ask(page, {"Accept": "text/markdown"}).links
        assert site | {canonical} <= negotiated
        assert not any('rel="alternate"' in link for link in negotiated)


@pytest.mark.parametrize("path", ["/llms.txt", "/sitemap.xml", "/brand-facts.json", TWIN])
def test_programs_of_other_origins_may_read_the_data(server: Server, path: str) -> None:
    assert server.ask(path)["access-control-allow-origin"] == "*"
    assert server.ask("/")["access-control-allow-origin"] == ""


def test_links_name_only_what_the_site_holds(server: Server) -> None:
    links = server.ask("/").links
    assert all(server.ask(link[1 : link.index(">")]).status == 200 for link in links)


def test_text_is_compressed_and_caches_are_told(server: Server) -> None:
    for path in ("/", "/llms.txt", "/sitemap.xml"):
        answer = server.ask(path, {"Accept-Encoding": "gzip"})
        assert answer["content-encoding"] == "gzip"
        assert "Accept-Encoding" in answer["vary"]


class TestUnderAPath:
    """The site at https://example.com/docs/, below a server that serves other things as well."""

    def test_pages_twins_and_redirects_lie_under_it(self, server_under_path: Server) -> None:
        ask = server_under_path.ask
        assert ask("/docs/", {"Accept": "text/markdown"}).form == "markdown"
        assert ask(f"/docs{PAGE}").form == "html"
        assert (ask("/docs").status, ask("/docs")["location"]) == (301, "/docs/")
        assert ask("/docs/old/place/")["location"] == f"/docs{PAGE}"
        assert ask("/docs/older.md")["location"] == f"/docs{TWIN}"
        assert ask("/docs/answers")["location"] == "/docs/answers/"

    def test_links_and_headers_name_it(self, server_under_path: Server) -> None:
        links = server_under_path.ask(f"/docs{PAGE}").links
        assert {'</docs/llms.txt>; rel="llms-txt"; type="text/plain"', f'</docs{TWIN}>; rel="alternate"; type="text/markdown"'} <= links
        assert f'<https://example.com/docs{PAGE}>; rel="canonical"' in server_under_path.ask(f"/docs{TWIN}").links
        assert '<https://example.com/docs/>; rel="canonical"' in server_under_path.ask("/docs/index.md").links
        assert server_under_path.ask("/docs/feed.xml")["content-type"] == "application/atom+xml; charset=utf-8"

    def test_what_is_missing_gets_the_page_of_the_site(self, server_under_path: Server, served: Served) -> None:
        answer = server_under_path.ask("/docs/nothing/")
        assert (answer.status, answer.body) == (404, (served.folder / "404.html").read_bytes())
        assert server_under_path.ask("/docs/.git/config").status == 404
        assert server_under_path.ask("/old/place/").status == 404


def test_nginx_leaves_what_lies_beside_the_site_alone(server_under_path: Server) -> None:
    if server_under_path.name == "nginx":
        other = server_under_path.ask("/other.html")
        assert (other.status, other["content-security-policy"]) == (200, "")


def test_nginx_speaks_of_https_where_there_is_https(server: Server) -> None:
    """RFC 6797 §7.2 wants no HSTS over http. (Caddy's file is for a site that it serves over TLS itself.)"""
    if server.name == "nginx":
        assert server.ask("/")["strict-transport-security"] == ""
        assert server.ask("/", {"X-Forwarded-Proto": "https"})["strict-transport-security"] == "max-age=31536000"
