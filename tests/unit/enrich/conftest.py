"""Builders of small records for the tests of the enricher: an invented town and its items."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from enrich.gazetteer import Gazetteer
from enrich.place_names import NamesElsewhere
from enrich.word_lists import Vocabulary, load_vocabulary
from hub.areas import Area, Areas
from hub.gemeente import Gemeente
from hub.model import Details, EnrichedItem, Item, Location, Place, SafeHtml, Tag
from hub.store import StoredItem
from hub.vocabulary import Kind, Level

NOW = datetime(2027, 3, 1, 8, tzinfo=UTC)

MakeItem = Callable[..., Item]
MakeEnriched = Callable[..., EnrichedItem]


@pytest.fixture(scope="session")
def now() -> datetime:
    return NOW


@pytest.fixture(scope="session")
def gemeente() -> Gemeente:
    """Return Waterstad: four stadsdelen (Haven is an ordinary word too), five wijken."""
    areas = (
        Area(code="GM9001", level=Level.GEMEENTE, name="Waterstad", slug="waterstad"),
        _part("SD90011", "Haven", "Waterstad Haven"),
        _part("SD90012", "Zilverdam"),
        _part("SD90013", "Kromhoek"),
        _part("SD90014", "Lijsterveld"),
        _wijk("WK900101", "Filmwijk", "SD90011", ("WK900102",), ("2001", "2002AB")),
        _wijk("WK900102", "De Velden", "SD90011", ("WK900101",), ("2002",)),
        _wijk("WK900103", "Sterrenkamp Noord", "SD90012", (), ("2003",)),
        _wijk("WK900104", "Sterrenkamp Zuid", "SD90012", (), ("2003",)),
        _wijk("WK900105", "Bloemenbuurt", "SD90013", (), ("2004",)),
    )
    places = (
        Place(
            id="filmdoek",
            name="Buurthuis Het Filmdoek",
            gemeente="GM9001",
            aliases=("Het Filmdoek",),
            address="Doekplein 3",
            area="WK900101",
        ),
    )
    return Gemeente(
        folder="waterstad",
        code="GM9001",
        name="Waterstad",
        slug="waterstad",
        areas=Areas(areas),
        edition=2025,
        places=places,
        placeholders=(("jgz", "consultatiebureau"), ("het jgz", "het consultatiebureau")),
    )


@pytest.fixture(scope="session")
def gazetteer(gemeente: Gemeente) -> Gazetteer:
    elsewhere = NamesElsewhere(
        gemeenten=("Utrecht", "Lelystad", "Best"),
        ordinary=frozenset({"best"}),
        everywhere=frozenset({"bloemenbuurt"}),
    )
    return Gazetteer(
        (gemeente,), elsewhere, {"WK900101": _square(5.0), "WK900102": _square(5.1)}
    )


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.fixture(scope="session")
def make_item() -> MakeItem:
    def make(title: str = "Koffie", body: str = "", **more: object) -> Item:
        fields: dict[str, object] = {
            "id": "bron:1",
            "source_id": "bron",
            "kind": Kind.NEWS,
            "title": title,
            "content_hash": "0",
            "body": SafeHtml(html=body),
            "scope": "GM9001",
        }
        return Item(**(fields | more))  # type: ignore[arg-type]  # a builder of tests

    return make


@pytest.fixture(scope="session")
def make_enriched(make_item: MakeItem) -> MakeEnriched:
    def make(
        serves: tuple[str, ...] = (),
        located_in: tuple[str, ...] = (),
        domains: tuple[str, ...] = (),
        audiences: tuple[str, ...] = (),
        *,
        sensitive: bool = False,
        **more: object,
    ) -> EnrichedItem:
        return EnrichedItem(
            item=make_item(**more),
            serves=_tags(serves),
            located_in=_tags(located_in),
            domains=_tags(domains),
            audiences=_tags(audiences),
            sensitive=_tags(("ja",))[0] if sensitive else None,
        )

    return make


@pytest.fixture(scope="session")
def at() -> Callable[..., Details]:
    def details(**where: object) -> Details:
        return Details(location=Location(**where))  # type: ignore[arg-type]  # a builder

    return details


@pytest.fixture(scope="session")
def keep() -> Callable[..., StoredItem]:
    def stored(item: Item, **more: object) -> StoredItem:
        fields: dict[str, object] = {
            "item": item,
            "slug": item.id.replace(":", "-"),
            "first_seen": NOW,
            "last_seen": NOW,
            "changed_at": NOW,
        }
        return StoredItem(**(fields | more))  # type: ignore[arg-type]  # a builder

    return stored


def _tags(values: tuple[str, ...]) -> tuple[Tag, ...]:
    return tuple(Tag(value=value, score=1.0, because=()) for value in values)


def _part(code: str, name: str, label: str = "") -> Area:
    return Area(
        code=code,
        level=Level.STADSDEEL,
        name=name,
        label=label,
        slug=name.lower(),
        parent="GM9001",
        common=name == "Haven",
    )


def _wijk(
    code: str, name: str, parent: str, neighbours: tuple[str, ...], postcodes: tuple[str, ...]
) -> Area:
    return Area(
        code=code,
        level=Level.WIJK,
        name=name,
        slug=code.lower(),
        parent=parent,
        neighbours=neighbours,
        postcodes=postcodes,
    )


def _square(lon: float) -> dict[str, object]:
    corners = [[lon, 52.0], [lon + 0.1, 52.0], [lon + 0.1, 52.1], [lon, 52.1], [lon, 52.0]]
    return {"type": "Polygon", "coordinates": [corners]}
