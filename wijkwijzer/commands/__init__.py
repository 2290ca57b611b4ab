"""The commands, a module each: what it is called with, and what it prints."""
