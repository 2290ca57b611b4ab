"""The core of `tag`: from a line of input to an item, from an enriched item to output. Pure."""

from collections.abc import Mapping

from attrs import frozen

from hub.areas import LAND
from hub.identity import digest
from hub.model import Details, EnrichedItem, Evidence, Item, Location, SafeHtml, Tag
from hub.page_text import text_of
from hub.vocabulary import Kind

SOURCE = "tag"


class LineError(ValueError):
    """A line of input that is no item; the message (Dutch) says why."""


@frozen(kw_only=True)
class Line:
    """One line of input, typed. Only `id` and `title` are required."""

    id: str
    title: str
    body: str = ""
    feed: str = LAND
    lat: float | None = None
    lon: float | None = None
    pc: str = ""
    venue: str = ""
    addr: str = ""


def line(values: Mapping[str, object]) -> Line:
    """Return the typed line that a JSON object holds; other keys are ignored.

    Raises:
        LineError: `id` or `title` is missing, or a value has the wrong type.
    """
    for name in ("id", "title"):
        if not str(values.get(name) or "").strip():
            raise LineError(f"`{name}` ontbreekt")
    lat, lon = _number(values, "lat"), _number(values, "lon")
    return Line(
        id=str(values["id"]),
        title=_text(values, "title"),
        body=_text(values, "body"),
        feed=_text(values, "feed") or LAND,
        lat=lat if lon is not None else None,
        lon=lon if lat is not None else None,
        pc=_text(values, "pc"),
        venue=_text(values, "venue"),
        addr=_text(values, "addr"),
    )


def item(one: Line) -> Item:
    """Return the item that a line describes. Its text counts as text, never as HTML."""
    location = Location(
        name=one.venue, address=one.addr, postcode=one.pc, lat=one.lat, lon=one.lon
    )
    return Item(
        id=one.id,
        source_id=SOURCE,
        kind=Kind.NEWS,
        title=one.title,
        content_hash=digest(f"{one.title}\0{one.body}".encode()),
        body=_as_html(one.body),
        scope=one.feed,
        details=Details(location=None if location == Location() else location),
    )


def output(enriched: EnrichedItem) -> dict[str, object]:
    """Return what `tag` writes for an item (DESIGN.md part 10)."""
    return {
        "id": enriched.item.id,
        "areas": list(enriched.area_codes),
        "domains": [tag.value for tag in enriched.domains],
        "audience": [tag.value for tag in enriched.audiences],
        "tier": enriched.tier.value if enriched.tier else None,
        "gevoelig": enriched.is_sensitive,
        "language": enriched.language.value if enriched.language else enriched.item.language,
        "evidence": [found for tag in _tags(enriched) for found in _because(*tag)],
    }


def _tags(enriched: EnrichedItem) -> tuple[tuple[str, Tag], ...]:
    areas = {tag.value: tag for tag in (*enriched.serves, *enriched.located_in)}
    singles = (
        ("tier", enriched.tier),
        ("gevoelig", enriched.sensitive),
        ("language", enriched.language),
    )
    return (
        *(("areas", areas[code]) for code in sorted(areas)),
        *(("domains", tag) for tag in enriched.domains),
        *(("audience", tag) for tag in enriched.audiences),
        *((name, tag) for name, tag in singles if tag),
    )


def _because(name: str, tag: Tag) -> tuple[dict[str, object], ...]:
    return tuple(
        {"tag": name, "value": tag.value, "score": tag.score, **_written(evidence)}
        for evidence in tag.because
    )


def _written(evidence: Evidence) -> dict[str, object]:
    return {
        "field": evidence.field,
        "start": evidence.start,
        "end": evidence.end,
        "text": evidence.text,
        "rule": evidence.rule,
    }


def _as_html(text: str) -> SafeHtml:
    """Return plain text as HTML that has exactly this text: nothing in it is markup."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return SafeHtml(html=escaped)


def body_text(one: Line) -> str:
    """Return the text in which the spans of `body` count."""
    return text_of(_as_html(one.body))


def _text(values: Mapping[str, object], name: str) -> str:
    value = values.get(name)
    if value is None:
        return ""
    if not isinstance(value, str | int):
        raise LineError(f"`{name}` is geen tekst")
    return str(value).strip() if name != "body" else str(value)


def _number(values: Mapping[str, object], name: str) -> float | None:
    value = values.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise LineError(f"`{name}` is geen getal")
    try:
        return float(value)
    except ValueError as exc:
        raise LineError(f"`{name}` is geen getal: {value}") from exc
