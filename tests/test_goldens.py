"""The golden outputs of the small sites: what changes in them is the review.

``pytest --update-goldens tests/test_goldens.py`` rewrites ``tests/sites/*/expected``: read the diff, then commit it.

- ``expected/pages/``: the HTML body of every page (the theme around it is MkDocs' own affair);
- ``expected/json-ld/``: the structured data of every page, spread out;
- ``expected/site/``: every artifact, byte for byte, but for those that say once more what others say.
"""

from __future__ import annotations

import difflib
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase

import pytest

from generator.pipeline.make import Made
from generator.text.slugs import twin_of
from tests.conftest import SITES, files_of, make_site

NAMES = sorted(folder.name for folder in SITES.iterdir() if folder.is_dir())
REPEATED = (
    "*index.html.md",  # the twin, at its second address
    "*feed.json",  # feed.xml, in JSON
    "*/feed.xml",  # the entries of feed.xml, a kind each
    "*/llms-full*.txt",  # the pages of llms-full.txt, a kind each
    "api/chunks.jsonl",  # the text of the twins, in passages
    "schema/*",  # the graphs of json-ld/
    "search/*",  # words and numbers: no review could read them
)
_JSON_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.mark.parametrize("name", NAMES)
def test_a_site_is_built_as_its_goldens_say(name: str, update_goldens: bool) -> None:
    built = dict(_goldens(make_site(SITES / name)[1]))
    expected = SITES / name / "expected"
    if update_goldens:
        shutil.rmtree(expected, ignore_errors=True)
        for path, data in built.items():
            (expected / path).parent.mkdir(parents=True, exist_ok=True)
            (expected / path).write_bytes(data)
    difference = "\n".join(_difference(files_of(expected), built))
    assert not difference, f"{difference}\n\nIf this is meant: pytest --update-goldens tests/test_goldens.py"


@pytest.mark.parametrize("name", NAMES)
def test_a_twin_stands_at_both_customary_addresses(name: str) -> None:
    """``/answers/x.md`` and ``/answers/x/index.html.md``: the second is not kept as a golden."""
    artifacts = {artifact.path: artifact.data for artifact in make_site(SITES / name)[1].artifacts}
    doubles = [path for path in artifacts if path.endswith("index.html.md")]
    assert doubles
    for path in doubles:
        assert artifacts[path] == artifacts[twin_of("/" + path.removesuffix("index.html.md"))[1:]]


def _goldens(made: Made) -> Iterator[tuple[str, bytes]]:
    for page in made.pages:
        place = twin_of(page.route)[1:].removesuffix(".md")
        yield f"pages/{place}.html", page.body.encode()
        data = _JSON_LD.search(page.head)
        assert data, page.route
        yield f"json-ld/{place}.json", (json.dumps(json.loads(data[1]), ensure_ascii=False, indent=2) + "\n").encode()
    for artifact in made.artifacts:
        if not any(fnmatchcase(artifact.path, pattern) for pattern in REPEATED):
            yield f"site/{artifact.path}", artifact.data


def _difference(expected: Mapping[str, bytes], built: Mapping[str, bytes]) -> Iterator[str]:
    for path in sorted({*expected, *built}):
        old, new = expected.get(path), built.get(path)
        if old is None or new is None:
            yield f"{path}: {'new' if old is None else 'gone'}"
        elif old != new:
            lines = (old.decode(errors="replace").splitlines(), new.decode(errors="replace").splitlines())
            yield from list(difflib.unified_diff(*lines, path, path, lineterm="", n=1))[:40]
