"""An editor's file as it was written: keys and texts, each with its line and column. Pure."""

import re
from collections.abc import Mapping
from functools import cached_property

from attrs import evolve, frozen

from hub.errors import Problem, UnclearText


@frozen(kw_only=True)
class Text:
    """What an editor wrote, with the line and column (from 1) where it starts."""

    text: str
    line: int
    column: int


@frozen(kw_only=True)
class Entry:
    """A key with what stands behind it: one text, a list of texts, or entries of its own."""

    key: str
    line: int
    column: int
    texts: tuple[Text, ...] = ()
    entries: tuple["Entry", ...] = ()

    @property
    def text(self) -> str:
        """The value as one text; the parts of a list with commas between them."""
        return ", ".join(text.text for text in self.texts)

    @property
    def place(self) -> Text:
        """Where the value starts, or the key when there is none."""
        nothing = Text(text="", line=self.line, column=self.column)
        return self.texts[0] if self.texts else nothing


@frozen(kw_only=True)
class Document:
    """One file as an editor wrote it. `lines` are all lines, for showing the wrong one."""

    path: str
    lines: tuple[str, ...]
    entries: tuple[Entry, ...] = ()
    body: str = ""
    body_line: int = 1

    @cached_property
    def _with_value(self) -> Mapping[str, Entry]:
        found: dict[str, Entry] = {}
        for entry in self.entries:
            if entry.text or entry.entries:
                found.setdefault(entry.key, entry)
        return found

    def entry(self, key: str) -> Entry | None:
        """Return the first entry with this key that has a value."""
        return self._with_value.get(key)

    def text(self, key: str) -> str:
        """Return the value of a key as one line, or an empty string."""
        entry = self.entry(key)
        return " ".join(entry.text.split()) if entry else ""

    def problem(
        self,
        place: Text | Entry,
        message: str,
        hint: str = "",
        *,
        code: str,
        warning: bool = False,
    ) -> Problem:
        """Return a problem at this place, with the line as it was written."""
        inside = 1 <= place.line <= len(self.lines)
        return Problem(
            path=self.path,
            line=place.line,
            column=place.column,
            message=message,
            hint=hint,
            excerpt=self.lines[place.line - 1] if inside else "",
            warning=warning,
            code=code,
        )

    def unclear(self, place: Text, exc: UnclearText, *, code: str) -> Problem:
        """Return the problem of a value that could not be read."""
        at = evolve(place, column=place.column + exc.at)
        return self.problem(at, exc.message, exc.hint, code=code)


def key_of(written: str) -> str:
    """Return a key as the schema knows it: `Voor wie` is `voor_wie`."""
    return re.sub(r"[\s-]+", "_", written.strip().lower())
