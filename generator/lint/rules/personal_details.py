"""An e-mail address, telephone number, identity number or bank card number that is not the brand's stands in a source.

Personal data of customers and colleagues belongs into the ticket system, not into a repository that many can read and that
keeps all that it ever held. What site.yml lists is the brand's own, and so are role addresses (`support@`) at its domains;
`example.com` and masked forms (`138****5678`) pass. Identity and card numbers are told by their check digits.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.lint.leaks import leaks
from generator.lint.project import Files

CODE = Code("APL012", "personal-details", __doc__ or "")
ALONE = True


def check(files: Files) -> Iterator[Diagnostic]:
    """Yield personal data, wherever it stands; the message never holds it."""
    for span, secret in leaks(files, "personal"):
        article = "an" if secret.label[0] in "aei" else "a"
        hint = "remove it or mask it; what the brand publishes itself goes into site.yml"
        yield CODE.at(span, f"{article} {secret.label} that is not the brand's stands here", hint)
