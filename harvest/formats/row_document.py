"""A row of a list, and how it becomes what an editor could have written in a file. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from attrs import frozen

from harvest.written.document import Document, Entry, Text
from harvest.written.editor_schema import CONTACT_KEYS
from hub.errors import Problem
from hub.vocabulary import RowField

MAX_VALUE = 20_000
"""Characters of one value that are read; a text of five pages fits."""

# What people put in a cell when there is nothing to tell.
_NOTHING = frozenset({"-", "–", "—", "--", "n.v.t.", "n.v.t", "nvt", "?", "."})
_SEPARATORS = re.compile(r"[,;|\n\r•]+|\s/\s")
_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")


def _read(text: str) -> str:
    return _LINE_ENDS.sub("\n", text[:MAX_VALUE]).strip()


@frozen(kw_only=True)
class Row:
    """What a source says of one thing: a text for each field that it fills in.

    `where` is how an editor finds it back: "rij 12", "item 3".
    """

    values: tuple[tuple[RowField, str], ...]
    where: str

    def text(self, field: RowField) -> str:
        """Return the value as it was written; empty when it is absent or says nothing."""
        return self._filled.get(field, "")

    @cached_property
    def _filled(self) -> Mapping[RowField, str]:
        """What is filled in; of two values for one field the first counts."""
        read = {field: _read(text) for field, text in reversed(self.values)}
        return {field: text for field, text in read.items() if text.lower() not in _NOTHING}

    def line(self, field: RowField) -> str:
        """Return the value with single spaces, on one line."""
        return " ".join(self.text(field).split())


def listed(text: str) -> tuple[str, ...]:
    """Return the parts of a value that names several things, in order, each once."""
    parts = (" ".join(part.split()) for part in _SEPARATORS.split(text))
    return tuple(dict.fromkeys(part for part in parts if part))


def as_document(where: str, texts: Iterable[tuple[RowField, str]]) -> Document:
    """Return the file that an editor would have written with these values.

    Its lines are the lines of the values, so that a problem's line leads back to its field.
    """
    filled = tuple((field, text) for field, text in texts if text)
    entries: list[Entry] = []
    lines: list[str] = []
    for field, text in filled:
        entries.append(_entry(field, text, len(lines) + 1))
        lines.extend(text.split("\n"))
    return Document(path=where, lines=tuple(lines), entries=tuple(_with_contact(entries)))


def problem_in(document: Document, problem: Problem) -> tuple[RowField, str]:
    """Return which field a problem is in, and the problem as one sentence or two."""
    before = [entry for entry in _flat(document) if entry.line <= problem.line]
    field = RowField(max(before, key=lambda entry: entry.line).key)
    return field, f"{spoken(field)}: {problem.message} {problem.hint}".strip()


def spoken(field: RowField) -> str:
    """Return the name of a field as people write it: `voor wie`."""
    return field.value.replace("_", " ")


def _entry(field: RowField, text: str, line: int) -> Entry:
    value = Text(text=text, line=line, column=1)
    return Entry(key=field.value, line=line, column=1, texts=(value,))


def _with_contact(entries: list[Entry]) -> Iterator[Entry]:
    """Yield the entries, with telefoon, mail and website below one contact."""
    inside = tuple(entry for entry in entries if entry.key in CONTACT_KEYS)
    yield from (entry for entry in entries if entry.key not in CONTACT_KEYS)
    if inside:
        yield Entry(key="contact", line=inside[0].line, column=1, entries=inside)


def _flat(document: Document) -> Iterator[Entry]:
    for entry in document.entries:
        yield from entry.entries or (entry,)
