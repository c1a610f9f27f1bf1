"""Complete keys and tokens: the shapes of the site's policy, those of well-known providers, and detect-secrets' own.

A shape names letters that must stand in a text before its pattern is tried at all: most texts hold none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import Any, Literal, NamedTuple, Protocol

from generator.secrets.masks import is_stand_in
from generator.secrets.reading import FOREIGN, Reading, joined, read

_ONE_WORD = 160
"""A line no longer than this is also read without its spaces: a key may have been broken up."""


Where = Literal["in", "beside", "anywhere"]


class LabelledPattern(Protocol):
    """What a shape of a policy is, wherever it was read."""

    @property
    def label(self) -> str:
        """Whose keys look like that."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """What a complete key matches and a masked one does not."""


class Shape(NamedTuple):
    """The shape of a complete key; one of ``anchors`` stands in every key, or any text is looked at.

    ``where`` tells where: in a long word without a blank that the key is, beside such a word, or anywhere.
    """

    label: str
    pattern: re.Pattern[str]
    anchors: tuple[str, ...] = ()
    where: Where = "in"


def _shape(label: str, pattern: str, *anchors: str, where: Where = "in") -> Shape:
    return Shape(label, re.compile(rf"(?<![A-Za-z0-9_]){pattern}(?![A-Za-z0-9_])"), anchors, where)


PROVIDERS: tuple[Shape, ...] = (
    _shape("an API key that begins with sk-", r"sk-[A-Za-z0-9_-]{19,}[A-Za-z0-9]", "sk-"),
    _shape("an API key that begins with AIza (Google)", r"AIza[0-9A-Za-z_-]{35}", "AIza"),
    _shape("a Google OAuth secret", r"GOCSPX-[0-9A-Za-z_-]{28}", "GOCSPX-"),
    _shape("a Google access token", r"ya29\.[0-9A-Za-z_-]{20,}", "ya29."),
    _shape("an Alibaba Cloud AccessKey ID", r"LTAI[A-Za-z0-9]{12,20}", "LTAI"),
    _shape("a Tencent Cloud SecretId", r"AKID[A-Za-z0-9]{32}", "AKID"),
    _shape("a Volcengine access key", r"AKLT[A-Za-z0-9_-]{20,}", "AKLT"),
    _shape("a Zhipu API key", r"[0-9a-f]{32}\.[A-Za-z0-9]{16}", "."),
    _shape("a GitHub token", r"github_pat_[A-Za-z0-9_]{36,}", "github_pat_"),
    _shape("a Slack app token", r"xapp-\d-[A-Za-z0-9-]{20,}", "xapp-"),
    _shape("a Hugging Face token", r"hf_[A-Za-z0-9]{30,}", "hf_"),
    _shape("a Replicate token", r"r8_[A-Za-z0-9]{37}", "r8_"),
    _shape("a Groq key", r"gsk_[A-Za-z0-9]{40,}", "gsk_"),
    _shape("an xAI key", r"xai-[A-Za-z0-9]{40,}", "xai-"),
    _shape("a Perplexity key", r"pplx-[A-Za-z0-9]{40,}", "pplx-"),
    _shape("an npm token", r"npm_[A-Za-z0-9]{36}", "npm_"),
    _shape("a Docker token", r"dckr_(?:pat|oat)_[A-Za-z0-9_-]{20,}", "dckr_"),
    _shape("a DigitalOcean token", r"do[opr]_v1_[0-9a-f]{64}", "_v1_"),
    _shape("a Notion token", r"(?:ntn_|secret_)[A-Za-z0-9]{40,}", "ntn_", "secret_"),
    _shape("a Linear key", r"lin_(?:api|oauth)_[A-Za-z0-9]{32,}", "lin_"),
    _shape("a Postman key", r"PMAK-[0-9a-f]{24}-[0-9a-f]{34}", "PMAK-"),
    _shape("a Supabase token", r"sb[pv]_[0-9a-f]{40}", "sbp_", "sbv_"),
    _shape("a Shopify token", r"shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}", "shpat_", "shpca_", "shppa_", "shpss_"),
    _shape("a Stripe test key", r"[rs]k_test_[0-9a-zA-Z]{24,}", "k_test_"),
    _shape("a signing secret of a web hook", r"whsec_[A-Za-z0-9+/=]{24,}", "whsec_"),
    _shape("a Mailgun key", r"key-[0-9a-f]{32}", "key-"),
    _shape("a Feishu bot address", r"open\.(?:feishu\.cn|larksuite\.com)/open-apis/bot/v2/hook/[0-9a-f-]{30,}", "/bot/v2/hook/"),
    _shape("a WeCom bot address", r"qyapi\.weixin\.qq\.com/cgi-bin/webhook/send\?key=[0-9a-f-]{30,}", "webhook/send?key="),
    _shape("a DingTalk bot address", r"oapi\.dingtalk\.com/robot/send\?access_token=[0-9a-f]{40,}", "robot/send?access_token="),
    _shape("a JSON Web Token", r"eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}", "eyJ"),
    _shape(
        "a token in a request header",
        r"(?i:bearer|token)[ \t]+(?=[A-Za-z._~+/-]*\d)[A-Za-z0-9._~+/-]{24,}=*",
        "earer",
        "EARER",
        "oken",
        where="beside",
    ),
    _shape(
        "a password in a request header",
        r"(?i:basic)[ \t]+(?=[A-Za-z+/]*\d)[A-Za-z0-9+/]{16,}=*",
        "asic",
        "ASIC",
        where="beside",
    ),
    _shape(
        "a token in an address",
        r"(?<=[?&])(?i:access_token|auth_token|token|api_?key|key|sig|signature|x-amz-signature|x-oss-signature)"
        r"=(?=[A-Za-z%._~+/-]*\d)[A-Za-z0-9%._~+/-]{16,}=*",
        "=",
    ),
    Shape(
        "a private key",
        re.compile(
            r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----(?:\s|\\n|[\"'|+]|[A-Za-z-]+: [^\n]*\n)*(?=[A-Za-z0-9+/=]{8})"
            r"[A-Za-z0-9+/=\s\\\"']*(?:-----END (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----)?"
        ),
        ("PRIVATE KEY",),
        "anywhere",
    ),
    Shape("a PuTTY private key", re.compile(r"PuTTY-User-Key-File-[23]: \S+"), ("PuTTY-User-Key-File",), "anywhere"),
)
"""Keys of well-known providers that detect-secrets does not tell, or tells without a place where it ends."""

DETECTORS: tuple[tuple[str, Where, tuple[str, ...]], ...] = (
    ("aws", "in", ("AKIA", "ASIA", "ABIA", "ACCA", "A3T")),
    ("aws", "beside", ("aws", "AWS")),
    ("azure_storage_key", "in", ("AccountKey=",)),
    ("basic_auth", "anywhere", ("://",)),
    ("discord", "in", (".",)),
    ("github_token", "in", ("ghp_", "gho_", "ghu_", "ghs_", "ghr_")),
    (
        "gitlab_token",
        "in",
        ("glpat-", "gldt-", "glft-", "glsoat-", "glrt-", "GR1348941", "glcbt-", "glimt-", "glptt-", "glagent-", "gloas-"),
    ),
    ("mailchimp", "in", ("-us",)),
    ("npm", "anywhere", (":_authToken",)),
    ("pypi_token", "in", ("pypi-Ag",)),
    ("sendgrid", "in", ("SG.",)),
    ("slack", "anywhere", ("xox", "hooks.slack.com")),
    ("square_oauth", "in", ("sq0csp-",)),
    ("stripe", "in", ("k_live_",)),
    ("telegram_token", "in", (":AA",)),
    ("twilio", "in", ("AC", "SK")),
)
"""Plugins of detect-secrets that know a form, and what stands where in it. Those that guess (entropy, names of variables, any IP
address) cry wolf in prose about keys; artifactory's is a word of three letters. They are loaded when a text needs them."""

_NEEDS = {
    "aws": re.compile(r"(?:A3T[A-Z0-9]|ABIA|ACCA|AKIA|ASIA)[0-9A-Z]{16}|(?i:aws).{0,60}?['\"][0-9a-zA-Z/+]{40}"),
    "basic_auth": re.compile(r"://[^\s/@:]*:[^\s@/]+@"),
    "discord": re.compile(r"[MNO][\w-]{23,25}\.[\w-]{6}\.[\w-]{27}"),
    "mailchimp": re.compile(r"[0-9a-z]{32}-us"),
    "telegram_token": re.compile(r"\d{8,10}:AA[\w-]{33}"),
    "twilio": re.compile(r"(?:AC|SK)[a-z0-9]{32}"),
}
"""A cheap look before a plugin is loaded whose letters stand in many texts."""

_SHORTEST = 16
"""Characters of the shortest word, up to the next blank or foreign letter, that can be a key with its anchor."""
_LONG_WORD = re.compile(r"""[ '"](?:[A-Za-z0-9+/]{16}|[A-Za-z0-9._~+/-]{24})""")
"""Stands in every key that has its anchor beside it, behind a blank or a quotation mark."""


def _looks(where: Where) -> list[tuple[str, Shape | str]]:
    """Return the anchors that stand there, with the shapes and the names of plugins that they are of."""
    shapes = [(anchor, shape) for shape in PROVIDERS if shape.where == where for anchor in shape.anchors]
    return [*shapes, *((anchor, name) for name, place, anchors in DETECTORS if place == where for anchor in anchors)]


_IN, _BESIDE, _ANYWHERE = _looks("in"), _looks("beside"), _looks("anywhere")


class Found(NamedTuple):
    """A key in a reading: the label of its shape, and where it stands."""

    label: str
    start: int
    end: int


def keys_in(reading: Reading, shapes: Sequence[LabelledPattern]) -> Iterator[Found]:
    """Yield the complete keys of a reading, by the policy's shapes first; what only stands for a key is passed over."""
    plain = reading.plain
    for shape in shapes:
        if beginning(shape.pattern.pattern) in plain or shape.pattern.flags & re.IGNORECASE:
            yield from _matches(shape.label, shape.pattern, plain)
    for kind in _suspected(plain):
        if isinstance(kind, Shape):
            yield from _matches(kind.label, kind.pattern, plain)
        else:
            label, patterns = _detector(kind)
            for pattern in patterns:
                yield from (found for found in _matches(label, pattern, plain) if _stands_alone(plain, found))


def _suspected(plain: str) -> Iterator[Shape | str]:
    """Yield the shapes and the plugins whose keys may stand in a text: all of them are looked for in a few looks at its long words."""
    words = " ".join(["", *[word for word in plain.replace(FOREIGN, " ").split() if len(word) >= _SHORTEST]])
    for kind in dict.fromkeys([kind for anchor, kind in _IN if anchor in words]):
        need = kind.pattern if isinstance(kind, Shape) else _NEEDS.get(kind)
        if need is None or need.search(words):
            yield kind
    looks = (*_ANYWHERE, *_BESIDE) if _LONG_WORD.search(words) else _ANYWHERE
    for kind in dict.fromkeys([kind for anchor, kind in looks if anchor in plain]):
        if kind not in _NEEDS or _NEEDS[kind].search(plain):
            yield kind


@cache
def beginning(pattern: str) -> str:
    r"""Return letters that every match of a pattern begins with, as far as that is plain to see.

    >>> beginning(r"\bsk-[a-z]+"), beginning(r"(?:ab|cd)x"), beginning("abc?d"), beginning("ab|cd")
    ('sk-', '', '', '')
    """
    match = re.match(r"(?:\\b)?([A-Za-z0-9_-]+)(?![A-Za-z0-9_?*+{-])", pattern)
    return match[1] if match and "|" not in pattern else ""


def _matches(label: str, pattern: re.Pattern[str], plain: str) -> Iterator[Found]:
    for match in pattern.finditer(plain):
        if match[0] and not is_stand_in(match[0]) and not _is_cut(plain, match.end()):
            yield Found(label, *match.span())


def _is_cut(plain: str, end: int) -> bool:
    """Tell whether dots or stars follow: the shape took the kept beginning of a masked key for a whole one."""
    return plain.startswith(("...", "**"), end)


def _stands_alone(plain: str, found: Found) -> bool:
    before, after = plain[found.start - 1 : found.start], plain[found.end : found.end + 1]
    return not (before.isalnum() and plain[found.start].isalnum()) and not (after.isalnum() and plain[found.end - 1].isalnum())


@cache
def _detector(name: str) -> tuple[str, tuple[re.Pattern[str], ...]]:
    """Return the name and the patterns of a plugin of detect-secrets."""
    module = import_module(f"detect_secrets.plugins.{name}")
    plugin: Any = next(
        value
        for value in vars(module).values()
        if isinstance(value, type) and value.__module__ == module.__name__ and hasattr(value, "denylist")
    )
    return f"a secret ({plugin.secret_type})", tuple(plugin.denylist)


def broken_up(reading: Reading, shapes: Sequence[LabelledPattern]) -> Iterator[tuple[str, int, int]]:
    """Yield (label, start, end), in the original text, of the policy's keys that are written with spaces in short lines."""
    apart = reading.plain.replace(" ", "").replace("\t", "")
    if not any(shape.pattern.search(apart) for shape in shapes if beginning(shape.pattern.pattern) in apart):
        return
    start = 0
    for line in reading.plain.split("\n"):
        end = start + len(line)
        if len(line) <= _ONE_WORD and any(character in line for character in " \t"):
            whole = joined(reading, start, end)
            for shape in shapes:
                for match in filter(lambda found: found[0], shape.pattern.finditer(whole.plain)):
                    first, last = whole.span(*match.span())
                    if _looks_broken(reading.plain[start:end], match[0]) and not is_stand_in(match[0]):
                        yield shape.label, first, last
        start = end + 1


def _looks_broken(line: str, words: str) -> bool:
    """Tell whether a line holds pieces of a key rather than words: letters mixed with digits, or single ones."""
    pieces = [piece for piece in re.findall(r"[A-Za-z0-9_-]+", line) if piece in words]
    odd = [piece for piece in pieces if len(piece) == 1 or (re.search(r"\d", piece) and re.search(r"[A-Za-z]", piece))]
    return len(pieces) > 1 and 2 * sum(map(len, odd)) > sum(map(len, pieces))


def complete_key(shapes: Sequence[LabelledPattern], text: str) -> str | None:
    """Return the label of the first of ``shapes`` that a complete key in a text has, however it is written.

    For what somebody hands in: a short text is read without its spaces too, and a stand-in for a key is one.
    """
    reading = read(text)
    forms = [reading.plain]
    if len(reading.plain) <= _ONE_WORD:
        forms.append(joined(reading, 0, len(reading.plain)).plain)
    return next((shape.label for shape in shapes for form in forms if shape.pattern.search(form)), None)
