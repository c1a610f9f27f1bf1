"""The formats agree on hard Markdown too: in every field of every kind, a list, code, a table or a quotation before or after the text.

It is where labels, cells and list items, which are lines, meet texts that are not.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from generator.audit.agreement import compare
from generator.built import Built
from tests.agreement.conftest import words_of
from tests.conftest import SITES, run_build
from tests.injection import Injected, _Quoted, inject

LINE = "a | b `c` *d*"
CODE = "````\n```\n\n\n\n    x"
LISTS = """

- one

  more
- two
  1. deep

> said
> > again

10. ten
11. eleven

    ```
    code
    ```
"""
WORDS = """

| a | b |
| --- | --- |
| `x` \\| y | *c* |

---

hard\\
break &amp; `two  spaces` ~~gone~~ ***both*** `` ` `` <https://example.com/?a=1&b=2> **“强调”**后

```py
x = "|"



# after empty lines
```
"""
CASES = {
    "lists after": Injected(LINE, LISTS, CODE),
    "words, a table and code after": Injected(LINE, WORDS, CODE),
    "code that is left open": Injected(LINE, "\n\n~~~~\n- open\n~~~", CODE),
    "code that is left open in a list": Injected(LINE, "\n\n- ~~~~\n  ~~~", CODE),
    "a list before": Injected(LINE, "- one\n- two\n  - deep\n\n", CODE, before=True),
    "numbers before": Injected(LINE, "3) one\n4) two\n\n", CODE, before=True),
    "code before": Injected(LINE, "```py\nx\n\n\n\ny\n```\n\n", CODE, before=True),
    "indented code before": Injected(LINE, "    code\n\n    more\n\n", CODE, before=True),
    "a table before": Injected(LINE, "| a | b |\n| --- | --- |\n| c | `d` |\n\n", CODE, before=True),
    "a quotation before": Injected(LINE, "> said\n>\n> - again\n\n", CODE, before=True),
}


@pytest.mark.parametrize("case", CASES)
def test_all_formats_agree(case: str, tmp_path: Path) -> None:
    project = inject(SITES / "all-kinds", tmp_path / "site", CASES[case])
    _same_name(project)
    _without_desks(project)
    status, output = run_build(project)
    assert status == 0, output
    found = compare(Built(project / "site"), words_of("zh-CN"))
    assert "\n".join(map(str, found.differences[:10])) == ""
    assert found.fields > 300 * found.pages


def _same_name(project: Path) -> None:
    """The home page has the name that MkDocs knows in its head, the brand's in its body: make them the same again."""
    name = yaml.safe_load((project / "content" / "site.yml").read_text("utf-8"))["name"]
    config = project / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("site_name: 示例云帮助中心", f"site_name: {json.dumps(name, ensure_ascii=False)}"), "utf-8")


def _without_desks(project: Path) -> None:
    """Take out what is held against the exact words of a reply: the placeholders of help desks, and what a filled reply must hold."""
    (project / "content" / "desks.yml").unlink(missing_ok=True)
    for path in (project / "content" / "templates").glob("*.yml"):
        value = yaml.safe_load(path.read_text("utf-8"))
        value.pop("cases", None)
        path.write_text(yaml.dump(value, Dumper=_Quoted, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")
