"""What an English clause says without asking: the reader's own work, what happened, what others and programs do."""

from __future__ import annotations

import re

from generator.lint.asks.english.words import any_of

OWN_VERB = any_of(
    r"set|store|save|check|verify|reset|change|rotate|update|configure|enter|log ?in|sign ?in|open|create|generate|use|read|"
    r"keep|replace|delete|remove|treat|protect|review|edit|restore|"
    r"copy|export|download|look|see|note|remember|contact|ask|visit|follow|make sure|ensure|be careful|consider|think|wait|"
    r"revoke|disable|test|try|run|start|install|select|choose"
)
OWN_USE = any_of(
    r"set|store|save|check(?= (?:your|whether|the|that|if))|verify (?:that|whether)|reset|change|rotate|update|configure|"
    r"enter|log ?in|sign ?in|open|create|generate|use|read|keep|replace|delete|remove|"
    r"strip|revoke|disable|copy|export|download|take|capture|look for|find|report|contains?|means?|is|are|treat|protect|"
    r"review|edit|set up|restore"
)
ASIDE = re.compile(r"^\W*(?:in|on|at|with|by|for|as|if)\b(?:\W+\w+){0,5}\W*$", re.IGNORECASE)
OF_OTHERS = re.compile(
    r"^\W*(?:(?:if|when|because|since|sometimes|often|last \w+|once|although|as|and|while|where|whenever)\W+)*(?:(?:some|"
    r"many|most|several|a few|other|the|an?|any|these|those|our)\W+)?"
    r"(?:customers?|users?|clients?|anyone|someone|somebody|anybody|people|they|he|she|attackers?|agents?|staff|members?|"
    r"colleagues?|replies|cases|nobody|who|it(?!(?:'s| is|'d| would|'ll| will)(?: be)? (?:\w+ )?(?:fine|ok|okay|safe|best|"
    r"better|alright|great|good|nice|helpful|useful|appreciated|help|necessary|essential|mandatory|required|crucial|vital))|proxy|client|server|"
    r"gateway)\b"
    r"(?! (?:must|should|need|have to|has to|are required|is required))",
    re.IGNORECASE,
)
WHO = any_of(r"anyone|someone|somebody|anybody|people who|those who|staff who|whoever|messages? that|mails? that|replies that")
HAPPENED = any_of(
    r"have (?:already )?(?:sent|posted|shared|pasted|leaked|published|attached)|has (?:already )?(?:sent|posted|shared|pasted|"
    r"leaked)|(?:was|were|been|being|got) \w+ed|asked|sent|pasted|posted|shared|"
    r"requested|sometimes|already|last (?:week|month|year)|by mistake|accidentally|lets? anyone"
)
PLACE = any_of(
    r"(?:in|into|to|on|at|as) (?:the |your |a |an )?(?:[\w'-]+ ){0,3}?(?:settings?|client|console|variables?|config\w*|page|"
    r"field|box|manager|vault|server|code|editor|sign-in|terminal|"
    r"dashboard|cursor|studio|environment|file|app|sdk|cli)"
)
TO_THEIRS = re.compile(
    r"〓 (?:\w+ )?(?:to|with) (?:your|their|his|her) (?!support|ticket|report|message|reply|e-?mail|request|issue|case|response)\w+|"
    r"\b(?:give|send|show|tell|forward|hand) (?:your|their|his|her) \w+(?: team| department)? (?:(?:the|your|an?|this|that) )?〓",
    re.IGNORECASE,
)
"""Goods that move to somebody of the reader, not to us."""
LOOK_YOURSELF = re.compile(r"\b(?:look|check|see|read|view|open|review|inspect)\b.*\byour own (?:\w+ )?〓", re.IGNORECASE)
"""What the reader looks at himself."""
OF_SOFTWARE = re.compile(
    r"\b(?:each|every|all|your|any|subsequent|the)(?: \w+)? (?:http |api )?(?:requests?|calls?)\b(?! (?:headers?|id|time|body))|"
    r"^(?!.*\b(?:processed|handled|looked at|accepted|closed|answered)\b)\W*(?:(?:an?|the|all|every|each|any) )?(?:http |"
    r"api )?(?:requests?|calls?|clients?|sdks?|curl|servers?|gateways?|scripts?|apps?) (?:must|needs?|should|without|with|carry|"
    r"carries|includes?|sends?|has|have|requires?)\b",
    re.IGNORECASE,
)
"""What a program sends or must hold, not its reader."""
USED_IN = re.compile(
    r"\b(?:(?:that )?(?:you |was |were |is )?(?:used|contained|found|sent|shown|included)|from|behind|accompany) "
    r"(?:in|for|with|by|as|from)? ?(?:the|your|that|this)(?: \w+)? (?:requests?|calls?)\b",
    re.IGNORECASE,
)
"""What tells a thing from others: the photo used in the request."""
IT_SHOWS = re.compile(
    r"^\W*(?:(?:the|an?|your|any|such|every|most) )?〓(?: of \w+)?(?: \w+(?:ly|ten|n))?(?: can| may| might| could|"
    r" would)? (?:shows?|reveals?|contains?|exposes?|holds?|gives?|tells?|"
    r"discloses?|includes?|carr(?:y|ies)|has|have|leaks?|lets?)\b",
    re.IGNORECASE,
)
"""What a thing is like."""
ABOUT = re.compile(
    r"^\W*(?:and |so |but )?(?:why|how|when|where|who|should (?:i|we)|do (?:i|we|you(?! (?:still |also )?"
    r"(?:happen to )?have\b[^,;]*\b(?:could|can|to (?:send|share|attach|show))))|does|did|ha(?:ve|s|d)(?! you (?:got|a|the|"
    r"your))|is(?! there (?:any|a) (?:way|chance|possibility)\b.*\bfrom you\b)|"
    r"are(?! you (?:able|willing|ok|okay|happy|in a position))|am i|must i|"
    r"(?:can|could|may) i(?! (?:get|have|see|ask|trouble))|will (?:you|i|we)|what happens)\b",
    re.IGNORECASE,
)
