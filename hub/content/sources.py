"""Read source definitions: content/bronnen/*.toml and content/<gemeente>/bronnen/*.toml."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

from attrs import field, frozen

from hub.areas import LAND
from hub.errors import Problem
from hub.source import (
    Columns,
    Defaults,
    Expect,
    Limits,
    Pages,
    Query,
    Rights,
    Sample,
    Selectors,
    Source,
)
from hub.toml_file import TomlDocument
from hub.vocabulary import Audience, Domain, Kind, ListMode, RowField, SourceFormat, Tier

_CADENCE = re.compile(r"(\d+)([mhd])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@frozen(kw_only=True)
class WrittenDefaults:
    """The [defaults] of a source."""

    domains: tuple[Domain, ...] = ()
    audiences: tuple[Audience, ...] = ()
    tier: Tier | None = None
    kind: Kind | None = None
    sensitive: bool | None = None
    language: str = "nl"


@frozen(kw_only=True)
class WrittenSample:
    """The [sample] of a source: files below content/ that stand in for its answers.

    `pages` gives a file for each further URL that is asked for.
    """

    file: str
    pages: dict[str, str] = field(factory=dict)


@frozen(kw_only=True)
class WrittenColumns:
    """The [csv] of a source: the sheet of a workbook, and the heading of each column."""

    kolommen: dict[RowField, str]
    blad: str = ""


@frozen(kw_only=True)
class WrittenSelectors:
    """The [html] of a source: CSS selectors for the entries, their fields and the next page."""

    velden: dict[RowField, str]
    item: str = ""
    volgende: str = ""
    detail: bool = False


@frozen(kw_only=True)
class WrittenPages:
    """The [sitemap] of a source: which pages to read, and where their text stands."""

    alleen: tuple[str, ...] = ()
    niet: tuple[str, ...] = ()
    tekst: str = ""


@frozen(kw_only=True)
class WrittenQuery:
    """The [vraag] of a source: what is asked of a search service."""

    woorden: str = ""
    soorten: tuple[str, ...] = ()
    onderwerpen: tuple[str, ...] = ()
    organisatie: str = ""
    dagen: int = 365


@frozen(kw_only=True)
class WrittenSource:
    """A whole source file. Without `list`, rss is rolling and the rest is full."""

    id: str
    title: str
    url: str
    format: SourceFormat
    scope: str
    publisher: str
    list: ListMode | None = None
    keep_days: int = 90
    cadence: str = "6h"
    validated: bool = False
    enabled: bool = True
    api_key_env: str = ""
    rechten: Rights = Rights()
    defaults: WrittenDefaults = WrittenDefaults()
    expect: Expect = Expect()
    limits: Limits = Limits()
    lookups: dict[str, str] = field(factory=dict)
    csv: WrittenColumns | None = None
    html: WrittenSelectors | None = None
    sitemap: WrittenPages = WrittenPages()
    vraag: WrittenQuery = WrittenQuery()
    sample: WrittenSample | None = None


def source(written: WrittenSource, path: str) -> Source:
    """Return the source that a checked file defines."""
    usual = ListMode.ROLLING if written.format is SourceFormat.RSS else ListMode.FULL
    return Source(
        id=written.id,
        title=written.title,
        url=written.url,
        format=written.format,
        scope=written.scope,
        publisher=written.publisher,
        list=written.list or usual,
        keep_days=written.keep_days,
        cadence=cadence(written.cadence) or timedelta(hours=6),
        validated=written.validated,
        enabled=written.enabled,
        rights=written.rechten,
        defaults=Defaults(
            domains=written.defaults.domains,
            audiences=written.defaults.audiences,
            tier=written.defaults.tier,
            kind=written.defaults.kind,
            sensitive=written.defaults.sensitive,
            language=written.defaults.language,
        ),
        expect=written.expect,
        limits=written.limits,
        lookups=tuple(sorted(written.lookups.items())),
        columns=_columns(written.csv),
        selectors=_selectors(written.html),
        pages=Pages(
            include=written.sitemap.alleen,
            exclude=written.sitemap.niet,
            body=written.sitemap.tekst,
        ),
        query=Query(
            words=written.vraag.woorden,
            types=written.vraag.soorten,
            topics=written.vraag.onderwerpen,
            authority=written.vraag.organisatie,
            days=written.vraag.dagen,
        ),
        sample=_sample(written.sample),
        api_key_env=written.api_key_env,
        path=path,
    )


def _columns(written: WrittenColumns | None) -> Columns:
    if written is None:
        return Columns()
    return Columns(fields=tuple(sorted(written.kolommen.items())), sheet=written.blad)


def _selectors(written: WrittenSelectors | None) -> Selectors:
    if written is None:
        return Selectors()
    return Selectors(
        fields=tuple(sorted(written.velden.items())),
        entry=written.item,
        next=written.volgende,
        detail=written.detail,
    )


def _sample(written: WrittenSample | None) -> Sample:
    if written is None:
        return Sample()
    return Sample(file=written.file, pages=tuple(sorted(written.pages.items())))


def cadence(text: str) -> timedelta | None:
    """Return the time that `30m`, `6h` or `1d` stands for, or None when it is none of these."""
    match = _CADENCE.fullmatch(text)
    return timedelta(**{_UNITS[match[2]]: int(match[1])}) if match else None


def check_source(
    document: TomlDocument, written: WrittenSource, scopes: frozenset[str]
) -> tuple[Problem, ...]:
    """Return what cannot be harvested: the id, the URL, the cadence, the scope, the limits."""
    found: list[Problem] = []
    if not _ID.fullmatch(written.id):
        message = f"`{written.id}` kan geen id zijn."
        hint = "Gebruik kleine letters, cijfers en streepjes, zoals almere-bibliotheek."
        found.append(document.problem(("id",), message, hint))
    if written.format is SourceFormat.MARKDOWN:
        message = "Markdown heeft geen bronbestand nodig: zet het in de map van de gemeente."
        found.append(document.problem(("format",), message))
    parts = urlsplit(written.url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username:
        message = "Een bron begint met https:// of http:// en een adres."
        found.append(document.problem(("url",), message))
    if not cadence(written.cadence):
        hint = 'Schrijf bijvoorbeeld: cadence = "6h" (m = minuten, h = uren, d = dagen).'
        message = f"`{written.cadence}` is geen tijd."
        found.append(document.problem(("cadence",), message, hint))
    if written.scope not in scopes | {LAND}:
        message = f"Het gebied {written.scope} bestaat niet."
        hint = "Gebruik een code uit gebieden.toml, of NL voor het hele land."
        found.append(document.problem(("scope",), message, hint))
    found.extend(_check_maps(document, written))
    if not 0 <= written.expect.max_vanished <= 1:
        message = "max_vanished ligt tussen 0 en 1 (0.5 is de helft)."
        found.append(document.problem(("expect", "max_vanished"), message))
    return tuple(found)


def _check_maps(document: TomlDocument, written: WrittenSource) -> tuple[Problem, ...]:
    """Return what a page or a list lacks to be read: the map of its fields, a title in it.

    A list without a map has our own names as its headings.
    """
    found: list[Problem] = []
    if written.format is SourceFormat.HTML and written.html is None:
        message = "Een bron met format html heeft een deel [html.velden] nodig."
        hint = 'Zet onderaan: [html.velden] en daaronder bijvoorbeeld titel = "h2 a".'
        found.append(document.problem(("format",), message, hint))
    if written.html and RowField.TITEL not in written.html.velden:
        hint = 'Voeg toe: titel = "h2 a" (een CSS-selector).'
        found.append(
            document.problem(("html", "velden"), "Er staat niet waar de titel staat.", hint)
        )
    asked = (written.vraag.organisatie, written.vraag.woorden, "query=" in written.url)
    if written.format is SourceFormat.SRU_SC and not any(asked):
        hint = 'Zet onderaan: [vraag] en daaronder bijvoorbeeld organisatie = "Almere".'
        found.append(document.problem(("format",), "Er staat niet wat wij vragen.", hint))
    if written.csv and RowField.TITEL not in written.csv.kolommen:
        hint = 'Voeg toe: titel = "…" (het kopje van de kolom).'
        message = "Er staat niet in welke kolom de titel staat."
        found.append(document.problem(("csv", "kolommen"), message, hint))
    return tuple(found)
