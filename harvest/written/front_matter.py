"""Split an editor's file into front matter and text; every value stays text, with its place.

YAML's own idea of types is not used: a telephone number stays as it was written. Mistakes that
can be repaired with certainty are reported and repaired on the spot, so that the other mistakes
in the file come to light in the same run.
"""

import re
from collections.abc import Iterator

from attrs import evolve

from harvest.written.document import Document, Entry, Text
from harvest.written.front_matter_quick import read_quickly
from harvest.written.front_matter_repair import Fault, Repair, repair_key_line, repair_value
from hub.errors import Problem

MAX_FILE_BYTES = 1024 * 1024
MAX_FRONT_BYTES = 64 * 1024
# Each repair reads the block again; a file with more faults than this needs a person first.
MAX_REPAIRS = 20

_FENCE = re.compile(r"---\s*(?:#.*)?")
_CLOSING = re.compile(r"(?:---|\.\.\.)\s*(?:#.*)?")
_LONG_DASHES = re.compile(r"[-–—]*[–—][-–—]*\s*")
# As long as the key of a line can be before it is taken for a sentence, and a little less.
_LONG_KEY = re.compile(r"[^:]{40}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
# Tabs, spaces of word processors and line ends that only YAML sees.
_TO_SPACE = dict.fromkeys((0x09, 0x85, 0xA0, 0x2028, 0x2029, 0xFEFF), " ")


def split(path: str, data: bytes) -> tuple[Document | None, tuple[Problem, ...]]:
    """Return the file in its parts and all that is wrong with its form.

    No document comes back when the front matter cannot be found or cannot be repaired.
    """
    decoded = _decode(path, data)
    if isinstance(decoded, Problem):
        return None, (decoded,)
    lines = tuple(decoded.split("\n"))
    document = Document(path=path, lines=lines)
    opening = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if not _FENCE.fullmatch(lines[opening]):
        return None, (_no_opening(document, opening),)
    closing = next((i for i in range(opening + 1, len(lines)) if _is_closing(lines[i])), None)
    if closing is None:
        return None, (_no_closing(document, opening),)
    front = lines[opening + 1 : closing]
    if sum(len(line.encode()) + 1 for line in front) > MAX_FRONT_BYTES:
        return None, (_too_large(document, "Het blok bovenaan", MAX_FRONT_BYTES),)
    entries, problems = _read_entries(document, front, opening + 1)
    if entries is None:
        return None, problems
    body = "\n".join(lines[closing + 1 :])
    return evolve(document, entries=entries, body=body, body_line=closing + 2), problems


def _decode(path: str, data: bytes) -> str | Problem:
    nowhere = Document(path=path, lines=())
    if len(data) > MAX_FILE_BYTES:
        return _too_large(nowhere, "Dit bestand", MAX_FILE_BYTES)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _wrong_encoding(nowhere, Text(text="", line=1, column=1), "UTF-16")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        before = data[: exc.start].decode("utf-8", errors="replace")
        place = Text(
            text="", line=before.count("\n") + 1, column=len(before) - before.rfind("\n")
        )
        shown = Document(path=path, lines=tuple(data.decode(errors="replace").splitlines()))
        return _wrong_encoding(shown, place, "een oude codering van Windows")
    # One character for one character, so that every column stays what the editor sees.
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TO_SPACE)
    if found := _CONTROL.search(text):
        before = text[: found.start()]
        return nowhere.problem(
            Text(text="", line=before.count("\n") + 1, column=len(before) - before.rfind("\n")),
            "Hier staat een onzichtbaar teken dat niet in een tekst hoort.",
            "Typ deze regel opnieuw.",
            code="onzichtbaar-teken",
        )
    return text


def _wrong_encoding(document: Document, place: Text, name: str) -> Problem:
    return document.problem(
        place,
        f"Dit bestand is opgeslagen in {name}, niet in UTF-8.",
        "Kies bij “Opslaan als” de codering UTF-8.",
        code="codering",
    )


def _too_large(document: Document, what: str, limit: int) -> Problem:
    return document.problem(
        Text(text="", line=1, column=1),
        f"{what} is te groot: meer dan {limit // 1024} kB.",
        "Knip de tekst in meer bestanden.",
        code="te-groot",
    )


def _no_opening(document: Document, index: int) -> Problem:
    place = Text(text="", line=index + 1, column=1)
    if not any(line.strip() for line in document.lines):
        return document.problem(
            place, "Dit bestand is leeg.", "Begin met een regel ---.", code="leeg-bestand"
        )
    if _LONG_DASHES.fullmatch(document.lines[index]):
        return document.problem(
            place,
            "De drie streepjes zijn veranderd in een lang streepje.",
            "Tekstverwerkers doen dat vanzelf. Zet op deze regel alleen: ---",
            code="streepjes",
        )
    return document.problem(
        place,
        "De eerste regel moet --- zijn. Daaronder staan titel, begin en de rest.",
        "Zet boven deze regel een regel met alleen: ---",
        code="geen-begin",
    )


def _no_closing(document: Document, opening: int) -> Problem:
    changed = (
        i
        for i in range(opening + 1, len(document.lines))
        if _LONG_DASHES.fullmatch(document.lines[i]) or document.lines[i].strip() == "***"
    )
    index = next(changed, None)
    if index is not None:
        return document.problem(
            Text(text="", line=index + 1, column=1),
            "Hier hoort --- te staan, maar de streepjes zijn veranderd.",
            "Zet op deze regel alleen: ---",
            code="streepjes",
        )
    return document.problem(
        Text(text="", line=opening + 1, column=1),
        "Het blok bovenaan houdt niet op: de tweede --- ontbreekt.",
        "Zet onder de laatste sleutel een regel met alleen: ---",
        code="geen-einde",
    )


def _is_closing(line: str) -> bool:
    return bool(_CLOSING.fullmatch(line))


def _read_entries(
    document: Document, front: tuple[str, ...], before: int
) -> tuple[tuple[Entry, ...] | None, tuple[Problem, ...]]:
    """Return the entries of a block that starts after `before` lines, repairing as needed."""
    quick = read_quickly(front, before) if _is_plain(front) else None
    if quick is not None:
        return quick, tuple(_duplicates(document, quick))
    lines, problems = _repair_key_lines(document, front, before)
    is_readable = True
    for _ in range(MAX_REPAIRS):
        outcome = _read_block(lines, before)
        if not isinstance(outcome, Fault):
            if not is_readable:
                return None, problems
            return outcome, (*problems, *_duplicates(document, outcome))
        index, repair = _first_repair(outcome, lines)
        if repair is None:
            place = Text(text="", line=before + index + 1, column=outcome.column)
            told = document.problem(place, outcome.message, outcome.hint, code="onleesbaar")
            # The other keys are read all the same, to tell what else is wrong.
            is_told = any(one.line == told.line for one in problems)
            problems, is_readable = problems if is_told else (*problems, told), False
            lines = _without_key(lines, index)
            continue
        problems = (*problems, _repair_problem(document, repair, before + index + 1))
        lines = (*lines[:index], repair.line, *lines[index + 1 :])
    place = Text(text="", line=before + 1, column=1)
    return None, (
        *problems,
        document.problem(place, "Er staan te veel fouten in dit blok.", code="te-veel-fouten"),
    )


def _is_plain(front: tuple[str, ...]) -> bool:
    """Return whether what the quick reader can read of this block has nothing to repair.

    It takes what stands behind a # for a comment, and any word for a key.
    """
    return not any("#" in line or _LONG_KEY.match(line) for line in front)


def _without_key(lines: tuple[str, ...], index: int) -> tuple[str, ...]:
    """Return the lines with nothing where the key stood that this line belongs to."""
    keys = [at for at, line in enumerate(lines) if line[:1].strip() and line[0] not in "-#"]
    start = max((at for at in keys if at <= index), default=0)
    end = min((at for at in keys if at > index), default=len(lines))
    return (*lines[:start], *[""] * (end - start), *lines[end:])


def _read_block(lines: tuple[str, ...], before: int) -> tuple[Entry, ...] | Fault:
    quick = read_quickly(lines, before)
    if quick is not None:
        return quick
    # Few files need a parser of YAML, and loading it takes longer than reading them.
    from harvest.written.front_matter_yaml import read_entries  # noqa: PLC0415

    return read_entries(lines, before)


def _first_repair(fault: Fault, lines: tuple[str, ...]) -> tuple[int, Repair | None]:
    """Return the line that can be repaired, or else the one to show."""
    for index in fault.indexes:
        if repair := repair_value(lines[index]):
            return index, repair
    return fault.indexes[0], None


def _repair_key_lines(
    document: Document, front: tuple[str, ...], before: int
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Repair lines at the margin; there each line has to be `sleutel: waarde`."""
    lines: list[str] = []
    problems: list[Problem] = []
    for index, line in enumerate(front):
        following = front[index + 1] if index + 1 < len(front) else ""
        repair = repair_key_line(line, goes_on=following.startswith(" "))
        lines.append(repair.line if repair else line)
        if repair:
            problems.append(_repair_problem(document, repair, before + index + 1))
    return tuple(lines), tuple(problems)


def _repair_problem(document: Document, repair: Repair, line: int) -> Problem:
    place = Text(text="", line=line, column=repair.column)
    return document.problem(place, repair.message, repair.hint, code=repair.code)


def _duplicates(document: Document, entries: tuple[Entry, ...]) -> Iterator[Problem]:
    first: dict[str, Entry] = {}
    for entry in entries:
        if entry.key in first:
            yield document.problem(
                entry,
                f"De sleutel `{entry.key}` staat er twee keer.",
                f"De eerste staat op regel {first[entry.key].line}. Laat er één staan.",
                code="dubbele-sleutel",
            )
        first.setdefault(entry.key, entry)
        yield from _duplicates(document, entry.entries)
