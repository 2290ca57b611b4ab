"""What editors write: front matter, Markdown and the schema of both."""
