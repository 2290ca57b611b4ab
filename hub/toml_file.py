"""Read a TOML file into a typed record, with all mistakes at once and the line of each."""

import enum
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import TypeVar, get_args, get_origin

import attrs
import cattrs
import tree_sitter_toml
from attrs import evolve, frozen
from cattrs.errors import ForbiddenExtraKeysError
from tree_sitter import Language, Node, Parser

from hub.errors import Problem

T = TypeVar("T")
SYNTAX = "toml"
"""The code of a problem that makes a file no TOML at all."""

Key = tuple[str | int, ...]
"""Where a value stands: ("area", 2, "code") is the key `code` of the third [[area]]."""

_LANGUAGE = Language(tree_sitter_toml.language())
_SYNTAX_PLACE = re.compile(
    r"^(?P<what>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|.*)\)$"
)
_ERROR_PATH = re.compile(r"\.?([^.\[\]]+)|\[(\d+)\]")


@frozen(kw_only=True)
class TomlDocument:
    """A parsed file: its values and where each key stands (line and column from 1)."""

    path: str
    lines: tuple[str, ...]
    values: Mapping[str, object]

    @cached_property
    def positions(self) -> Mapping[Key, tuple[int, int]]:
        """Where each key stands; worked out for a file with something to point at."""
        return _positions("\n".join(self.lines))

    def problem(
        self,
        key: Key,
        message: str,
        hint: str = "",
        *,
        warning: bool = False,
        code: str = "",
    ) -> Problem:
        """Return a problem that points to a key, or to the nearest one above it."""
        while key and key not in self.positions:
            key = key[:-1]
        line, column = self.positions.get(key, (1, 1))
        excerpt = self.lines[line - 1] if line <= len(self.lines) else ""
        return Problem(
            path=self.path,
            line=line,
            column=column,
            message=message,
            hint=hint,
            excerpt=excerpt,
            warning=warning,
            code=code,
        )


def parse(path: str, data: bytes) -> tuple[TomlDocument | None, tuple[Problem, ...]]:
    """Return the document, or the reason why these bytes are no TOML."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as exc:
        line = data[: exc.start].count(b"\n") + 1
        message = "Dit bestand bevat een teken dat geen UTF-8 is."
        hint = "Bewaar het bestand opnieuw als UTF-8."
        problem = Problem(
            path=path, line=line, column=1, message=message, hint=hint, code=SYNTAX
        )
        return None, (problem,)
    try:
        values = tomllib.loads(text)
    except RecursionError:
        message = "Dit bestand heeft te veel haken in elkaar."
        return None, (Problem(path=path, line=1, column=1, message=message, code=SYNTAX),)
    except tomllib.TOMLDecodeError:
        return None, tuple(_syntax_problems(path, text))
    lines = tuple(text.split("\n"))
    return TomlDocument(path=path, lines=lines, values=values), ()


def structure(
    document: TomlDocument, kind: type[T], at: Key = ()
) -> tuple[T | None, tuple[Problem, ...]]:
    """Return the record that the document (or its part `at`) describes, or all its mistakes."""
    values: object = document.values
    for step in at:
        values = values[step]  # type: ignore[index] # the caller walks a document it knows
    try:
        return _CONVERTER.structure(values, kind), ()
    except cattrs.BaseValidationError as exc:
        return None, tuple(_problems(document, exc, kind, at))


def load(path: str, data: bytes, kind: type[T]) -> tuple[T | None, tuple[Problem, ...]]:
    """Return the record in these bytes, or all that is wrong with them."""
    document, problems = parse(path, data)
    if document is None:
        return None, problems
    return structure(document, kind)


MOST_SYNTAX_PROBLEMS = 20
"""Of one file; after so many somebody must look at it as a whole."""

_HEADER = re.compile(r"\s*\[\[?\s*[\w.\"' -]+\]\]?\s*(?:#.*)?")
_NAME = r"(?:[\w-]+|\"[^\"]*\"|'[^']*')"
_STATEMENT = re.compile(rf"\s*{_NAME}(?:\s*\.\s*{_NAME})*\s*=")


def _syntax_problems(path: str, text: str) -> Iterator[Problem]:
    """Yield the mistakes of a text that is no TOML: after each, what it spoils is left out.

    It stops where nobody can say what was meant.
    """
    lines = text.split("\n")
    for _ in range(MOST_SYNTAX_PROBLEMS):
        try:
            tomllib.loads("\n".join(lines))
        except RecursionError:
            return
        except tomllib.TOMLDecodeError as exc:
            problem = _syntax_problem(path, text, str(exc))
            if _is_past(problem, lines):
                problem = _never_closed(problem, lines)
            spoiled = _spoiled(lines, problem.line - 1)
            is_lost = problem.message.endswith(_OPEN_TEXT)
            if is_lost or not any(lines[at].strip() for at in spoiled):
                yield evolve(problem, hint=f"{problem.hint} {_NOT_LOOKED_AT}")
                return
            yield problem
            for at in spoiled:
                lines[at] = ""
        else:
            return


_NOT_LOOKED_AT = "Wat verder in dit bestand staat, is nog niet nagekeken."


_OPEN = "deze waarde wordt niet gesloten met ] of }."
_OPEN_TEXT = "deze tekst wordt niet gesloten met drie aanhalingstekens."
_TEXT_MARK = re.compile(r"\"\"\"|'''")


def _is_past(problem: Problem, lines: list[str]) -> bool:
    """Return whether a mistake is told where the next thing begins, or at the end of all."""
    line = lines[problem.line - 1] if problem.line <= len(lines) else ""
    indent = len(line) - len(line.lstrip())
    return not line.strip() or (_begins(line) and problem.column == indent + 1)


def _never_closed(problem: Problem, lines: list[str]) -> Problem:
    """Return the mistake at the line on which the value begins that never ends."""
    above = range(min(problem.line - 1, len(lines)) - 1, -1, -1)
    start = next((at for at in above if _begins(lines[at])), problem.line - 1)
    what = _OPEN
    if problem.message.endswith(f"{_in_dutch('Unterminated string')}."):
        # Everything behind three quotes is text, also what looks like a key.
        start = next(
            (at for at, line in enumerate(lines) if len(_TEXT_MARK.findall(line)) % 2), start
        )
        what = _OPEN_TEXT
    return evolve(
        problem,
        line=start + 1,
        column=1,
        message=f"Dit is geen geldige TOML: {what}",
        hint="Zet het teken achter het laatste deel.",
        excerpt=lines[start] if start < len(lines) else "",
    )


def _spoiled(lines: list[str], wrong: int) -> range:
    """Return the lines that cannot be read apart from a wrong one: its statement, its table."""
    wrong = min(wrong, len(lines) - 1)
    start = next((at for at in range(wrong, -1, -1) if _begins(lines[at])), 0)
    end = next((at for at in range(wrong + 1, len(lines)) if _begins(lines[at])), len(lines))
    if lines[start].lstrip().startswith("[") and not _STATEMENT.match(lines[start]):
        # Without its table a key would seem to belong to the one above.
        headers = (at for at in range(wrong + 1, len(lines)) if _HEADER.fullmatch(lines[at]))
        end = next(headers, len(lines))
    return range(start, end)


def _begins(line: str) -> bool:
    return bool(_STATEMENT.match(line) or line.startswith("[") or _HEADER.fullmatch(line))


def _syntax_problem(path: str, text: str, reason: str) -> Problem:
    match = _SYNTAX_PLACE.match(reason)
    lines = text.split("\n")
    line = int(match["line"]) if match and match["line"] else len(lines)
    column = int(match["column"]) if match and match["column"] else 1
    what = match["what"] if match else reason
    return Problem(
        path=path,
        line=line,
        column=column,
        message=f"Dit is geen geldige TOML: {_in_dutch(what)}.",
        hint='Schrijf: sleutel = "tekst". Tekst staat altijd tussen aanhalingstekens.',
        excerpt=lines[line - 1] if line <= len(lines) else "",
        code=SYNTAX,
    )


_DUTCH = {
    "Invalid value": "de waarde hoort tussen aanhalingstekens, of is geen goed getal",
    "Invalid statement": "hier hoort een sleutel met een = erachter",
    "Expected '=' after a key": "achter de sleutel hoort een =",
    "Expected newline or end of document after a statement": "achter de waarde staat nog iets",
    "Cannot overwrite a value": "deze sleutel staat er al",
    "Cannot declare": "dit blok staat er al",
    "Cannot mutate immutable namespace": "deze sleutel staat er al",
    "Unclosed array": "de lijst wordt niet gesloten met ]",
    "Unclosed inline table": "het blok wordt niet gesloten met }",
    "Expected ']": "er ontbreekt een ]",
    "Unterminated string": "het aanhalingsteken wordt niet gesloten",
    'Expected "\'"': "het aanhalingsteken wordt niet gesloten",
    "Illegal character '\\n'": "achter deze tekst ontbreekt het aanhalingsteken",
    "Illegal character": "hier staat een teken dat niet kan, zoals een enter in een tekst",
    "Unescaped": "een \\ betekent hier iets anders; schrijf \\\\",
    "Found invalid character": "hier staat een teken dat niet kan",
    "Invalid initial character": "een sleutel begint met een letter of een cijfer",
    "Invalid date": "deze datum bestaat niet",
    "Duplicate inline table key": "deze sleutel staat er twee keer",
}


def _in_dutch(reason: str) -> str:
    """Return what tomllib said, for editors; its own words where it says something new."""
    return next((dutch for start, dutch in _DUTCH.items() if reason.startswith(start)), reason)


def _positions(text: str) -> dict[Key, tuple[int, int]]:
    """Return where every key of a valid document stands."""
    found: dict[Key, tuple[int, int]] = {}
    counts: dict[Key, int] = {}
    root = Parser(_LANGUAGE).parse(text.encode()).root_node
    prefix: Key = ()
    for node in root.children:
        if node.type == "pair":
            _note_pair(node, (), found)
        elif node.type in {"table", "table_array_element"}:
            prefix = _table_key(node, counts)
            found.setdefault(prefix, _place(node))
            for child in node.children:
                if child.type == "pair":
                    _note_pair(child, prefix, found)
    return found


def _table_key(node: Node, counts: dict[Key, int]) -> Key:
    """Return the key of a [table] or [[table]]; names of earlier [[tables]] get their index."""
    key: Key = ()
    names = _names(node.named_children[0])
    for name in names[:-1]:
        key = (*key, name)
        if key in counts:
            key = (*key, counts[key] - 1)
    key = (*key, names[-1])
    if node.type == "table_array_element":
        counts[key] = counts.get(key, 0) + 1
        key = (*key, counts[key] - 1)
    return key


def _note_pair(node: Node, prefix: Key, found: dict[Key, tuple[int, int]]) -> None:
    key_node, value = node.named_children[0], node.named_children[-1]
    key = (*prefix, *_names(key_node))
    found[key] = _place(key_node)
    _note_value(value, key, found)


def _note_value(value: Node, key: Key, found: dict[Key, tuple[int, int]]) -> None:
    if value.type == "inline_table":
        for child in value.named_children:
            if child.type == "pair":
                _note_pair(child, key, found)
    if value.type == "array":
        elements = [child for child in value.named_children if child.type != "comment"]
        for number, element in enumerate(elements):
            found[(*key, number)] = _place(element)
            _note_value(element, (*key, number), found)


def _names(node: Node) -> tuple[str, ...]:
    if node.type == "dotted_key":
        return tuple(name for child in node.named_children for name in _names(child))
    text = (node.text or b"").decode()
    return (text.strip("\"'"),)


def _place(node: Node) -> tuple[int, int]:
    return node.start_point[0] + 1, node.start_point[1] + 1


def _problems(
    document: TomlDocument, error: cattrs.BaseValidationError, kind: type[object], at: Key
) -> Iterable[Problem]:
    for line in cattrs.transform_error(error, format_exception=_describe):
        message, _, path = line.rpartition(" @ ")
        key = at + tuple(
            int(index) if index else name
            for name, index in _ERROR_PATH.findall(path.removeprefix("$"))
        )
        if not message.startswith(_EXTRA):
            missing = _MISSING.fullmatch(message)
            hint = f"Voeg een regel toe: {missing['name']} = …" if missing else ""
            yield document.problem(key, message, hint)
            continue
        known = _field_names(kind, key[len(at) :])
        for name in message.removeprefix(_EXTRA).split(","):
            close = get_close_matches(name, known, n=1)
            hint = (
                f"Bedoelde u `{close[0]}`?" if close else f"Dit kan hier: {', '.join(known)}."
            )
            yield document.problem(
                (*key, name), f"De sleutel `{name}` bestaat hier niet.", hint
            )


_EXTRA = "onbekende sleutels:"
_MISSING = re.compile(r"Hier ontbreekt de sleutel `(?P<name>.*)`\.")


def _describe(error: BaseException, kind: type[object] | None) -> str:
    if isinstance(error, ForbiddenExtraKeysError):
        return _EXTRA + ",".join(sorted(error.extra_fields))
    if isinstance(error, KeyError):
        return f"Hier ontbreekt de sleutel `{error.args[0]}`."
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        choices = ", ".join(str(member.value) for member in kind)
        return f"Deze waarde bestaat niet. Kies uit: {choices}."
    if isinstance(error, ValueError | TypeError) and error.args:
        return str(error.args[0])
    return f"Deze waarde is niet goed (verwacht: {getattr(kind, '__name__', kind)})."


def _field_names(kind: type[object], path: Key) -> list[str]:
    """Return the keys that may stand at `path` inside a record."""
    record = _record_in(kind)
    for step in path:
        if isinstance(step, str):
            record = _record_in(
                {field.name: field.type for field in attrs.fields(record)}[step]
            )
    return sorted(field.name for field in attrs.fields(record))


def _record_in(kind: object) -> type[attrs.AttrsInstance]:
    if isinstance(kind, type) and attrs.has(kind):
        return kind
    return next(_record_in(arg) for arg in get_args(kind) if attrs.has(get_origin(arg) or arg))


def _text(value: object, kind: type[str]) -> str:
    if issubclass(kind, enum.Enum):  # cattrs sends an enumeration of texts here too
        return kind(value)
    if not isinstance(value, str):
        raise TypeError(f'Hier hoort tekst tussen aanhalingstekens, zoals "{value}".')
    return value


def _flag(value: object, _: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("Hier hoort true of false (zonder aanhalingstekens).")
    return value


def _whole(value: object, _: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("Hier hoort een heel getal (zonder aanhalingstekens).")
    return value


def _number(value: object, _: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError("Hier hoort een getal (zonder aanhalingstekens).")
    return float(value)


def _day(value: object, _: object) -> date:
    try:
        return value if type(value) is date else date.fromisoformat(str(value))
    except ValueError:
        raise ValueError(f"Dit is geen datum: {value}. Schrijf jaar-maand-dag.") from None


def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True)
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(bool, _flag)
    converter.register_structure_hook(int, _whole)
    converter.register_structure_hook(float, _number)
    converter.register_structure_hook(date, _day)
    return converter


_CONVERTER = _converter()
