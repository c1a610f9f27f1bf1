"""The floor: what a page costs when nothing is done that can be left out.

python -m bench.floor CONTENT OUT
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import yaml
from jinja2 import Environment

PAGE = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>{{ fields.title }}</title>
<meta name="description" content="{{ fields.description }}">
<script type="application/ld+json">{{ head|safe }}</script></head>
<body><main><h1>{{ fields.title }}</h1>
{%- macro show(value) %}{% if value is mapping %}{% for name, item in value.items() %}<h2>{{ name }}</h2>{{ show(item) }}{% endfor %}
{%- elif value is string or value is number %}<p>{{ value }}</p>
{%- else %}<ul>{% for item in value %}<li>{{ show(item) }}</li>{% endfor %}</ul>{% endif %}{% endmacro %}
{{- show(body) }}</main></body></html>
"""
PRIVATE = {"internal", "published", "updated", "review_by", "revisions", "sources", "title", "description"}


def main() -> None:
    content, out = Path(sys.argv[1]), Path(sys.argv[2])
    page = Environment(autoescape=True).from_string(PAGE)
    for file in sorted(content.glob("*/*.yml")):
        fields = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)  # a SafeLoader in C
        head = {"@context": "https://schema.org", "@type": "TechArticle", "name": fields["title"], "description": fields["description"]}
        body = {name: value for name, value in fields.items() if name not in PRIVATE}
        folder = out / file.parent.name / file.stem
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(page.render(fields=fields, body=body, head=json.dumps(head, ensure_ascii=False)))


if __name__ == "__main__":
    main()
