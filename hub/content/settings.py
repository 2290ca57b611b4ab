"""Read the whole of content/'s TOML: the hub, its gemeenten and its sources."""

from collections.abc import Iterable
from pathlib import Path

from attrs import frozen

from hub.accountability import Accessibility, Privacy
from hub.content import sources
from hub.content.crisis_numbers import NUMBERS, read_numbers
from hub.content.curation import read_curation
from hub.content.files import ContentFiles, LastGood, no_last_good
from hub.content.gemeente_files import contact, read_gemeente
from hub.content.guide import read_guide
from hub.content.labels import DEFAULT_AUDIENCES, DEFAULT_DOMAINS
from hub.content.relevance import read_weights
from hub.content.settings_checks import (
    check_domains,
    check_holidays,
    check_hub,
    known_numbers,
    no_check,
)
from hub.content.source_files import read_sources
from hub.content.written import (
    WrittenAccessibility,
    WrittenAudiences,
    WrittenDomains,
    WrittenHealth,
    WrittenHoliday,
    WrittenHolidays,
    WrittenHub,
    WrittenPrivacy,
    WrittenSynonymFile,
    WrittenSynonyms,
)
from hub.curation import Curation
from hub.errors import Problem, SettingsError
from hub.gemeente import (
    AudienceLabel,
    CrisisNumber,
    DomainLabel,
    HealthLimits,
    Hub,
    SchoolHoliday,
)
from hub.source import Source
from hub.synonyms import SynonymGroup


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
    found = tuple(read_sources(files, hub))
    synonyms = files.read(SYNONYMS, WrittenSynonymFile, no_check)
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
    written = files.read("wijkwijzer.toml", WrittenHub, check_hub)
    if written is None:
        if not (files.root / "wijkwijzer.toml").is_file():
            hint = "Hierin staan de naam van de site en de gemeenten."
            files.complain("wijkwijzer.toml", "Dit bestand ontbreekt.", hint)
        return None
    domains = _domains(files)
    slugs = frozenset(label.slug for label in domains)
    holidays = files.read("schoolvakanties.toml", WrittenHolidays, check_holidays)
    gemeenten = [
        read_gemeente(files, folder, slugs, written.languages, only)
        for folder in written.gemeenten
    ]
    numbers = read_numbers(files, NUMBERS, written.languages)
    local = (number for one in gemeenten if one for number in one.crisis_numbers)
    return Hub(
        name=written.name,
        base_url=written.base_url.rstrip("/"),
        gemeenten=tuple(gemeente for gemeente in gemeenten if gemeente),
        languages=written.languages,
        form_of_address=written.aanspreekvorm,
        owner=written.beheerder,
        contact=contact(
            written.contact.telefoon, written.contact.mail, written.contact.website
        ),
        exit_url=written.verlaat_url,
        user_agent_contact=written.user_agent_contact,
        proxy=written.proxy,
        theme=written.theme,
        offline=written.lezen_zonder_internet,
        crisis_numbers=numbers,
        domains=domains,
        audiences=_audiences(files, (*numbers, *local)),
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
        contact=contact(written.fg_telefoon, written.fg_mail, ""),
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


def _domains(files: ContentFiles) -> tuple[DomainLabel, ...]:
    written = files.read("levensdomeinen.toml", WrittenDomains, check_domains)
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


def _audiences(files: ContentFiles, known: Iterable[CrisisNumber]) -> tuple[AudienceLabel, ...]:
    check = known_numbers(frozenset(one.number for one in known))
    written = files.read("doelgroepen.toml", WrittenAudiences, check)
    if written is None:
        return DEFAULT_AUDIENCES
    return tuple(
        AudienceLabel(id=one.id, name=one.naam, slug=one.slug, numbers=one.nummers)
        for one in written.doelgroep
    )


def _holiday(written: WrittenHoliday) -> SchoolHoliday:
    return SchoolHoliday(
        name=written.naam, region=written.regio, first=written.begin, last=written.einde
    )
