"""Find what people must look at again: crisis numbers and the study of accessibility."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from hub.content.crisis_numbers import NUMBERS
from hub.content.files import ContentFiles, no_last_good
from hub.content.written import WrittenHub, WrittenNumber, WrittenNumbers
from hub.errors import Problem
from hub.gemeente import Hub
from hub.toml_file import TomlDocument

NUMBER_WARN_DAYS = 60
NUMBER_FAIL_DAYS = 120
"""A number for people in danger is looked at every two months (CARE.md part 1.4)."""

NUMBER_HINT = (
    "Bel het nummer en lees de site van de organisatie. Zet de datum van vandaag bij "
    "`gecontroleerd` en uw naam bij `gecontroleerd_door`."
)


def overdue(root: Path, hub: Hub, today: date) -> tuple[Problem, ...]:
    """Return what was checked too long ago; an example is nobody's to keep true."""
    files = ContentFiles(root, no_last_good)
    if not hub.example:
        files.read("wijkwijzer.toml", WrittenHub, partial(_study, hub=hub, today=today))
        files.read(NUMBERS, WrittenNumbers, partial(_numbers, today=today))
    for gemeente in hub.gemeenten:
        if not (hub.example or gemeente.example):
            name = f"{gemeente.folder}/{NUMBERS}"
            files.read(name, WrittenNumbers, partial(_numbers, today=today))
    return tuple(files.problems)


def _study(
    document: TomlDocument, _: WrittenHub, *, hub: Hub, today: date
) -> tuple[Problem, ...]:
    known = hub.accessibility
    if not known.is_outdated(today):
        return ()
    message = (
        f"Het onderzoek naar toegankelijkheid is ouder dan {known.months_valid} maanden. "
        f"Status {known.status} mag daarmee niet meer op de site staan."
    )
    hint = "Laat opnieuw onderzoeken, of haal `status` weg."
    return (document.problem(("toegankelijkheid", "onderzoek_datum"), message, hint),)


def _numbers(
    document: TomlDocument, written: WrittenNumbers, *, today: date
) -> tuple[Problem, ...]:
    return tuple(_late_numbers(document, written, today))


def _late_numbers(
    document: TomlDocument, written: WrittenNumbers, today: date
) -> Iterator[Problem]:
    for position, number in enumerate(written.nummer):
        key = ("nummer", position, "gecontroleerd")
        days = _days_unchecked(number, today)
        if days is None:
            message = f"{number.naam} ({number.nummer}) is nog nooit nagekeken."
            yield document.problem(key, message, NUMBER_HINT, warning=True)
        elif days > NUMBER_WARN_DAYS:
            message = f"{number.naam} ({number.nummer}) is {days} dagen niet nagekeken."
            late = days <= NUMBER_FAIL_DAYS
            yield document.problem(key, message, NUMBER_HINT, warning=late)


def _days_unchecked(number: WrittenNumber, today: date) -> int | None:
    return (today - number.gecontroleerd).days if number.gecontroleerd else None
