"""Find what a word processor or another computer left in a file: BOM, CRLF, tabs. Pure."""

import re
from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from harvest.written.front_matter import split
from hub.errors import Problem
from wijkwijzer.check.findings import BOM, Edit, Finding

_LINE_END = re.compile(r"\r\n|\r|\n")
_FENCE = re.compile(r"---\s*(?:#.*)?")
_CLOSING = re.compile(r"(?:---|\.\.\.)\s*(?:#.*)?")
# Quotes of word processors, in front of and behind a key.
_QUOTED_KEY = re.compile(
    r"[“”„‘’'\"]\s*(?P<key>[^\s“”„‘’'\":][^“”„‘’'\":]*?)\s*[“”„‘’'\"](?=:)"
)
_DASHES = re.compile(r"[-–—]*[–—][-–—]*(?=\s*$)")
TAB_IS = 2
"""Spaces for a tab at the start of a line in the front matter, as in our examples."""


@frozen(kw_only=True)
class RawText:
    """A file as it is on the disk; lines without their ends."""

    path: str
    text: str
    lines: tuple[str, ...]
    ends: tuple[str, ...]

    def finding(
        self,
        place: tuple[int, int],
        code: str,
        told: tuple[str, str],
        fix: Iterable[Edit],
        *,
        warning: bool = True,
    ) -> Finding:
        """Return a finding (message and hint) about a line and column."""
        line, column = place
        problem = Problem(
            path=self.path,
            line=line,
            column=max(1, column),
            message=told[0],
            hint=told[1],
            excerpt=self.lines[line - 1].replace("\t", " "),
            warning=warning,
            code=code,
        )
        return Finding(problem=problem, fix=tuple(fix))


def read_raw(path: str, data: bytes) -> RawText | None:
    """Return a file with its lines and line ends; None when it is no UTF-8."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    bare = text.removeprefix(BOM)
    if "\r" not in bare:
        lines = tuple(bare.split("\n"))
        return RawText(path=path, text=text, lines=lines, ends=("\n",) * (len(lines) - 1))
    ends = tuple(found[0] for found in _LINE_END.finditer(bare))
    return RawText(path=path, text=text, lines=tuple(_LINE_END.split(bare)), ends=ends)


def form(raw: RawText) -> Iterator[Finding]:
    """Yield what is wrong with the form of a file; each is mended for certain."""
    if raw.text.startswith(BOM):
        told = (
            "Aan het begin staat een onzichtbaar teken (BOM).",
            "Bewaar het bestand als UTF-8 zonder BOM.",
        )
        yield raw.finding((1, 1), "bom", told, (Edit(line=1, column=0, length=1),))
    if "\r" in raw.text:
        yield _line_ends(raw)
    if "\t" in raw.text:
        yield from _tabs(raw)
    if not raw.text.isascii() or '\n"' in raw.text or "\n'" in raw.text:
        yield from _changed_signs(raw)


def _line_ends(raw: RawText) -> Finding:
    wrong = [number for number, end in enumerate(raw.ends, 1) if end != "\n"]
    told = (
        "De regels eindigen zoals op Windows (CRLF).",
        "Kies in uw tekstprogramma het regeleinde LF (Unix).",
    )
    fix = (
        Edit(
            line=number,
            column=len(raw.lines[number - 1]) + 1,
            length=len(raw.ends[number - 1]),
            text="\n",
        )
        for number in wrong
    )
    return raw.finding((wrong[0], len(raw.lines[wrong[0] - 1]) + 1), "regeleinde", told, fix)


def _tabs(raw: RawText) -> Iterator[Finding]:
    last = _last_of_front(raw)
    front = raw.lines[:last]
    wide = _width_of_tab(raw, front)
    tables = tuple(_pasted_tables(raw, last))
    yield from (_pasted(raw, table) for table in tables)
    in_table = {number for table in tables for number in table}
    for number, line in enumerate(raw.lines, 1):
        if "\t" in line and number not in in_table:
            leading = len(line) - len(line.lstrip("\t")) if number <= last else 0
            edits = tuple(
                Edit(
                    line=number,
                    column=column,
                    length=1,
                    text=" " * (wide if column <= leading else 1),
                )
                for column, sign in enumerate(line, 1)
                if sign == "\t"
            )
            told = ("Op deze regel staat een tab.", "Gebruik spaties.")
            yield raw.finding((number, edits[0].column), "tab", told, edits)


_CELLS = re.compile(r"[^\t|]*[^\t|\s][^\t|]*(?:\t[^\t|]*)+")


def _pasted_tables(raw: RawText, last: int) -> Iterator[range]:
    """Yield the numbers of lines in a row that have as many tabs: a table of a spreadsheet."""
    start, tabs = 0, 0
    for number, line in enumerate((*raw.lines, ""), 1):
        found = line.count("\t") if number > last and _CELLS.fullmatch(line) else 0
        if found != tabs:
            if tabs and number - start > 1:
                yield range(start, number)
            start, tabs = number, found


def _pasted(raw: RawText, table: range) -> Finding:
    first = table[0]
    tabs = raw.lines[first - 1].count("\t")
    told = (
        "Dit lijkt een tabel uit Excel of Word. Zo staat alles op één regel.",
        "Zet om elk vak een streepje: | Dag | Tijd |. Onder de koppen hoort |---|---|.",
    )
    offer = []
    for number in table:
        line = raw.lines[number - 1]
        cells = " | ".join(cell.strip() for cell in line.split("\t"))
        rule = f"\n|{'---|' * (tabs + 1)}" if number == first else ""
        offer.append(Edit(line=number, column=1, length=len(line), text=f"| {cells} |{rule}"))
    found = raw.finding((first, 1), "tabel-tabs", told, ())
    return evolve(found, offer=tuple(offer))


def _width_of_tab(raw: RawText, front: tuple[str, ...]) -> int:
    """Return how many spaces a tab in front of a line must have meant.

    It is read as one. Two, as in our examples, fit where all lines begin with tabs or with even
    spaces; but where lines begin in both ways, only when one space cannot be read.
    """
    indents = [_indent(line) for line in front]
    if any(indent % TAB_IS for indent in indents):
        return 1
    document, _ = split(raw.path, raw.text.encode()) if any(indents) else (None, ())
    return 1 if document else TAB_IS


def _indent(line: str) -> int:
    bare = line.lstrip("\t")
    return len(bare) - len(bare.lstrip(" "))


def _last_of_front(raw: RawText) -> int:
    """Return the number of the line that closes the front matter; 0 without one."""
    start = next((at for at, line in enumerate(raw.lines) if line.strip()), 0)
    if not _FENCE.fullmatch(raw.lines[start]):
        return 0
    rest = enumerate(raw.lines[start + 1 :], start + 2)
    return next((number for number, line in rest if _CLOSING.fullmatch(line)), 0)


def _changed_signs(raw: RawText) -> Iterator[Finding]:
    """Yield keys between curly quotes, and fences that became a long dash."""
    last = _last_of_front(raw)
    for number, line in enumerate(raw.lines[:last], 1):
        found = _QUOTED_KEY.match(line)
        if found:
            told = ("Om de sleutel staan aanhalingstekens.", f"Schrijf: {found['key']}:")
            change = Edit(line=number, column=1, length=found.end(), text=found["key"])
            yield raw.finding((number, 1), "krulquote", told, (change,), warning=False)
    if not last:
        for number, line in enumerate(raw.lines, 1):
            dashes = _DASHES.match(line)
            if dashes:
                told = (
                    "De drie streepjes zijn veranderd in een lang streepje.",
                    "Tekstverwerkers doen dat vanzelf. Zet op deze regel alleen: ---",
                )
                change = Edit(line=number, column=1, length=dashes.end(), text="---")
                yield raw.finding((number, 1), "streepjes", told, (change,), warning=False)
