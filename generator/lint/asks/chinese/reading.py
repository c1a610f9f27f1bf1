"""What a Chinese clause does with what it names, told from its signs."""

from __future__ import annotations

import re

from generator.lint.asks.chinese.conditions import (
    AFTER_IT,
    AGAINST_IT,
    ALL_WANTED,
    CLEARED_UP,
    DEMANDED,
    MUST_HOLD,
    ONLY_THEN,
    ONLY_WITH,
    THEN_HELP,
    WANTED,
)
from generator.lint.asks.chinese.needs import says_needed
from generator.lint.asks.chinese.parts import REMOVE, removed
from generator.lint.asks.chinese.refusals import BUT_FOR, LACK, LACK_END, LACKING, REFUSE, STILL, STILL_ASKS
from generator.lint.asks.chinese.requests import (
    ASK_WHAT,
    BEGGED,
    DIRECTIVE,
    ENSURE,
    FILL_IN,
    HANDED_ON,
    LEAD,
    MOOD,
    NEED,
    STILL_OPEN,
    TOLD_YOU,
    YOURS,
    is_thanks,
)
from generator.lint.asks.chinese.sending import (
    DIRECT,
    FOR_US,
    PLACE_OF_OURS,
    SEND,
    STARTS,
    TAKE,
    TO_READER,
    TYPED_HERE,
    WRITES_TO_US,
)
from generator.lint.asks.chinese.telling import (
    ABOUT,
    AMOUNTS_TO,
    HAPPENED,
    IF_WANTED,
    LOOK,
    NOMINAL,
    OF_OTHERS,
    OF_SOFTWARE,
    OWN_USE,
    PLACE,
    VERB_FIRST,
)
from generator.lint.asks.stance import Stance


def stance(words: str, before: str, after: str, rest: str, *, question: bool, leads: bool) -> Stance:
    """Return what a clause does with what it names.

    ``before`` and ``after`` are the words of the clause round the thing (all of them and nothing, if it names none), ``rest``
    what follows in the sentence; ``leads`` tells that a colon ends the clause.
    """
    if "〓" in words and OF_SOFTWARE.search(words) and not REFUSE.search(words):
        return Stance.TELL
    if leads and (STILL_OPEN.fullmatch(words) or FILL_IN.fullmatch(words)):
        return Stance.ASK
    if says_needed(words, rest, question=question):
        return Stance.ASK
    if LACK.search(before) and STILL.search(words):
        return Stance.TELL
    if LACK.search(before):
        return Stance.ASK if LACK_END.search(after + rest) and not STILL.search(rest) else Stance.TELL
    if BUT_FOR.search(before):
        return Stance.ASK if re.search(r"还|也(?:要|需|请|得)", rest) else Stance.REFUSE
    plain = STILL_ASKS.sub(lambda match: "〇" * len(match[0]), words)
    if question and (ABOUT.search(plain)) and not YOURS.search(plain):
        return Stance.REFUSE if REFUSE.search(plain) else Stance.TELL
    if ALL_WANTED.search(plain) and not question:
        return Stance.ASK
    if ONLY_WITH.search(before) and before != words and ONLY_THEN.search(after + rest) and not REFUSE.search(before):
        return Stance.ASK
    if AMOUNTS_TO.match(rest):
        return Stance.TELL
    if AFTER_IT.search(before) and THEN_HELP.search(after + rest) and not CLEARED_UP.search(rest) and not REFUSE.search(before):
        return Stance.ASK
    if DEMANDED.search(plain) and not REFUSE.search(DEMANDED.sub("", plain)):
        return Stance.ASK
    if WANTED.search(plain) and not question:
        return Stance.ASK
    if LACKING.search(plain):
        return Stance.TAKE
    if REFUSE.search(plain):
        return Stance.REFUSE
    return _positive(plain, before, after, question=question, leads=leads)


def _positive(words: str, before: str, after: str, *, question: bool, leads: bool) -> Stance:
    if is_thanks(words):
        return Stance.ASK
    if NOMINAL.search(words):
        return Stance.TELL
    if "〓" not in words and "〇" not in words and REMOVE.search(words):
        return Stance.TELL
    handed_on = HANDED_ON.search(words) or TOLD_YOU.search(words)
    if not handed_on and LOOK.search(words):
        return Stance.TELL
    if removed(before, after):
        return Stance.TELL
    if handed_on or MUST_HOLD.search(words):
        return Stance.ASK
    if question and YOURS.search(words) and ASK_WHAT.search(words):
        return Stance.ASK
    if question and re.fullmatch(r"\s*(?:请问)?(?:〓(?:是)?(?:多少|几位)|[您你]的〓(?:是)?)(?:呢|呀)?\s*", words):
        return Stance.ASK
    if ENSURE.search(words):
        return Stance.ASK
    if IF_WANTED.search(words) or TO_READER.search(words):
        return Stance.TELL
    if AGAINST_IT.search(words) or BEGGED.search(words):
        return Stance.ASK
    if HAPPENED.search(words) or OF_OTHERS.search(words):
        return Stance.TELL
    return _request(words, leads=leads)


def _request(words: str, *, leads: bool) -> Stance:
    if "〓" not in words and NEED.search(words) and LEAD.search(words) and not OF_OTHERS.search(words):
        return Stance.ASK
    mood, own = MOOD.search(words), OWN_USE.search(words)
    sends, direct = SEND.search(words), DIRECT.search(words)
    elsewhere = PLACE.search(words) and not PLACE_OF_OURS.search(words)
    if (direct or TYPED_HERE.search(words)) and not elsewhere:
        return Stance.ASK
    if own and mood and FOR_US.search(words):
        return Stance.ASK
    if own and not SEND.search(words, own.end()) and not (sends and sends.start() <= own.start()):
        return Stance.TAKE if TAKE.search(words) else Stance.ASK if own and PLACE_OF_OURS.search(words) and mood else Stance.TELL
    if sends and elsewhere:
        return Stance.TELL
    if sends and (
        mood
        or (own and VERB_FIRST.match(words))
        or re.match(r"\s*(?:您|你)?(?:并|再|然后|也|还|最后|先|就)?\s*(?:把|将)", words)
        or WRITES_TO_US.search(words)
    ):
        return Stance.ASK
    if "〓" in words and DIRECTIVE.search(words) and not elsewhere:
        return Stance.ASK
    if (mood and NEED.search(words)) or (leads and (mood or sends) and LEAD.search(words)) or (leads and NEED.search(words)):
        return Stance.ASK
    if sends:
        return Stance.ASK if STARTS.match(words) and not elsewhere else Stance.TELL
    if mood:
        return Stance.NONE if len(words.strip()) <= 4 or "请" not in words else Stance.TAKE if TAKE.search(words) else Stance.TELL  # noqa: PLR2004
    return Stance.TAKE if TAKE.search(words) else Stance.NONE
