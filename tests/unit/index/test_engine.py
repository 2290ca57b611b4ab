import gc
import warnings
from datetime import UTC, datetime
from pathlib import Path

import attrs
import pytest

from hub.synonyms import SynonymGroup
from index.document import Document
from index.engine import Filters, SearchIndex, Update
from tests.fakes.documents import a_document

SYNONYMS = (
    SynonymGroup(words=("geldzorgen", "schulden")),
    SynonymGroup(words=("oppas", "kinderopvang", "gastouder")),
)


def an_event(key: str, title: str, **fields: object) -> Document:
    event = {"kind": "event", "areas": ("GM0034",), "tier": "1"}
    return a_document(key, title, **(event | fields))


DOCUMENTS = (
    an_event("a", "Schuldhulpverlening", domains=("inkomen",), areas=("GM0034", "WK003401")),
    an_event("b", "Koffie en taal", starts=datetime(2027, 3, 2, 9, tzinfo=UTC)),
    an_event("c", "Huisartsenpost", domains=("gezondheid",), kind="organisation"),
    an_event("d", "Dagbesteding voor ouderen", domains=("zorg",)),
    an_event("e", "Steun voor ouders", domains=("opvoeding",)),
    an_event("f", "Kinderopvang in de buurt", domains=("opvoeding",)),
)


@pytest.fixture
def index(tmp_path: Path) -> SearchIndex:
    made = SearchIndex(tmp_path / "index", SYNONYMS)
    made.update(DOCUMENTS)
    return made


def ids(index: SearchIndex, words: str, **filters: object) -> list[str]:
    found = index.search(words, Filters(**filters))  # type: ignore[arg-type]
    return [hit.id for hit in found.hits]


@pytest.mark.parametrize(
    ("words", "best"),
    [
        ("huisarts", "c"),
        ("schuldhulp", "a"),
        ("geldzorgen", "a"),
        ("oppas", "f"),
        ("KOFFIE", "b"),
        ("ouders", "e"),
        ("ouderen", "d"),
    ],
)
def test_everyday_word_finds_the_right_item_first(
    index: SearchIndex, words: str, best: str
) -> None:
    assert ids(index, words)[0] == best


def test_ouderen_never_means_ouders(index: SearchIndex) -> None:
    assert "e" not in ids(index, "ouderen")


def test_item_with_all_words_goes_before_items_with_one(index: SearchIndex) -> None:
    index.update((*DOCUMENTS, an_event("g", "Koffie voor ouders")))

    assert ids(index, "koffie ouders")[0] == "g"


def test_filters_narrow_the_answer(index: SearchIndex) -> None:
    assert ids(index, "", area="WK003401") == ["a"]
    assert ids(index, "", domain="opvoeding") == ["e", "f"]
    assert ids(index, "", kind="organisation") == ["c"]


def test_dates_narrow_the_answer(index: SearchIndex) -> None:
    march = datetime(2027, 3, 1, tzinfo=UTC)

    assert ids(index, "", since=march) == ["b"]
    assert ids(index, "", before=march) == []


def test_facets_count_every_hit(index: SearchIndex) -> None:
    found = index.search("", Filters())

    assert dict(found.facets)["domains"] == (
        ("gezondheid", 1),
        ("inkomen", 1),
        ("opvoeding", 2),
        ("zorg", 1),
    )


def test_no_words_and_no_filter_give_everything_in_order_of_id(index: SearchIndex) -> None:
    assert ids(index, "") == ["a", "b", "c", "d", "e", "f"]


def test_update_writes_only_what_changed(index: SearchIndex) -> None:
    changed = attrs.evolve(DOCUMENTS[0], title="Hulp bij schulden", hash="new")

    update = index.update((changed, *DOCUMENTS[2:]))

    assert update == Update(written=1, removed=1)
    assert ids(index, "koffie") == []


def test_second_update_with_the_same_documents_writes_nothing(index: SearchIndex) -> None:
    assert index.update(DOCUMENTS) == Update(written=0, removed=0)


def test_only_documents_that_are_other_ones_are_made(index: SearchIndex) -> None:
    made: list[str] = []
    hashes = {one.id: one.hash for one in DOCUMENTS[1:]} | {"b": "new", "g": "new"}

    def make(item_id: str) -> Document:
        made.append(item_id)
        return an_event(item_id, "Hulp bij schulden")

    update = index.renew(hashes, make)

    assert made == ["b", "g"]
    assert update == Update(written=2, removed=1)
    assert index.count() == len(hashes)


def test_index_of_which_nothing_stays_holds_the_new_documents(index: SearchIndex) -> None:
    others = [attrs.evolve(one, hash="new") for one in DOCUMENTS[2:]]

    update = index.update(others)

    assert update == Update(written=len(others), removed=2)
    assert ids(index, "") == [one.id for one in others]


def test_damaged_index_is_made_anew(index: SearchIndex) -> None:
    for toc in index.folder.glob("*.toc"):
        toc.write_bytes(b"damaged")

    # Whoosh leaves the file that it could not read to the garbage collector.
    with warnings.catch_warnings(action="ignore", category=ResourceWarning):
        update = index.update(DOCUMENTS)
        gc.collect()

    assert update.written == len(DOCUMENTS)
    assert ids(index, "huisarts") == ["c"]


def test_missing_index_is_made_anew(tmp_path: Path) -> None:
    assert SearchIndex(tmp_path / "nowhere").count() == 0


def test_related_items_come_with_scores(index: SearchIndex) -> None:
    with index.reading() as reader:
        related = reader.related("steun bij schulden", Filters(area="GM0034"), limit=2)

    assert related[0][0] in {"a", "e"}
    assert related[0][1] >= related[1][1] > 0
    assert len(related) == 2


@pytest.mark.parametrize(
    "words",
    [
        "steun bij schulden",
        "koffie voor ouders",
        "oppas in de buurt",
        "huisarts",
        "kinderopvng",
    ],
)
def test_related_items_stand_in_the_order_of_a_search(index: SearchIndex, words: str) -> None:
    index.update((*DOCUMENTS[1:], an_event("g", "Koffie, taal en steun voor ouders")))

    with index.reading() as reader:
        related = reader.related(words, Filters(area="GM0034"), limit=10)

    assert [item_id for item_id, _ in related] == ids(index, words, area="GM0034")


def test_related_items_are_within_the_filters(index: SearchIndex) -> None:
    with index.reading() as reader:
        both = reader.related("steun en opvang", Filters(domain="opvoeding"), limit=10)
        one = reader.related("steun en opvang", Filters(domain="opvoeding"), limit=1)

    assert {item_id for item_id, _ in both} == {"e", "f"}
    assert one == both[:1]


def test_related_to_nothing_is_nothing(index: SearchIndex) -> None:
    with index.reading() as reader:
        assert reader.related("", Filters(), limit=5) == ()


def test_gemeente_also_finds_what_holds_for_the_country(index: SearchIndex) -> None:
    index.update(
        (
            *DOCUMENTS,
            an_event("n", "Landelijk", areas=("NL",)),
            an_event("o", "Elders", areas=("GM0772",)),
        )
    )

    assert ids(index, "", gemeente="GM0034") == ["a", "b", "c", "d", "e", "f", "n"]


def test_title_of_a_copy_finds_the_item(index: SearchIndex) -> None:
    index.update((*DOCUMENTS, an_event("g", "Buurtcafé", copies="Ontmoetingsavond")))

    assert ids(index, "ontmoetingsavond") == ["g"]


def test_typo_is_read_as_the_nearest_word_and_says_so(index: SearchIndex) -> None:
    found = index.search("koffei", Filters())

    assert [hit.id for hit in found.hits] == ["b"]
    assert found.corrected == (("koffei", "koffie"),)


def test_word_that_only_a_synonym_has_is_spelled_too(index: SearchIndex) -> None:
    assert index.search("geldzrogen", Filters()).corrected == (("geldzrogen", "geldzorgen"),)


def test_known_word_is_not_corrected(index: SearchIndex) -> None:
    assert index.search("koffie", Filters()).corrected == ()


def test_beginning_of_a_word_finds_it(index: SearchIndex) -> None:
    assert ids(index, "dagbest") == ["d"]


@pytest.mark.parametrize("words", ["taallessen", "dutch lessons", "lesson"])
def test_languages_stand_in_one_index(index: SearchIndex, words: str) -> None:
    english = an_event("x", "Free Dutch lessons", language="en")
    index.update((*DOCUMENTS, english, an_event("y", "Taalles")))

    assert set(ids(index, words)) & {"x", "y"}


def test_phrase_and_abbreviation_find_each_other(tmp_path: Path) -> None:
    group = SynonymGroup(words=("pgb", "persoonsgebonden budget"))
    index = SearchIndex(tmp_path / "index", (group,))
    index.update(
        (an_event("a", "Wat is een pgb?"), an_event("b", "Uw persoonsgebonden budget"))
    )

    assert set(ids(index, "pgb")) == {"a", "b"}
    assert set(ids(index, "persoonsgebonden budget")) == {"a", "b"}


def test_search_after_an_edit_of_the_synonyms_still_finds(index: SearchIndex) -> None:
    edited = SearchIndex(index.folder, (*SYNONYMS, SynonymGroup(words=("bakkie", "koffie"))))

    assert ids(edited, "bakkie") == ["b"]
    assert edited.update(DOCUMENTS).written == 0


def test_other_phrases_make_the_index_anew(index: SearchIndex) -> None:
    phrase = SynonymGroup(words=("dagbesteding", "koffie en taal"))
    edited = SearchIndex(index.folder, (*SYNONYMS, phrase))

    update = edited.update(DOCUMENTS)

    assert update.written == len(DOCUMENTS)
    assert set(ids(edited, "dagbesteding")) == {"b", "d"}


def test_many_documents_are_written_in_batches(tmp_path: Path) -> None:
    index = SearchIndex(tmp_path / "index", SYNONYMS, batch=4)

    update = index.update(DOCUMENTS)

    assert update.written == index.count() == len(DOCUMENTS)
    assert ids(index, "huisarts") == ["c"]


def test_titles_of_a_kind_come_in_order(index: SearchIndex) -> None:
    with index.reading() as reader:
        assert reader.titles("organisation") == ("Huisartsenpost",)
