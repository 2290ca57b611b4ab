"""What every one of the 91 wijken must have (CARE.md and the first screen of EXAMPLES.md)."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
SUBJECTS = [
    domain["slug"]
    for domain in tomllib.loads((ROOT / "content" / "levensdomeinen.toml").read_text())[
        "domein"
    ]
]


def areas_of(gemeente: str) -> list[dict[str, Any]]:
    written = tomllib.loads((ROOT / "content" / gemeente / "gebieden.toml").read_text())
    return [area | {"gemeente": gemeente} for area in written["area"]]


AREAS = [*areas_of("almere"), *areas_of("eindhoven")]
WIJKEN = [area for area in AREAS if area["level"] == "wijk"]
INHABITED = [area for area in WIJKEN if area.get("bewoond", True)]
EMPTY = [area for area in WIJKEN if not area.get("bewoond", True)]


def url_of(area: dict[str, Any]) -> str:
    return f"/{area['gemeente']}/{area['slug']}/"


def each(areas: list[dict[str, Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("area", areas, ids=url_of)


def test_there_are_91_wijken() -> None:
    assert len(WIJKEN) == 91


@each(WIJKEN)
def test_wijk_has_help_bar_and_counter_with_phone(site: Any, area: dict[str, Any]) -> None:
    text = site.text(url_of(area))

    assert "112" in text
    assert "0800-2000" in text
    assert "000 00 00" in text


@each(WIJKEN)
def test_wijk_names_its_neighbours(site: Any, area: dict[str, Any]) -> None:
    by_code = {one["code"]: one for one in AREAS}
    links = site.page(url_of(area)).xpath("//a/@href")

    neighbours = [url_of(by_code[code]) for code in area["neighbours"]]

    assert set(neighbours) <= set(links)


@each(INHABITED)
def test_wijk_links_to_all_ten_subjects(site: Any, area: dict[str, Any]) -> None:
    links = site.page(url_of(area)).xpath("//main//a/@href")

    assert {f"{url_of(area)}{slug}/" for slug in SUBJECTS} <= set(links)


@each(INHABITED)
def test_wijk_shows_events_of_its_own_or_of_the_area_above(
    site: Any, area: dict[str, Any]
) -> None:
    page = site.page(url_of(area))

    assert page.xpath("//main//time[@datetime]")


@each(EMPTY)
def test_wijk_without_residents_is_short(site: Any, area: dict[str, Any]) -> None:
    page = site.page(url_of(area))

    assert not (site.root / area["gemeente"] / area["slug"] / "geld").exists()
    assert len(page.xpath("//main")[0].text_content().split()) < 250
