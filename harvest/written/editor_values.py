"""Give a type to what an editor wrote: a value, or the problem it has. Pure."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

from attrs import evolve, frozen

from harvest.written.document import Document, Entry, Text
from harvest.written.nearest_word import nearest
from hub.errors import Problem, UnclearText

T = TypeVar("T")

# A hint with more names than this is not read: wijken are many, subjects are ten.
MOST_CHOICES = 12
# Nothing is about more subjects or areas than this; a longer list is a text on the wrong line.
MOST_NAMES = 50

CODES = {
    "begin": "datum",
    "einde": "datum",
    "gecontroleerd": "datum",
    "verloopt": "datum",
    "herhaling": "herhaling",
    "behalve": "uitzondering",
    "status": "keuze",
    "hulplijn": "keuze",
    "wijken": "onbekend-gebied",
    "werkgebied": "onbekend-gebied",
    "onderwerpen": "onbekend-onderwerp",
    "voor_wie": "onbekende-doelgroep",
}
"""What `check` calls a value of this key that cannot be read; all other keys are ja or nee."""


@frozen(kw_only=True)
class Found(Generic[T]):
    """What was read, and what was wrong with it."""

    value: T
    problems: tuple[Problem, ...] = ()


def parsed(document: Document, key: str, parse: Callable[[str], T]) -> Found[T | None]:
    """Return the value of a key as `parse` reads it; None when it is absent or wrong."""
    entry = document.entry(key)
    if entry is None or not entry.text:
        return Found(value=None)
    try:
        return Found(value=parse(" ".join(entry.text.split())))
    except UnclearText as exc:
        return Found(
            value=None,
            problems=(document.unclear(entry.place, exc, code=CODES.get(key, "ja-of-nee")),),
        )


def yes_or_no(text: str) -> bool:
    """Return True for `ja` and False for `nee`.

    Raises:
        UnclearText: it is neither.
    """
    word = text.strip().lower()
    if word not in ("ja", "nee"):
        raise UnclearText(f"“{text}” is geen ja of nee.", "Schrijf ja of nee.")
    return word == "ja"


def one_of(choices: Mapping[str, T]) -> Callable[[str], T]:
    """Return a parser that knows these words, with spaces or hyphens between them."""

    def parse(text: str) -> T:
        word = "-".join(text.lower().split())
        if word not in choices:
            close = nearest(word, choices)
            hint = f"Bedoelde u {close}?" if close else f"Kies uit: {', '.join(choices)}."
            raise UnclearText(f"“{text}” kan hier niet.", hint)
        return choices[word]

    return parse


def lines(document: Document, entry: Entry | None) -> tuple[Text, ...]:
    """Return the lines of a value, whether written as a list, as lines or as `dag: tijd`."""
    if entry is None:
        return ()
    nested = (
        Text(text=f"{inner.key} {inner.text}", line=inner.line, column=inner.column)
        for inner in entry.entries
    )
    plain = (line for text in entry.texts for line in _lines(document, text))
    return (*nested, *plain)


def parts(entry: Entry | None) -> tuple[Text, ...]:
    """Return the parts of a value, separated by commas or as a list."""
    return tuple(part for text in (entry.texts if entry else ()) for part in _parts(text))


def names(
    document: Document, key: str, known: Mapping[str, T], choices: tuple[str, ...]
) -> Found[tuple[T, ...]]:
    """Return the values of a list of names, each once; `known` has folded names as keys.

    `choices` are the names as people write them, for the hint.

    A name may hold a comma or `en` itself: the longest name that is known wins.
    """
    entry = document.entry(key)
    if entry and len(parts(entry)) > MOST_NAMES:
        message = f"Achter `{key}` staan meer dan {MOST_NAMES} namen."
        hint = "Noem alleen de belangrijkste."
        return Found(
            value=(),
            problems=(document.problem(entry.place, message, hint, code="te-veel-namen"),),
        )
    found: list[T] = []
    problems: list[Problem] = []
    for text in entry.texts if entry else ():
        for part, value in _named(tuple(_parts(text)), known):
            if value is None:
                problems.append(_unknown(document, part, known, choices, CODES[key]))
            elif value not in found:
                found.append(value)
    return Found(value=tuple(found), problems=tuple(problems))


def fold(text: str) -> str:
    """Return a name without capitals, accents, hyphens and double spaces, for comparing."""
    plain = text if text.isascii() else _without_accents(text)
    return " ".join(plain.lower().replace("-", " ").replace("_", " ").split())


def _without_accents(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def _named(parts_: tuple[Text, ...], known: Mapping[str, T]) -> Iterator[tuple[Text, T | None]]:
    rest = parts_
    while rest:
        taken, value = _longest(rest, known)
        if value is not None:
            yield rest[0], value
        else:
            yield from _split_at_en(rest[0], known)
        rest = rest[taken:]


def _longest(rest: tuple[Text, ...], known: Mapping[str, T]) -> tuple[int, T | None]:
    for count in range(len(rest), 0, -1):
        name = fold(", ".join(part.text for part in rest[:count]))
        if name in known:
            return count, known[name]
    return 1, None


def _split_at_en(part: Text, known: Mapping[str, T]) -> Iterator[tuple[Text, T | None]]:
    pieces = [fold(piece) for piece in part.text.split(" en ")]
    if any(piece in known for piece in pieces):
        at = 0
        for written, piece in zip(part.text.split(" en "), pieces, strict=True):
            yield evolve(part, text=written, column=part.column + at), known.get(piece)
            at += len(written) + len(" en ")
    else:
        yield part, None


def _unknown(
    document: Document,
    part: Text,
    known: Mapping[str, T],
    choices: tuple[str, ...],
    code: str,
) -> Problem:
    shown = {fold(choice): choice for choice in choices}
    close = nearest(fold(part.text), {*known, *shown})
    if close:
        hint = f"Bedoelde u {shown.get(close, close)}?"
    elif len(choices) <= MOST_CHOICES:
        hint = f"Kies uit: {'; '.join(choices)}."
    else:
        hint = "Kijk of de naam goed is geschreven."
    return document.problem(part, f"“{part.text}” is hier niet bekend.", hint, code=code)


def _lines(document: Document, text: Text) -> Iterator[Text]:
    """Yield the lines of a text; those of a block start where the file has them."""
    written = text.text.split("\n")
    for number, line in enumerate(written):
        if line.strip():
            shown = document.lines[text.line + number - 1] if len(written) > 1 else ""
            indent = len(shown) - len(shown.lstrip())
            column = indent + 1 if shown else text.column
            yield Text(text=line.strip(), line=text.line + number, column=column)


def _parts(text: Text) -> Iterator[Text]:
    at = 0
    for part in text.text.split(","):
        if part.strip():
            indent = len(part) - len(part.lstrip())
            yield Text(text=part.strip(), line=text.line, column=text.column + at + indent)
        at += len(part) + 1
