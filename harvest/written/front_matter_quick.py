"""Read front matter of the plain sort at once: a key a line, with a text or a list of texts.

YAML's own loader takes its time for every character. Nearly all that editors write needs none
of its rules: this module reads just that, and leaves the rest to front_matter_yaml. What both
read, they read alike (tests/unit/harvest/markdown/test_front_matter_quick.py).
"""

import re
from collections.abc import Iterator

from attrs import frozen

from harvest.written.document import Entry, Text, key_of

# A key in a form that means nothing special; a value, bare or between quotes; a comment.
_LINE = re.compile(
    r"(?P<indent> *)(?P<dash>- +)?(?:(?P<key>[A-Za-z][A-Za-z0-9_-]{0,60}):(?= |$))? *"
    r"(?:(?P<bare>[^\s\-?:,\[\]{}#&*!|>'\"%@`](?:[^:#]|:(?=[^\s])|(?<=[^\s])#)*)"
    r"|\"(?P<double>[^\"\\]*)\"|'(?P<single>[^']*)')?"
    r"(?: +#.*| *)"
)


@frozen(kw_only=True)
class _Line:
    """One line that says something; `text` is None when it has a key alone."""

    indent: int
    is_part: bool
    key: str
    key_column: int
    number: int
    text: Text | None


def read_quickly(lines: tuple[str, ...], before: int) -> tuple[Entry, ...] | None:
    """Return the entries of a block after `before` lines; None leaves it to YAML."""
    read = []
    for number, line in enumerate(lines, before + 1):
        if not line.strip(" ") or line.lstrip(" ").startswith("#"):
            continue
        found = _LINE.fullmatch(line)
        plain = _plain(found, number) if found else None
        if plain is None:
            return None
        read.append(plain)
    entries = tuple(_entries(read))
    return None if None in entries else tuple(one for one in entries if one is not None)


def _plain(found: re.Match[str], number: int) -> _Line | None:
    key, is_part = found["key"] or "", bool(found["dash"])
    if bool(key) == is_part:  # `- ma: 10.00` is for YAML, and so is text without a key
        return None
    group = next((name for name in ("bare", "double", "single") if found[name]), "")
    value = found[group].strip() if group else ""
    place = Text(text=value, line=number, column=found.start(group) + 1) if value else None
    if is_part and place is None:
        return None
    return _Line(
        indent=len(found["indent"]),
        is_part=is_part,
        key=key_of(key),
        key_column=found.start("key") + 1 if key else 0,
        number=number,
        text=place,
    )


def _entries(read: list[_Line]) -> Iterator[Entry | None]:
    """Yield the entries at the margin; None where the lines need YAML's rules."""
    at = 0
    while at < len(read):
        head = read[at]
        at += 1
        if head.indent or head.is_part:
            yield None
            return
        inner = []
        while at < len(read) and (read[at].indent or read[at].is_part):
            inner.append(read[at])
            at += 1
        yield _entry(head, inner)


def _entry(head: _Line, inner: list[_Line]) -> Entry | None:
    own, parts, nested = head.text, [], []
    if inner:
        first = inner[0]
        alike = all((one.indent, one.is_part) == (first.indent, first.is_part) for one in inner)
        if own or not alike:
            return None
        parts = [one.text for one in inner if one.is_part]
        nested = [_entry(one, []) for one in inner if not one.is_part]
    return Entry(
        key=head.key,
        line=head.number,
        column=head.key_column,
        texts=tuple(filter(None, (own, *parts))),
        entries=tuple(filter(None, nested)),
    )
