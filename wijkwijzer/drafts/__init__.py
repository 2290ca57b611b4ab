"""Beginnings: a new hub, a new text, a concept from a mail."""
