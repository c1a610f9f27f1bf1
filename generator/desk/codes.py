"""The book of what can be wrong between a site and its help desks: ``APD``. Rules on desks.yml carry their own codes."""

from __future__ import annotations

from generator.diagnostics import Code

NOT_A_DUMP = Code(
    "APD006",
    "unreadable-dump",
    "A file that is not what `answerpress export TARGET` writes for the target, nor what its help desk exports.",
)
REFUSED = Code(
    "APD007",
    "desk-refused",
    "The help desk did not take a request. What was taken before is in the journal and is not sent again.",
)
SETTINGS = Code(
    "APD008",
    "missing-desk-setting",
    "A setting of a help desk in desks.yml, or the token in the environment, that a command needs and does not find.",
)
NOT_A_LOG = Code(
    "APD010",
    "unreadable-log",
    "A file of tickets or searches that cannot be read: it is not the CSV, JSON Lines or mbox that it was taken for, "
    "or lacks the column that holds the text.",
)

CODES: tuple[Code, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Code))
