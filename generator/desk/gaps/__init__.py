"""Tickets that teach: what people ask that the site does not answer yet.

The first thing that happens to a log is that everything that looks like a key or like personal data is blanked
(:mod:`.log`); nothing else ever sees it. Then each ticket is looked up with the site's own search (:mod:`.matching`), what is
not covered is grouped by the words that tie it (:mod:`.grouping`), and the report is written (:mod:`.report`, :mod:`.chart`).
"""
