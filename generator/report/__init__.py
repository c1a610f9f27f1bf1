"""Diagnostics and summaries as text for people and JSON for programs."""
