"""Comparing what the formats of a site that AnswerPress built say of its pages, down to every sentence, link and cell.

Everything is compared with the record of the page in /api; a page without one (a listing) with its HTML. A file that is not of
the form that it should have is left out of the comparison and named in :attr:`Result.odd`. What is kept of a page are its facts;
its text is read again when it is compared. One module a comparison; what they share stands in :mod:`comparison`.
"""

from __future__ import annotations

from generator.audit.agreement.chunks import compare_chunks
from generator.audit.agreement.comparison import Comparison, Result
from generator.audit.agreement.errors import compare_errors
from generator.audit.agreement.feeds import compare_feeds
from generator.audit.agreement.graphs import compare_graphs
from generator.audit.agreement.lists import compare_lists, compare_llms_links
from generator.audit.agreement.pages import compare_pages
from generator.audit.agreement.replies import compare_replies
from generator.audit.agreement.subjects import subject
from generator.audit.agreement.whole import compare_whole_texts
from generator.audit.said import Words
from generator.built import Built

__all__ = ["Result", "compare", "subject"]

_OF_MANY_PAGES = (compare_lists, compare_feeds, compare_llms_links, compare_whole_texts, compare_graphs)
_OF_ONE_FILE = {"replies.json": compare_replies, "errors.json": compare_errors, "api/chunks.jsonl": compare_chunks}


def compare(built: Built, words: Words) -> Result:
    """Compare all formats of a built site; ``words`` are the labels of its language."""
    comparison = Comparison(built, words)
    compare_pages(comparison)
    for compare_files in _OF_MANY_PAGES:
        compare_files(comparison)
    for path, compare_file in _OF_ONE_FILE.items():
        if built.has(path):
            with comparison.reading(path):
                compare_file(comparison, path)
    return comparison.result()
