"""Read gebieden.toml and locaties.toml: the areas and places of one gemeente."""

import attrs
from attrs import frozen

from hub.areas import Area, Areas, Succession
from hub.errors import Problem
from hub.identity import words_slug
from hub.model import Place
from hub.toml_file import TomlDocument
from hub.vocabulary import Level

RESERVED_SLUGS = frozenset(
    {
        "agenda", "organisaties", "nieuws", "regelen", "informatie", "plek", "voor", "postcode",
        "a-z", "vraag-en-aanbod", "zoeken", "zoek", "wegwijs", "hoe-gaat-het",
        "levensgebeurtenis", "thema", "direct-hulp", "hulpmiddelen", "meepraten", "gesprek",
        "lijstje", "activiteit-aanmelden", "wie-is-wie", "zonder-internet",
    }
)  # fmt: skip
"""Words that are pages of a gemeente, so that no area may take them (DESIGN.md part 3)."""


@frozen(kw_only=True)
class WrittenArea:
    """One [[area]] of gebieden.toml."""

    code: str
    level: Level
    name: str
    slug: str
    parent: str = ""
    weergavenaam: str = ""
    aliases: tuple[str, ...] = ()
    bewoond: bool = True
    neighbours: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()
    centroid: tuple[float, float] | None = None
    common: bool = False
    geometry: str = ""


@frozen(kw_only=True)
class WrittenSuccession:
    """One [[opvolging]]: an area of an earlier edition, and the codes that it became.

    `edition` is the last in which the code stood for this place; `naar_edition` is that of the
    codes in `naar` (without it: the edition of the file).
    """

    code: str
    edition: int
    naar: tuple[str, ...]
    naar_edition: int = 0
    name: str = ""
    slug: str = ""


@frozen(kw_only=True)
class WrittenAreas:
    """A whole gebieden.toml."""

    edition: int
    area: tuple[WrittenArea, ...]
    opvolging: tuple[WrittenSuccession, ...] = ()


@frozen(kw_only=True)
class WrittenPlace:
    """One [[place]] of locaties.toml."""

    name: str
    aliases: tuple[str, ...] = ()
    address: str = ""
    postcode: str = ""
    city: str = ""
    area: str = ""
    lat: float | None = None
    lon: float | None = None
    page: bool = True


@frozen(kw_only=True)
class WrittenPlaces:
    """A whole locaties.toml."""

    place: tuple[WrittenPlace, ...] = ()


def areas(written: WrittenAreas) -> Areas:
    """Return the hierarchy that a gebieden.toml describes, in its order."""
    return Areas(tuple(_area(area) for area in written.area))


def succession(written: WrittenAreas) -> tuple[Succession, ...]:
    """Return what became of the areas of earlier editions."""
    return tuple(
        Succession(
            code=one.code,
            edition=one.edition,
            successors=one.naar,
            successor_edition=one.naar_edition or written.edition,
            name=one.name,
            slug=one.slug,
        )
        for one in written.opvolging
    )


def places(written: WrittenPlaces, gemeente: str) -> tuple[Place, ...]:
    """Return the places of a gemeente; the id is the slug of the name."""
    return tuple(
        Place(
            id=words_slug(place.name),
            gemeente=gemeente,
            **attrs.asdict(place, recurse=False),
        )
        for place in written.place
    )


def check_areas(
    document: TomlDocument, written: WrittenAreas, code: str, domain_slugs: frozenset[str]
) -> tuple[Problem, ...]:
    """Return what does not fit in a hierarchy of areas: codes, slugs, parents, neighbours."""
    codes = [area.code for area in written.area]
    slugs = [area.slug for area in written.area]
    found: list[Problem] = []
    if code not in codes:
        message = f"De gemeente zelf ({code}) staat niet in dit bestand."
        found.append(document.problem(("area",), message, f'Voeg toe: code = "{code}".'))
    for number, area in enumerate(written.area):
        at = ("area", number)
        if area.code in codes[:number]:
            found.append(document.problem((*at, "code"), f"De code {area.code} staat er al."))
        if area.slug in slugs[:number]:
            message = f"De slug `{area.slug}` is al van een ander gebied."
            found.append(document.problem((*at, "slug"), message, "Kies een andere slug."))
        if area.level is not Level.GEMEENTE and area.slug in RESERVED_SLUGS | domain_slugs:
            message = f"De slug `{area.slug}` is al de naam van een pagina."
            hint = f"Schrijf bijvoorbeeld: wijk-{area.slug}"
            found.append(document.problem((*at, "slug"), message, hint))
        if area.slug != words_slug(area.slug):
            hint = f'Schrijf: slug = "{words_slug(area.slug)}"'
            message = "Een slug heeft alleen kleine letters, cijfers en streepjes."
            found.append(document.problem((*at, "slug"), message, hint))
        if area.level is not Level.GEMEENTE and area.parent not in codes:
            message = f"Het gebied hierboven (`{area.parent}`) bestaat niet."
            found.append(document.problem((*at, "parent"), message))
        for index, neighbour in enumerate(area.neighbours):
            if neighbour not in codes:
                message = f"De buur {neighbour} bestaat niet."
                found.append(document.problem((*at, "neighbours", index), message))
    return (*found, *_check_succession(document, written))


def _check_succession(document: TomlDocument, written: WrittenAreas) -> tuple[Problem, ...]:
    """Return the old areas that lead nowhere, or of which it is not clear when they were."""
    codes = {area.code for area in written.area}
    found: list[Problem] = []
    for number, old in enumerate(written.opvolging):
        at = ("opvolging", number)
        if old.edition > written.edition:
            message = f"De editie {old.edition} is nieuwer dan die van dit bestand."
            found.append(document.problem((*at, "edition"), message))
        if not old.naar:
            hint = "Noem het gebied dat er nu ligt, of het stadsdeel."
            message = f"Zeg wat {old.code} is geworden."
            found.append(document.problem((*at, "naar"), message, hint))
        if old.naar_edition not in {0, written.edition}:
            continue
        for index, code in enumerate(old.naar):
            if code not in codes:
                message = f"Het gebied {code} bestaat niet."
                found.append(document.problem((*at, "naar", index), message))
    return tuple(found)


def check_places(
    document: TomlDocument, written: WrittenPlaces, known: Areas
) -> tuple[Problem, ...]:
    """Return the places that point to no area or have the name of another."""
    ids = [words_slug(place.name) for place in written.place]
    found: list[Problem] = []
    for number, place in enumerate(written.place):
        if place.area and place.area not in known:
            message = f"Het gebied {place.area} bestaat niet."
            found.append(document.problem(("place", number, "area"), message))
        if ids[number] in ids[:number]:
            message = f"Er is al een plek die {place.name} heet."
            found.append(document.problem(("place", number, "name"), message))
        if (place.lat is None) != (place.lon is None):
            message = "Geef lat en lon allebei, of geen van beide."
            found.append(document.problem(("place", number), message))
    return tuple(found)


def _area(written: WrittenArea) -> Area:
    lon, lat = written.centroid or (None, None)
    return Area(
        code=written.code,
        level=written.level,
        name=written.name,
        slug=written.slug,
        parent=written.parent,
        label=written.weergavenaam,
        aliases=written.aliases,
        inhabited=written.bewoond,
        neighbours=written.neighbours,
        postcodes=written.postcodes,
        lon=lon,
        lat=lat,
        common=written.common,
        geometry=written.geometry,
    )
