"""Fetch, parse, clean and reconcile what sources say."""
