"""What a gemeente has for a question, wijk by wijk."""

import attrs
import pytest

from hub.gemeente import Gemeente
from index.coverage import Coverage, coverage, without_hits
from index.engine import Filters, SearchIndex
from tests.fakes.search_corpus import judged_items
from tests.fakes.small_hub import make_world


@pytest.fixture(scope="module")
def gemeente() -> Gemeente:
    return make_world().hub.gemeenten[0]


@pytest.fixture(scope="module")
def index(gemeente: Gemeente, tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    """One item in a wijk, one for the gemeente and one for the country."""
    wijk = next(area for area in gemeente.areas.all if area.level == "wijk" and area.inhabited)
    bare = judged_items()[0].document
    places = ((wijk.code, gemeente.code), (gemeente.code,), ("NL",))
    documents = [
        attrs.evolve(bare, id=str(number), title="Hulp bij schulden", areas=areas)
        for number, areas in enumerate(places)
    ]
    made = SearchIndex(tmp_path_factory.mktemp("index"))
    made.update(documents)
    return made


def covered(index: SearchIndex, gemeente: Gemeente, words: str) -> Coverage:
    with index.reading() as reader:
        return coverage(reader, gemeente, words, Filters())


def test_only_a_wijk_that_an_item_names_has_its_own(
    index: SearchIndex, gemeente: Gemeente
) -> None:
    found = covered(index, gemeente, "schuld")

    assert (found.here, found.everywhere) == (2, 1)
    assert len(found.empty) == found.wijken - 1


def test_question_without_items_leaves_every_wijk_empty(
    index: SearchIndex, gemeente: Gemeente
) -> None:
    found = covered(index, gemeente, "zwembad")

    assert (found.here, found.everywhere) == (0, 0)
    assert len(found.empty) == found.wijken


def test_question_finds_nothing_when_none_of_its_words_does(index: SearchIndex) -> None:
    questions = [("schuld", ("zwembad", "schulden")), ("water", ("zwembad", "meer zwemmen"))]

    with index.reading() as reader:
        assert without_hits(reader, questions) == ("water",)


def test_typo_is_no_coverage(index: SearchIndex) -> None:
    with index.reading() as reader:
        assert without_hits(reader, [("schludne", ("schludne",))]) == ("schludne",)
