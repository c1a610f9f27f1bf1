"""Signs of asking, refusing, telling and taking in English."""

from __future__ import annotations

import re

from generator.lint.asks.stance import Stance


def _words(*words: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(words) + r")\b", re.IGNORECASE)


_STILL_ASKS = _words(
    r"(?:do not|don't|never|please don't) (?:forget|hesitate|worry|be (?:afraid|shy)|fear|just|only|"
    r"leave (?:it|anything|any of it) out|skip|omit|leave (?:[\w'〓]+ ){0,4}out|be concerned)(?: about \w+)?",
    r"not (?:only|just|enough|sufficient)",
    r"won't do",
    r"(?:cannot|can't|can not|unable to|won't|will not|not able to|won't be able to) (?:\w+ ){0,6}?(?:unless|until|before)",
    r"(?:no|not a) problem",
    r"why not",
    r"if not",
)
_REFUSE = _words(
    r"no(?=\W+(?:\w+\W*){0,2}〓)|do not|don't|does not|doesn't|did not|didn't|never|no need|not|cannot|can't|mustn't|"
    r"shouldn't|won't|wouldn't|needn't|without|avoids?|avoiding|refrains?|"
    r"instead of|rather than|nobody|no one|none|no (?=reply|agent|one|template|support|ticket|member|page|employee|part|"
    r"circumstances)|neither|nor|declines?|"
    r"refuses?|rejects?|rejected|stop|except|excluding|but for|apart from|unnecessary|unsafe|unwise|isn't|aren't|out of|"
    r"left out|keep|keeps|kept|"
    r"forget about|prohibited|forbidden|against|break|breaks|violates?|wary|beware|hide|stays?|minus|less|anything but|"
    r"unneeded|scam|phishing|skip|turn(?:s|ing)? down|omits?|ignore|dispense with|do without"
)
_LEAVE_OUT = _words(
    r"leav(?:e|ing) (?:[\w'〓]+ ){0,6}?out",
    r"keep(?:ing)? (?:[\w'〓]+ ){0,6}?(?:out|private|secret|safe|to yourself|off)",
    r"omit(?:ting)?",
)
_LACK = re.compile(
    r"\b(?:without|lacking|(?:unless|until) (?:you|we|they|i)(?:'ve)? (?:\w+ )?(?:\w+))\b(?: (?:a|an|the|your|any|their))*\s*$",
    re.IGNORECASE,
)
_LACK_END = _words(
    r"nothing (?:we|i) can|cannot|can't|can not|unable|won't|will not|not be able|impossible|rejected|closed|returned|"
    r"refused|no way to|hard to|"
    r"please (?:add|send|attach|include|provide)|"
    r"on hold|stays?|wait|paused|stuck|no progress|nothing|add it|not (?:be )?(?:processed|accepted|looked at|handled)"
)
_CANNOT = _words(
    r"cannot|can't|can not|(?:am|is|are|'re|'m) (?:not able|unable)|unable to|won't|will not|impossible|no way to|nothing (?:we|i) can"
)
"""What comes before a lack: we can't proceed without your 〓."""
_MASKED = _words(
    r"masked|last (?:four|three|few|4|6|\d)|first (?:three|four|few|3|4|\d)|characters? of|digits of|key ?ids?|partial|"
    r"obfuscated|blurred|"
    r"hashed|censored|redacted|summary of|fingerprint"
)
_MASKS = _words(r"mask(?:ing)?|redact(?:ing)?|censor|obfuscate|blur|black out")
_DOTS = re.compile(r"[A-Za-z0-9-](?:\.\.\.|…|\*{3,})[A-Za-z0-9]")
_AND_ALSO = re.compile(r"\b(?:and|plus|as well as|together with|along with)\b", re.IGNORECASE)
_SENDS = (
    r"send|share|provide|attach|paste|post|upload|include|give|forward|e-?mail|mail|dm|pm|message|submit|supply|reply|respond|"
    r"tell|show|drop|add|resend|read out|hand over|"
    r"let (?:us|me) (?:have|see|know)|get (?:me|us)|copy (?:me|us)|state|quote|confirm|pass (?:on|along)|fill in|"
    r"write (?:back|us|me)|text (?:me|us)|disclose|reveal|"
    r"put|transfer|furnish|screenshot|append|enclose|dictate"
)
_SENDING = (
    r"sending|sharing|providing|attaching|pasting|posting|uploading|including|giving|forwarding|e-?mailing|submitting|"
    r"supplying|replying|telling|showing|dropping|adding|"
    r"resending|reading out|handing over|letting us|confirming|passing"
)
_SEND = _words(_SENDS, _SENDING, r"see|view|look at|have(?= your| the| a)|get(?= your| the| a)")
_MODAL = _words(
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
    r"(?:we|i)(?:'ll| will|'d| would)? (?:also |just |still |first |really |then |do |only )*(?:need|require|want|like|ask for|ask you|"
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
_NEED = _words(
    r"(?:we|i)(?:'ll| will|'d| would)? (?:also |just |still |first |really |then |do |only )*(?:need|require|expect|want|"
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
_DIRECTIVE = re.compile(
    r"\bplease\b|\bkindly\b|[〇~]|appreciate|\bany (?:chance|possibility|way)\b|\bif you (?:can|could|would)\b|\bwe(?:'re|"
    r" are) missing\b|\b(?:can|could|would|will) you\b|\byou (?:must|should|"
    r"need to|have to)\b",
    re.IGNORECASE,
)
_OWN_VERB = _words(
    r"set|store|save|check|verify|reset|change|rotate|update|configure|enter|log ?in|sign ?in|open|create|generate|use|read|"
    r"keep|replace|delete|remove|treat|protect|review|edit|restore|"
    r"copy|export|download|look|see|note|remember|contact|ask|visit|follow|make sure|ensure|be careful|consider|think|wait|"
    r"revoke|disable|test|try|run|start|install|select|choose"
)
_WEAK = re.compile(
    r"^\W*(?:(?:please|kindly|then|now|just|simply|first)\W+)*(?:type|enter|put|write|fill|insert|key in|copy)\b", re.IGNORECASE
)
_WHEN_YOU = re.compile(rf"\b(?:we|i)\b.*\b(?:as soon as|once|after|when|if) you (?:can |could |have )?(?:{_SENDS})\b", re.IGNORECASE)
_NEED_YOURS = re.compile(
    r"\b(?:support|team|engineers?|staff|agents?|they) (?:will |may |might |would )?needs? (?:to see |to have )?(?:your|the|a)\b",
    re.IGNORECASE,
)
_TO_US = re.compile(r"\b(?:us|me)\b|\b(?:to|with|for) (?:our|the) (?:team|engineers?|support|staff|agents?)\b", re.IGNORECASE)
_BEGINS_WITH_A_VERB = re.compile(
    r"^\W*(?:(?:please|kindly|then|and|so|now|first|just)\W+)*(?!let us (?!have|see|get)|(?:the|an?|this|that|these|our|"
    r"we|i|it|they|your|he|she|there|if|when|as|for|in|on)\b)[a-z]+\b(?!\W*〓\W*(?:is|are|was|were|will|can|may|lets?|"
    r"tells?|contains?|shows?|helps?)\b)",
    re.IGNORECASE,
)
_MUST_COME = re.compile(
    r"〓 (?:should|must|needs? to|has to|have to|is to|are to) (?:also )?be (?:\w+ )?(?:included|attached|sent|provided|"
    r"added|shared|pasted|posted|submitted|supplied|uploaded|given|presented|produced|enclosed|forwarded)|"
    r"〓 (?:should|must|needs? to|has to|have to|is to|are to) (?:also |always )?(?:accompany|come with|go with|reach (?:us|me))\b|"
    r"\b(?:accompanied|supported|backed(?: up)?) by (?:an? |the |your |valid )?(?:copy of )?(?:an? |the |your )?〓|"
    r"\b(?:claims?|refunds?|applications?|appeals?|disputes?|cases?|tickets?|(?:refund|support) requests?)"
    r" (?:will |also |always )*(?:needs?|requires?|calls? for|depends? on|must (?:have|carry|come with|go with))\b[^,;]*〓|"
    r"\b(?:have|get|obtain|receive|see)\b[^,;]*〓 from you\b",
    re.IGNORECASE,
)
_BY_SENDING = re.compile(rf"\bby (?:{_SENDING})\b", re.IGNORECASE)
_ASIDE = re.compile(r"^\W*(?:in|on|at|with|by|for|as|if)\b(?:\W+\w+){0,5}\W*$", re.IGNORECASE)
_IMPERATIVE = re.compile(
    rf"^\W*(?:(?:please|kindly|just|then|also|so|and|first|now|next|finally|simply|to \w+(?: \w+){{0,4}},|once [^,]*,|"
    rf"if [^,]*,|instead|alternatively|or|otherwise|dear \w+|hi|hello|yes|go ahead and|be sure to|quickly|again|afterwards|"
    rf"privately|always|include everything|make sure (?:to|you|that)|be sure)\W+)*"
    rf"(?:{_SENDS}|request(?! (?:headers?|time|id|body|path|number))|ask|have|get|obtain|collect|require|demand|tell)\b",
    re.IGNORECASE,
)
_STAFF = re.compile(
    rf"\b(?:can|could|would|will) (?:the|your|this) (?:user|customer|client|requester|reporter|caller|person) (?:\w+ )?(?:{_SENDS})\b|"
    r"\b(?:ask(?!s|ed)|have|get|tell|request|require|instruct|collect|obtain|demand|invite|remind|"
    r"prompt)\b(?: \w+){0,6}? (?:the |each |every |your |all )?(?:users?|customers?|clients?|requesters?|reporters?|caller|"
    r"them|him|her)\b"
    r"|\b(?:agents?|support|staff|you|we) (?:should|must|need to|have to|will|can) (?:first |always )?(?:collect|ask for|"
    r"request|obtain|get|demand)\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"^\W*(?:(?:if|when|because|since|sometimes|often|last \w+|once|although|as|and|while|where|whenever)\W+)*(?:(?:some|"
    r"many|most|several|a few|other|the|an?|any|these|those|our)\W+)?"
    r"(?:customers?|users?|clients?|anyone|someone|somebody|anybody|people|they|he|she|attackers?|agents?|staff|members?|"
    r"colleagues?|replies|cases|nobody|who|it(?!(?:'s| is|'d| would|'ll| will)(?: be)? (?:\w+ )?(?:fine|ok|okay|safe|best|"
    r"better|alright|great|good|nice|helpful|useful|appreciated|help|necessary|essential|mandatory|required|crucial|vital))|proxy|client|server|"
    r"gateway)\b"
    r"(?! (?:must|should|need|have to|has to|are required|is required))",
    re.IGNORECASE,
)
_WHO = _words(r"anyone|someone|somebody|anybody|people who|those who|staff who|whoever|messages? that|mails? that|replies that")
_HAPPENED = _words(
    r"have (?:already )?(?:sent|posted|shared|pasted|leaked|published|attached)|has (?:already )?(?:sent|posted|shared|pasted|"
    r"leaked)|(?:was|were|been|being|got) \w+ed|asked|sent|pasted|posted|shared|"
    r"requested|sometimes|already|last (?:week|month|year)|by mistake|accidentally|lets? anyone"
)
_OWN_USE = _words(
    r"set|store|save|check(?= (?:your|whether|the|that|if))|verify (?:that|whether)|reset|change|rotate|update|configure|"
    r"enter|log ?in|sign ?in|open|create|generate|use|read|keep|replace|delete|remove|"
    r"strip|revoke|disable|copy|export|download|take|capture|look for|find|report|contains?|means?|is|are|treat|protect|"
    r"review|edit|set up|restore"
)
_REMOVE = _words(
    r"remove|removing|delete|deleting|strip|stripping|redact|redacting|mask|masking|hide|hiding|replace|replacing|blur|"
    r"blurring|cut|crop|erase|scrub|sanitise|sanitize|clean|take out|"
    r"revoke|disable|rotate|reset|change|block out|black out|exclude|filter"
)
_TAKE = _words(r"copy|export|download|take|capture|open|save|select|collect|grab|screenshot|find|locate")
_PLACE_OF_OURS = _words(
    r"tickets?|chat|reply|replies|message|here|below|thread|us|me|form|e-?mail|support|conversation|comment|channel|report|dm|attachment"
)
_PLACE = _words(
    r"(?:in|into|to|on|at|as) (?:the |your |a |an )?(?:[\w'-]+ ){0,3}?(?:settings?|client|console|variables?|config\w*|page|"
    r"field|box|manager|vault|server|code|editor|sign-in|terminal|"
    r"dashboard|cursor|studio|environment|file|app|sdk|cli)"
)
_TOLD_YOU = re.compile(
    r"^(?!.*\b(?:whether|if|when|why|how)\b.*\bask).*?\b(?:we|i|(?:the|an|our) (?:agent|team|engineers?|staff|colleague|"
    r"representative|support \w+)|support|agents?)(?: will|'ll| may| might| can| do| have| has|'ve| is| are|'re|'m| am)?"
    r"(?: going to| about to| (?:need|have|want|like) to)?"
    r"(?: (?:then|also|always|first|usually|only))? (?:ask(?:ed|ing)?|request)(?: you)? (?:for|to)\b|"
    r"^(?!.*\b(?:whether|if|when|why|how|page|site|console)\b).*?\byou(?:'ll| will| may| might| are|'re)(?: also| then)?(?: be)?"
    r" (?:asked|requested|required|expected|invited) to (?:provide|send|submit|upload|attach|share|present|supply|forward)\b",
    re.IGNORECASE,
)
_STILL_OPEN = re.compile(
    r"\W*(?:and |please )?(?:also|plus|still (?:missing|needed|open|required|to come)|missing|needed|required|to (?:send|provide|"
    r"attach|submit)|wanted|attachments?|"
    r"attach|include|outstanding|required (?:fields|items|documents)|what (?:we|i) need)\W*",
    re.IGNORECASE,
)
"""All that stands before the colon of a list of what is wanted."""
_YOURS_ALONE = re.compile(r"\W*(?:and |so |what about |how about )?your 〓\W*", re.IGNORECASE)
"""A question that is a name alone: your verification code?"""
_NAMED_AGAIN = re.compile(
    r"^\W*(?:and |so )?(?:i mean|that is|that's|namely|i\.e\.?|in other words|meaning|to be exact|specifically)\b(?=\W+(?:\w+ )?〓)",
    re.IGNORECASE,
)
"""Words before a second name of the same thing."""
_TO_THEIRS = re.compile(
    r"〓 (?:\w+ )?(?:to|with) (?:your|their|his|her) (?!support|ticket|report|message|reply|e-?mail|request|issue|case|response)\w+|"
    r"\b(?:give|send|show|tell|forward|hand) (?:your|their|his|her) \w+(?: team| department)? (?:(?:the|your|an?|this|that) )?〓",
    re.IGNORECASE,
)
"""Goods that move to somebody of the reader, not to us."""
_LOOK_YOURSELF = re.compile(r"\b(?:look|check|see|read|view|open|review|inspect)\b.*\byour own (?:\w+ )?〓", re.IGNORECASE)
"""What the reader looks at himself."""
_WOULD_HELP = re.compile(
    r"〓 (?:would|will|could|might)(?: really| also| certainly)? (?:be (?:\w+ )?(?:help|useful|great|good|appreciated|handy|"
    r"ideal|enough|needed)|help)|"
    r"(?:would|'d) be (?:very |most |so )?(?:grateful|thankful|obliged|glad|happy) (?:for|if you|to (?:see|have|get|receive))",
    re.IGNORECASE,
)
_ONCE_SEEN = re.compile(
    r"\b(?:only|can|will|'ll|start|proceed)\b.*\b(?:once|after|when|as soon as) (?:we|i)(?:'ve| have)? (?:seen|received|got|have|"
    r"get|see|receive|had)\b.*〓|"
    r"^\W*(?:once|after|as soon as) (?:we|i)(?:'ve| have)? (?:seen|received|got|have|get|see|receive|had)\b.*〓",
    re.IGNORECASE,
)
"""Help after we have seen the thing."""
_OF_SOFTWARE = re.compile(
    r"\b(?:each|every|all|your|any|subsequent|the)(?: \w+)? (?:http |api )?(?:requests?|calls?)\b(?! (?:headers?|id|time|body))|"
    r"^(?!.*\b(?:processed|handled|looked at|accepted|closed|answered)\b)\W*(?:(?:an?|the|all|every|each|any) )?(?:http |"
    r"api )?(?:requests?|calls?|clients?|sdks?|curl|servers?|gateways?|scripts?|apps?) (?:must|needs?|should|without|with|carry|"
    r"carries|includes?|sends?|has|have|requires?)\b",
    re.IGNORECASE,
)
"""What a program sends or must hold, not its reader."""
_USED_IN = re.compile(
    r"\b(?:(?:that )?(?:you |was |were |is )?(?:used|contained|found|sent|shown|included)|from|behind|accompany) "
    r"(?:in|for|with|by|as|from)? ?(?:the|your|that|this)(?: \w+)? (?:requests?|calls?)\b",
    re.IGNORECASE,
)
"""What tells a thing from others: the photo used in the request."""
_IT_SHOWS = re.compile(
    r"^\W*(?:(?:the|an?|your|any|such|every|most) )?〓(?: of \w+)?(?: \w+(?:ly|ten|n))?(?: can| may| might| could|"
    r" would)? (?:shows?|reveals?|contains?|exposes?|holds?|gives?|tells?|"
    r"discloses?|includes?|carr(?:y|ies)|has|have|leaks?|lets?)\b",
    re.IGNORECASE,
)
"""What a thing is like."""
_TAKEN_OUT = re.compile(
    r"〓(?:\W+(?:and|or|the|any|your|all|\w+ 〓|〓))*(?: (?:is|are|was|were|be|been|being))?(?: \w+ly)? (?:removed|redacted|"
    r"masked|stripped|deleted|hidden|blurred|blacked out|cut|replaced|taken out|censored)\b",
    re.IGNORECASE,
)
_PASS_ON = re.compile(
    r"\b(?:text|read|tell|pass|ship|fire|shoot|ping|drop|hand|send|e-?mail|mail|forward|copy|relay|slip|get|throw|chuck|bring|"
    r"dictate|report) (?:it|them|that|those|this|(?:the |your |that )?〓|one|both|all of (?:it|them))(?: \w+)?? ?(?:over |back |"
    r"across |out )?(?:to|with|for) (?:us|me|our|support|the (?:team|agent|engineer))\b",
    re.IGNORECASE,
)
"""A verb of handing over with its direction: text it to us."""
_CHAINED = re.compile(
    rf"^\W*(?!(?:the|an?|this|that|these|those|our|we|i|it|they|your|you|he|she|there|if|when|as|for|in|on|while|because|"
    rf"customers?|users?)\b)"
    rf"[a-z]+\b[^.;:]{{0,60}}?\b(?:and|then)(?: then| also| please| just)? (?:{_SENDS}) (?:your|the|an?|us|me|it|them|all|any|"
    rf"that|this|〓|here|over|back)(?!\w)",
    re.IGNORECASE,
)
"""An imperative after another: hit reply and include…"""
_NAME_OF_MAIL = re.compile(
    r"(?<=[a-z] )(?:e-?mail|mail|message|state|post|quote|text|reply|copy)(?= address| number|\W*$)",
    re.IGNORECASE,
)
"""Verbs that are nouns at the end of a name: account email, error message."""
_PUT = re.compile(
    r"^\W*(?:then |and |now |please )*(?:paste|put|add|fill|copy|enter)\b.*\b(?:into|in|to|on|as|under|at)\b",
    re.IGNORECASE,
)
_YOURS = _words(r"your|you")
_WHAT = re.compile(
    r"^\W*(?:and |so |hi |also )?(?:what(?:'s| is| was| are| were)|(?:which|what) (?:is|are|〓|\w+ 〓 (?:is|are|do you)))",
    re.IGNORECASE,
)
_WHAT_WAS = re.compile(r"^\W*(?:and |so )?what (?:was|were) the 〓\W*$", re.IGNORECASE)
_ABOUT = re.compile(
    r"^\W*(?:and |so |but )?(?:why|how|when|where|who|should (?:i|we)|do (?:i|we|you(?! (?:still |also )?"
    r"(?:happen to )?have\b[^,;]*\b(?:could|can|to (?:send|share|attach|show))))|does|did|ha(?:ve|s|d)(?! you (?:got|a|the|"
    r"your))|is(?! there (?:any|a) (?:way|chance|possibility)\b.*\bfrom you\b)|"
    r"are(?! you (?:able|willing|ok|okay|happy|in a position))|am i|must i|"
    r"(?:can|could|may) i(?! (?:get|have|see|ask|trouble))|will (?:you|i|we)|what happens)\b",
    re.IGNORECASE,
)
_LEAD = _words(
    r"following|below|these|form|reply with|need|send|provide|include|missing|add|required|details|checklist|information|"
    r"attach|share|fill"
)
_BUT_FOR = _words(r"except(?: for)?|apart from|other than|besides|in addition to|as well as|along with|together with")
_AND = _words(r"besides|in addition to|as well as|along with|together with")


def stance(words: str, before: str, after: str, rest: str, *, question: bool, leads: bool) -> Stance:
    """Return what a clause does with what it names; see :func:`generator.lint.asks.chinese.stance`."""
    if "〓" in words and _OF_SOFTWARE.search(_USED_IN.sub("", words)) and not _TO_US.search(words):
        return Stance.TELL
    lack = _LACK.search(before)
    if lack and not re.search(r"(?<!nothing we )\bcan (?:still )?(?:help|find|check|do)\b", words + rest):
        barred = _CANNOT.search(before, 0, lack.start()) and not _OF_OTHERS.search(before)
        return Stance.ASK if barred or _LACK_END.search(after + " " + rest) else Stance.REFUSE
    if "〓" not in words and len(words.split()) <= 4:  # noqa: PLR2004 - an item of an enumeration
        words = _NAME_OF_MAIL.sub("name", words)
    words = _NAMED_AGAIN.sub("", words)
    if (_TO_THEIRS.search(words) or _LOOK_YOURSELF.search(words)) and not _TO_US.search(words):
        return Stance.TELL
    if question and _YOURS_ALONE.fullmatch(words):
        return Stance.ASK
    plain = _STILL_ASKS.sub(lambda match: "~" * len(match[0]), words)
    if question and _ABOUT.search(plain):
        return Stance.REFUSE if _REFUSE.search(plain) else Stance.TELL
    if _LEAVE_OUT.search(plain) or _REFUSE.search(plain):
        return Stance.REFUSE
    if _ONCE_SEEN.search(plain):
        return Stance.ASK
    if _TAKEN_OUT.search(plain) or _IT_SHOWS.search(plain):
        return Stance.TELL
    if _REMOVE.search(re.split(r"\b(?:and|then)\b", before)[-1]) or _REMOVE.search(re.split(r"\b(?:and|then)\b", after)[0]):
        return Stance.TELL
    if question and ((_WHAT.search(words) and _YOURS.search(words)) or _WHAT_WAS.search(words)):
        return Stance.ASK
    return _positive(plain, question=question, leads=leads)


def _positive(words: str, *, question: bool, leads: bool) -> Stance:
    if _STAFF.search(words) and not _WHO.search(words):
        return Stance.ASK
    if _TOLD_YOU.search(words):
        return Stance.ASK
    if (_NEED_YOURS.search(words) or _BY_SENDING.search(words) or _MUST_COME.search(words)) and "〓" in words:
        return Stance.ASK
    if _WHO.search(words) or _OF_OTHERS.search(words):
        return Stance.TELL
    elsewhere = (_PLACE.search(words) or _PUT.search(words)) and not _PLACE_OF_OURS.search(words)
    if (_IMPERATIVE.search(words) or _PASS_ON.search(words) or _CHAINED.search(words)) and not elsewhere:
        return Stance.ASK
    if (_WEAK.search(words) and _PLACE_OF_OURS.search(words)) or _WHEN_YOU.search(words):
        return Stance.ASK
    sends, mood = _SEND.search(words), _MODAL.search(words)
    if (leads and _STILL_OPEN.fullmatch(words)) or _WOULD_HELP.search(words):
        return Stance.ASK
    if _NEED.search(words) or (leads and (sends or mood) and _LEAD.search(words)):
        return Stance.ASK
    if sends and mood and not elsewhere:
        return Stance.ASK
    if question and sends and _YOURS.search(words):
        return Stance.ASK
    if (
        _DIRECTIVE.search(words)
        and not elsewhere
        and not _OWN_VERB.search(words)
        and ("〓" in words or re.fullmatch(r"\W*please\W*", words))
    ):
        return Stance.ASK
    if "〓" in words and _TO_US.search(words) and _BEGINS_WITH_A_VERB.search(words) and not _HAPPENED.search(words) and not elsewhere:
        return Stance.ASK
    if "〓" not in words and _ASIDE.search(words):
        return Stance.NONE
    if _TAKE.search(words):
        return Stance.TAKE if not elsewhere else Stance.TELL
    if _HAPPENED.search(words) or _OWN_USE.search(words) or sends or mood:
        return Stance.TELL
    return Stance.NONE if len(words.split()) <= 8 else Stance.TELL  # noqa: PLR2004 - a longer clause says something


_PART = re.compile(
    r"^\W*(?:name|id|ids|limits?|management|prefix|quota|owner|group|fields?|page|rotation|settings?|manager|reset|status|"
    r"format|type|expir\w+|was|is|are(?! you)|works?|has|will|can|may)\b",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(?:every|each|one|another|own|per|which)\s*$", re.IGNORECASE)
_ANOTHER = _words(
    r"with|using|via|by|in|on|under|for (?!the|your|me|us)|about|whether|that|if|through|(?<!copy )(?<!photo )(?<!picture )of|"
    r"contains?|behind|and|every|each|one|another|own"
)


def may_ask(text: str) -> bool:
    """Tell whether a text holds any word of a plain request: a cheap look at texts that only name keys."""
    return (
        re.search(r"\b(?:what|which|your [^.?!]{2,40}\?)", text, re.IGNORECASE) is not None
        or _SEND.search(text) is not None
        or _MODAL.search(text) is not None
        or _NEED.search(text) is not None
        or _TO_US.search(text) is not None
    )


_GIVES = _words(
    r"(?:read|text|type|spell)(?: out)?(?= (?:the|your|that|me|us))",
    r"(?:reply|respond|answer|write back|get back to us|come back|(?:supply|provide|furnish|present) (?:us|me|our \w+)) with",
    _SENDS,
    _SENDING,
    "type",
    "enter",
    "write",
    "get",
    "need",
    "require",
    "want",
    "ask(?: you)? for",
    r"have(?! \w+ed\b)",
)


def is_firm(words: str, before: str) -> bool:
    """Tell whether a clause is so plainly a request that what it names need not be called complete: send us your key."""
    verb = None
    for match in _GIVES.finditer(before):
        verb = match
    if verb is None:
        return bool((_WHAT.search(words) and _YOURS.search(words)) or _WHAT_WAS.search(words) or _YOURS_ALONE.fullmatch(words))
    between = before[verb.end() :]
    return not _ANOTHER.search(between) and len(between.split()) <= 6  # noqa: PLR2004


def is_part(before: str, after: str) -> bool:
    """Tell whether the words name something of a thing, or one of many: the key's group, every key."""
    return bool(_PART.search(after) or _EACH.search(before))


_WITHIN = re.compile(
    r"\b(?:lines?|errors?|ids?|part|entry|excerpt|code|time|value|name|field|url|rows?|section|snippet)\W+(?:only )?(?:in|from|"
    r"of|within|inside|out of) (?:(?:the|your|an?) )?$",
    re.IGNORECASE,
)


def is_within(before: str, after: str) -> bool:  # noqa: ARG001 - both languages are asked alike
    """Tell whether the thing is but the place of what is spoken of: the failing line in the full logs."""
    return _WITHIN.search(before) is not None


def removes(words: str) -> bool:
    """Tell whether a clause takes out, hides or replaces something."""
    return _REMOVE.search(words) is not None


def is_answering(words: str) -> bool:
    """Tell whether a clause asks for what was named before it, and names nothing itself: please add it."""
    return (
        re.search(
            r"^\W*please\W*$|\b(?:it|them|that|those|this|one)\b|\b(?:too|as well|required|needed|necessary|mandatory)\W*$",
            words,
            re.IGNORECASE,
        )
        is not None
    )


def is_handing_over(words: str) -> bool:
    """Tell whether a sentence begins with plainly handing over what was named before it: please add it."""
    return (_IMPERATIVE.search(words) is not None and is_answering(words)) or _PASS_ON.search(words) is not None


def is_request(words: str) -> bool:
    """Tell whether a clause that names nothing asks for what follows: please send the following."""
    if _words("using", "with", "via", "through").search(words):
        return False
    if re.fullmatch(r"\W*please\W*", words, re.IGNORECASE):
        return True
    return bool(
        _IMPERATIVE.search(words)
        or _PASS_ON.search(words)
        or _CHAINED.search(words)
        or _NEED.search(words)
        or (_MODAL.search(words) and _SEND.search(words))
    )


def is_bare(words: str) -> bool:
    """Tell whether a clause is little more than the names of things."""
    return len(re.sub(r"〓|\b(?:your|the|an?|and|or|of|for|any|as well|also|plus)\b|[^\w\s]", "", words).split()) <= 4  # noqa: PLR2004


def is_masked(words: str, place: int) -> bool:
    """Tell whether a clause speaks of a masked form of what it names at ``place``: "a masked key and the full headers" masks one."""
    if _MASKS.search(words):
        return True
    start = max((match.end() for match in _AND_ALSO.finditer(words, 0, place)), default=0)
    after = _AND_ALSO.search(words, place)
    end = after.start() if after else len(words)
    return _MASKED.search(words, start, end) is not None or _DOTS.search(words, start, end) is not None


_DISOWNS = _words(
    r"(?:bad|wrong|poor|incorrect|unacceptable) (?:examples?|reply|replies|wording|sample|phrasing|practice)",
    r"(?:do not|don't|never|avoid)(?: \w+)? (?:say|saying|write|writing|ask|asking|use|using)(?: this| that| things like|"
    r" sentences like| phrases like)?\W*$",
    r"what not to (?:say|ask|write)",
)


def disowns(words: str) -> bool:
    """Tell whether a clause before a colon takes back what follows, as "bad example" does."""
    return _DISOWNS.search(words) is not None


def masks_topic(words: str) -> bool:
    """Tell whether a clause asks for a part alone of what was named before it: only its last four."""
    return re.match(r"\W*(?:but |just |only )+", words) is not None and _MASKED.search(words) is not None


def is_short_no(words: str) -> bool:
    """Tell whether a clause answers a question with no."""
    return re.match(r"\W*(?:no|never|not|nope|none|you don't|we don't|please don't|absolutely not)\b", words, re.IGNORECASE) is not None
