"""Releases as WARC files."""
