"""The export as a whole: what is in it, and what never is."""

import json
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from hub.search_files import bundle_name
from hub.search_item import SearchScope
from hub.synonyms import SynonymGroup
from index.bundles import MOST_BYTES, Bundles, packed_files
from index.columns import SUFFIX, read_columns
from index.engine import SearchIndex
from index.export import Searchable, export
from index.postings import TermPostings, texts_of
from index.searchable import NOTEBOOK, search_files, searchables
from tests.fakes.documents import a_document
from tests.fakes.search_world import HOME, TODAY, SearchWorld, item, search_world

ITEMS = (
    item(1, "Taalles", areas=("WK1",), kind="event", days=(date(2027, 3, 4),)),
    item(2, "Opvang voor vrouwen", summary="Een veilige plek", sensitive=True, areas=("GM1",)),
    item(3, "Schuldhulp", domains=("inkomen",), areas=("GM1",), kind="service"),
    item(4, "Koffie", areas=("WK9",), kind="event"),
    item(5, "Learn Dutch", language="en"),
)
BODIES = ("Samen leren.", "Bel ons.", "Wij helpen bij rekeningen.", "Kom langs.", "")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> SearchWorld:
    return search_world(tmp_path_factory.mktemp("search"), ITEMS, BODIES)


def bodies(searchable: Searchable) -> bytes:
    return b"\n".join(file.body for file in search_files(searchable).files)


def test_same_items_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    one = search_world(tmp_path / "one", ITEMS, BODIES)
    other = search_world(tmp_path / "other", ITEMS[::-1], BODIES[::-1])

    assert search_files(one.searchable) == search_files(other.searchable)


def test_every_name_is_told_by_the_bytes(world: SearchWorld) -> None:
    files = export(world.searchable).files

    assert len({file.path for file in files}) == len(files)
    assert sorted(file.path for file in files) == [file.path for file in files]


def test_manifest_names_the_files_of_words_and_no_others(world: SearchWorld) -> None:
    manifest = json.loads(export(world.searchable).manifest)

    assert manifest["n"] == len(ITEMS)
    assert sorted(manifest) == ["b", "g", "i", "n", "s", "v", "w"]


def test_words_of_what_is_not_shown_stay_out(tmp_path: Path) -> None:
    index = SearchIndex(tmp_path / "index")
    shown, hidden = item(1, "Taalles"), item(2, "Xandrine Quibbelsma")
    index.update(a_document(one.id, one.title) for one in (shown, hidden))
    scope = SearchScope(code="GM1", gemeente="dorp", items=(shown,), areas=())

    with index.reading() as reader:
        (searchable,) = searchables(reader, (scope,), index.folder, TODAY)

    assert b"Taalles" in bodies(searchable)
    assert b"quibbel" not in bodies(searchable)
    assert b"quibbel" not in (index.folder / NOTEBOOK).read_bytes()


def test_notebook_forgets_words_that_are_gone(tmp_path: Path) -> None:
    index = SearchIndex(tmp_path / "index")
    before, after = item(1, "Quibbelsma"), item(1, "Taalles")
    for one in (before, after):
        index.update([a_document(one.id, one.title)])
        scope = SearchScope(code="GM1", gemeente="dorp", items=(one,), areas=())
        with index.reading() as reader:
            searchables(reader, (scope,), index.folder, TODAY)

    assert b"quibbel" not in (index.folder / NOTEBOOK).read_bytes()


def test_stop_words_of_a_phrase_stand_as_they_are(tmp_path: Path) -> None:
    groups = (SynonymGroup(words=("vrijwilliger",), asked=("iets doen voor een ander",)),)
    items = (item(1, "Vrijwilliger"), item(2, "Anders voren gedaan"))

    made = search_world(tmp_path, items, synonyms=groups).searchable

    found = {word.text for word in made.lexicon.words if " " in word.text}
    assert found == {"iets doen voor een ander"}


def test_damaged_notebook_is_begun_anew(tmp_path: Path) -> None:
    one = search_world(tmp_path, ITEMS, BODIES)
    (tmp_path / "index" / NOTEBOOK).write_bytes(b"{")

    other = search_world(tmp_path, ITEMS, BODIES)

    assert search_files(one.searchable) == search_files(other.searchable)


def test_damaged_columns_are_read_again(tmp_path: Path) -> None:
    one = search_world(tmp_path, ITEMS, BODIES)
    for path in (tmp_path / "index").glob(f"*{SUFFIX}"):
        path.write_bytes(b"PK")

    other = search_world(tmp_path, ITEMS, BODIES)

    assert search_files(one.searchable) == search_files(other.searchable)


def test_columns_of_segments_that_are_gone_are_removed(tmp_path: Path) -> None:
    search_world(tmp_path, ITEMS, BODIES)
    search_world(tmp_path, ITEMS[:1], ("Iets anders.",))

    kept = {path.name for path in (tmp_path / "index").glob(f"*{SUFFIX}")}

    assert len(kept) == len({path.name for path in (tmp_path / "index").glob("*.seg")})


def test_gemeente_where_nothing_can_be_found_has_a_search_all_the_same(tmp_path: Path) -> None:
    empty = search_world(tmp_path, ())

    assert json.loads(export(empty.searchable).manifest)["n"] == 0
    assert empty.found("taalles") == []


def test_bundle_holds_what_is_near_and_nothing_sensitive(world: SearchWorld) -> None:
    bundle = Bundles(world.searchable)(HOME)

    assert bundle is not None
    assert b"Taalles" in bundle.body
    assert b"Schuldhulp" in bundle.body
    assert b"Opvang voor vrouwen" not in bundle.body
    assert b"Koffie" not in bundle.body
    assert len(bundle.body) <= MOST_BYTES


def test_bundle_of_an_empty_gemeente_is_not_made(tmp_path: Path) -> None:
    assert Bundles(search_world(tmp_path, ()).searchable)(HOME) is None


def test_bundle_has_the_name_that_the_page_of_its_wijk_knows(world: SearchWorld) -> None:
    paths = [file.path for file in search_files(world.searchable).files]

    assert bundle_name("WK1") in paths


def test_files_in_one_keep_their_lengths(world: SearchWorld) -> None:
    files = export(world.searchable)
    body = packed_files(files)

    size = int.from_bytes(body[:4], "little")
    manifest, names = json.loads(body[4 : 4 + size])

    assert manifest == files.manifest
    assert sum(length for _, length in names) == len(body) - 4 - size


def test_one_term_is_read_as_all_terms_are(tmp_path: Path) -> None:
    index = SearchIndex(tmp_path / "index")
    index.update(a_document(f"x:{number}", f"Taalles {number % 3}") for number in range(6))
    index.update(a_document(f"x:{number}", f"Taalles {number % 2}") for number in range(5))
    numbers = {f"x:{number}": number for number in range(5)}

    with index.reading() as reader:
        whoosh = reader.searcher.reader()
        every = texts_of(whoosh, numbers, read_columns).postings
        one = TermPostings(whoosh, numbers)
        alone = [
            (term, one(term).numbers.tolist(), one(term).impacts.tolist())
            for term in every.terms
        ]

    together = [
        (term, every.of(term).numbers.tolist(), every.of(term).impacts.tolist())
        for term in every.terms
    ]
    assert alone == together
    assert max(every.counts.values()) == 5


def test_change_of_an_area_alone_leaves_the_words_as_they_are(world: SearchWorld) -> None:
    moved = evolve(world.searchable, areas=())

    kept = {file.path for file in export(moved).files}
    gone = {file.path for file in export(world.searchable).files} - kept

    assert {path[:1] for path in gone} == {"i", "l"}
