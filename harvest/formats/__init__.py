"""One parser a format: bytes in; items, wishes for more and losses out."""
