"""A build over an earlier one makes only what changed, and gives the bytes of a whole build."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from hashlib import sha256

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.model import Contact, LocalLayer, LocalMatch, MergedItem
from hub.vocabulary import Domain, Kind
from site_builder.build import site_files
from site_builder.feed_plan import ATOM, ICS, JSON
from site_builder.manifest import KeptFile, Manifest, OutputFile, entry_of, manifest_of
from site_builder.plan import PlannedPage, View
from tests.fakes.small_hub import World, make_event, make_item, make_occurrence, make_world

Change = Callable[[World], World]

FEEDS = (ATOM, ICS, JSON)
ORGANISER = "Buurthuis Het Filmdoek"


@pytest.fixture(scope="module")
def world() -> World:
    return make_world()


@pytest.fixture(scope="module")
def live(world: World) -> Manifest:
    return manifest_of(map(entry_of, _whole(world)))


def _whole(world: World) -> list[OutputFile]:
    files = site_files(world.hub, world.build, world.plan, None)
    return [file for file in files if isinstance(file, OutputFile)]


def _over(world: World, live: Manifest) -> list[OutputFile | KeptFile]:
    return [*site_files(world.hub, world.build, world.plan, live)]


def _hashes(files: list[OutputFile | KeptFile]) -> Mapping[str, str]:
    return {
        file.path: file.sha256 if isinstance(file, KeptFile) else sha256(file.body).hexdigest()
        for file in files
    }


def _changed(files: list[OutputFile | KeptFile], live: Manifest) -> set[str]:
    before = {entry.path: entry.sha256 for entry in live.entries}
    return {path for path, found in _hashes(files).items() if before.get(path) != found}


def _made_pages(files: list[OutputFile | KeptFile]) -> set[str]:
    made = (file.path for file in files if isinstance(file, OutputFile))
    return {path for path in made if path.endswith(".html")}


def _with(world: World, items: tuple[MergedItem, ...]) -> World:
    first, *others = world.build.partitions
    partitions = (evolve(first, items=items), *others)
    return World(hub=world.hub, build=evolve(world.build, partitions=partitions))


def _items(world: World) -> tuple[MergedItem, ...]:
    return world.build.partitions[0].items


def _changing(title: str, change: Callable[[MergedItem], MergedItem]) -> Change:
    def changed(world: World) -> World:
        items = (change(one) if one.title == title else one for one in _items(world))
        return _with(world, tuple(items))

    return changed


def _renamed(merged: MergedItem) -> MergedItem:
    return evolve(merged, title=f"{merged.title} (nieuw)")


def _with_phone(merged: MergedItem) -> MergedItem:
    details = evolve(merged.item.details, contact=Contact(phones=("036 – 111 11 11",)))
    item = evolve(merged.item, details=details)
    return evolve(merged, enriched=evolve(merged.enriched, item=item))


def _withdrawn(merged: MergedItem) -> MergedItem:
    return evolve(merged, withdrawn=True)


def _without(title: str) -> Change:
    def changed(world: World) -> World:
        return _with(world, tuple(one for one in _items(world) if one.title != title))

    return changed


def _inserted(world: World) -> World:
    made = make_item(Kind.INFORMATION, "Nieuw in de wijk", areas=("WK003416",))
    return world.with_items(made)


def _next_day(world: World) -> World:
    return world.at(world.build.now + timedelta(days=1))


def _stale_source(world: World) -> World:
    silent = tuple(
        evolve(one, state=evolve(one.state, last_success=world.build.now - timedelta(days=90)))
        if one.state
        else one
        for one in world.build.provenance
    )
    return World(hub=world.hub, build=evolve(world.build, provenance=silent))


def _other_number(world: World) -> World:
    first, *others = world.hub.gemeenten
    counters = tuple(
        evolve(one, contact=Contact(phones=("036 – 222 22 22",))) for one in first.counters
    )
    changed = evolve(world.hub, gemeenten=(evolve(first, counters=counters), *others))
    return world.with_hub(changed)


def _other_name(world: World) -> World:
    return world.with_hub(evolve(world.hub, name="Een andere naam"))


CHANGES = {
    "an event gets another title": _changing("Koffie en taal", _renamed),
    "an organisation gets another title": _changing(ORGANISER, _renamed),
    "an organisation gets another number": _changing(ORGANISER, _with_phone),
    "an organisation is withdrawn": _changing(ORGANISER, _withdrawn),
    "a national text changes": _changing("Mijn kind slaapt slecht", _renamed),
    "an organisation goes": _without(ORGANISER),
    "an event goes": _without("Koffie en taal"),
    "a text is added": _inserted,
    "a day goes by": _next_day,
    "sources are silent": _stale_source,
    "the counter has another number": _other_number,
    "the hub has another name": _other_name,
}


@pytest.mark.parametrize("name", CHANGES)
def test_build_over_an_earlier_one_has_the_bytes_of_a_whole_build(
    world: World, live: Manifest, name: str
) -> None:
    changed = CHANGES[name](world)

    assert _hashes(_over(changed, live)) == _hashes([*_whole(changed)])


def test_build_over_the_same_makes_no_page_and_no_feed(world: World, live: Manifest) -> None:
    made = {file.path for file in _over(world, live) if isinstance(file, OutputFile)}

    assert {path for path in made if path.endswith((".html", *FEEDS))} == set()


def test_feed_that_does_not_name_the_item_that_changed_is_not_made(
    world: World, live: Manifest
) -> None:
    files = _over(CHANGES["an event gets another title"](world), live)

    made = {file.path for file in files if isinstance(file, OutputFile)}
    feeds = {path for path in made if path.endswith(FEEDS)}
    assert feeds == {path for path in _changed(files, live) if path.endswith(FEEDS)}
    assert feeds


def test_every_page_that_is_made_again_is_another_one(world: World, live: Manifest) -> None:
    files = _over(_inserted(world), live)

    changed = {path for path in _changed(files, live) if path.endswith(".html")}
    assert _made_pages(files) == changed


def test_page_of_an_item_that_stays_as_it_is_is_never_looked_at(
    world: World, live: Manifest
) -> None:
    looked: list[str] = []
    pages = tuple(_watched(page, looked) for page in _inserted(world).plan.pages)
    planned = evolve(_inserted(world).plan, pages=pages)

    list(site_files(world.hub, _inserted(world).build, planned, live))

    assert set(looked) == {"/almere/informatie/nieuw-in-de-wijk/"}


def _watched(page: PlannedPage, looked: list[str]) -> PlannedPage:
    """The page as it was, but heard when somebody looks at it."""
    if not page.unmade:
        return page
    unmade = page.unmade

    def make() -> View:
        looked.append(page.url)
        return unmade.make()

    return evolve(page, unmade=evolve(unmade, make=make))


def test_page_in_an_area_follows_the_organisation_that_it_names(world: World) -> None:
    sleep = next(one for one in _items(world) if one.title == "Mijn kind slaapt slecht")
    club = make_item(Kind.ORGANISATION, "Slaapclub", areas=("WK003416",))
    match = LocalMatch(item_id=club.item.id, area="WK003416", score=1.0)
    layers = (LocalLayer(area="WK003416", texts=(), matches=(match,)),)
    others = tuple(one for one in _items(world) if one is not sleep)
    before = _with(world, (*others, evolve(sleep, layers=layers))).with_items(club)
    live = manifest_of(map(entry_of, _whole(before)))
    after = _changing("Slaapclub", _with_phone)(before)

    made = _made_pages(_over(after, live))

    assert "almere/filmwijk/informatie/mijn-kind-slaapt-slecht/index.html" in made


TITLES = st.text(alphabet="abcde", min_size=1, max_size=3)


@settings(max_examples=4, deadline=None)
@given(titles=st.lists(TITLES, max_size=4, unique=True), days=st.integers(0, 2))
def test_any_small_change_gives_the_bytes_of_a_whole_build(
    world: World, live: Manifest, titles: list[str], days: int
) -> None:
    texts = [make_item(Kind.INFORMATION, one, domains=(Domain.WONEN,)) for one in titles]
    day = date(2027, 3, 2).isoformat()
    events = [
        make_event(f"Met {one}", make_occurrence(day), organised_by=ORGANISER) for one in titles
    ]
    changed = world.with_items(*texts, *events).at(world.build.now + timedelta(days=days))

    assert _hashes(_over(changed, live)) == _hashes([*_whole(changed)])
