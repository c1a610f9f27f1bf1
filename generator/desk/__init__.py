"""Replies in other people's help desks: exports, previews, drift, push, and what tickets teach.

Everything here works on :class:`generator.desk.records.Reply`, which is made from a site's pages
once; a target (``generator/desk/targets``, one file each) knows one format and nothing of the site.
"""
