"""Templates of macros say what Jinja2 makes of them, however they are compiled."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import jinja2
import pytest
from markupsafe import Markup

from generator.macros import MacroEnvironment, Templates
from generator.model.site import Labels

LABELS = Labels("en", {"a.b": "<A> & B", "dated": "on {date}"})

SAME = {
    "values": "{{ text }} {{ safe }} {{ 1 }} {{ 1.5 }} {{ none }} {{ day }} {{ [text] }} {{ text ~ safe }}",
    "a call by name": "{% macro m(a, b=2) %}{{ a }}/{{ b }}{% endmacro %}{{ m(text) }}{{ m(a=text, b=3) }}",
    "a call of what is unpacked": "{% macro m(a, b=2) %}{{ a }}/{{ b }}{% endmacro %}{{ m(*[1, 2]) }}{{ m(**{'a': safe}) }}",
    "a macro inside another": "{% macro b(x) %}<b>{{ x }}</b>{% endmacro %}{% macro n(x) %}{{ b(b(x)) }}{% endmacro %}{{ n(text) }}",
    "a macro as a value": "{% macro b(x) %}<b>{{ x }}</b>{% endmacro %}{% set by_name = {'b': b} %}{{ by_name['b'](text) }}",
    "arguments that have no name": "{% macro m() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, b=text) }}",
    "a call with a text": "{% macro m() %}<b>{{ caller() }}</b>{% endmacro %}{% call m() %}<i>{{ text }}</i>{% endcall %}",
    "one that lacks an argument": "{% macro m(a, b) %}{{ a }}{{ b is defined }}{% endmacro %}{{ m(1) }}",
    "blocks of text": "{% set x %}<i>{{ text }}</i>{% endset %}{{ x }}{% filter upper %}{{ text }}{% endfilter %}",
    "loops": "{% for a in range(3) %}{{ loop.index }}{{ loop.cycle(text, safe) }}{% else %}none{% endfor %}",
    "escaping turned off": "{% macro b(x) %}<b>{{ x }}</b>{% endmacro %}{% autoescape false %}{{ text }}{{ b(text) }}{% endautoescape %}",
    "labels": "{{ labels('a.b') }} {{ labels('dated', date=day) }} {{ labels('dated') }} {{ labels('a' ~ '.b') }} {{ labels(*['a.b']) }}",
    "labels as something else": "{% macro m(labels) %}{{ labels('a.b') }}{% endmacro %}{{ m(shout) }}",
    "methods": "{{ text.replace('<', '&') }}{{ safe.replace('b', '<') }}{{ {'a': text}.items() | list }}",
}
FAULTS = [
    "{{ nothing }}",
    "{{ text.nothing }}",
    "{{ text.nothing() }}",
    "{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}",
    "{{ nothing() }}",
]
VALUES: dict[str, Any] = {
    "text": "<\"text\"> & 'more'",
    "safe": Markup("<b>safe</b>"),
    "day": datetime.date(2026, 11, 22),
    "shout": str.upper,
}


def environments(folder: Path, source: str, *, autoescape: bool) -> list[jinja2.Environment]:
    """Our environment and Jinja2's own, with a template."""
    (folder / "made.j2").write_text(source, "utf-8")
    ours = MacroEnvironment(Templates((folder,)), LABELS, autoescape=autoescape)
    plain = jinja2.Environment(loader=jinja2.FileSystemLoader(folder), autoescape=autoescape, undefined=jinja2.StrictUndefined)
    plain.globals["labels"] = LABELS
    return [ours, plain]


@pytest.mark.parametrize("autoescape", [True, False])
@pytest.mark.parametrize("source", SAME.values(), ids=SAME)
def test_a_template_says_what_jinja_says(tmp_path: Path, source: str, autoescape: bool) -> None:
    ours, plain = [found.get_template("made.j2").render(VALUES) for found in environments(tmp_path, source, autoescape=autoescape)]
    assert ours == plain


@pytest.mark.parametrize("source", FAULTS)
def test_what_is_wrong_is_told_as_jinja_tells_it(tmp_path: Path, source: str) -> None:
    told = []
    for found in environments(tmp_path, source, autoescape=True):
        with pytest.raises(jinja2.UndefinedError) as raised:
            found.get_template("made.j2").render(VALUES)
        told.append(raised.value.message)
    assert told[0] == told[1]


def test_more_arguments_than_a_macro_has_are_refused(tmp_path: Path) -> None:
    for found in environments(tmp_path, "{% macro m(a) %}{% endmacro %}{{ m(1, 2) }}", autoescape=True):
        with pytest.raises(TypeError, match="takes not more than 1 argument"):
            found.get_template("made.j2").render()


def test_a_label_is_looked_up_once(tmp_path: Path) -> None:
    ours, _ = environments(tmp_path, "{{ labels('a.b') }}", autoescape=True)
    template = ours.get_template("made.j2")
    ours.globals["labels"] = template.globals["labels"] = None
    assert template.render() == "&lt;A&gt; &amp; B"


def test_a_template_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "part.j2").write_text("part", "utf-8")
    (tmp_path / "made.j2").write_text("made: {% include 'part.j2' %}", "utf-8")
    templates = Templates((tmp_path,))
    assert templates.sources("made.j2") == ["made: {% include 'part.j2' %}", "part"]
    (tmp_path / "part.j2").write_text("edited since", "utf-8")
    assert MacroEnvironment(templates, LABELS, autoescape=True).get_template("made.j2").render() == "made: part"
