"""After an edit: few files are new, and they are those of a build from nothing."""

from pathlib import Path

import pytest
from attrs import evolve

from hub.search_files import SearchFile
from hub.search_item import SearchItem
from index.bundles import Bundles
from index.collection import collect
from index.export import export
from index.kept_bundles import KeptBundles
from index.searchable import search_files
from tests.fakes.search_world import HOME, item, search_world

SUBJECTS = ("inkomen", "onderwijs", "wonen", "zorg")
MANY = 400
FEW = 12
"""An edit of one item touches its own words, of which each has a file, and its card."""


def things(changed: str = "") -> tuple[tuple[SearchItem, ...], tuple[str, ...]]:
    """Return items with their texts, each with words of its own; one may have another text."""
    numbers = range(MANY)
    items = tuple(
        item(number, f"Aanbod {number}", areas=("WK1",), domains=(SUBJECTS[number % 4],))
        for number in numbers
    )
    texts = [f"Kom langs op plek {_word(number)} of {_word(number * 7)}." for number in numbers]
    texts[MANY // 2] += changed
    return items, tuple(texts)


def _word(number: int) -> str:
    letters = "bcdfghklmnprstvwz"
    first, rest = divmod(number, len(letters))
    return f"{letters[first % 17]}o{letters[rest]}a{letters[(first + rest) % 17]}u"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[SearchFile, ...]]:
    folder = tmp_path_factory.mktemp("built")
    return folder, export(search_world(folder, *things()).searchable).files


def test_edit_of_one_item_makes_few_files_new(
    built: tuple[Path, tuple[SearchFile, ...]],
) -> None:
    folder, before = built

    after = export(search_world(folder, *things(" Bel ons gerust.")).searchable).files

    new = {file.path for file in after} - {file.path for file in before}
    assert 0 < len(new) <= min(FEW, len(before) // 2)


def test_edit_with_words_of_before_leaves_the_files_of_words_as_they_are(
    built: tuple[Path, tuple[SearchFile, ...]],
) -> None:
    folder, before = built

    after = export(search_world(folder, *things(" Aanbod.")).searchable).files

    new = {file.path for file in after} - {file.path for file in before}
    assert {path[:1] for path in new} == {"i", "p"}


def test_edit_of_the_end_of_a_title_moves_no_item() -> None:
    items, _ = things()
    edited = (*items[:7], evolve(items[7], title=f"{items[7].title}e keer"), *items[8:])

    assert collect(edited).numbers == collect(items).numbers


def test_update_gives_the_bytes_of_a_build_from_nothing(
    built: tuple[Path, tuple[SearchFile, ...]], tmp_path: Path
) -> None:
    folder, _ = built
    edited = things(" Zonder afspraak.")

    updated = search_files(search_world(folder, *edited).searchable)

    assert updated == search_files(search_world(tmp_path, *edited).searchable)


def lindewijk(*bodies: str) -> tuple[tuple[SearchItem, ...], tuple[str, ...]]:
    """Return an item of the wijk of the bundle and one of elsewhere, with these texts."""
    return (item(1, "Taalles", areas=("WK1",)), item(2, "Koffie", areas=("WK9",))), bodies


def test_bundles_of_before_give_the_bytes_of_a_build_from_nothing(tmp_path: Path) -> None:
    kept = KeptBundles()
    search_files(search_world(tmp_path, *lindewijk("Samen leren.", "")).searchable, kept)

    edited = search_world(tmp_path, *lindewijk("Samen leren.", "Elke dag.")).searchable

    assert search_files(edited, kept) == search_files(edited)


@pytest.mark.parametrize(
    ("texts", "is_made_anew"),
    [
        (("Samen leren.", "Elke dag."), False),
        (("Samen leren. Bel maar.", "Elke dag."), True),
        (("Samen leren.", "Niet op zondag."), False),
    ],
    ids=["the same", "an item in it changed", "an item of elsewhere changed"],
)
def test_bundle_is_made_again_when_an_item_in_it_changed(
    tmp_path: Path, texts: tuple[str, str], *, is_made_anew: bool
) -> None:
    before, made = KeptBundles(), KeptBundles()
    first = search_world(tmp_path, *lindewijk("Samen leren.", "Elke dag."))
    Bundles(first.searchable, before)(HOME)

    Bundles(search_world(tmp_path, *lindewijk(*texts)).searchable, made)(HOME)

    assert (before != made) is is_made_anew
