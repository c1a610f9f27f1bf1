"""From clauses and things to requests: enumerations, lists, questions and pronouns keep the stance of their clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import NamedTuple

from generator.lint.asks import chinese, english
from generator.lint.asks.clauses import Clause, clauses, spoken
from generator.lint.asks.stance import Stance
from generator.lint.asks.things import Thing, Vocabulary, things, unmasks, vocabulary, without_unmasking
from generator.model.vocabulary import Policy

_HAN = re.compile(r"[一-鿿]")
_ENGLISH = re.compile(r"[A-Za-z'’]+ [A-Za-z'’]+ [A-Za-z'’]+|^[^一-鿿]*$")
"""Words of an English sentence, and not just names between Chinese."""
_OTHER_THING = re.compile(
    r"(?:把|将)(?!它|其|之|他们|它们|这些|上述|以上)|\b(?:send|share|paste|post|attach|forward)\b (?:us |me )?(?:the|a|your|that|one)\b",
    re.IGNORECASE,
)


_AGAIN = re.compile(r"\b(?:it|them|those|that)\b|(?:把|将)(?:它|其|它们)", re.IGNORECASE)
_CAPTURE = re.compile(r"(?:截取|截图?|截|拍)(?:一?[张个下])?|screen ?(?:shot|capture|grab)(?= )", re.IGNORECASE)
_IF_SO = re.compile(
    r"\s*(?:if (?:so|yes|you do|available)|in that case|如果?有(?:的话)?|有的话|若有|是的话|收到[以之]?后|有)\s*",
    re.IGNORECASE,
)
"""Between a question and what follows from yes."""
MARK = "〓"
"""Stands for a thing in the words of a clause."""


class Ask(NamedTuple):
    """A request for a forbidden thing: its characters, and the id of the policy."""

    start: int
    end: int
    term: str


class _Read(NamedTuple):
    clause: Clause
    stance: Stance
    named: tuple[Thing, ...]
    firm: tuple[bool, ...] = ()
    """For each thing, whether the clause asks for it as it stands."""
    bare: bool = False
    """Whether the clause is little more than names of things."""
    request: bool = False
    """Whether the clause plainly asks for what it leads up to."""


def asks(text: str, policy: Policy) -> Iterator[Ask]:
    """Yield what ``text`` asks its reader for and ``policy`` forbids, in order; nothing that it says not to send.

    ``text`` may be Markdown or plain, Chinese or English, of any length; the work grows with it alone. Never raises.
    """
    return asks_for(text, vocabulary(policy.never))


def asks_for(text: str, known: Vocabulary) -> Iterator[Ask]:
    """Yield the same as :func:`asks`, for a policy whose words were compiled before: for whoever reads many texts."""
    if not known.may_name(text):
        return
    text = spoken(text)
    named = things(text, known)
    if not named or (
        all(thing.secret for thing in named)
        and not unmasks(text)
        and not (_HAN.search(text) and chinese.may_ask(text))
        and not (_ENGLISH.search(text) and english.may_ask(text))
    ):
        return
    cut = list(clauses(text))
    matter = _that_matter(cut, named)
    yield from _judged([_read(cut, number, named) if matter[number] else _Read(cut[number], Stance.NONE, ()) for number in range(len(cut))])


def _that_matter(cut: Sequence[Clause], named: Sequence[Thing]) -> list[bool]:
    """Tell of each clause whether its stance can bear on a thing: same sentence, the one before that leads up to it, the one after."""
    sentence, last = [], -1
    for clause in cut:
        last += clause.opens
        sentence.append(last)
    holding: set[int] = set()
    place = 0
    for thing in named:
        while place + 1 < len(cut) and cut[place].end <= thing.start:
            place += 1
        holding.add(sentence[place])
    leading = {sentence[number] for number, clause in enumerate(cut) if clause.ender[0] in "：:？?；;\n"}
    onward = _leading_up(cut, sentence, holding)
    return [one in holding or one - 1 in holding or (one in leading and one in onward) for one in sentence]


def _leading_up(cut: Sequence[Clause], sentence: Sequence[int], holding: set[int]) -> set[int]:
    """Return the sentences after which a thing comes with nothing but list items between."""
    items = {number for number, clause in zip(sentence, cut, strict=True) if clause.item}
    enumerated = {number for number, clause in zip(sentence, cut, strict=True) if clause.ender[0] in "；;"}
    onward: set[int] = set()
    for number in range(sentence[-1] - 1, -1, -1):
        after = number + 1
        if after in holding or (after in onward and (after in items or number in enumerated)):
            onward.add(number)
    return onward


def _read(cut: Sequence[Clause], number: int, named: Sequence[Thing]) -> _Read:
    clause = cut[number]
    words = without_unmasking(clause.text)
    language = _language(clause)
    inside = tuple(_inside(named, clause, words, language))
    first = inside[0] if inside else None
    start, end = (first.start - clause.start, first.end - clause.start) if first else (len(words), len(words))
    question = _is_question(cut, number)
    blanked = _blank(words, inside, clause.start)
    stance = language.stance(blanked, words[:start], words[end:], _rest(cut, number), question=question, leads=clause.ender in "：:")
    asks_it = stance is Stance.ASK  # what is plain, or not, matters of requests alone
    firm = tuple(asks_it and language.is_firm(blanked, words[: thing.start - clause.start]) for thing in inside)
    return _Read(clause, stance, inside, firm, language.is_bare(blanked), asks_it and language.is_request(blanked))


def _inside(named: Sequence[Thing], clause: Clause, words: str, language: ModuleType) -> Iterator[Thing]:
    """Yield the things of a clause, but for those of which only a part is named: the group of a key."""
    for thing in named:
        if clause.start <= thing.start < clause.end:
            before, after = words[: thing.start - clause.start], words[thing.end - clause.start :]
            if not (thing.secret and language.is_part(before, after)) and not language.is_within(before, after):
                yield thing


def _blank(words: str, inside: Sequence[Thing], offset: int) -> str:
    """Return the words of a clause without the things that it names: their own words are no signs."""
    for thing in inside:
        start, end = thing.start - offset, min(thing.end - offset, len(words))
        kept = _CAPTURE.match(words, start, end)  # 截取…余额: the verb is part of the thing
        start = kept.end() if kept else start
        words = words[:start] + (MARK * (end - start)) + words[end:]
    words = re.sub(rf"{MARK}+", MARK, words)
    return re.sub(rf"(?<=[一-鿿]) (?={MARK})|(?<={MARK}) (?=[一-鿿])", "", words)


def _is_question(cut: Sequence[Clause], number: int) -> bool:
    for clause in cut[number:]:
        if clause.ender[0] in "？?":
            return True
        if clause.ender[0] in "。！!；;.\n":
            return clause.text.rstrip().endswith(("吗", "呢", "么"))
    return False


def _rest(cut: Sequence[Clause], number: int) -> str:
    words = []
    for place in range(number, len(cut)):
        if place > number:
            words.append(cut[place].text)
        if cut[place].ender[0] in "。！!？?；;.\n" and place > number:
            break
    return " ".join(words)


def _judged(read: Sequence[_Read]) -> Iterator[Ask]:
    if not any(clause.stance is Stance.ASK for clause in read):  # whatever asks, asks by such a clause
        return
    flow = _Flow()
    for number, clause in enumerate(read):
        stance, plainly = flow.step(read, number)
        if stance is not Stance.ASK or _denied(read, number):
            continue
        unmasked = _unmasked(read, number)
        later = _from_later(read, number)
        plainly = plainly if clause.stance is not Stance.ASK else later is not None and later.stance is Stance.ASK and later.request
        for thing, firm in zip(clause.named, clause.firm, strict=True):
            if _is_masked(clause.clause, thing.start) or (clause.bare and _masked_next(read, number)):
                continue
            if not thing.secret or unmasked or plainly or (firm and clause.stance is Stance.ASK):
                yield Ask(thing.start, thing.end, thing.term)


class _Flow:
    """What lasts from clause to clause: the stance of the sentence, and of the words that introduce a list."""

    def __init__(self) -> None:
        self.current = self.lead = Stance.NONE
        self.plainly = self.lead_plainly = False
        self.refused_question = self.disowned = False

    def step(self, read: Sequence[_Read], number: int) -> tuple[Stance, bool]:
        """Return the stance of a clause in its surroundings, and whether it comes from a plain request."""
        clause, own = read[number].clause, read[number].stance
        if clause.opens and not (number and read[number - 1].clause.ender in "；;"):  # what follows belongs to the same enumeration
            self._open(clause)
        if own is Stance.ASK and (self.disowned or (self.current is Stance.REFUSE and _is_coordinate(read, number))):
            own = Stance.REFUSE
        if clause.ender[0] in "：:" and _language(clause).disowns(clause.text):
            self.disowned, own = True, Stance.REFUSE
        stance = own if own is not Stance.NONE else self.current if read[number].bare else Stance.TELL
        plainly = self.plainly and read[number].bare
        later = _from_later(read, number)
        spoken_of = (
            own in {Stance.NONE, Stance.TAKE}
            or _is_topic(read[number])
            or (later is not None and not _language(clause).removes(clause.text) and _names_again(later.clause))
        )
        if spoken_of and own not in {Stance.ASK, Stance.REFUSE}:
            if later is not None and stance in {Stance.NONE, Stance.TELL, Stance.TAKE}:
                stance, plainly = later.stance, later.request
            elif later is not None and later.stance is Stance.REFUSE:
                stance = Stance.REFUSE
        if own is not Stance.NONE:
            self.current, self.plainly = own, read[number].request
        leads = clause.ender[0] in "：:" or (clause.ender[0] in "？?\n" and own in {Stance.REFUSE, Stance.ASK})
        if leads and (not clause.item or own is not Stance.NONE):
            self.lead, self.lead_plainly = stance, self.plainly
        self.refused_question = clause.ender[0] in "？?" and own is Stance.REFUSE
        return stance, plainly

    def _open(self, clause: Clause) -> None:
        if clause.item:
            self.current, self.plainly = self.lead, self.lead_plainly
            return
        self.disowned = False
        self.current = Stance.REFUSE if self.refused_question else Stance.NONE
        self.lead, self.plainly, self.lead_plainly = Stance.NONE, False, False


def _unmasked(read: Sequence[_Read], number: int) -> bool:
    """Tell whether the sentence says not to mask."""
    first = number
    while first and not read[first].clause.opens:
        first -= 1
    last = next((place for place in range(number + 1, len(read)) if read[place].clause.opens), len(read))
    return any(unmasks(read[place].clause.text) for place in range(first, last))


def _is_coordinate(read: Sequence[_Read], number: int) -> bool:
    """Tell whether a clause is one of several verbs under one "not": 请勿索取、转发或保存; never send, post or share."""
    before = read[number - 1].clause if number else None
    if before is None:
        return False
    return before.ender == "、" or (before.ender == "," and re.match(r"\s*(?:or\b|\w+ or\b)", read[number].clause.text) is not None)


def _names_again(clause: Clause) -> bool:
    """Tell whether a clause hands over "it": what the clause before it names."""
    language = _language(clause)
    again = _AGAIN.search(clause.text) is not None or language is chinese
    return again and language.is_handing_over(clause.text) and language.is_answering(clause.text)


def _is_topic(read: _Read) -> bool:
    """Tell whether a clause begins with a thing: 密钥我帮您看看，您发过来."""
    return bool(read.named) and not read.clause.text[: read.named[0].start - read.clause.start].strip()


def _from_later(read: Sequence[_Read], number: int) -> _Read | None:
    """Return the next clause that says what to do with the thing before it: 余额截图，请补发."""
    opened = False
    for later in read[number + 1 :]:
        if later.clause.opens and _IF_SO.fullmatch(later.clause.text):
            opened = True
            continue
        if later.clause.opens or opened:
            asked = later.stance is Stance.ASK and not _is_masked(later.clause, later.clause.start)
            return later if asked and not later.named and _language(later.clause).is_handing_over(later.clause.text) else None
        if later.stance in {Stance.NONE, Stance.TAKE}:
            continue
        if later.named and all(one.clause.ender == "、" for one in read[number : read.index(later, number)]):
            return later
        if later.named or _OTHER_THING.search(later.clause.text):
            return None
        return later if later.stance is not Stance.ASK or _language(later.clause).is_answering(later.clause.text) else None
    return None


def _language(clause: Clause) -> ModuleType:
    return chinese if _HAN.search(clause.text) else english


def _denied(read: Sequence[_Read], number: int) -> bool:
    """Tell whether a question is answered with no."""
    for place in range(number, len(read)):
        if read[place].clause.ender[0] in "？?":
            after = read[place + 1 : place + 2]
            return bool(after) and (chinese.is_short_no(after[0].clause.text) or english.is_short_no(after[0].clause.text))
        if read[place].clause.ender[0] in "。！!；;.\n":
            return False
    return False


def _masked_next(read: Sequence[_Read], number: int) -> bool:
    """Tell whether the next clause of the sentence asks for a part alone: 密钥请只写后四位."""
    after = read[number + 1 : number + 2]
    return bool(after) and not after[0].clause.opens and not after[0].named and _language(after[0].clause).masks_topic(after[0].clause.text)


def _is_masked(clause: Clause, place: int) -> bool:
    return bool(_language(clause).is_masked(without_unmasking(clause.text), place - clause.start))
