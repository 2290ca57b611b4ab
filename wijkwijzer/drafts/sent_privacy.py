"""Take private persons out of what people send in, and say what kind of thing went. Pure."""

import re
from collections.abc import Iterator

from attrs import frozen

from harvest.cleaning.persons import is_person_name, person_spans
from harvest.written.private_data import birth_dates, citizen_numbers

_PARTS = re.compile(r"\s*(?:,|;|\n|\(|\)|/|\bof\b|\ben\b|\bvia\b|\bbij\b|:)\s*")
_LOOSE_SIGN = re.compile(r" +([,.;!?])")
_NAME = re.compile(
    r"\b(?:[A-Z][\w'’-]+|[A-Z]\.)(?:\s+(?:van|de|der|den|ter|ten|el|al))*(?:\s+[A-Z][\w'’-]+)+"
)


@frozen(kw_only=True)
class Cleaned:
    """A text without private persons, and what kinds of things were taken out of it."""

    text: str
    taken: tuple[str, ...] = ()


def without_persons(text: str) -> Cleaned:
    """Return a text without mobile numbers, private mail addresses, BSN and birth dates."""
    spans = sorted(_spans(text))
    left = text
    for start, end, _ in reversed(spans):
        left = left[:start] + left[end:]
    if spans:
        lines = (_LOOSE_SIGN.sub(r"\1", " ".join(line.split())) for line in left.split("\n"))
        left = "\n".join(lines).strip()
    return Cleaned(text=left, taken=tuple(dict.fromkeys(what for _, _, what in spans)))


def contact_without_persons(text: str) -> Cleaned:
    """Return how to reach an organisation, without the name of who answers there."""
    cleaned = without_persons(text)
    parts = [part.strip(" .") for part in _PARTS.split(cleaned.text)]
    kept = [part for part in parts if part and not is_person_name(part)]
    names = ("een naam",) if len(kept) < len([part for part in parts if part]) else ()
    if not (names or cleaned.taken):
        return cleaned
    return Cleaned(text=", ".join(kept), taken=(*cleaned.taken, *names))


def names_in(text: str) -> tuple[str, ...]:
    """Return what looks like the name of a person, for an editor to judge."""
    found = (match[0] for match in _NAME.finditer(text))
    return tuple(dict.fromkeys(name for name in found if is_person_name(name)))


def _spans(text: str) -> Iterator[tuple[int, int, str]]:
    end = 0
    found = [(span.start, span.end, span.what) for span in person_spans(text)]
    found += [(one.start(), one.end(), "een geboortedatum") for one in birth_dates(text)]
    found += [
        (one.start(), one.end(), "een burgerservicenummer") for one in citizen_numbers(text)
    ]
    for start, stop, what in sorted(found):
        if start >= end:
            end = stop
            yield start, stop, what
