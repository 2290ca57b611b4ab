"""Warn an editor about words and data that hurt people or go stale (CARE.md parts 4, 6). Pure.

A warning never stops an item; a private person's contact in vraag-en-aanbod does.
"""

import re
from collections.abc import Iterator

from attrs import frozen

from harvest.cleaning.persons import mobile_numbers
from harvest.written.document import Document, Text
from harvest.written.private_data import birth_dates, citizen_numbers
from hub.errors import Problem
from hub.vocabulary import Kind

# These are never published, so a name or an address is fine there.
_PRIVATE_KEYS = ("eigenaar", "gecontroleerd_door")
_MAIL = re.compile(r"(?P<name>[\w.+-]+)@(?P<host>[\w-]+(?:\.[\w-]+)+)")
# Mail for private persons, from Dutch providers and the large ones.
_PRIVATE_HOSTS = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|icloud|me|mac|proton|protonmail|gmx"
    r"|ziggo|kpnmail|kpnplanet|planet|xs4all|hetnet|home|upcmail|chello|casema|telfort|tele2"
    r"|quicknet|solcon|caiway|zonnet|freeler|wanadoo)\.[a-z.]+",
    re.IGNORECASE,
)
_FUNCTION = re.compile(
    r"info|contact|redactie|balie|secretariaat|administratie|aanmeld|inschrijf|post|wijk|buurt"
    r"|team|vrijwillig|bestuur|receptie|support|help|loket|gemeente|klant|service|activiteit",
    re.IGNORECASE,
)
_INITIALS_AND_NAME = re.compile(r"[a-z]+(?:[._-][a-z]+)+", re.IGNORECASE)
_EURO = re.compile(r"€\s?\d|\beuro\s?\d|\d\s?euro\b|\bEUR\s?\d(?![\w-]*\.[a-z])", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_PROMISE = re.compile(
    r"\b(?:u\s+(?:heeft|hebt)|je\s+hebt|heeft\s+u|hebt\s+u|heb\s+je)(?:\s+\w+)?\s+recht\s+op\b"
    r"|\baltijd\b|\bgegarandeerd\b",
    re.IGNORECASE,
)
_CLICK = re.compile(
    r"\bklik(?:\s+dan)?\s+hier\b|\[\s*(?:hier|link|lees meer)\s*\]\(", re.IGNORECASE
)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9:]*)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_IMAGE = re.compile(r"!\[[^\]]*\]\(")
# A line without any of these holds nothing that is looked for below; most lines are such.
_SUSPECT = re.compile(
    r"\d\D{0,4}\d|[@€<]|\d\s?eur|eur(?:o)?\s?\d|\]\(|recht\s+op|altijd|gegarandeerd|klik",
    re.IGNORECASE,
)


@frozen(kw_only=True)
class PublishedLine:
    """One line that may be published, under its key (empty in the body)."""

    number: int
    text: str
    key: str = ""


def warnings(document: Document, kind: Kind) -> tuple[Problem, ...]:
    """Return what an editor should look at again before it is public."""
    dated = bool(document.entry("verloopt"))
    once = bool(document.entry("begin"))
    return tuple(
        problem
        for line in published_lines(document)
        if _SUSPECT.search(line.text)
        for problem in (
            *_persons(document, line, kind),
            *_wording(document, line),
            # What an activity costs goes out of date together with the activity.
            *(() if dated or (once and line.key) else _amounts(document, line)),
        )
    )


def published_lines(document: Document) -> Iterator[PublishedLine]:
    """Yield the lines that residents can come to read."""
    ends = (*(entry.line for entry in document.entries[1:]), document.body_line - 1)
    for entry, end in zip(document.entries, ends, strict=False):
        if entry.key not in _PRIVATE_KEYS:
            for number in range(entry.line, end):
                yield PublishedLine(
                    number=number, text=document.lines[number - 1], key=entry.key
                )
    for number in range(document.body_line, len(document.lines) + 1):
        yield PublishedLine(number=number, text=document.lines[number - 1])


def _persons(document: Document, line: PublishedLine, kind: Kind) -> Iterator[Problem]:
    # In vraag-en-aanbod a private person's contact is not allowed at all.
    only_warn = kind is not Kind.NOTICE
    hint = "Gebruik het nummer of het mailadres van een organisatie."
    for found in mobile_numbers(line.text):
        message = "Dit is een 06-nummer. Is het van een persoon?"
        yield _at(document, line, found, message, hint, code="06-nummer", warning=only_warn)
    for found in _MAIL.finditer(line.text):
        if _is_personal(found["name"], found["host"]):
            message = "Dit lijkt het mailadres van een persoon."
            yield _at(
                document,
                line,
                found,
                message,
                hint,
                code="persoonlijk-adres",
                warning=only_warn,
            )
    for found in citizen_numbers(line.text):
        message = "Dit lijkt een burgerservicenummer."
        yield _at(
            document,
            line,
            found,
            message,
            "Haal het weg: het is van een persoon.",
            code="burgerservicenummer",
        )
    for found in birth_dates(line.text):
        message = "Dit lijkt een geboortedatum."
        yield _at(
            document,
            line,
            found,
            message,
            "Haal de datum weg, of noem alleen de leeftijd.",
            code="geboortedatum",
        )


def _wording(document: Document, line: PublishedLine) -> Iterator[Problem]:
    for found in _PROMISE.finditer(line.text):
        yield _at(
            document,
            line,
            found,
            f"“{found[0]}” belooft meer dan u weet.",
            "Schrijf bijvoorbeeld “Dit kan passen bij uw vraag” of “meestal”.",
            code="belofte",
        )
    for found in _CLICK.finditer(line.text):
        yield _at(
            document,
            line,
            found,
            "Deze link zegt niet waar hij heen gaat.",
            "Maak een link van woorden die dat zeggen: [Lees over de huurtoeslag](…).",
            code="klik-hier",
        )
    if line.key:
        return
    opened: set[str] = set()
    for found in _TAG.finditer(line.text):
        # A tag that is opened and closed is one mistake.
        if found["end"] and found["name"] in opened:
            continue
        opened.add(found["name"])
        yield _at(
            document,
            line,
            found,
            "HTML werkt hier niet. De lezer ziet de code staan.",
            "Gebruik Markdown: **vet**, *schuin*, ## kop, - opsomming.",
            code="html",
        )
    for found in _IMAGE.finditer(line.text):
        yield _at(
            document,
            line,
            found,
            "Een plaatje in de tekst wordt niet getoond.",
            "Gebruik bovenaan `foto` en `foto_alt`.",
            code="plaatje",
        )


def _amounts(document: Document, line: PublishedLine) -> Iterator[Problem]:
    found = _EURO.search(line.text)
    if found and not _YEAR.search(line.text):
        yield _at(
            document,
            line,
            found,
            "Bij dit bedrag staat geen jaar.",
            "Zet het jaar erbij (“in 2027”), of schrijf bovenaan `verloopt`.",
            code="bedrag-zonder-jaar",
        )


def _at(
    document: Document,
    line: PublishedLine,
    found: re.Match[str],
    message: str,
    hint: str,
    *,
    code: str,
    warning: bool = True,
) -> Problem:
    place = Text(text=found[0], line=line.number, column=found.start() + 1)
    return document.problem(place, message, hint, code=code, warning=warning)


def _is_personal(name: str, host: str) -> bool:
    if _FUNCTION.search(name):
        return False
    return bool(_PRIVATE_HOSTS.fullmatch(host) or _INITIALS_AND_NAME.fullmatch(name))
