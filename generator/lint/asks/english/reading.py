"""What an English clause does with what it names, told from its signs."""

from __future__ import annotations

import re

from generator.lint.asks.english.parts import NAME_OF_MAIL, NAMED_AGAIN, REMOVE, TAKEN_OUT
from generator.lint.asks.english.refusals import CANNOT, LACK, LACK_END, LEAVE_OUT, ONCE_SEEN, REFUSE, STILL_ASKS
from generator.lint.asks.english.requests import (
    BEGINS_WITH_A_VERB,
    DIRECTIVE,
    LEAD,
    MODAL,
    MUST_COME,
    NEED,
    NEED_YOURS,
    STAFF,
    STILL_OPEN,
    TOLD_YOU,
    WHAT,
    WHAT_WAS,
    WOULD_HELP,
    YOURS,
    YOURS_ALONE,
)
from generator.lint.asks.english.sending import (
    BY_SENDING,
    CHAINED,
    IMPERATIVE,
    PASS_ON,
    PLACE_OF_OURS,
    PUT,
    SEND,
    TAKE,
    TO_US,
    WEAK,
    WHEN_YOU,
)
from generator.lint.asks.english.telling import (
    ABOUT,
    ASIDE,
    HAPPENED,
    IT_SHOWS,
    LOOK_YOURSELF,
    OF_OTHERS,
    OF_SOFTWARE,
    OWN_USE,
    OWN_VERB,
    PLACE,
    TO_THEIRS,
    USED_IN,
    WHO,
)
from generator.lint.asks.stance import Stance


def stance(words: str, before: str, after: str, rest: str, *, question: bool, leads: bool) -> Stance:
    """Return what a clause does with what it names; see :func:`generator.lint.asks.chinese.stance`."""
    if "〓" in words and OF_SOFTWARE.search(USED_IN.sub("", words)) and not TO_US.search(words):
        return Stance.TELL
    lack = LACK.search(before)
    if lack and not re.search(r"(?<!nothing we )\bcan (?:still )?(?:help|find|check|do)\b", words + rest):
        barred = CANNOT.search(before, 0, lack.start()) and not OF_OTHERS.search(before)
        return Stance.ASK if barred or LACK_END.search(after + " " + rest) else Stance.REFUSE
    if "〓" not in words and len(words.split()) <= 4:  # noqa: PLR2004 - an item of an enumeration
        words = NAME_OF_MAIL.sub("name", words)
    words = NAMED_AGAIN.sub("", words)
    if (TO_THEIRS.search(words) or LOOK_YOURSELF.search(words)) and not TO_US.search(words):
        return Stance.TELL
    if question and YOURS_ALONE.fullmatch(words):
        return Stance.ASK
    plain = STILL_ASKS.sub(lambda match: "~" * len(match[0]), words)
    if question and ABOUT.search(plain):
        return Stance.REFUSE if REFUSE.search(plain) else Stance.TELL
    if LEAVE_OUT.search(plain) or REFUSE.search(plain):
        return Stance.REFUSE
    if ONCE_SEEN.search(plain):
        return Stance.ASK
    if TAKEN_OUT.search(plain) or IT_SHOWS.search(plain):
        return Stance.TELL
    if REMOVE.search(re.split(r"\b(?:and|then)\b", before)[-1]) or REMOVE.search(re.split(r"\b(?:and|then)\b", after)[0]):
        return Stance.TELL
    if question and ((WHAT.search(words) and YOURS.search(words)) or WHAT_WAS.search(words)):
        return Stance.ASK
    return _positive(plain, question=question, leads=leads)


def _positive(words: str, *, question: bool, leads: bool) -> Stance:
    if STAFF.search(words) and not WHO.search(words):
        return Stance.ASK
    if TOLD_YOU.search(words):
        return Stance.ASK
    if (NEED_YOURS.search(words) or BY_SENDING.search(words) or MUST_COME.search(words)) and "〓" in words:
        return Stance.ASK
    if WHO.search(words) or OF_OTHERS.search(words):
        return Stance.TELL
    elsewhere = (PLACE.search(words) or PUT.search(words)) and not PLACE_OF_OURS.search(words)
    if (IMPERATIVE.search(words) or PASS_ON.search(words) or CHAINED.search(words)) and not elsewhere:
        return Stance.ASK
    if (WEAK.search(words) and PLACE_OF_OURS.search(words)) or WHEN_YOU.search(words):
        return Stance.ASK
    sends, mood = SEND.search(words), MODAL.search(words)
    if (leads and STILL_OPEN.fullmatch(words)) or WOULD_HELP.search(words):
        return Stance.ASK
    if NEED.search(words) or (leads and (sends or mood) and LEAD.search(words)):
        return Stance.ASK
    if sends and mood and not elsewhere:
        return Stance.ASK
    if question and sends and YOURS.search(words):
        return Stance.ASK
    if DIRECTIVE.search(words) and not elsewhere and not OWN_VERB.search(words) and ("〓" in words or re.fullmatch(r"\W*please\W*", words)):
        return Stance.ASK
    if "〓" in words and TO_US.search(words) and BEGINS_WITH_A_VERB.search(words) and not HAPPENED.search(words) and not elsewhere:
        return Stance.ASK
    if "〓" not in words and ASIDE.search(words):
        return Stance.NONE
    if TAKE.search(words):
        return Stance.TAKE if not elsewhere else Stance.TELL
    if HAPPENED.search(words) or OWN_USE.search(words) or sends or mood:
        return Stance.TELL
    return Stance.NONE if len(words.split()) <= 8 else Stance.TELL  # noqa: PLR2004 - a longer clause says something
