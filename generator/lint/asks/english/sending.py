"""Verbs of handing over in English, and where they lead: send us, paste here, pass it on."""

from __future__ import annotations

import re

from generator.lint.asks.english.words import any_of

SENDS = (
    r"send|share|provide|attach|paste|post|upload|include|give|forward|e-?mail|mail|dm|pm|message|submit|supply|reply|respond|"
    r"tell|show|drop|add|resend|read out|hand over|"
    r"let (?:us|me) (?:have|see|know)|get (?:me|us)|copy (?:me|us)|state|quote|confirm|pass (?:on|along)|fill in|"
    r"write (?:back|us|me)|text (?:me|us)|disclose|reveal|"
    r"put|transfer|furnish|screenshot|append|enclose|dictate"
)
SENDING = (
    r"sending|sharing|providing|attaching|pasting|posting|uploading|including|giving|forwarding|e-?mailing|submitting|"
    r"supplying|replying|telling|showing|dropping|adding|"
    r"resending|reading out|handing over|letting us|confirming|passing"
)
SEND = any_of(SENDS, SENDING, r"see|view|look at|have(?= your| the| a)|get(?= your| the| a)")
WEAK = re.compile(
    r"^\W*(?:(?:please|kindly|then|now|just|simply|first)\W+)*(?:type|enter|put|write|fill|insert|key in|copy)\b", re.IGNORECASE
)
WHEN_YOU = re.compile(rf"\b(?:we|i)\b.*\b(?:as soon as|once|after|when|if) you (?:can |could |have )?(?:{SENDS})\b", re.IGNORECASE)
BY_SENDING = re.compile(rf"\bby (?:{SENDING})\b", re.IGNORECASE)
IMPERATIVE = re.compile(
    rf"^\W*(?:(?:please|kindly|just|then|also|so|and|first|now|next|finally|simply|to \w+(?: \w+){{0,4}},|once [^,]*,|"
    rf"if [^,]*,|instead|alternatively|or|otherwise|dear \w+|hi|hello|yes|go ahead and|be sure to|quickly|again|afterwards|"
    rf"privately|always|include everything|make sure (?:to|you|that)|be sure)\W+)*"
    rf"(?:{SENDS}|request(?! (?:headers?|time|id|body|path|number))|ask|have|get|obtain|collect|require|demand|tell)\b",
    re.IGNORECASE,
)
PASS_ON = re.compile(
    r"\b(?:text|read|tell|pass|ship|fire|shoot|ping|drop|hand|send|e-?mail|mail|forward|copy|relay|slip|get|throw|chuck|bring|"
    r"dictate|report) (?:it|them|that|those|this|(?:the |your |that )?〓|one|both|all of (?:it|them))(?: \w+)?? ?(?:over |back |"
    r"across |out )?(?:to|with|for) (?:us|me|our|support|the (?:team|agent|engineer))\b",
    re.IGNORECASE,
)
"""A verb of handing over with its direction: text it to us."""
CHAINED = re.compile(
    rf"^\W*(?!(?:the|an?|this|that|these|those|our|we|i|it|they|your|you|he|she|there|if|when|as|for|in|on|while|because|"
    rf"customers?|users?)\b)"
    rf"[a-z]+\b[^.;:]{{0,60}}?\b(?:and|then)(?: then| also| please| just)? (?:{SENDS}) (?:your|the|an?|us|me|it|them|all|any|"
    rf"that|this|〓|here|over|back)(?!\w)",
    re.IGNORECASE,
)
"""An imperative after another: hit reply and include…"""
PUT = re.compile(
    r"^\W*(?:then |and |now |please )*(?:paste|put|add|fill|copy|enter)\b.*\b(?:into|in|to|on|as|under|at)\b",
    re.IGNORECASE,
)
TAKE = any_of(r"copy|export|download|take|capture|open|save|select|collect|grab|screenshot|find|locate")
TO_US = re.compile(r"\b(?:us|me)\b|\b(?:to|with|for) (?:our|the) (?:team|engineers?|support|staff|agents?)\b", re.IGNORECASE)
PLACE_OF_OURS = any_of(
    r"tickets?|chat|reply|replies|message|here|below|thread|us|me|form|e-?mail|support|conversation|comment|channel|report|dm|attachment"
)
