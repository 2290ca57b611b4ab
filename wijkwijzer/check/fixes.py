"""Give a problem the changes that mend it, when they are certain. Pure."""

import re
from datetime import date

from attrs import evolve
from rapidfuzz.distance import OSA

from harvest.written.document import Document, Entry, key_of
from harvest.written.editor_schema import CONTACT_KEYS, KEYS
from harvest.written.front_matter_repair import repair_key_line, repair_value
from hub.dutch_dates import CLOCK
from hub.errors import Problem
from wijkwijzer.check.dates import meant_moment, parses
from wijkwijzer.check.findings import Edit, Finding

_REPAIRED = frozenset(
    {
        "aanhalingsteken",
        "bijzonder-teken",
        "dubbele-punt",
        "hekje",
        "geen-spatie",
        "sleutel-teken",
    }
)
_YES_OR_NO = {
    "true": "ja", "yes": "ja", "waar": "ja", "j": "ja", "y": "ja", "jawel": "ja",
    "false": "nee", "no": "nee", "onwaar": "nee", "n": "nee", "neen": "nee",
}  # fmt: skip
SHORTEST_KEY = 4
"""In shorter keys one letter is too much of the word to be sure."""


def with_fix(document: Document, problem: Problem, today: date) -> Finding:
    """Return a problem of the reader with its fix, or without when a person must choose."""
    fix = _fix(document, problem, today)
    if fix and problem.code in {"datum", "ja-of-nee"}:
        problem = evolve(problem, hint=f"Schrijf: {fix[0].text}")
    return Finding(problem=problem, fix=fix)


def _fix(document: Document, problem: Problem, today: date) -> tuple[Edit, ...]:
    if problem.code in _REPAIRED:
        return _repaired(document, problem)
    entry = _entry_at(document.entries, problem.line)
    if entry is None:
        return ()
    if problem.code == "onbekende-sleutel":
        return _renamed(document, entry, KEYS, document.entries)
    if problem.code == "contact-sleutel":
        siblings = next((one.entries for one in document.entries if entry in one.entries), ())
        return _renamed(document, entry, CONTACT_KEYS, siblings)
    if problem.code == "datum":
        return _replaced(document, entry, meant_moment(entry.text, today))
    if problem.code == "ja-of-nee":
        return _replaced(document, entry, _YES_OR_NO.get(entry.text.lower()))
    return ()


_MEANT = re.compile(r"Bedoelde u `?(?P<right>[^`?]+?)`?\?")
_WRITTEN = re.compile(r"[“`](?P<wrong>[^”`]+)[”`]")


def with_offer(document: Document, finding: Finding) -> Finding:
    """Return a finding that asks "bedoelde u …?" with the change that would follow a yes."""
    if finding.fix or finding.offer:
        return finding
    problem = finding.problem
    meant, written = _MEANT.search(problem.hint), _WRITTEN.search(problem.message)
    inside = 1 <= problem.line <= len(document.lines)
    if meant is None or written is None or not inside:
        return finding
    if problem.code == "onbekende-sleutel" and document.entry(meant["right"]):
        return _time_of_begin(document, finding)
    wrong, start = written["wrong"], problem.column - 1
    if not _alike(document.lines[problem.line - 1][start : start + len(wrong)], wrong):
        return finding
    change = Edit(
        line=problem.line, column=problem.column, length=len(wrong), text=meant["right"]
    )
    return evolve(finding, offer=(change,))


def _time_of_begin(document: Document, finding: Finding) -> Finding:
    """Return how a time under a key of its own goes behind the date, where it belongs."""
    begin = document.entry("begin")
    own = _entry_at(document.entries, finding.problem.line)
    if begin is None or own is None or len(begin.texts) != 1 or len(own.texts) != 1:
        return finding
    whole = f"{begin.text}, {own.text}"
    if not _CLOCK.fullmatch(own.text) or parses(begin.text) is None or parses(whole) is None:
        hint = "De sleutel `begin` staat er al. Zet de tijd achter de datum, of haal dit weg."
        return evolve(finding, problem=evolve(finding.problem, hint=hint))
    behind = begin.texts[0].column + len(begin.text)
    line = document.lines[own.line - 1]
    return evolve(
        finding,
        problem=evolve(finding.problem, hint=f"Zet de tijd achter de datum: begin: {whole}"),
        offer=(
            Edit(line=begin.texts[0].line, column=behind, length=0, text=f", {own.text}"),
            Edit(line=own.line, column=1, length=len(line) + 1),
        ),
    )


_CLOCK = re.compile(CLOCK)


def _alike(there: str, told: str) -> bool:
    """Return whether these are the same word; a key is told as `voor_wie`, however written."""
    return key_of(there) == key_of(told)


def _entry_at(entries: tuple[Entry, ...], line: int) -> Entry | None:
    for entry in entries:
        found = entry if entry.line == line else _entry_at(entry.entries, line)
        if found:
            return found
    return None


def _repaired(document: Document, problem: Problem) -> tuple[Edit, ...]:
    """Return the change that makes the line what the reader took it for."""
    line = document.lines[problem.line - 1]
    following = document.lines[problem.line] if problem.line < len(document.lines) else ""
    repair = repair_key_line(line, goes_on=following.startswith(" ")) or repair_value(line)
    if repair is None or repair.code != problem.code:
        return ()
    return (_difference(problem.line, line, repair.line),)


def _difference(number: int, before: str, after: str) -> Edit:
    """Return the smallest change of one line into another."""
    most = min(len(before), len(after))
    start = next((at for at in range(most) if before[at] != after[at]), most)
    rest = most - start
    end = next((at for at in range(rest) if before[-1 - at] != after[-1 - at]), rest)
    return Edit(
        line=number,
        column=start + 1,
        length=len(before) - start - end,
        text=after[start : len(after) - end],
    )


def _renamed(
    document: Document, entry: Entry, known: tuple[str, ...], siblings: tuple[Entry, ...]
) -> tuple[Edit, ...]:
    """Return the change to the one key that is a letter away and is not there yet."""
    line = document.lines[entry.line - 1]
    written = re.match(r"[^\s:]+", line[entry.column - 1 :])
    near = [key for key in known if OSA.distance(entry.key, key, score_cutoff=1) == 1]
    taken = {one.key for one in siblings}
    is_sure = len(near) == 1 and len(entry.key) >= SHORTEST_KEY and near[0] not in taken
    twice = sum(one.key == entry.key for one in siblings) > 1
    if not is_sure or twice or written is None or written[0].lower() != entry.key:
        return ()
    change = Edit(line=entry.line, column=entry.column, length=len(written[0]), text=near[0])
    return (change,)


def _replaced(document: Document, entry: Entry, right: str | None) -> tuple[Edit, ...]:
    """Return the change of a value that stands on one line just as it was read."""
    if right is None or len(entry.texts) != 1:
        return ()
    place = entry.texts[0]
    line = document.lines[place.line - 1]
    if not line.startswith(place.text, place.column - 1):
        return ()
    return (Edit(line=place.line, column=place.column, length=len(place.text), text=right),)
