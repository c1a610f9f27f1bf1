"""The live preview: an edit is read, the pages that are looked at are made anew, the browser reloads.

``sources`` keeps what every file said, ``assembly`` what every entry refers to, ``theme`` MkDocs and its theme; ``state``
is the site as it was last whole, and what is wrong now; ``server`` shows it, ``watch`` hears of changes, and ``outputs``
builds everything else behind, in a process of its own. Nothing here writes into the site folder.
"""
