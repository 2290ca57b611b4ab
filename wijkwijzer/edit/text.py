"""Turn a text into what the form of the editing page can show, and back into our own form.

The form reads YAML with types of its own, in which a telephone number loses its first nought.
So it gets every value between quotes, a choice as a list and a group of keys as lines of text;
what it saves is written again as an editor would write it. Pure.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from attrs import frozen

from harvest.written.document import Document, Entry
from harvest.written.editor_schema import CONTACT_KEYS, KEYS
from harvest.written.editor_values import fold
from harvest.written.front_matter import split
from wijkwijzer.drafts.front_matter_text import quoted, value_line

Names = Mapping[str, str]
"""The word that the form offers for every word that an editor may write, folded."""


@frozen(kw_only=True)
class Choices:
    """The keys with fixed choices; `more` those of which several may be chosen."""

    one: Mapping[str, Names]
    more: Mapping[str, Names]


def for_form(path: PurePosixPath, text: str, choices: Choices) -> str:
    """Return a text as the form can read it; one without front matter as it is."""
    document, _ = split(path.as_posix(), text.encode())
    if document is None:
        return text
    lines = (_form_line(entry, choices) for entry in document.entries)
    return "\n".join(("---", *lines, "---", document.body))


def _form_line(entry: Entry, choices: Choices) -> str:
    """Return a key with its value as JSON, which every reader of YAML reads the same."""
    names = choices.more.get(entry.key)
    value: object = _as_text(entry)
    if names is not None:
        value = list(_offered_words(_words(entry), names))
    elif entry.key in choices.one and entry.text:
        value = _offered(entry.text, choices.one[entry.key])
    return f"{entry.key}: {json.dumps(value, ensure_ascii=False)}"


def _words(entry: Entry) -> list[str]:
    return [word.strip() for word in entry.text.split(",") if word.strip()]


def _offered_words(words: list[str], names: Names) -> Iterator[str]:
    """Yield the words that the form offers; a name may have a comma of its own."""
    while words:
        sizes = range(len(words), 0, -1)
        size = next((one for one in sizes if fold(", ".join(words[:one])) in names), 1)
        yield _offered(", ".join(words[:size]), names)
        words = words[size:]


def _offered(word: str, names: Names) -> str:
    return names.get(fold(word), word)


def _as_text(entry: Entry) -> str:
    """Return a value as lines of text: a list a line each, keys as `key: value`."""
    if entry.entries:
        return "\n".join(f"{one.key}: {one.text}" for one in entry.entries)
    return "\n".join(one.text for one in entry.texts)


def from_form(path: PurePosixPath, text: str) -> str:
    """Return what the form saved as an editor would write it; unread text as it is."""
    document, _ = split(path.as_posix(), text.encode())
    if document is None:
        return text
    lines = [line for entry in _ordered(document) for line in _written(entry)]
    return "\n".join(("---", *lines, "---", document.body.strip("\n"), ""))


def _ordered(document: Document) -> Iterable[Entry]:
    order = {key: number for number, key in enumerate(KEYS)}
    return sorted(document.entries, key=lambda one: order.get(one.key, len(order)))


def _written(entry: Entry) -> Iterator[str]:
    """Yield the lines of a key with a value; a key without one says nothing."""
    lines = [line.strip() for one in entry.texts for line in one.text.splitlines()]
    lines = [line for line in lines if line and line != "null"]
    if entry.entries:
        yield f"{entry.key}:"
        yield from (f"  {value_line(one.key, one.text)}" for one in entry.entries)
    elif entry.key == "contact" and lines and all(map(_is_contact, lines)):
        yield f"{entry.key}:"
        yield from (f"  {value_line(*_pair(line))}" for line in lines)
    elif len(lines) > 1 and len(entry.texts) == 1:
        yield f"{entry.key}:"
        yield from (f"  - {quoted(line)}" for line in lines)
    elif lines:
        yield value_line(entry.key, ", ".join(lines))


def _is_contact(line: str) -> bool:
    return ":" in line and _pair(line)[0] in CONTACT_KEYS


def _pair(line: str) -> tuple[str, str]:
    key, _, value = line.partition(":")
    return key.strip().lower(), value.strip()
