"""What fuzzing starts from: good files with mutations that bytes decide, and words that have broken readers before."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

SITES = Path(__file__).resolve().parent.parent / "sites"

HOSTILE = (
    *(
        "",
        " ",
        "\n",
        "\t",
        "\\",
        "'",
        '"',
        "`",
        "|",
        ">",
        "&",
        "*",
        "!",
        "%",
        "@",
        "#",
        "- ",
        "? ",
        ": ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "~",
        "<<",
    ),
    *("{{ 7*7 }}", "{% for x in y %}", "{# c #}", "{{user_name}}", "{{ self.__init__ }}", "${x}", "%s", "{0}", "{date}"),
    *("<script>alert(1)</script>", "<img src=x onerror=a()>", "</title>", "<!--", "-->", "<![CDATA[", "]]>", "<?php a ?>", "<b/onclick=a>"),
    *("[a](javascript:b)", "[a](data:text/html,x)", "[a](VBScript:b)", "<javascript:a>", "[a](//b)", "![a](../../etc/passwd)", "[a](\n"),
    *("[a](term:gateway)", "<term:gateway>", "<fact:api_base>", "<fact:none>", "[a](answer:none)", "[a](#x)", "[a]: javascript:b"),
    *(
        "../",
        "..\\",
        "/etc/passwd",
        "CON",
        "NUL",
        "com1",
        "con.yml",
        "a/../../b",
        ".",
        "..",
        "%2e%2e%2f",
        "file:///etc/passwd",
        "\\\\host\\x",
    ),
    *(
        "\u0000",
        "\u0007",
        "\u200b",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\u2028",
        "\ud7ff",
        "\ufffe",
        "\U000e0001",
        "𠮷",
        "e\u0301",
        "\u0600" * 3,
    ),
    *(
        "中" * 200,
        "，" * 50,
        "[" * 300,
        "(" * 300,
        "> " * 150,
        "- " * 150,
        "*" * 301,
        "_" * 300,
        "`" * 300,
        "~" * 300,
        "|" * 300,
        "![" * 150,
    ),
    *(
        "a: &a [1]",
        "*a",
        "<<: *a",
        "!!python/object:os.system x",
        "!!binary aGk=",
        "0x1F",
        "1e999",
        "-.inf",
        ".nan",
        "12:30:45",
        "2026-02-31",
    ),
    *("9" * 400, "1.10", "0001-01-01", "9999-12-31", "true", "no", "null", "---", "...", "--- |", "%YAML 1.2", "?\n", ":\n", "-\n"),
    *("(a+)+$", "(.*)*x", "(?:a|a)*b", "([a-z]+)*!", "(", "[", "\\", "(?P<a>", "\\1", "{99999}", "a{1,99999}{1,9999}", "(?i)x"),
    *(
        "faq:basics#how-long",
        "answer:where-is-key",
        "kind:slug",
        "#",
        "faq:x#y#z",
        "a:b:c",
        ":",
        "term:",
        "support",
        "2099-01-01",
        "published",
    ),
)


class Bytes:
    """Deals out decisions from bytes, from the front; when they are used up, always the first choice."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    @property
    def left(self) -> int:
        """How many bytes have not been used."""
        return max(0, len(self._data) - self._at)

    def number(self, below: int) -> int:
        """Return a number from 0 up to, without, ``below``."""
        width = 1 if below <= 256 else 3
        taken = self._data[self._at : self._at + width]
        self._at += width
        return int.from_bytes(taken, "little") % below if below else 0

    def choice(self, items: Sequence[str]) -> str:
        """Return one of the items."""
        return items[self.number(len(items))]

    def text(self) -> str:
        """Return a hostile word, or some bytes as text."""
        if self.number(3):
            return self.choice(HOSTILE)
        length = self.number(64)
        taken = self._data[self._at : self._at + length]
        self._at += length
        return taken.decode("utf-8", "replace" if self.number(4) else "surrogateescape").encode("utf-8", "replace").decode()

    def rest(self) -> bytes:
        """Return what is left."""
        taken, self._at = self._data[self._at :], len(self._data)
        return taken


@cache
def project_files(name: str = "all-kinds") -> dict[str, str]:
    """Return the text files of a small site, by path."""
    root = SITES / name
    paths = [path for path in sorted(root.rglob("*.yml")) if "expected" not in path.parts]
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in paths}


def mutated(text: str, source: Bytes, most: int = 6) -> str:
    """Return a text of lines after a few changes: words put into values, lines removed, doubled, moved, indented."""
    lines = text.split("\n")
    for _ in range(1 + source.number(most)):
        place = source.number(len(lines))
        line = lines[place]
        match source.number(9):
            case 0:
                del lines[place]
                lines = lines or [""]
            case 1:
                lines.insert(place, line)
            case 2:
                lines[place] = "  " + line
            case 3:
                lines[place] = source.text() + line
            case 4:
                lines.insert(source.number(len(lines)), lines.pop(place))
            case 5:
                cut = source.number(len(line) + 1)
                lines[place] = line[:cut] + source.text() + line[cut:]
            case 6:
                key, colon, _ = line.partition(": ")
                lines[place] = f"{key}{colon}{source.text()}"
            case _:
                key, colon, _ = line.partition(": ")
                lines[place] = f"{key}{colon}{json.dumps(source.text(), ensure_ascii=False)}"  # in quotes: any text as a value
    return "\n".join(lines)


def mutated_bytes(data: bytes, source: Bytes, most: int = 6) -> bytes:
    """Return bytes after a few changes anywhere."""
    changed = bytearray(data)
    for _ in range(1 + source.number(most)):
        place = source.number(len(changed) + 1)
        match source.number(5):
            case 0:
                del changed[place : place + 1 + source.number(64)]
            case 1:
                changed[place:place] = source.text().encode()
            case 2:
                changed[place : place + 8] = source.text().encode()
            case 3:
                changed[place:place] = bytes([source.number(256)])
            case _:
                other = source.number(len(changed) + 1)
                changed[place:place] = changed[other : other + source.number(256)]
    return bytes(changed)
