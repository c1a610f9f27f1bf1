"""What fuzzing has found: inputs that broke a law once, by target. They are run by every test run."""

from __future__ import annotations

FINDS: tuple[tuple[str, bytes], ...] = (
    ("markdown", b"\x1a\n>o\n\x0b"),  # a line end with nothing after it, in a block that begins after another
    ("markdown", b"=\n\n\n)-\n\x0c"),
    ("markdown", b"5?<<<\t~5\nE\n\x0c"),
    ("markdown", b"[" * 9_000 + b"a" + b"](b)" * 2_000),  # each link that goes makes one of the next bracket
    ("markdown", b"[![" * 3_000 + b"a" + b"](b)](c)" * 2_000),
    ("markdown", b"![" * 3_300 + b"a" + b"](b)" * 3_300),
    ("settings", b"\x00" + b"a: " + b"[" * 2_000),
    ("settings", b'\x00site_url: https://a.b/\ndocs_dir: "a\\0b"\n'),
    ("settings", b"\x00site_url: https://a.b/\ndocs_dir: " + b"a" * 400 + b"\n"),
    ("settings", b"\x00site_url: https://a.b/\nplugins:\n  - answerpress:\n      templates: " + b"a" * 400 + b"\n"),
    ("settings", b'\x00site_url: https://a.b/\nplugins:\n  - answerpress:\n      baseline: "a\\0b"\n'),
    ("settings", b"\x00site_url: https://a.b/\nplugins:\n  - answerpress: [1]\n"),
    ("settings", b"\x00site_url: https://a.b/\nplugins: 5\n"),
    ("settings", b"\x00site_url: https://a.b/\ndocs_dir: 2026-02-31\n"),
    (
        "settings",
        b"\x00a: &a [1,1,1,1,1,1,1,1]\n"
        + b"".join(b"%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n" % (n, n, *[n - 1] * 8) for n in range(98, 110))
        + b"site_url: https://a.b/\ndocs_dir: *m\n",
    ),
    ("arguments", bytes([0, 1, 84, 1, 84, 1, 84, 9])),
)
