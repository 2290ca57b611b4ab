"""Recognise the mistakes that people make in front matter, and know the line they meant. Pure.

A repair is certain about what the editor wrote, not about what YAML makes of it: text in which
a character has a special meaning is the text between quotation marks.
"""

import re

from attrs import frozen

from harvest.written.editor_schema import KEYS

# Characters that cannot start a plain value, or that make it something else than text.
_SPECIAL_START = "@`%*&!,]}#?|>[{"
_KEY_LINE = re.compile(r"(?P<head>[^\s:#\[\]{}\"'][^:]{0,40}):(?P<rest>.*)")
# `titel = Koffie`, `titel; Koffie` and `**titel**: Koffie`.
_MISTYPED = re.compile(
    r"(?:(?P<key>[A-Za-z_]+)\s*[=;]"
    r"|[*_]{1,3}(?P<marked>[A-Za-z_]+?)(?:[*_]{0,3}:[*_]{0,3}))"
    r"\s+(?P<value>\S.*)"
)
_NO_SPACE = re.compile(r"[^\s/]")
_VALUE_LINE = re.compile(
    r"(?P<head>\s*(?:-\s+(?:[^\s:\"'][^:]{0,40}:\s+)?|[^\s:\"'][^:]{0,40}:\s+))(?P<value>\S.*)"
)
_LIST_LINE = re.compile(r"-(?:\s|$)")
_COMMENT = re.compile(r"\s+#(?:\s.*)?$")
_LOST_AFTER_HASH = re.compile(r"(?:^|\s)#(?=[^\s#])")
_COLON_INSIDE = re.compile(r":(?:\s|$)")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_BLOCK_HEADER = re.compile(r"[|>][-+]?\d?[-+]?")
_FLOW = re.compile(r"\[[^\[\]{}]*\]|\{[^\[\]{}]*\}")
_INDICATOR = re.compile(r"[-?](?:\s|$)")


@frozen(kw_only=True)
class Repair:
    """What is wrong with a line, what to do, and the line as it must have been meant."""

    line: str
    column: int
    code: str
    message: str
    hint: str


@frozen(kw_only=True)
class Fault:
    """Why a block cannot be read; `indexes` are the lines that may be to blame, best first."""

    indexes: tuple[int, ...]
    column: int
    message: str
    hint: str


def repair_key_line(line: str, *, goes_on: bool) -> Repair | None:
    """Return the repair of a line at the margin, or None when nothing is wrong with it.

    `goes_on`: the next line is indented, so an unfinished value may be finished there.
    """
    if not line.strip() or line[0] in " #]}":
        return None
    mistyped = _MISTYPED.fullmatch(line)
    if mistyped and _key_in(mistyped).lower() in KEYS:
        return _mistyped(mistyped)
    if _LIST_LINE.match(line):
        return None
    found = _KEY_LINE.fullmatch(line)
    if not found or found["rest"].startswith("//"):
        return _no_key(line)
    if _NO_SPACE.match(found["rest"]):
        return _no_space(found)
    value = found["rest"].strip()
    return None if _is_fine(value, goes_on=goes_on) else repair_value(line)


def repair_value(line: str) -> Repair | None:
    """Return the repair that puts the value of a line between quotes; None when it is fine."""
    found = _VALUE_LINE.fullmatch(line.rstrip())
    if not found or _is_fine(found["value"], goes_on=False):
        return None
    value = _COMMENT.sub("", found["value"])
    start = len(found["head"])
    comment = found["value"][len(value) :]
    fixed = found["head"] + quoted(_without_lone_quotes(value)) + comment
    code, message, at = _blame(value)
    return Repair(
        line=fixed,
        column=start + at + 1,
        code=code,
        message=message,
        hint=f"Schrijf: {fixed.strip()}",
    )


def quoted(value: str) -> str:
    """Return the text between quotation marks, so that every character is itself."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def _mistyped(found: re.Match[str]) -> Repair:
    fixed = _quoted_line(f"{_key_in(found)}: {found['value'].strip()}")
    return Repair(
        line=fixed,
        column=1,
        code="sleutel-teken",
        message="Een sleutel is één woord met een dubbele punt erachter.",
        hint=f"Schrijf: {fixed}",
    )


def _key_in(found: re.Match[str]) -> str:
    return found["key"] or found["marked"]


def _no_key(line: str) -> Repair:
    return Repair(
        line=f"  {line}",
        column=1,
        code="geen-sleutel",
        message="Deze regel heeft geen sleutel met een dubbele punt.",
        hint="Hoort dit bij de regel erboven? Zet er dan twee spaties voor. "
        "Hoort het bij de tekst? Zet het dan onder de tweede ---.",
    )


def _no_space(found: re.Match[str]) -> Repair:
    fixed = f"{found['head']}: {found['rest']}"
    return Repair(
        line=fixed if _is_fine(found["rest"].strip(), goes_on=True) else _quoted_line(fixed),
        column=len(found["head"]) + 2,
        code="geen-spatie",
        message="Na de dubbele punt hoort een spatie.",
        hint=f"Schrijf: {fixed.rstrip()}",
    )


def _quoted_line(line: str) -> str:
    repair = repair_value(line)
    return repair.line if repair else line


def _is_fine(value: str, *, goes_on: bool) -> bool:
    """Return whether YAML reads this value as the editor wrote it."""
    if _QUOTED.fullmatch(value.strip()):
        return True  # a # between quotes is no comment
    bare = _COMMENT.sub("", f" {value}").strip()
    if not bare or _QUOTED.fullmatch(bare) or _BLOCK_HEADER.fullmatch(bare):
        return True
    if bare[0] in "\"'":
        return goes_on and not _QUOTED.match(bare)
    if bare[0] in "[{":
        return goes_on or bool(_FLOW.fullmatch(bare))
    return not (
        bare[0] in _SPECIAL_START
        or _INDICATOR.match(bare)
        or _COLON_INSIDE.search(bare)
        or _LOST_AFTER_HASH.search(bare)
    )


def _blame(value: str) -> tuple[str, str, int]:
    """Return what is wrong with a value: a code, a sentence, and where in the value."""
    if value[0] in "\"'":
        closed = _QUOTED.match(value)
        if closed and closed.end() < len(value):
            return "aanhalingsteken", "Na het aanhalingsteken staat nog tekst.", closed.end()
        return "aanhalingsteken", "Het aanhalingsteken aan het begin wordt niet gesloten.", 0
    if value[0] in _SPECIAL_START or _INDICATOR.match(value):
        return (
            "bijzonder-teken",
            f"Een waarde kan niet met {value[0]} beginnen: dat betekent hier iets anders.",
            0,
        )
    if colon := _COLON_INSIDE.search(value):
        return (
            "dubbele-punt",
            "In deze waarde staat een dubbele punt. Zo is niet duidelijk wat de sleutel is.",
            colon.start(),
        )
    lost = _LOST_AFTER_HASH.search(value)
    return "hekje", "Wat achter een # staat, wordt niet gelezen.", lost.end() - 1 if lost else 0


def _without_lone_quotes(value: str) -> str:
    """Drop the quote of a value that was opened and never closed; keep ’s in ’s avonds."""
    if value[0] == '"' and value.count('"') == 1:
        return value[1:]
    if value[0] == "'" and value.count("'") == 1 and not re.match(r"'[a-z]\b", value):
        return value[1:]
    return value
