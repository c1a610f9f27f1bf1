"""The staff edition: the pages of the site with the internal notes beside them, for a private host.

It shares with the public build what reads and composes content, and nothing that writes: it has its own types, which no public
output takes, its own folder, which no public build writes to, and no feed, index, twin or sitemap.
"""
