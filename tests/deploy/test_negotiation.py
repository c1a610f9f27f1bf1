"""Who gets Markdown: one table for every server, and chance headers measured against a parser."""

from __future__ import annotations

import itertools
import random

import pytest

from tests.deploy.accepts import TABLE, chosen
from tests.deploy.servers import Server

pytestmark = pytest.mark.xdist_group("deploy")


@pytest.mark.parametrize(("accept", "form"), [(accept, form) for _, accept, form in TABLE], ids=[name for name, _, _ in TABLE])
def test_the_parser_itself_agrees_with_the_table(accept: str | None, form: str) -> None:
    assert chosen(accept or "") == form


@pytest.mark.parametrize("path", ["/", "/answers/first-answer/"])
def test_every_header_of_the_table_gets_its_form(server: Server, path: str) -> None:
    wrong = {}
    for name, accept, form in TABLE:
        answer = server.ask(path, {} if accept is None else {"Accept": accept})
        assert answer.status == 200, name
        assert answer.varies == {"accept"}, name
        if answer.form != form:
            wrong[name] = (accept, answer.form)
    assert wrong == {}


def test_chance_headers_get_what_a_parser_would_choose(server: Server) -> None:
    chance = random.Random(9110)
    names = ["text/markdown", "text/html", "text/*", "*/*", "text/plain", "application/json"]
    weights = ["", *(f";q={value}" for value in ("0", "0.", "0.0", "0.1", "0.12", "0.123", "0.9", "0.99", "0.999", "1", "1.0", "1.000"))]
    parameters = ["", ";charset=utf-8", " ; variant=GFM"]
    headers = [
        chance.choice([",", ", ", " , "]).join(
            f"{name}{chance.choice(parameters)}{chance.choice(weights)}" for name in chance.sample(names, chance.randint(1, 5))
        )
        for _ in range(400)
    ]
    assert {header for header in headers if server.ask("/", {"Accept": header}).form != chosen(header)} == set()


def test_weights_are_compared_as_numbers(server: Server) -> None:
    some = ["0", "0.001", "0.009", "0.01", "0.05", "0.1", "0.19", "0.2", "0.45", "0.5", "0.899", "0.9", "0.999", "1"]
    pairs = [f"text/markdown;q={one}, text/html;q={two}" for one, two in itertools.product(some, some)]
    assert [header for header in pairs if server.ask("/", {"Accept": header}).form != chosen(header)] == []


@pytest.mark.parametrize("path", ["/answers/first-answer.md", "/index.md", "/answers/first-answer/index.html.md"])
def test_a_twin_is_markdown_whoever_asks(server: Server, path: str) -> None:
    answer = server.ask(path, {"Accept": "text/html"})
    assert answer.form == "markdown"
    assert answer.varies == set()


def test_both_forms_of_an_address_are_told_apart_by_their_tags(server: Server) -> None:
    html, markdown = server.ask("/"), server.ask("/", {"Accept": "text/markdown"})
    assert html["etag"] != markdown["etag"]
    again = server.ask("/", {"Accept": "text/markdown", "If-None-Match": html["etag"]})
    assert (again.status, again.form) == (200, "markdown")
    assert server.ask("/", {"Accept": "text/markdown", "If-None-Match": markdown["etag"]}).status == 304
