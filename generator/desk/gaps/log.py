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

from generator.desk.reading import Row, from_csv
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
    pieces, end = [], 0
    for secret in secrets(text, known):
        pieces += [text[end : secret.start], BLANK]
        end = secret.end
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
    lines = tuple(blanked(text[:_MOST_TEXT], known).strip() for text in texts)
    return Ticket(number, tuple(line for line in lines if line), blanked(agent[:_MOST_TEXT], known), _day(day))


def _rows(data: bytes, form: str, columns: Columns) -> Iterator[Raw]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotADumpError("not UTF-8") from error
    rows = from_csv(text, ()) if form == "csv" else list(_lines(text))
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
        try:
            mail = parser.parsebytes(part)
            subject, day = str(mail.get("subject", "")), _mail_day(mail)
            words = _body(mail)
        except (ValueError, LookupError, TypeError, AttributeError):
            continue  # a mail that no mail program could show
        yield [subject, words], "", day


def _mail_day(mail: EmailMessage) -> str:
    found = email.utils.parsedate_to_datetime(str(mail["date"])) if mail["date"] else None
    return found.date().isoformat() if found else ""


def _body(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    text = str(part.get_content()) if part is not None else ""
    return "\n".join(line for line in text.split("\n") if not line.startswith(">"))


def _day(text: str) -> datetime.date | None:
    match = _DAY.search(text)
    try:
        return datetime.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
