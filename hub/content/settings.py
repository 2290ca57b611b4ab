"""Read the whole of content/'s TOML: the hub, its gemeenten and its sources."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

import attrs
from attrs import frozen

from hub.accountability import STATUSES, Accessibility, Privacy
from hub.areas import LAND, Areas, Division
from hub.content import gazetteer, sources
from hub.content.curation import read_curation
from hub.content.files import Check, ContentFiles, LastGood, no_last_good
from hub.content.gazetteer import WrittenAreas, WrittenPlaces
from hub.content.guide import read_guide
from hub.content.labels import DEFAULT_AUDIENCES, DEFAULT_DOMAINS
from hub.content.relevance import read_weights
from hub.content.sources import WrittenSource
from hub.content.written import (
    WrittenAccessibility,
    WrittenAudiences,
    WrittenCounter,
    WrittenDomains,
    WrittenGemeente,
    WrittenHealth,
    WrittenHoliday,
    WrittenHolidays,
    WrittenHub,
    WrittenNumber,
    WrittenNumbers,
    WrittenNumberWords,
    WrittenPrivacy,
    WrittenSupport,
    WrittenSynonymFile,
    WrittenSynonyms,
)
from hub.curation import Curation
from hub.errors import Problem, SettingsError, UnclearText
from hub.gemeente import (
    LANGUAGES,
    AudienceLabel,
    Counter,
    CrisisNumber,
    CrisisWords,
    DomainLabel,
    Gemeente,
    HealthLimits,
    Hub,
    SchoolHoliday,
)
from hub.model import Contact, Place
from hub.opening_hours import parse_hours
from hub.placeholder import filled_in
from hub.source import Source
from hub.synonyms import SynonymGroup
from hub.toml_file import TomlDocument
from hub.vocabulary import Domain


@frozen(kw_only=True)
class Content:
    """All settings, what is wrong in them, and the files that were right (name, bytes)."""

    hub: Hub
    sources: tuple[Source, ...]
    synonyms: tuple[SynonymGroup, ...]
    problems: tuple[Problem, ...]
    good: tuple[tuple[str, bytes], ...]
    curations: tuple[Curation, ...] = ()

    def curation(self, gemeente: str) -> Curation:
        """Return what the editors of a gemeente (a code) decided about items."""
        found = (one for one in self.curations if one.gemeente == gemeente)
        return next(found, Curation(gemeente=gemeente))


NUMBERS = "direct-hulp.toml"
SYNONYMS = "synoniemen.toml"


def load_content(root: Path, last_good: LastGood = no_last_good, only: str = "") -> Content:
    """Return the settings in a content folder; a bad file gives way to its last good version.

    `only` is the code of the one gemeente to read; without it all are read.

    Raises:
        SettingsError: there is no wijkwijzer.toml or no gemeente; lists every problem.
    """
    files = ContentFiles(root, last_good)
    hub = _hub(files, only)
    if hub is None or not hub.gemeenten:
        raise SettingsError(tuple(sorted(files.problems)))
    found = tuple(_sources(files, hub))
    synonyms = files.read(SYNONYMS, WrittenSynonymFile, _no_check)
    curations = tuple(
        read_curation(files, gemeente.folder, gemeente.code, gemeente.areas)
        for gemeente in hub.gemeenten
    )
    return Content(
        hub=hub,
        sources=found,
        synonyms=tuple(map(_synonym_group, synonyms.groep)) if synonyms else (),
        problems=tuple(sorted(files.problems)),
        good=tuple(sorted(files.good.items())),
        curations=curations,
    )


def _synonym_group(written: WrittenSynonyms) -> SynonymGroup:
    return SynonymGroup(
        words=written.woorden,
        asked=written.vragen,
        fits=written.wel,
        does_not_fit=written.niet,
    )


def _hub(files: ContentFiles, only: str) -> Hub | None:
    written = files.read("wijkwijzer.toml", WrittenHub, _check_hub)
    if written is None:
        if not (files.root / "wijkwijzer.toml").is_file():
            hint = "Hierin staan de naam van de site en de gemeenten."
            files.complain("wijkwijzer.toml", "Dit bestand ontbreekt.", hint)
        return None
    domains = _domains(files)
    slugs = frozenset(label.slug for label in domains)
    holidays = files.read("schoolvakanties.toml", WrittenHolidays, _check_holidays)
    gemeenten = [
        _gemeente(files, folder, slugs, written.languages, only) for folder in written.gemeenten
    ]
    return Hub(
        name=written.name,
        base_url=written.base_url.rstrip("/"),
        gemeenten=tuple(gemeente for gemeente in gemeenten if gemeente),
        languages=written.languages,
        form_of_address=written.aanspreekvorm,
        owner=written.beheerder,
        contact=_contact(
            written.contact.telefoon, written.contact.mail, written.contact.website
        ),
        exit_url=written.verlaat_url,
        user_agent_contact=written.user_agent_contact,
        proxy=written.proxy,
        theme=written.theme,
        crisis_numbers=_numbers(files, NUMBERS, written.languages),
        domains=domains,
        audiences=_audiences(files),
        school_holidays=tuple(_holiday(one) for one in holidays.vakantie) if holidays else (),
        health=_health(written.health),
        privacy=_privacy(written.privacy),
        accessibility=_accessibility(written.toegankelijkheid),
        weights=read_weights(files),
        guide=read_guide(files, written.languages, written.aanspreekvorm),
        example=written.voorbeeld,
        unfinished=written.in_opbouw,
    )


def _health(written: WrittenHealth) -> HealthLimits:
    return HealthLimits(
        max_age=sources.cadence(written.max_age) or HealthLimits().max_age,
        source_cadences=written.source_cadences,
        disk_free_mb=written.disk_free_mb,
        ping_url=written.ping_url,
    )


def _privacy(written: WrittenPrivacy) -> Privacy:
    return Privacy(
        officer=written.fg_naam,
        contact=_contact(written.fg_telefoon, written.fg_mail, ""),
        statement_url=written.verklaring_url,
        log_days=written.log_dagen,
    )


def _accessibility(written: WrittenAccessibility) -> Accessibility:
    return Accessibility(
        status=written.status,
        studied_on=written.onderzoek_datum,
        report_url=written.rapport_url,
        statement_url=written.verklaring_url,
        problems=written.problemen,
    )


def _gemeente(
    files: ContentFiles,
    folder: str,
    domain_slugs: frozenset[str],
    languages: tuple[str, ...],
    only: str,
) -> Gemeente | None:
    name = f"{folder}/gemeente.toml"
    written = files.read(name, WrittenGemeente, _check_gemeente)
    if written is None:
        if not (files.root / name).is_file():
            files.complain(name, "Dit bestand ontbreekt.", "Elke gemeente heeft er een.")
        return None
    if only and written.code != only:
        return None
    check = partial(gazetteer.check_areas, code=written.code, domain_slugs=domain_slugs)
    written_areas = files.read(f"{folder}/gebieden.toml", WrittenAreas, check)
    if written_areas is None:
        if not (files.root / folder / "gebieden.toml").is_file():
            files.complain(f"{folder}/gebieden.toml", "Dit bestand ontbreekt.")
        return None
    areas = gazetteer.areas(written_areas)
    return Gemeente(
        folder=folder,
        code=written.code,
        name=written.name,
        slug=areas[written.code].slug,
        areas=areas,
        edition=written_areas.edition,
        succession=gazetteer.succession(written_areas),
        places=_places(files, folder, written.code, areas),
        counters=_counters(written),
        placeholders=tuple(sorted(written.placeholders.items())),
        client_support=_support(written.client_support),
        client_support_name=filled_in(written.client_support.name)
        if written.client_support
        else "",
        track_url=written.track_url,
        crisis_numbers=_numbers(files, f"{folder}/{NUMBERS}", languages),
        regions=tuple(sorted(written.regions.items())),
        editors_mail=written.editors_mail,
        example=written.voorbeeld,
    )


def load_source(path: Path, hub: Hub) -> tuple[Source | None, tuple[Problem, ...]]:
    """Return the source that one file defines, wherever it lies, and what is wrong with it."""
    files = ContentFiles(path.parent, no_last_good)
    written = files.read(path.name, WrittenSource, _source_check(hub))
    found = _with_present_scope(sources.source(written, path.name), hub) if written else None
    return found, tuple(sorted(files.problems))


def _source_check(hub: Hub) -> Check[WrittenSource]:
    scopes = {area.code for gemeente in hub.gemeenten for area in gemeente.areas.all}
    before = {
        text
        for gemeente in hub.gemeenten
        for old in gemeente.succession
        for text in (old.code, f"{old.edition}{old.code}")
        if gemeente.division.present(text)
    }
    return partial(sources.check_source, scopes=frozenset(scopes | before | {LAND}))


def _with_present_scope(source: Source, hub: Hub) -> Source:
    """Return the source with its scope as it is called now, when it has an old code."""
    known = (gemeente.division for gemeente in hub.gemeenten)
    now = next((code for one in known if (code := _present(one, source.scope))), source.scope)
    return attrs.evolve(source, scope=now)


def _present(division: Division, scope: str) -> str:
    # What stands in content/ is written against the present file, unless it says otherwise.
    return scope if scope in division.areas else division.present(scope)


def _sources(files: ContentFiles, hub: Hub) -> Iterable[Source]:
    check = _source_check(hub)
    seen: dict[str, str] = {}
    for folder in ("bronnen", *(f"{gemeente.folder}/bronnen" for gemeente in hub.gemeenten)):
        for name in files.names(folder):
            written = files.read(name, WrittenSource, check)
            if written is None:
                continue
            if written.id in seen:
                message = f"De bron `{written.id}` staat ook in {seen[written.id]}."
                files.complain(name, message, "Geef elke bron een eigen id.")
                continue
            seen[written.id] = name
            yield _with_present_scope(sources.source(written, name), hub)


def _places(files: ContentFiles, folder: str, code: str, areas: Areas) -> tuple[Place, ...]:
    check = partial(gazetteer.check_places, known=areas)
    written = files.read(f"{folder}/locaties.toml", WrittenPlaces, check)
    return gazetteer.places(written, code) if written else ()


def _domains(files: ContentFiles) -> tuple[DomainLabel, ...]:
    written = files.read("levensdomeinen.toml", WrittenDomains, _check_domains)
    if written is None:
        return DEFAULT_DOMAINS
    return tuple(
        DomainLabel(
            id=one.id,
            name=one.naam,
            slug=one.slug,
            explanation=one.uitleg,
            old_slugs=one.oude_slugs,
        )
        for one in written.domein
    )


def _audiences(files: ContentFiles) -> tuple[AudienceLabel, ...]:
    written = files.read("doelgroepen.toml", WrittenAudiences, _no_check)
    if written is None:
        return DEFAULT_AUDIENCES
    return tuple(
        AudienceLabel(id=one.id, name=one.naam, slug=one.slug) for one in written.doelgroep
    )


def _numbers(
    files: ContentFiles, name: str, languages: tuple[str, ...]
) -> tuple[CrisisNumber, ...]:
    written = files.read(name, WrittenNumbers, partial(_check_numbers, languages=languages))
    return tuple(_number(one) for one in written.nummer) if written else ()


def _number(written: WrittenNumber) -> CrisisNumber:
    return CrisisNumber(
        name=written.naam,
        number=written.nummer,
        when=written.wanneer,
        cost=written.kosten,
        chat=written.chat,
        sign_language=written.gebarentolk,
        for_whom=written.voor_wie,
        source=written.bron,
        checked_on=written.gecontroleerd,
        checked_by=written.gecontroleerd_door,
        in_bar=written.in_balk,
        bar_text=written.balktekst,
        bar_note=written.balknoot,
        subjects=written.bij,
        translations=tuple(
            _number_words(language, words)
            for language, words in (("en", written.en), ("ar", written.ar))
            if words
        ),
    )


def _number_words(language: str, written: WrittenNumberWords) -> CrisisWords:
    return CrisisWords(
        language=language,
        name=written.naam,
        when=written.wanneer,
        cost=written.kosten,
        sign_language=written.gebarentolk,
        for_whom=written.voor_wie,
        bar_text=written.balktekst,
        bar_note=written.balknoot,
    )


def _counters(written: WrittenGemeente) -> tuple[Counter, ...]:
    """Return the counters; the gemeente itself always has one, if only by name."""
    counters = tuple(_counter(counter, written) for counter in written.counters)
    if any(written.code in counter.areas for counter in counters):
        return counters
    nameless = Counter(
        name=f"Gemeente {written.name}", areas=(written.code,), contact=Contact()
    )
    return (*counters, nameless)


def _counter(written: WrittenCounter, gemeente: WrittenGemeente) -> Counter:
    return Counter(
        name=written.name,
        areas=written.areas,
        contact=_contact(filled_in(written.phone), written.mail, written.website),
        address=written.address,
        postcode=written.postcode,
        city=written.city,
        hours=parse_hours(written.hours),
        note=written.note,
        example=gemeente.voorbeeld,
    )


def _support(written: WrittenSupport | None) -> Contact:
    if written is None:
        return Contact()
    return _contact(filled_in(written.phone), written.mail, written.website)


def _contact(phone: str, mail: str, website: str) -> Contact:
    return Contact(
        phones=(phone,) if phone else (), mails=(mail,) if mail else (), website=website
    )


def _holiday(written: WrittenHoliday) -> SchoolHoliday:
    return SchoolHoliday(
        name=written.naam, region=written.regio, first=written.begin, last=written.einde
    )


def _no_check(_: TomlDocument, __: object) -> tuple[Problem, ...]:
    return ()


def _check_hub(document: TomlDocument, written: WrittenHub) -> tuple[Problem, ...]:
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


def _check_gemeente(document: TomlDocument, written: WrittenGemeente) -> tuple[Problem, ...]:
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


def _check_numbers(
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


def _check_domains(document: TomlDocument, written: WrittenDomains) -> tuple[Problem, ...]:
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


def _check_holidays(document: TomlDocument, written: WrittenHolidays) -> tuple[Problem, ...]:
    return tuple(
        document.problem(("vakantie", number, "einde"), "Het einde ligt voor het begin.")
        for number, one in enumerate(written.vakantie)
        if one.einde < one.begin
    )
