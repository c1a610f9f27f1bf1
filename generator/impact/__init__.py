"""Where a thing shows: every page, output and reply that has it, and every place in the sources that uses it.

What pages and outputs show is not guessed from the sources: the site is made once more with the thing marked, and the mark is
looked for in everything that comes out. Whatever path a text takes (a question shown elsewhere, a boundary in a table, a card, the
search index), the mark goes with it.
"""
