"""A stock build of MkDocs with Material, without any of our sources: its real faults are found, and nothing else."""

from __future__ import annotations

import logging
from inspect import cleandoc
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.built import Built
from tests.audit.conftest import findings

DOCS = {
    "index.md": """\
        # Welcome

        Read the [guide](guide/start.md) or jump to the [limits](guide/limits.md#rate-limitz).

        ![A map](img/missing.png)

        <img src="https://cdn.example.net/pixel.gif">
        """,
    "guide/start.md": """\
        # Start

        Put `sk-proj-Ab12Cd34Ef56Gh78Ij90Kl12Mn34Op56Qr78St90` into the header.

        #### A heading two levels too deep

        See [nothing](../nowhere.md) and, by mistake, [the root](/help/gone/).
        """,
    "guide/limits.md": """\
        # Limits

        ## Rate limits

        Sixty requests a minute. <span id="rate-limits">Again.</span>

        ## Rate limits
        """,
    "guide/chinese.md": "# 中文说明\n\n" + "这是一段很长的中文正文，用来说明网页的语言与声明不同，读者的浏览器会选错字体。" * 12,
    "guide/plain.md": "Text without a heading.\n",
}
CONFIG = "site_name: Example help\nsite_url: https://docs.example.org/help/\ntheme:\n  name: material\n"

FAULTS = {
    "foreign-request": {"fonts.googleapis.com", "fonts.gstatic.com", "cdn.example.net"},
    "missing-description": {"5 pages have no description"},
    "published-secret": {"sk-...St90"},
    "broken-link": {"/help/guide/nowhere.md", "/help/gone/"},
    "broken-anchor": {"#rate-limitz"},
    "lost-asset": {"img/missing.png"},
    "missing-picture-text": {"pixel.gif"},
    "odd-headings": {"more than one level below"},
    "duplicate-id": {"`rate-limits`"},
    "missing-language": {"Chinese"},
    "build-dates": {"all 5 addresses"},
}
"""What is wrong with the site, by check: words that the findings tell."""


HEAD = "---\ndescription: What {} tells.\n---\n\n"
GOOD = {
    "index.md": HEAD.format("the first page") + "# One\n\nSee [the part](guide/two.md#part).\n",
    "one.md": HEAD.format("another page") + "# Another\n\n## Part\n\nSee [the same](#part).\n",
    "guide/two.md": HEAD.format("the second") + "# Two\n\n## Part\n\n!!! note\n    Text.\n\n```py\nx = 1\n```\n",
    "guide/three.md": HEAD.format("the third") + "# Three\n\n![](../a.svg) <a name='x'></a>[x](#x)\n",
    "a.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
}


def _built(project: Path, config: str, docs: dict[str, str]) -> Path:
    (project / "mkdocs.yml").write_text(config, "utf-8")
    for path, text in docs.items():
        page = project / "docs" / path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, "utf-8")
    logger = logging.getLogger("mkdocs")
    level = logger.level
    logger.setLevel(logging.ERROR)  # it warns of what is to be found
    try:
        build(load_config(str(project / "mkdocs.yml")))
    finally:
        logger.setLevel(level)
    return project / "site"


@pytest.fixture(scope="session")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    return _built(tmp_path_factory.mktemp("stock"), CONFIG, {path: cleandoc(text) for path, text in DOCS.items()})


def test_its_faults_are_found_and_nothing_else(stock: Path) -> None:
    found = findings(Built(stock))
    told = {name: [one.message for one in found if one.code.name == name] for name in sorted({one.code.name for one in found})}
    assert set(told) == set(FAULTS), told
    for name, words in FAULTS.items():
        assert [word for word in words if not any(word in message for message in told[name])] == [], told[name]
        assert [message for message in told[name] if not any(word in message for word in words)] == []


def test_the_address_of_the_site_is_found_in_its_pages(stock: Path) -> None:
    link = next(one for one in findings(Built(stock), "broken-link") if "nowhere" in one.message)
    assert "https://docs.example.org/help/guide/nowhere.md" in link.message


def test_a_site_of_the_same_theme_without_faults_is_told_of_its_dates_alone(tmp_path: Path) -> None:
    """MkDocs stamps the day of the build on its sitemap, whatever the pages are like."""
    site = _built(tmp_path, f"{CONFIG}  font: false\nmarkdown_extensions: [admonition]\n", GOOD)
    assert [one.code.name for one in findings(Built(site))] == ["build-dates"]
