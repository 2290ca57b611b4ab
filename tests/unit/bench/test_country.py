from pathlib import Path

from bench.country import GEMEENTEN, ITEMS, towns, write
from hub.content.settings import load_content


def test_country_has_the_size_of_the_netherlands() -> None:
    made = towns(GEMEENTEN, ITEMS)

    assert len(made) == 342
    assert abs(sum(town.wijken for town in made) - 3_400) < 50
    assert abs(sum(town.buurten for town in made) - 14_500) < 100
    assert abs(sum(town.items for town in made) - 1_000_000) < 200


def test_no_two_gemeenten_are_alike() -> None:
    made = towns(GEMEENTEN, ITEMS)

    assert len({town.name for town in made}) == len({town.code for town in made}) == 342


def test_every_item_belongs_to_one_gemeente() -> None:
    made = towns(5, 100)

    ends = [town.first + town.items for town in made]

    assert [town.first for town in made] == [0, *ends[:-1]]


def test_written_country_can_be_read(tmp_path: Path) -> None:
    write(tmp_path, towns(2, 6), port=9)

    content = load_content(tmp_path / "content")

    assert content.problems == ()
    assert len(content.hub.gemeenten) == 2
    assert len(content.sources) == 3
