"""Write front matter that the editors' reader reads back as it was meant. Pure."""

import re

_PLAIN = re.compile(r"[^\W_][^:#\n\"'\\{}\[\]&*!|>%@`]*", re.UNICODE)


def value_line(key: str, value: str) -> str:
    """Return `key: value` on one line, with quotes where the value needs them."""
    return f"{key}: {quoted(value)}".rstrip()


def quoted(value: str) -> str:
    """Return a text as YAML reads it back: bare when it can be, else between quotes."""
    flat = " ".join("".join(char if char.isprintable() else " " for char in value).split())
    if not flat or _PLAIN.fullmatch(flat):
        return flat
    if '"' not in flat and "\\" not in flat:
        return f'"{flat}"'
    return "'" + flat.replace("'", "''") + "'"


def remark(text: str) -> str:
    """Return a line that is not read."""
    return f"# {' '.join(text.split())}"
