"""Asking sources and editors, and keeping what they say."""
