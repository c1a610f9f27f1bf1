"""Records of /api: typed blocks, put into words as the voices put them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.audit.formats.markdown import add_piece, begins_with_paragraph, markdown_lines, markdown_words
from generator.audit.said import Json, Said, Text, Words, canonical, plain


def record(value: Json, words: Words, site: str) -> Said:
    """Read a record of /api; ``site`` is the address of the site, without a slash at the end."""
    facts = {"url": value["url"], "kind": value["kind"], "title": value["title"], "description": value["description"]}
    facts |= {"language": value["language"], "published": value["published"], "updated": value["updated"]}
    facts |= {"review by": value["review_by"], "owner": value["owner"], "author": value["author"]}
    facts |= {"summary": plain(" ".join(value["english"])), "twin": value["markdown_url"]}
    facts["topic links"] = " ".join(f"{site}/topics/{topic}/" for topic in value["topics"])
    facts["terms"] = ", ".join(sorted(item["term"] for item in value["mentions"]))
    if value["stale"]:
        facts["stale"] = words["page.stale"].format(date=value["review_by"])
    reader = _Record(words, site, value["url"], facts)
    for block in value["blocks"]:
        reader.block(block)
    if reader.audience:
        facts["audience"] = ", ".join(value["audience"])
    return Said({name: text for name, text in facts.items() if text}, reader.text.lines)


def two_forms(value: Any, path: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield (path, plain, words of the Markdown) for every text of a record: the two must be the same."""
    if isinstance(value, dict) and set(value) == {"plain", "markdown"}:
        yield path, plain(value["plain"]), markdown_words(value["markdown"])
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from two_forms(item, f"{path}/{name}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from two_forms(item, f"{path}/{number}")


class _Record:
    """Reads the typed blocks of a record; a compound block is put into words as both voices put it."""

    def __init__(self, words: Words, site: str, address: str, facts: dict[str, str]) -> None:
        self.words = words
        self.site = site
        self.address = address
        self.facts = facts
        self.text = Text()
        self.audience = False
        self.items = 0
        self.level = 2

    def block(self, block: Json) -> None:
        getattr(self, f"_{block['type'].lower()}")(block)

    def markdown(self, text: Json, role: str = "text", before: str = "", name: str = "") -> None:
        """Add the pieces of a text; ``role``, ``before`` and ``name`` are for the first, if it is a paragraph."""
        pieces = markdown_lines(text["markdown"])
        if before and not begins_with_paragraph(text["markdown"]):
            self.text.add(role, before)
        elif pieces and pieces[0].role == "text":
            add_piece(self.text, pieces[0], before, name or role, role)
            pieces = pieces[1:]
        for piece in pieces:
            add_piece(self.text, piece)

    def address_of(self, route: str) -> str:
        return route if "://" in route else self.site + route

    def _prose(self, block: Json) -> None:
        self.markdown(block["text"])

    def _lead(self, block: Json) -> None:
        self.markdown(block["text"], name="lead")

    def _section(self, block: Json) -> None:
        number = f"{block['number']}. " if block["number"] else ""
        self.text.heading(self.level, number + plain(block["heading"]))
        self.audience = self.audience or block["role"] == "audience"
        self.level += 1
        for inner in block["blocks"]:
            self.block(inner)
        self.level -= 1

    def _answerbox(self, block: Json) -> None:
        self.facts |= {"question": plain(block["question"]), "answer": block["answer"]["plain"]}
        self.text.add("text", f"{self.words['page.question']}: {plain(block['question'])}", name="question")
        self.markdown(block["answer"], before=f"{self.words['page.answer']}:", name="answer")

    def _definition(self, block: Json) -> None:
        self.facts |= {"term": plain(block["term"]), "definition": block["text"]["plain"]}
        self.markdown(block["text"], before=f"{plain(block['term'])}:", name="definition")
        if block["names"]:
            names = self.words["page.separator"].join(block["names"])
            self.facts["other names"] = ", ".join(plain(name) for name in block["names"])
            self.text.add("text", plain(self.words["page.also"].format(names=names)), name="other names")

    def _steps(self, block: Json) -> None:
        for item in block["items"]:
            self.markdown(item, "step")

    def _bullets(self, block: Json) -> None:
        for item in block["items"]:
            self.markdown(item, "item")

    def _table(self, block: Json) -> None:
        self._cells([(head, ()) for head in block["columns"]], [[_cell(cell) for cell in row] for row in block["rows"]])

    def _cells(self, heads: list[tuple[str, Any]], rows: list[list[tuple[str, Any]]]) -> None:
        for column, (head, _) in enumerate(heads, 1):
            self.text.add("head", plain(head), name=f"column {column} head")
        for number, row in enumerate(rows, 1):
            for column, (cell, links) in enumerate(row, 1):
                self.text.add("cell", plain(cell), links, name=f"row {number}, column {column}")

    def _questions(self, block: Json) -> None:
        for item in block["items"]:
            name = item["anchor"]
            self.facts |= {f"question {name}": plain(item["question"]), f"answer {name}": item["answer"]["plain"]}
            self.text.heading(self.level, plain(item["question"]), "question")
            self.markdown(item["answer"], name="answer")
            if item["origin"]:
                origin = f"{self.words['page.origin']} {self.words['kind.faq.plural']}"
                self.text.add("text", origin, [self.address_of(item["origin"])], "origin")

    def _variables(self, block: Json) -> None:
        heads = [(self.words[f"column.{name}"], ()) for name in ("variable", "meaning", "example", "boundary")]
        rows = []
        for item in block["items"]:
            marks = [] if item["required"] else [self.words["page.optional"]]
            marks += [] if item["customer_facing"] else [self.words["page.internal_only"]]
            name = "{{" + item["name"] + "}}" + "".join(f" ({mark})" for mark in marks)
            rows.append([(name, ()), (item["label"], ()), (item["example"], ()), _cell(item["boundary"])])
        self._cells(heads, rows)

    def _reply(self, block: Json) -> None:
        name = block["anchor"]
        self.facts |= {
            f"reply {name}": plain(block["title"]),
            f"reply {name} intent": plain(block["intent"]),
            f"reply {name} text": block["text"]["plain"],
        }
        self.text.heading(self.level, plain(block["title"]), "reply title")
        self.text.add("text", f"{self.words['page.intent']}: {plain(block['intent'])}", name="reply intent")
        self.markdown(block["text"], name="reply text")

    def _checks(self, block: Json) -> None:
        for item in block["items"]:
            self.items += 1
            self.facts |= {
                f"item {self.items}": item["text"]["plain"],
                f"item {self.items} link": f"{self.address}#{item['anchor']}",
            }
            optional = "" if item["required"] else f" ({self.words['page.optional']})"
            self.markdown(item["text"], "item", f"[ ]{optional}", "check")
            if item["why"]:
                self.markdown(item["why"], "item", f"{self.words['page.why']}:", "why")
            if item["evidence"]:
                labels = self.words["page.separator"].join(item["evidence"])
                self.text.add("item", plain(f"{self.words['column.evidence']}: {labels}"), name="evidence")

    def _code(self, block: Json) -> None:
        self.text.add("text", plain(block["caption"]), name="caption")
        self.text.add("code", block["code"].rstrip("\n"))
        self.text.add("language", block["language"])

    def _callout(self, block: Json) -> None:
        self.markdown(block["text"], before=f"{plain(block['title'])}:", name="callout")

    def _cards(self, block: Json) -> None:
        for item in block["items"]:
            head = item["title"] + (f" ({item['note']})" if item["note"] else "")
            reason = f"{self.words['page.reason']}: {item['reason']}" if item["reason"] else ""
            text = f"{head}: {item['text']} {reason}" if item["text"] else f"{head} {reason}"
            self.text.add("item", plain(text), [self.address_of(item["route"])], "card")

    def _button(self, block: Json) -> None:
        self.text.add("text", plain(f"{block['text']} {block['label']}"), [self.address_of(block["route"])], "button")

    def _changelog(self, block: Json) -> None:
        trigger, approved = self.words["column.trigger"], self.words["column.approved_by"]
        for item in block["items"]:
            page = f" {item['page']}" if item["page"] else ""
            notes = f"({trigger}: {item['trigger']}; {approved}: {item['approved_by']})"
            links = [self.address_of(item["route"])] if item["route"] else []
            self.text.add("item", plain(f"{item['date']}{page}: {item['change']} {notes}"), links, "change")

    def _citations(self, block: Json) -> None:
        for number, item in enumerate(block["items"], 1):
            self.facts |= {f"source {number}": plain(item["title"]), f"source {number} link": item["url"]}
            checked = self.words["page.checked"].format(date=item["checked"])
            self.text.add("item", f"{plain(item['title'])} ({checked})", [canonical(item["url"])], "source")


def _cell(text: Json) -> tuple[str, tuple[str, ...]]:
    pieces = markdown_lines(text["markdown"])
    return plain(" ".join(piece.text for piece in pieces)), tuple(link for piece in pieces for link in piece.links)
