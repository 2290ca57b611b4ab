"""What a hub publishes to let a device keep a wijk, and that without it there is nothing."""

import gzip
import json
import re
from datetime import datetime
from importlib.resources import files
from pathlib import Path

import pytest
from attrs import evolve

from hub.clock import AMSTERDAM
from hub.content.settings import load_content
from hub.gemeente import LANGUAGES
from hub.vocabulary import Mode
from site_builder.build import site_files
from site_builder.colours import contrast, parse_colour
from site_builder.icons import SIDES, icon_drawing, icons
from site_builder.manifest import KeptFile, Manifest, OutputFile, entry_of
from site_builder.plan import plan
from site_builder.postcodes import PlannedShard
from site_builder.theme_colours import site_colours
from tests.fakes.small_content import write_small_content
from tests.fakes.small_hub import World, make_world

WORKER, MANIFEST = "/almere/bewaar.js", "/almere/manifest.json"
NUMBERS = "/almere/zonder-internet/"
KEEP = "/assets/offline/keep.js"
THEME = ":root {\n  --utrecht-page-header-background-color: #123456;\n}\n"


def offline(world: World, **build: object) -> World:
    hub = evolve(world.hub, offline=True, languages=LANGUAGES)
    return World(hub=hub, build=evolve(world.build, **build))


def shards(world: World) -> dict[str, PlannedShard]:
    return {one.url: one for one in world.plan.shards}


def assets(world: World, live: Manifest | None = None) -> list[OutputFile | KeptFile]:
    """What is published beside the pages, the feeds and the papers."""
    bare = evolve(world.plan, pages=(), papers=(), feeds=(), data=(), pictures=())
    return list(site_files(world.hub, world.build, bare, live))


@pytest.fixture(scope="module")
def kept() -> World:
    return offline(make_world())


def test_without_the_setting_nothing_of_it_is_published_or_named() -> None:
    world = make_world()

    paths = {one.path for one in assets(world)}

    assert [one for one in paths if "offline" in one or "icon-" in one] == []
    assert [one for one in shards(world) if "bewaar" in one or "manifest" in one] == []
    assert not world.has(NUMBERS)
    assert re.findall(r"manifest\.json|offline|bewaar\.js|zonder-internet", _words(world)) == []


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", False),
        ("lezen_zonder_internet = false", False),
        ("lezen_zonder_internet = true", True),
    ],
)
def test_hub_lets_a_device_keep_a_wijk_only_when_it_says_so(
    tmp_path: Path,
    written: str,
    expected: bool,  # noqa: FBT001 - what comes out
) -> None:
    write_small_content(tmp_path)
    settings = tmp_path / "wijkwijzer.toml"
    settings.write_text(f"{settings.read_text()}{written}\n")

    assert load_content(tmp_path).hub.offline is expected


def test_every_gemeente_has_a_worker_in_every_language(kept: World) -> None:
    found = [one for one in shards(kept) if one.endswith("/bewaar.js")]

    assert found == [
        f"{language}/{gemeente}/bewaar.js"
        for language in ("", "/en", "/ar")
        for gemeente in ("almere", "eindhoven")
    ]


def test_page_of_a_wijk_searches_with_a_script_below_the_address_of_its_worker(
    kept: World,
) -> None:
    found = {
        path: re.findall(r'data-script="([^"]*)"', kept.markup(f"{path}filmwijk/"))
        for path in ("/almere/", "/en/almere/")
    }

    assert found == {path: [f"{path}zoeker.js"] for path in found}
    assert {f"{path}zoeker.js" for path in found} <= shards(kept).keys()


def test_worker_has_the_same_bytes_whatever_a_harvest_brings(kept: World) -> None:
    later = kept.only().at(datetime(2027, 6, 1, 8, tzinfo=AMSTERDAM), Mode.SAMPLE)

    assert shards(later)[WORKER] == shards(kept)[WORKER]


def test_worker_never_keeps_a_thing_itself(kept: World) -> None:
    script = shards(kept)[WORKER].body.decode()

    assert "put(" not in script
    assert "caches.open" not in script
    assert "//" not in script


def test_where_a_hub_stops_a_worker_that_tidies_up_stands_in_its_place(kept: World) -> None:
    standing = frozenset(("almere/bewaar.js", "almere/index.html"))
    stopped = plan(make_world().hub, evolve(kept.build, standing=standing))

    found = {one.url: one.body for one in stopped.shards if one.url.endswith("bewaar.js")}

    assert list(found) == [WORKER]
    assert b"unregister" in found[WORKER]
    assert b"caches.delete" in found[WORKER]
    assert b"fetch" not in found[WORKER]


def test_language_and_gemeente_that_leave_a_hub_leave_no_worker_behind(kept: World) -> None:
    standing = frozenset(one.url.lstrip("/") for one in kept.plan.shards)
    hub = evolve(kept.hub, languages=("nl",), gemeenten=kept.hub.gemeenten[:1])
    build = evolve(kept.build, partitions=kept.build.partitions[:1], standing=standing)

    found = {one.url: one.body for one in plan(hub, build).shards if "bewaar" in one.url}

    tidying = [url for url in sorted(found) if b"unregister" in found[url]]
    assert tidying == [
        "/ar/almere/bewaar.js",
        "/ar/eindhoven/bewaar.js",
        "/eindhoven/bewaar.js",
        "/en/almere/bewaar.js",
        "/en/eindhoven/bewaar.js",
    ]
    assert b"unregister" not in found[WORKER]


def test_manifest_tells_all_that_a_telephone_asks(kept: World) -> None:
    told = json.loads(shards(kept)[MANIFEST].body)

    assert {key: told[key] for key in told if key != "icons"} == {
        "id": "/almere/",
        "name": "Wijkwijzer Almere",
        "short_name": "Almere",
        "lang": "nl",
        "dir": "ltr",
        "start_url": "/almere/",
        "scope": "/almere/",
        "display": "browser",
        "theme_color": "#0f5c63",
        "background_color": "#fbf7ef",
    }


def test_manifest_in_arabic_runs_from_the_right(kept: World) -> None:
    told = json.loads(shards(kept)["/ar" + MANIFEST].body)

    assert (told["lang"], told["dir"], told["scope"]) == ("ar", "rtl", "/ar/almere/")


def test_manifest_has_the_colours_of_the_theme() -> None:
    themed = offline(make_world(), theme=THEME)

    assert json.loads(shards(themed)[MANIFEST].body)["theme_color"] == "#123456"


@pytest.mark.parametrize("paper", [True, False])
def test_every_icon_that_a_manifest_names_is_published(paper: bool) -> None:  # noqa: FBT001
    world = offline(make_world(), paper=paper)
    named = json.loads(shards(world)[MANIFEST].body)["icons"]

    published = {one.path for one in assets(world)}

    assert {one["src"].lstrip("/") for one in named} <= published
    assert {one["purpose"] for one in named} == {"any", "maskable"}
    assert ("512x512" in {one["sizes"] for one in named}) is paper


def test_icons_of_the_live_site_are_not_drawn_again() -> None:
    world = offline(make_world(), paper=True)
    first = [entry_of(one) for one in assets(world) if isinstance(one, OutputFile)]

    again = assets(world, Manifest(build="1", entries=tuple(first)))

    kept = [one.path for one in again if isinstance(one, KeptFile)]
    assert len(kept) == 2 * len(SIDES)


@pytest.mark.parametrize("maskable", [True, False])
def test_icon_has_the_colours_of_the_theme(maskable: bool) -> None:  # noqa: FBT001
    drawing = icon_drawing(site_colours(THEME), maskable=maskable)

    found = [parse_colour(one) for one in re.findall(r'fill="(#[0-9a-f]+)"', drawing)]
    assert found[0].hex == "#123456"
    assert contrast(*found) > 4.5


def test_icon_that_may_be_cut_fills_its_square_and_keeps_its_houses_in_the_middle() -> None:
    whole = icon_drawing(site_colours(""), maskable=True)

    assert "rx=" not in whole
    assert 'transform="translate(4.8 4.8) scale(0.7)"' in whole
    assert len(icons(png=True)) == 6


@pytest.mark.parametrize(
    "url", ["/almere/filmwijk/", "/almere/", "/almere/agenda/", "/privacy/"]
)
def test_page_that_is_not_sensitive_offers_to_wipe_what_was_kept(kept: World, url: str) -> None:
    tree = kept.tree(url)

    assert tree.xpath("//script/@src").count(KEEP) == 1
    assert tree.xpath("//footer//p[@class='wipe'][@hidden]/button")


@pytest.mark.parametrize(
    "url", ["/almere/filmwijk/veilig/", "/direct-hulp/", "/almere/direct-hulp/"]
)
def test_sensitive_page_names_no_script_and_no_manifest(kept: World, url: str) -> None:
    tree = kept.tree(url)

    assert KEEP not in tree.xpath("//script/@src")
    assert tree.xpath("//link[@rel='manifest'] | //*[@data-worker]") == []


def test_only_the_page_of_a_wijk_is_kept(kept: World) -> None:
    asking = [
        page.url
        for page in kept.plan.pages
        if page.url.startswith("/almere/") and "data-worker" in kept.markup(page.url)
    ]

    assert asking == ["/almere/filmwijk/", "/almere/parkwijk/"]


def test_wijk_names_the_worker_and_the_numbers_of_its_own_language(kept: World) -> None:
    panel = kept.tree("/en/almere/filmwijk/").xpath("//section[@data-worker]")[0]

    assert panel.get("data-worker") == "/en" + WORKER
    assert panel.get("data-page") == "/en" + NUMBERS
    assert kept.has("/en" + NUMBERS)


def test_page_without_internet_has_all_numbers_and_needs_no_internet(kept: World) -> None:
    tree = kept.tree(NUMBERS)
    dialled = set(tree.xpath("//main//a/@href"))

    assert {"tel:112", "tel:113", "tel:08002000"} <= dialled
    assert "Loket Almere" in kept.main(NUMBERS)
    assert [one for one in dialled if one.startswith("http")] == []


def test_page_without_internet_is_not_to_be_found(kept: World) -> None:
    page = kept.page(NUMBERS)

    assert not page.indexable
    assert page.view.page.sharing is None


def test_privacy_page_tells_what_the_device_keeps(kept: World) -> None:
    assert "Wis het met de knop" in kept.main("/privacy/")
    assert "Wis het met de knop" not in make_world().main("/privacy/")


def test_scripts_of_the_page_of_a_wijk_stay_small(kept: World) -> None:
    asked = kept.tree("/almere/filmwijk/").xpath("//script[@src]/@src")
    bodies = {f"/{one.path}": one.body for one in assets(kept) if isinstance(one, OutputFile)}

    scripts = [gzip.compress(bodies[one]) for one in asked if "/search/" not in one]

    assert len(scripts) > 3
    assert sum(map(len, scripts)) <= 6_000


def test_scripts_and_pages_call_the_shelf_by_one_name() -> None:
    folder = files("site_builder") / "assets" / "offline"
    scripts = [(folder / name).read_text() for name in ("keep.js", "worker.js", "remove.js")]

    assert ['"wijkwijzer"' in one for one in scripts] == [True, True, True]


def _words(world: World) -> str:
    return " ".join(world.markup(one) for one in ("/almere/filmwijk/", "/almere/", "/privacy/"))
