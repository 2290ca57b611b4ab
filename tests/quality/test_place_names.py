"""Every name of an area that content/ knows, in sentences that place it and that do not."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from enrich.areas import FindAreas
from enrich.gazetteer import Gazetteer
from enrich.tag import item, line
from enrich.word_lists import load_vocabulary
from hub.areas import Area
from hub.content.settings import load_content
from hub.gemeente import Gemeente
from hub.model import EnrichedItem
from hub.vocabulary import Level

CONTENT = Path(__file__).parents[2] / "content"
PARTS = (Level.STADSDEEL, Level.WIJK)

Find = Callable[[str, str, str], frozenset[str]]

HERE = (
    "Koffie in {name}.",
    "Zaterdag vieren bewoners van {name} feest.",
    "In de wijk {name} komt een speeltuin.",
    "De inloop is verhuisd naar {name}.",
    "Wijkteam {name} zoekt vrijwilligers.",
)
NOT_HERE = (
    "De {name}straat is dicht.",
    "Gewerkt wordt aan de {name}laan 12.",
    "Jan van {name} is de nieuwe voorzitter.",
    "Mevrouw {name} leest voor.",
    "Stichting {name} deelt pakketten uit in de hele stad.",
    "De inloop was tot nu toe in {name}.",
    "Bij slecht weer gaan we naar {name}.",
    "Alle wijken behalve {name} doen mee.",
    "Net als eerder in {name} kan nu iedereen meedoen.",
    "In {name} in Utrecht opent een school.",
    "De wijk {name} in Groningen krijgt een park.",
)


@pytest.fixture(scope="module")
def gemeenten() -> tuple[Gemeente, ...]:
    return load_content(CONTENT).hub.gemeenten


@pytest.fixture(scope="module")
def gazetteer(gemeenten: tuple[Gemeente, ...]) -> Gazetteer:
    return Gazetteer(gemeenten, load_vocabulary().elsewhere)


@pytest.fixture(scope="module")
def find(gazetteer: Gazetteer) -> Find:
    step = FindAreas(gazetteer=gazetteer)

    def found(sentence: str, name: str, scope: str) -> frozenset[str]:
        text = sentence.format(name=name)
        written = item(line({"id": "1", "title": "Nieuws", "body": text, "feed": scope}))
        return frozenset(step(EnrichedItem(item=written)).area_codes)

    return found


def named(gemeenten: tuple[Gemeente, ...]) -> Iterator[tuple[Gemeente, Area]]:
    """Yield each part of a gemeente that has a name of its own."""
    for gemeente in gemeenten:
        for area in gemeente.areas.all:
            if area.level in PARTS and not area.name.startswith("Overig"):
                yield gemeente, area


@pytest.mark.parametrize("sentence", HERE)
def test_a_sentence_that_places_something_gives_that_area_or_a_larger_one(
    find: Find, gemeenten: tuple[Gemeente, ...], sentence: str
) -> None:
    sideways = [
        (area.name, sorted(found))
        for gemeente, area in named(gemeenten)
        if (found := find(sentence, area.name, gemeente.code))
        and not all(
            gemeente.areas.lies_in(area.code, code) or gemeente.areas.lies_in(code, area.code)
            for code in found
        )
    ]

    assert sideways == []


@pytest.mark.parametrize("sentence", HERE)
def test_a_sentence_that_places_something_finds_the_area(
    find: Find, gemeenten: tuple[Gemeente, ...], sentence: str
) -> None:
    missed = [
        area.name
        for gemeente, area in named(gemeenten)
        if find(sentence, area.name, gemeente.code) == {gemeente.code}
    ]

    assert missed == []


@pytest.mark.parametrize("scope", ["own", "NL"])
@pytest.mark.parametrize("sentence", NOT_HERE)
def test_a_sentence_that_places_nothing_gives_no_wijk(
    find: Find,
    gazetteer: Gazetteer,
    gemeenten: tuple[Gemeente, ...],
    sentence: str,
    scope: str,
) -> None:
    wrong = [
        (area.name, sorted(found))
        for gemeente, area in named(gemeenten)
        if (found := find(sentence, area.name, gemeente.code if scope == "own" else scope))
        and any(gazetteer.level(code) in PARTS for code in found)
    ]

    assert wrong == []
