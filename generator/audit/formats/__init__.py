"""Readers of formats, one file each; nothing in them is shared with what writes the formats."""
