"""A mistake with the way to mend it, as exact changes of the text. Pure."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import PurePath

from attrs import frozen

from harvest.written.document import Document, Text
from harvest.written.editor_care import PublishedLine, published_lines
from hub.errors import Problem
from hub.vocabulary import Kind

BOM = "\ufeff"
_LINE_END = re.compile(r"\r\n|\r|\n")


@frozen(kw_only=True, order=True)
class Edit:
    """Put `text` where `length` characters stand at a line and column (from 1).

    The line end counts as the next characters of a line; the mark at the start of a file (BOM)
    is column 0 of line 1.
    """

    line: int
    column: int
    length: int
    text: str = ""


@frozen(kw_only=True, order=True)
class Finding:
    """A problem, with the changes that mend it for certain; without changes a person must.

    `offer` are changes that were probably meant: they are made when a person says so.
    """

    problem: Problem
    fix: tuple[Edit, ...] = ()
    offer: tuple[Edit, ...] = ()


@frozen(kw_only=True)
class Looked:
    """What was found in one file; `same` are the words by which it would stand there twice.

    `is_read`: its front matter could be read.
    """

    findings: tuple[Finding, ...]
    is_read: bool = False
    same: tuple[str, ...] = ()


@frozen(kw_only=True)
class CheckedText:
    """An editor's text; `below` is its path in the folder of the gemeente."""

    document: Document
    below: PurePath
    kind: Kind | None
    is_concept: bool = False
    is_example: bool = False

    def finding(
        self,
        place: tuple[int, int],
        code: str,
        message: str,
        hint: str,
        fix: tuple[Edit, ...] = (),
        *,
        offer: tuple[Edit, ...] = (),
    ) -> Finding:
        """Return a warning about a line and column of this text."""
        line, column = place
        at = Text(text="", line=line, column=column)
        problem = self.document.problem(at, message, hint, code=code, warning=True)
        return Finding(problem=problem, fix=fix, offer=offer)

    @cached_property
    def published(self) -> tuple[PublishedLine, ...]:
        """The lines that residents can come to read."""
        return tuple(published_lines(self.document))

    @cached_property
    def body(self) -> tuple[tuple[int, str], ...]:
        """The numbers and lines of the text below the front matter, without code."""
        return tuple(self._body())

    def _body(self) -> Iterator[tuple[int, str]]:
        is_code = False
        for number in range(self.document.body_line, len(self.document.lines) + 1):
            line = self.document.lines[number - 1]
            if line.lstrip().startswith(("```", "~~~")):
                is_code = not is_code
            elif not is_code:
                yield number, line


Look = Callable[[CheckedText], Iterable[Finding]]
"""Looks at one text for one sort of mistake. Pure; never raises."""


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with these changes; of two that overlap, the first in the text counts."""
    starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
    shift = 1 if text.startswith(BOM) else 0
    pieces: list[str] = []
    done = 0
    for edit in sorted(set(edits)):
        start = starts[edit.line - 1] + edit.column - 1 + (shift if edit.line == 1 else 0)
        if start >= done:
            pieces += (text[done:start], edit.text)
            done = start + edit.length
    return "".join((*pieces, text[done:]))
