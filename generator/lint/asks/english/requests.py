"""Moods and turns of asking in English: could you, we need, please, ask the customer for."""

from __future__ import annotations

import re

from generator.lint.asks.english.sending import SENDS
from generator.lint.asks.english.words import any_of

_WE = r"(?:we|i)(?:'ll| will|'d| would)? (?:also |just |still |first |really |then |do |only )*"
MODAL = any_of(
    r"(?:can|could|would|will|may|might) (?:you|we|i)",
    r"would you mind",
    r"mind(?= \w+ing)",
    r"would it be possible",
    r"is it possible",
    r"any (?:chance|possibility|way)",
    r"if you (?:can|could|would)",
    r"are you (?:able|willing|happy|ok|okay)",
    r"appreciate (?:it )?if you",
    r"(?:we|i)(?:'re| are|'m| am)? missing",
    rf"{_WE}(?:need|require|want|like|ask for|ask you|"
    r"appreciate|love)",
    r"(?:need|require|ask|want|expect|invite|urge|request)s? (?:you|users?|customers?|them|him|her) (?:for|to)",
    r"please|kindly|feel free to|go ahead and|make sure|be sure|ensure that|remember to|you (?:should|must|need to|have to|"
    r"can|may|will need to|could|might)",
    r"next step is|it(?:'d| would|'ll| will) (?:really |also |be )?(?:help\w*|great|useful|nice)|helps? (?:us )?if|"
    r"to (?:investigate|verify|continue|proceed|confirm|check|help|"
    r"debug|reproduce)|so (?:that )?(?:we|i) can|(?:is|are) (?:required|needed|mandatory|necessary)|"
    r"(?:it(?:'s| is)|that's|that is) (?:fine|ok|okay|safe|best|better|alright) (?:to|if you)|you(?:'ll| will|'d)? (?:have to|"
    r"need to|better)",
    r"it(?:'s| is| will be|'ll be) (?:also )?(?:necessary|essential|mandatory|required|crucial|vital) (?:to|that you|for you to)|"
    r"must|just|also|everything|anything|required|for the refund",
    r"(?:customers?|users?|tickets?|reports?|agents?|they|requests?|emails?) (?:must|should|need to|have to|needs to|has to|"
    r"are required to)",
)
NEED = any_of(
    rf"{_WE}(?:need|require|expect|want|"
    r"'d like|would like|"
    r"are missing|am missing|are after|lack)",
    r"(?:we|i)(?:'re| are|'m| am) (?:still |only |just )?(?:waiting (?:for|on)|awaiting|looking for)",
    r"(?:still )?(?:awaiting|waiting (?:for|on)) (?:your|the|a)|(?:yet|still) to (?:receive|see|get)",
    r"(?:is|are) (?:required|needed|mandatory|necessary|missing|essential)",
    r"(?:support|(?:our|the) (?:team|engineers?|staff)|engineers?|agents?|they) (?:will |may |might |would )?needs? your",
    r"going to (?:need|require)|missing|required|still need|may (?:we|i) have|(?:can|could|may) (?:we|i) (?:get|have|see)|"
    r"let (?:us|me) (?:have|see)|let's (?:have|see|get|take)|"
    r"must contain|must include|needed",
)
DIRECTIVE = re.compile(
    r"\bplease\b|\bkindly\b|[〇~]|appreciate|\bany (?:chance|possibility|way)\b|\bif you (?:can|could|would)\b|\bwe(?:'re|"
    r" are) missing\b|\b(?:can|could|would|will) you\b|\byou (?:must|should|"
    r"need to|have to)\b",
    re.IGNORECASE,
)
NEED_YOURS = re.compile(
    r"\b(?:support|team|engineers?|staff|agents?|they) (?:will |may |might |would )?needs? (?:to see |to have )?(?:your|the|a)\b",
    re.IGNORECASE,
)
BEGINS_WITH_A_VERB = re.compile(
    r"^\W*(?:(?:please|kindly|then|and|so|now|first|just)\W+)*(?!let us (?!have|see|get)|(?:the|an?|this|that|these|our|"
    r"we|i|it|they|your|he|she|there|if|when|as|for|in|on)\b)[a-z]+\b(?!\W*〓\W*(?:is|are|was|were|will|can|may|lets?|"
    r"tells?|contains?|shows?|helps?)\b)",
    re.IGNORECASE,
)
MUST_COME = re.compile(
    r"〓 (?:should|must|needs? to|has to|have to|is to|are to) (?:also )?be (?:\w+ )?(?:included|attached|sent|provided|"
    r"added|shared|pasted|posted|submitted|supplied|uploaded|given|presented|produced|enclosed|forwarded)|"
    r"〓 (?:should|must|needs? to|has to|have to|is to|are to) (?:also |always )?(?:accompany|come with|go with|reach (?:us|me))\b|"
    r"\b(?:accompanied|supported|backed(?: up)?) by (?:an? |the |your |valid )?(?:copy of )?(?:an? |the |your )?〓|"
    r"\b(?:claims?|refunds?|applications?|appeals?|disputes?|cases?|tickets?|(?:refund|support) requests?)"
    r" (?:will |also |always )*(?:needs?|requires?|calls? for|depends? on|must (?:have|carry|come with|go with))\b[^,;]*〓|"
    r"\b(?:have|get|obtain|receive|see)\b[^,;]*〓 from you\b",
    re.IGNORECASE,
)
STAFF = re.compile(
    rf"\b(?:can|could|would|will) (?:the|your|this) (?:user|customer|client|requester|reporter|caller|person) (?:\w+ )?(?:{SENDS})\b|"
    r"\b(?:ask(?!s|ed)|have|get|tell|request|require|instruct|collect|obtain|demand|invite|remind|"
    r"prompt)\b(?: \w+){0,6}? (?:the |each |every |your |all )?(?:users?|customers?|clients?|requesters?|reporters?|caller|"
    r"them|him|her)\b"
    r"|\b(?:agents?|support|staff|you|we) (?:should|must|need to|have to|will|can) (?:first |always )?(?:collect|ask for|"
    r"request|obtain|get|demand)\b",
    re.IGNORECASE,
)
TOLD_YOU = re.compile(
    r"^(?!.*\b(?:whether|if|when|why|how)\b.*\bask).*?\b(?:we|i|(?:the|an|our) (?:agent|team|engineers?|staff|colleague|"
    r"representative|support \w+)|support|agents?)(?: will|'ll| may| might| can| do| have| has|'ve| is| are|'re|'m| am)?"
    r"(?: going to| about to| (?:need|have|want|like) to)?"
    r"(?: (?:then|also|always|first|usually|only))? (?:ask(?:ed|ing)?|request)(?: you)? (?:for|to)\b|"
    r"^(?!.*\b(?:whether|if|when|why|how|page|site|console)\b).*?\byou(?:'ll| will| may| might| are|'re)(?: also| then)?(?: be)?"
    r" (?:asked|requested|required|expected|invited) to (?:provide|send|submit|upload|attach|share|present|supply|forward)\b",
    re.IGNORECASE,
)
WOULD_HELP = re.compile(
    r"〓 (?:would|will|could|might)(?: really| also| certainly)? (?:be (?:\w+ )?(?:help|useful|great|good|appreciated|handy|"
    r"ideal|enough|needed)|help)|"
    r"(?:would|'d) be (?:very |most |so )?(?:grateful|thankful|obliged|glad|happy) (?:for|if you|to (?:see|have|get|receive))",
    re.IGNORECASE,
)
YOURS_ALONE = re.compile(r"\W*(?:and |so |what about |how about )?your 〓\W*", re.IGNORECASE)
"""A question that is a name alone: your verification code?"""
YOURS = any_of(r"your|you")
WHAT = re.compile(
    r"^\W*(?:and |so |hi |also )?(?:what(?:'s| is| was| are| were)|(?:which|what) (?:is|are|〓|\w+ 〓 (?:is|are|do you)))",
    re.IGNORECASE,
)
WHAT_WAS = re.compile(r"^\W*(?:and |so )?what (?:was|were) the 〓\W*$", re.IGNORECASE)
LEAD = any_of(
    r"following|below|these|form|reply with|need|send|provide|include|missing|add|required|details|checklist|information|"
    r"attach|share|fill"
)
STILL_OPEN = re.compile(
    r"\W*(?:and |please )?(?:also|plus|still (?:missing|needed|open|required|to come)|missing|needed|required|to (?:send|provide|"
    r"attach|submit)|wanted|attachments?|"
    r"attach|include|outstanding|required (?:fields|items|documents)|what (?:we|i) need)\W*",
    re.IGNORECASE,
)
"""All that stands before the colon of a list of what is wanted."""
