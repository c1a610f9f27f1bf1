"""Bytes to typed entries: files, YAML documents with positions, decoding."""
