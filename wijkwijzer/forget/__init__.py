"""Forget a person or an item everywhere, and keep it out."""
