"""Checks on a built folder and nothing else: they judge any site, whoever built it."""
