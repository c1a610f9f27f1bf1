"""The project that MkDocs with Material, and Zensical, build: the same Markdown, the same settings."""

from __future__ import annotations

from pathlib import Path

from bench.corpus.plan import Plan
from bench.peers.tree import FOLDERS, LABELS, by_section, front_matter, pages, stem

CONFIG = """\
site_name: 示例帮助中心
site_url: https://help.example.com/
theme:
  name: material
  language: zh
  font: false
  features: [navigation.prune, navigation.indexes, navigation.top, toc.follow, content.code.copy]
plugins:
  - search:
      lang: zh
markdown_extensions:
  - tables
  - fenced_code
  - attr_list
  - toc:
      permalink: true
"""


def edited(plan: Plan) -> str:
    return f"docs/{stem(plan.places[plan.edited])}.md"


def route(plan: Plan) -> str:
    return f"/{stem(plan.places[plan.edited])}/"


def write(plan: Plan, folder: Path) -> None:
    docs = folder / "docs"

    def link(id_: str, anchor: str) -> str:
        if id_ == "page:contact":
            return "../../contact.md"
        return f"../../{stem(plan.by_id[id_])}.md" + (f"#{anchor}" if anchor else "")

    pages(
        plan,
        docs,
        link,
        lambda place, fields: {"title": place.title, "description": fields["description"]},
        heading=True,
    )
    for kind, topics in by_section(plan).items():
        listed = "\n".join(f"- [{topic}]({topic}/index.md)" for topic in topics)
        (docs / FOLDERS[kind] / "index.md").write_text(front_matter({"title": LABELS[kind]}) + f"# {LABELS[kind]}\n\n{listed}\n")
        for topic, places in topics.items():
            listed = "\n".join(f"- [{place.title}]({place.slug}.md)" for place in places)
            (docs / FOLDERS[kind] / topic / "index.md").write_text(front_matter({"title": topic}) + f"# {topic}\n\n{listed}\n")
    (docs / "contact.md").write_text("# 联系支持\n\n写明请求编号、请求时间和看到的现象。\n")
    kinds = "\n".join(f"- [{LABELS[kind]}]({FOLDERS[kind]}/index.md)" for kind in by_section(plan))
    (docs / "index.md").write_text(f"# 示例帮助中心\n\n{kinds}\n")
    (folder / "mkdocs.yml").write_text(CONFIG)
