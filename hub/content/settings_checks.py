"""What must hold within one settings file, beside its form. Pure."""

from hub.accountability import STATUSES
from hub.content import sources
from hub.content.files import Check
from hub.content.written import (
    WrittenAudiences,
    WrittenDomains,
    WrittenGemeente,
    WrittenHealth,
    WrittenHolidays,
    WrittenHub,
    WrittenNumbers,
)
from hub.errors import Problem, UnclearText
from hub.gemeente import (
    LANGUAGES,
)
from hub.opening_hours import parse_hours
from hub.toml_file import TomlDocument
from hub.vocabulary import Domain


def no_check(_: TomlDocument, __: object) -> tuple[Problem, ...]:
    """Return nothing: the form of the file is all that there is to hold."""
    return ()


def check_hub(document: TomlDocument, written: WrittenHub) -> tuple[Problem, ...]:
    """Return what is wrong in wijkwijzer.toml."""
    found = []
    if not written.base_url.startswith(("https://", "http://")):
        message = "Het adres van de site begint met https://."
        found.append(document.problem(("base_url",), message))
    if written.aanspreekvorm not in {"u", "je"}:
        message = 'De aanspreekvorm is "u" of "je".'
        found.append(document.problem(("aanspreekvorm",), message))
    if written.languages[:1] != ("nl",) or not set(written.languages) <= set(LANGUAGES):
        message = "De talen van de site: eerst nl, en daarna en of ar."
        hint = 'Schrijf bijvoorbeeld: languages = ["nl", "en", "ar"].'
        found.append(document.problem(("languages",), message, hint))
    if not written.gemeenten:
        message = "Noem ten minste één gemeente (de naam van haar map)."
        found.append(document.problem(("gemeenten",), message))
    return (
        *found,
        *_check_health(document, written.health),
        *_check_accountability(document, written),
    )


def _check_health(document: TomlDocument, written: WrittenHealth) -> tuple[Problem, ...]:
    found = []
    if not sources.cadence(written.max_age):
        message = f"`{written.max_age}` is geen tijd."
        hint = 'Schrijf bijvoorbeeld: max_age = "24h".'
        found.append(document.problem(("health", "max_age"), message, hint))
    if written.source_cadences < 1:
        message = "source_cadences is 1 of meer."
        found.append(document.problem(("health", "source_cadences"), message))
    if written.ping_url and not written.ping_url.startswith(("https://", "http://")):
        message = "Het adres van ping_url begint met https://."
        found.append(document.problem(("health", "ping_url"), message))
    return tuple(found)


def _check_accountability(document: TomlDocument, written: WrittenHub) -> tuple[Problem, ...]:
    table, found = "toegankelijkheid", []
    study = written.toegankelijkheid
    if study.status and study.status not in STATUSES:
        message = "De status van toegankelijkheid is A, B, C of D."
        hint = "Zonder volledig onderzoek schrijft u geen status."
        found.append(document.problem((table, "status"), message, hint))
    if study.status and (study.onderzoek_datum is None or not study.rapport_url):
        message = "Bij een status hoort een onderzoek: `onderzoek_datum` en `rapport_url`."
        found.append(document.problem((table, "status"), message))
    for key in ("rapport_url", "verklaring_url"):
        if getattr(study, key) and not getattr(study, key).startswith("https://"):
            message = f"Het adres van {key} begint met https://."
            found.append(document.problem((table, key), message))
    if written.privacy.log_dagen < 0:
        message = "log_dagen is 0 of meer: zo lang bewaart de server wie wat opvroeg."
        found.append(document.problem(("privacy", "log_dagen"), message))
    return tuple(found)


def check_gemeente(document: TomlDocument, written: WrittenGemeente) -> tuple[Problem, ...]:
    """Return what is wrong in gemeente.toml: hours nobody can read, a counter without phone."""
    found = []
    for number, counter in enumerate(written.counters):
        try:
            parse_hours(counter.hours)
        except UnclearText as exc:
            found.append(document.problem(("counters", number, "hours"), exc.message, exc.hint))
        if not counter.phone.strip():
            message = f"{counter.name} heeft geen telefoonnummer."
            found.append(document.problem(("counters", number, "phone"), message))
    return tuple(found)


def check_numbers(
    document: TomlDocument, written: WrittenNumbers, languages: tuple[str, ...]
) -> tuple[Problem, ...]:
    """Warn about numbers that a language of the site cannot say: they stay Dutch there."""
    return tuple(
        document.problem(
            ("nummer", position),
            f"{number.naam} heeft geen tekst in de taal `{language}`.",
            f"Schrijf onder dit nummer: [nummer.{language}] met naam en wanneer.",
            warning=True,
        )
        for position, number in enumerate(written.nummer)
        for language, words in (("en", number.en), ("ar", number.ar))
        if language in languages and words is None
    )


def check_domains(document: TomlDocument, written: WrittenDomains) -> tuple[Problem, ...]:
    """Return which subjects are missing, and which names of pages stand there twice."""
    missing = sorted(set(Domain) - {one.id for one in written.domein})
    found = [
        document.problem(("domein",), f"Het onderwerp `{domain}` ontbreekt.")
        for domain in missing
    ]
    slugs = [one.slug for one in written.domein]
    for number, slug in enumerate(slugs):
        if slug in slugs[:number]:
            found.append(document.problem(("domein", number, "slug"), f"`{slug}` staat er al."))
    return tuple(found)


def known_numbers(known: frozenset[str]) -> Check[WrittenAudiences]:
    """Return a check that a group is only given numbers that stand in direct-hulp.toml."""

    def check(document: TomlDocument, written: WrittenAudiences) -> tuple[Problem, ...]:
        return tuple(
            document.problem(
                ("doelgroep", at, "nummers"),
                f"Het nummer {number} staat niet in direct-hulp.toml.",
                "Zet het nummer daar bij, of haal het hier weg.",
                warning=True,
            )
            for at, one in enumerate(written.doelgroep)
            for number in one.nummers
            if number not in known
        )

    return check


def check_holidays(document: TomlDocument, written: WrittenHolidays) -> tuple[Problem, ...]:
    """Return the holidays that end before they begin."""
    return tuple(
        document.problem(("vakantie", number, "einde"), "Het einde ligt voor het begin.")
        for number, one in enumerate(written.vakantie)
        if one.einde < one.begin
    )
