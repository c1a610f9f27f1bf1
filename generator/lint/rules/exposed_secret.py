"""A complete key, token, password or private key stands in a source: in a field, a private note, a comment or a hand-written page.

Whoever reads the repository can use it, and a build may publish it. Told are the shapes of `key_shapes` in policy.yml, keys of
well-known providers, JSON Web Tokens, signed addresses, passwords in addresses and private keys; masked forms such as
`sk-...9a2f` and words that stand for a key pass. Disable the key first: it stays in the history of the repository. Then mask it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.leaks import leaks
from generator.lint.project import Files

CODE = Code("APL011", "exposed-secret", __doc__ or "")
ALONE = True


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield complete keys, wherever they stand; the message never holds one."""
    example = files.policy.masking.example if files.policy else "sk-...9a2f"
    for span, secret in leaks(files, "key"):
        yield CODE.at(span, f"a complete key stands here: {secret.label}", f"disable the key, then write it masked, as `{example}`")
