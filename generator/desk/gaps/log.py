"""Logs of tickets and searches: CSV, JSON Lines or mbox to frozen tickets that hold no secret.

Only the columns that are asked for are read: names, addresses and everything else of a ticket is never looked at.
"""

from __future__ import annotations

import datetime
import email.policy
import email.utils
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any

from generator.desk.reading import Row, from_csv, from_json
from generator.desk.target import NotADumpError
from generator.secrets import Known, secrets

FORMATS = ("csv", "jsonl", "mbox")
_SUFFIXES = {".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl", ".mbox": "mbox"}
TEXT_NAMES = (
    "subject",
    "title",
    "question",
    "query",
    "q",
    "description",
    "body",
    "content",
    "text",
    "message",
    "主题",
    "标题",
    "问题",
    "内容",
    "描述",
)
DATE_NAMES = ("created_at", "created", "date", "time", "timestamp", "时间", "日期", "创建时间")
AGENT_NAMES = ("agent_reply", "reply", "answer", "response", "回复", "客服回复")
BLANK = "█"
"""What stands where a secret stood."""
_BEHIND = r"(?=[!-~]*\d)[!-~]{6,}"
_LIKE_SECRETS = re.compile(
    r"(?<![A-Za-z0-9])(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]{24,}|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b"
    rf"|(?:密码|口令|验证码|passw(?:or)?d|passcode|\bpwd|微信号?|wechat|\bqq号?)[ \t]*(?:[:：=是为][ \t]*)?{_BEHIND}"
    rf"|(?:密钥|\bkey|token|secret)[ \t]*[:：=是为][ \t]*{_BEHIND}",
    re.IGNORECASE,
)
"""What nobody can be sure of: in a page these would be false alarms, in a log of tickets blanking too much does no harm."""
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})")
_MOST_TEXT = 4_000


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a log has what; empty names are looked for by the usual ones."""

    text: tuple[str, ...] = ()
    date: str = ""
    agent: str = ""


@dataclass(frozen=True, slots=True)
class Ticket:
    """What one person asked. Every text in it is blanked."""

    number: int
    lines: tuple[str, ...]
    agent: str = ""
    day: datetime.date | None = None

    @property
    def title(self) -> str:
        """The first line, shortened: what stands for the ticket in a report."""
        first = " ".join(self.lines[0].split()) if self.lines else ""
        return first if len(first) <= 80 else first[:80] + "…"  # noqa: PLR2004


def blanked(text: str, known: Known) -> str:
    """Return a text with every key and all personal data blanked out, each as a whole."""
    sure = ((secret.start, secret.end) for secret in secrets(text, known))
    pieces, end = [], 0
    for first, last in sorted([*sure, *(match.span() for match in _LIKE_SECRETS.finditer(text))]):
        if last > end:
            pieces += [text[end:first], BLANK] if first >= end else []
            end = last
    return "".join([*pieces, text[end:]])


def format_of(name: str) -> str:
    """Return the format of a file by its name; empty if that does not say."""
    return next((form for suffix, form in _SUFFIXES.items() if name.casefold().endswith(suffix)), "")


def read_log(data: bytes, form: str, columns: Columns, known: Known) -> list[Ticket]:
    """Return the tickets of a log. Raises :class:`NotADumpError` for what cannot be read."""
    rows = _mails(data) if form == "mbox" else _rows(data, form, columns)
    return [_ticket(number, *row, known) for number, row in enumerate(rows, 1)]


Raw = tuple[list[str], str, str]
"""The texts, the agent's words and the date of a ticket, as they stand in the log."""


def _ticket(number: int, texts: Sequence[str], agent: str, day: str, known: Known) -> Ticket:
    """Return a ticket. Texts are cut after they were blanked: half a key would look like none."""
    lines = tuple(blanked(text, known)[:_MOST_TEXT].strip() for text in texts)
    return Ticket(number, tuple(line for line in lines if line), blanked(agent, known)[:_MOST_TEXT], _day(day))


def _rows(data: bytes, form: str, columns: Columns) -> Iterator[Raw]:
    text = _decoded(data)
    rows = from_csv(text, (), _separator(text)) if form == "csv" else _objects(text)
    if not rows:
        return
    names = list(dict.fromkeys(name for row in rows for name in row))
    wanted = columns.text or tuple(name for usual in TEXT_NAMES for name in names if name.casefold() == usual)
    for name in (*wanted, columns.date, columns.agent):
        if name and name not in names:
            raise NotADumpError(f"there is no column `{name}`; there are {', '.join(names)}")
    if not wanted:
        raise NotADumpError(f"no column looks like the text of a ticket; name it with --text. There are {', '.join(names)}")
    day = columns.date or next((name for name in names if name.casefold() in DATE_NAMES), "")
    agent = columns.agent or next((name for name in names if name.casefold() in AGENT_NAMES and name not in wanted), "")
    for row in rows:
        yield [_text(row, name) for name in wanted], _text(row, agent), _text(row, day)


def _decoded(data: bytes) -> str:
    """Return a text in UTF-8, or in what spreadsheets in China write."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotADumpError("neither UTF-8 nor GB 18030")


def _separator(text: str) -> str:
    """Return what separates the columns: the mark that the first line has most of."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _objects(text: str) -> list[Row]:
    """Return the objects of JSON Lines, or of one JSON list."""
    if not text.lstrip().startswith("["):
        return list(_lines(text))
    rows: list[Row] = from_json(text)
    if not all(isinstance(row, dict) for row in rows):
        raise NotADumpError("an element of the list is no object")
    return rows


def _lines(text: str) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise NotADumpError(f"line {number} is not JSON") from error
            if not isinstance(row, dict):
                raise NotADumpError(f"line {number} is no object")
            yield row


def _text(row: Row, name: str) -> str:
    value = row.get(name, "") if name else ""
    return value if isinstance(value, str) else "" if value is None else json.dumps(value, ensure_ascii=False)


def _mails(data: bytes) -> Iterator[Raw]:
    """Yield the mails of an mbox: subject, words without quotations, day. Who wrote them is not read."""
    parser = BytesParser(policy=email.policy.default)
    for part in re.split(rb"(?m)^From .*\r?\n", data)[1:]:
        mail = parser.parsebytes(part)
        yield [_header(mail, "subject"), _body(mail)], "", _mail_day(mail)


def _header(mail: EmailMessage, name: str) -> str:
    """Return a header; nothing of one that no mail program could show."""
    try:
        return str(mail.get(name, ""))
    except (ValueError, LookupError, TypeError, AttributeError, IndexError):
        return ""


def _mail_day(mail: EmailMessage) -> str:
    try:
        return email.utils.parsedate_to_datetime(_header(mail, "date")).date().isoformat()
    except (ValueError, TypeError):
        return ""


def _body(mail: EmailMessage) -> str:
    """Return the words of a mail: its plain text, or else that of its HTML."""
    try:
        part = mail.get_body(("plain", "html"))
        text = _content(part) if part is not None else ""
        html = part is not None and part.get_content_subtype() == "html"
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""
    shown = _of_html(text) if html else text
    return "\n".join(line for line in shown.split("\n") if not line.startswith(">"))


def _content(part: Any) -> str:
    try:
        return str(part.get_content())
    except LookupError:  # a charset that nobody knows
        return bytes(part.get_payload(decode=True)).decode("utf-8", "replace")


def _of_html(text: str) -> str:
    """Return the words of an HTML mail, a block a line, without quotations."""
    from lxml import etree, html

    if not text.strip():
        return ""
    tree = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    etree.strip_elements(tree, "style", "script", "head", "blockquote", etree.Comment, with_tail=False)
    for block in tree.iter("br", "p", "div", "li", "tr", "h1", "h2", "h3"):
        block.tail = "\n" + (block.tail or "")
    return str(tree.text_content()).strip()


def _day(text: str) -> datetime.date | None:
    match = _DAY.search(text)
    try:
        return datetime.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
