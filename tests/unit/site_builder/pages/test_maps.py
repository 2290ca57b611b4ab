"""The map on the page of an area, and the theme of a site."""

from attrs import evolve

from hub.partition import Outline
from site_builder.build import THEME, site_files
from tests.fakes.small_hub import World

THEMED = ":root {\n  --utrecht-link-color: #00408a;\n}\n"


def _with_borders(world: World) -> World:
    areas = world.hub.gemeenten[0].areas.all
    outlines = tuple(
        Outline(code=area.code, rings=(((n, 52.0), (n + 1, 52.0), (n + 1, 53.0), (n, 53.0)),))
        for n, area in enumerate(areas)
    )
    return World(hub=world.hub, build=evolve(world.build, outlines=outlines))


def test_every_area_of_the_map_is_in_the_list_that_follows(world: World) -> None:
    tree = _with_borders(world).tree("/almere/")

    drawn = tree.xpath("//*[local-name()='svg']//*[local-name()='a']/@href")
    listed = tree.xpath("//*[@id='wijken-lijst']//a/@href")
    assert drawn
    assert set(drawn) <= set(listed)


def test_every_link_of_the_map_has_the_name_of_its_area(world: World) -> None:
    tree = _with_borders(world).tree("/almere/")

    names = tree.xpath("//*[local-name()='svg']//*[local-name()='a']/@aria-label")
    assert "Filmwijk" in names
    assert all(names)


def test_map_can_be_skipped(world: World) -> None:
    tree = _with_borders(world).tree("/almere/")

    assert tree.xpath("//p[@class='map-skip']/a/@href") == ["#wijken-lijst"]


def test_list_stands_without_a_map_where_no_place_is_known(world: World) -> None:
    tree = world.tree("/eindhoven/")

    assert tree.xpath("//*[local-name()='svg'][contains(@class, 'area-map')]") == []
    assert tree.xpath("//section[@aria-labelledby='wijken']//a")


def test_theme_stands_after_our_own_styles(world: World) -> None:
    themed = World(hub=world.hub, build=evolve(world.build, theme=THEMED))

    sheets = themed.tree("/almere/").xpath("//link[@rel='stylesheet']/@href")
    assert sheets == ["/assets/style.css", f"/{THEME}"]


def test_theme_is_published(world: World) -> None:
    build = evolve(world.build, theme=THEMED)
    themed = World(hub=world.hub, build=build)

    files = {one.path: one for one in site_files(world.hub, build, themed.plan, None)}

    assert files[THEME].body == THEMED.encode()


def test_site_without_a_theme_asks_for_none(world: World) -> None:
    assert "theme.css" not in world.markup("/almere/")
