"""Signs of refusing in English, words with a "not" that refuse nothing, and conditions of help."""

from __future__ import annotations

import re

from generator.lint.asks.english.words import any_of

STILL_ASKS = any_of(
    r"(?:do not|don't|never|please don't) (?:forget|hesitate|worry|be (?:afraid|shy)|fear|just|only|"
    r"leave (?:it|anything|any of it) out|skip|omit|leave (?:[\w'〓]+ ){0,4}out|be concerned)(?: about \w+)?",
    r"not (?:only|just|enough|sufficient)",
    r"won't do",
    r"(?:cannot|can't|can not|unable to|won't|will not|not able to|won't be able to) (?:\w+ ){0,6}?(?:unless|until|before)",
    r"(?:no|not a) problem",
    r"why not",
    r"if not",
)
REFUSE = any_of(
    r"no(?=\W+(?:\w+\W*){0,2}〓)|do not|don't|does not|doesn't|did not|didn't|never|no need|not|cannot|can't|mustn't|"
    r"shouldn't|won't|wouldn't|needn't|without|avoids?|avoiding|refrains?|"
    r"instead of|rather than|nobody|no one|none|no (?=reply|agent|one|template|support|ticket|member|page|employee|part|"
    r"circumstances)|neither|nor|declines?|"
    r"refuses?|rejects?|rejected|stop|except|excluding|but for|apart from|unnecessary|unsafe|unwise|isn't|aren't|out of|"
    r"left out|keep|keeps|kept|"
    r"forget about|prohibited|forbidden|against|break|breaks|violates?|wary|beware|hide|stays?|minus|less|anything but|"
    r"unneeded|scam|phishing|skip|turn(?:s|ing)? down|omits?|ignore|dispense with|do without"
)
LEAVE_OUT = any_of(
    r"leav(?:e|ing) (?:[\w'〓]+ ){0,6}?out",
    r"keep(?:ing)? (?:[\w'〓]+ ){0,6}?(?:out|private|secret|safe|to yourself|off)",
    r"omit(?:ting)?",
)
LACK = re.compile(
    r"\b(?:without|lacking|(?:unless|until) (?:you|we|they|i)(?:'ve)? (?:\w+ )?(?:\w+))\b(?: (?:a|an|the|your|any|their))*\s*$",
    re.IGNORECASE,
)
LACK_END = any_of(
    r"nothing (?:we|i) can|cannot|can't|can not|unable|won't|will not|not be able|impossible|rejected|closed|returned|"
    r"refused|no way to|hard to|"
    r"please (?:add|send|attach|include|provide)|"
    r"on hold|stays?|wait|paused|stuck|no progress|nothing|add it|not (?:be )?(?:processed|accepted|looked at|handled)"
)
CANNOT = any_of(
    r"cannot|can't|can not|(?:am|is|are|'re|'m) (?:not able|unable)|unable to|won't|will not|impossible|no way to|nothing (?:we|i) can"
)
"""What comes before a lack: we can't proceed without your 〓."""
ONCE_SEEN = re.compile(
    r"\b(?:only|can|will|'ll|start|proceed)\b.*\b(?:once|after|when|as soon as) (?:we|i)(?:'ve| have)? (?:seen|received|got|have|"
    r"get|see|receive|had)\b.*〓|"
    r"^\W*(?:once|after|as soon as) (?:we|i)(?:'ve| have)? (?:seen|received|got|have|get|see|receive|had)\b.*〓",
    re.IGNORECASE,
)
"""Help after we have seen the thing."""
_DISOWNS = any_of(
    r"(?:bad|wrong|poor|incorrect|unacceptable) (?:examples?|reply|replies|wording|sample|phrasing|practice)",
    r"(?:do not|don't|never|avoid)(?: \w+)? (?:say|saying|write|writing|ask|asking|use|using)(?: this| that| things like|"
    r" sentences like| phrases like)?\W*$",
    r"what not to (?:say|ask|write)",
)


def disowns(words: str) -> bool:
    """Tell whether a clause before a colon takes back what follows, as "bad example" does."""
    return _DISOWNS.search(words) is not None


def is_short_no(words: str) -> bool:
    """Tell whether a clause answers a question with no."""
    return re.match(r"\W*(?:no|never|not|nope|none|you don't|we don't|please don't|absolutely not)\b", words, re.IGNORECASE) is not None
