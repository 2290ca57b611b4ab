"""The picture that goes with a link to an area: what is on it, always in the same bytes."""

import struct
from datetime import datetime

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from hub.areas import Areas
from hub.clock import AMSTERDAM
from hub.partition import Outline
from hub.vocabulary import Kind
from site_builder.area_map import Spot, drawn_map
from site_builder.build import site_files
from site_builder.manifest import KeptFile, Manifest, OutputFile, entry_of
from site_builder.map_picture import map_picture
from site_builder.picture_press import picture_hash, picture_press
from site_builder.theme_colours import site_colours
from site_builder.views.picture import HEIGHT, WIDTH, Picture
from tests.fakes.small_hub import World, make_item, make_world

FILMWIJK = "/almere/filmwijk/delen.png"
THEME = """:root {
  --utrecht-page-header-background-color: #123456;
}

@media (prefers-color-scheme: dark) {
:root {
  --utrecht-page-header-background-color: #fedcba;
}
}
"""


def with_pictures(world: World) -> World:
    return World(hub=world.hub, build=evolve(world.build, paper=True))


def picture(world: World, url: str = FILMWIJK) -> Picture:
    return next(one for one in world.plan.pictures if one.url == url)


@pytest.fixture(scope="module")
def world() -> World:
    return with_pictures(make_world())


@pytest.fixture(scope="module")
def drawn(world: World) -> bytes:
    return picture_press()(picture(world))


def test_every_area_with_a_page_has_a_picture(world: World) -> None:
    assert [one.url for one in world.plan.pictures] == [
        "/almere/delen.png",
        "/almere/almere-stad/delen.png",
        FILMWIJK,
        "/almere/parkwijk/delen.png",
        "/almere/bedrijventerrein-noord/delen.png",
        "/eindhoven/delen.png",
        "/eindhoven/centrum/delen.png",
    ]


def test_where_pictures_cannot_be_made_no_page_names_one() -> None:
    bare = make_world()

    assert bare.plan.pictures == ()
    assert "og:image" not in bare.markup("/almere/filmwijk/")
    assert '<meta name="twitter:card" content="summary">' in bare.markup("/almere/filmwijk/")


def test_picture_holds_names_of_places_and_of_the_site_alone(world: World) -> None:
    shown = picture(world)

    assert (shown.site, shown.name, shown.above) == ("Wijkwijzer", "Filmwijk", "Almere")
    assert picture(world, "/almere/delen.png").above == ""


def test_items_change_nothing_on_a_picture(world: World) -> None:
    busy = world.with_items(make_item(Kind.NEWS, "Jan Jansen wint", areas=("WK003416",)))
    later = busy.at(datetime(2027, 5, 1, 8, tzinfo=AMSTERDAM))

    assert later.plan.pictures == world.plan.pictures


def test_picture_of_an_example_says_so(world: World) -> None:
    example = world.with_hub(evolve(world.hub, example=True))

    assert picture(world).note == ""
    assert picture(example).note == "Voorbeeld"


def test_picture_has_the_colours_of_the_theme_on_a_light_screen(world: World) -> None:
    themed = World(hub=world.hub, build=evolve(world.build, theme=THEME))

    assert picture(world).band == "#0f5c63"
    assert picture(themed).band == "#123456"


def test_drawn_picture_is_a_png_of_the_size_that_sites_ask_for(drawn: bytes) -> None:
    width, height = struct.unpack(">II", drawn[16:24])

    assert drawn.startswith(b"\x89PNG\r\n\x1a\n")
    assert (width, height) == (WIDTH, HEIGHT)


def test_equal_pictures_give_equal_bytes(world: World, drawn: bytes) -> None:
    assert picture_press()(picture(world)) == drawn
    assert picture_hash(picture(world)) == picture_hash(picture(with_pictures(make_world())))


@settings(max_examples=5)
@given(name=st.text(min_size=1, max_size=90))
def test_any_name_fits_on_a_picture(world: World, name: str) -> None:
    odd = evolve(picture(world), name=name, site=name)

    assert picture_press()(odd).startswith(b"\x89PNG")


def test_name_that_no_letter_of_the_picture_can_write_gives_way_to_the_code(
    world: World,
) -> None:
    first, other = world.hub.gemeenten
    renamed_areas = (
        evolve(one, name="معلومات") if one.code == "WK003416" else one
        for one in first.areas.all
    )
    almere = evolve(first, areas=Areas(tuple(renamed_areas)))
    renamed = evolve(world.hub, gemeenten=(almere, other))

    assert picture(world.with_hub(renamed)).name == "WK003416"


def test_picture_of_the_live_site_is_not_drawn_again(world: World) -> None:
    plan = evolve(world.plan, pages=(), papers=(), feeds=(), shards=(), data=())
    first = [
        entry_of(one)
        for one in site_files(world.hub, world.build, plan, None)
        if isinstance(one, OutputFile)
    ]
    live = Manifest(build="1", entries=tuple(first))

    again = site_files(world.hub, world.build, plan, live)

    kept = [one.path for one in again if isinstance(one, KeptFile)]
    assert kept == [one.url.lstrip("/") for one in world.plan.pictures]


@pytest.mark.parametrize(("here", "filled"), [("B", 1), ("", 0)])
def test_map_on_a_picture_fills_only_the_area_it_is_about(here: str, filled: int) -> None:
    spots = [Spot(code=one, name=one, href=f"/{one}/", group="g") for one in "ABC"]
    outlines = {one: _square(one, number) for number, one in enumerate("ABC")}
    colours = site_colours("")

    drawing = map_picture(drawn_map(spots, outlines, here), colours)

    root = etree.fromstring(drawing)
    fills = [path.get("fill") for path in root.iter("{*}path")]
    assert fills.count(colours["primary"].hex) == filled
    assert len(fills) == len(spots)
    assert root.findall(".//{*}text") + root.findall(".//{*}a") == []


def _square(code: str, at: int) -> Outline:
    ring = ((at, 52.0), (at + 1, 52.0), (at + 1, 53.0), (at, 53.0), (at, 52.0))
    return Outline(code=code, rings=(ring,))
