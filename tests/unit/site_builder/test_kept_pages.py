"""A build over an earlier one makes only what changed, and gives the bytes of a whole build."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from hashlib import sha256

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.areas import Area, Areas
from hub.gemeente import Gemeente
from hub.model import Contact, LocalLayer, LocalMatch, MergedItem, Upkeep
from hub.partition import Outline
from hub.population import Population
from hub.vocabulary import Audience, Domain, Kind, Level, Tier
from site_builder.build import site_files
from site_builder.feed_plan import ATOM, ICS, JSON
from site_builder.manifest import KeptFile, Manifest, OutputFile, entry_of, manifest_of
from site_builder.plan import PlannedPage, View
from site_builder.shelves import MUCH
from tests.fakes.small_hub import (
    World,
    make_event,
    make_item,
    make_items,
    make_occurrence,
    make_world,
    tag,
)

Change = Callable[[World], World]

FEEDS = (ATOM, ICS, JSON)
ORGANISER = "Buurthuis Het Filmdoek"


@pytest.fixture(scope="module")
def world() -> World:
    """The small world with a wijk that has nothing, and a national text for older people."""
    far = Area(
        code="WK003420", level=Level.WIJK, name="Verweg", slug="verweg", parent="SD00342"
    )
    text = make_item(
        Kind.INFORMATION,
        "Prettig ouder worden",
        areas=("NL",),
        domains=(Domain.ZORG,),
        audiences=(Audience.OUDEREN,),
    )
    return _of_first(partial(_with_area, far))(make_world()).with_items(text)


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


def _of_first(change: Callable[[Gemeente], Gemeente]) -> Change:
    def changed(world: World) -> World:
        first, *others = world.hub.gemeenten
        return world.with_hub(evolve(world.hub, gemeenten=(change(first), *others)))

    return changed


def _with_area(area: Area, gemeente: Gemeente) -> Gemeente:
    return evolve(gemeente, areas=Areas((*gemeente.areas.all, area)))


def _renamed_area(gemeente: Gemeente) -> Gemeente:
    areas = (
        evolve(one, label="Park en plas") if one.code == "WK003418" else one
        for one in gemeente.areas.all
    )
    return evolve(gemeente, areas=Areas(tuple(areas)))


def _other_crisis_number(world: World) -> World:
    first, *others = world.hub.crisis_numbers
    return world.with_hub(
        evolve(world.hub, crisis_numbers=(evolve(first, number="113"), *others))
    )


def _other_subject(world: World) -> World:
    first, *others = world.hub.domains
    moved = evolve(first, name="Gezin", slug="gezin", old_slugs=(first.slug,))
    return world.with_hub(evolve(world.hub, domains=(moved, *others)))


def _with_populations(world: World) -> World:
    first, *others = world.build.partitions
    families = (("WK003418", Population(families=2.0, elderly=2.0)),)
    partitions = (evolve(first, populations=families), *others)
    return World(hub=world.hub, build=evolve(world.build, partitions=partitions))


def _with_borders(world: World) -> World:
    outlines = tuple(
        Outline(code=code, rings=(((x, 52.0), (x + 1, 52.0), (x + 1, 53.0), (x, 52.0)),))
        for x, code in enumerate(("WK003416", "WK003418", "WK003419"), start=5)
    )
    return World(hub=world.hub, build=evolve(world.build, outlines=outlines))


def _of_another_publisher(world: World) -> World:
    renamed = tuple(
        evolve(one, source=evolve(one.source, publisher="Bibliotheek Flevoland"))
        for one in world.build.provenance
    )
    return World(hub=world.hub, build=evolve(world.build, provenance=renamed))


def _pinned(merged: MergedItem) -> MergedItem:
    return evolve(merged, pinned=("WK003418",))


def _expired(merged: MergedItem) -> MergedItem:
    upkeep = Upkeep(expires_on=date(2027, 2, 27))
    item = evolve(merged.item, details=evolve(merged.item.details, upkeep=upkeep))
    return evolve(merged, enriched=evolve(merged.enriched, item=item))


def _for_older_people(world: World) -> World:
    return world.with_items(
        *(
            make_event(
                f"Soos {number}",
                make_occurrence("2027-03-06"),
                areas=("WK003418",),
                audiences=(Audience.OUDEREN,),
            )
            for number in range(MUCH)
        )
    )


def _on_in_the_gemeente(world: World) -> World:
    return world.with_items(
        make_event("Dag van de buren", make_occurrence("2027-03-03"), areas=("GM0034",))
    )


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
    "a crisis number is another one": _other_crisis_number,
    "an area gets another name": _of_first(_renamed_area),
    "a subject gets another name and address": _other_subject,
    "it is known who live there": _with_populations,
    "borders are imported": _with_borders,
    "publishers get another name": _of_another_publisher,
    "an item is put first": _changing("Geldloket Almere", _pinned),
    "a notice expires": _changing("Maatje gezocht", _expired),
    "a national text expires": _changing("Mijn kind slaapt slecht", _expired),
    "there is much to do for older people": _for_older_people,
    "something is on that an area may borrow": _on_in_the_gemeente,
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


@pytest.mark.parametrize("name", CHANGES)
def test_equal_keys_are_of_equal_views(world: World, name: str) -> None:
    before, after = _with_equal_keys(world, CHANGES[name](world))

    assert [page.view for page in after] == [page.view for page in before]


def test_key_of_a_gemeente_knows_the_lists_of_what_is_withdrawn(world: World) -> None:
    withdrawn = _changing("Praat mee over het plein", _withdrawn)(world)

    before, after = _with_equal_keys(withdrawn, _without("Praat mee over het plein")(world))

    assert [page.view for page in after] == [page.view for page in before]


def _with_equal_keys(
    one: World, other: World
) -> tuple[tuple[PlannedPage, ...], tuple[PlannedPage, ...]]:
    """The pages of two worlds whose keys say that nothing changed on them."""
    before = {page.url: page for page in one.plan.pages if page.key}
    known = {url: page.key for url, page in before.items()}
    after = tuple(page for page in other.plan.pages if known.get(page.url) == page.key)
    return tuple(before[page.url] for page in after), after


def test_every_page_that_is_made_again_is_another_one(world: World, live: Manifest) -> None:
    files = _over(_inserted(world), live)

    changed = {path for path in _changed(files, live) if path.endswith(".html")}
    assert _made_pages(files) == changed


def test_only_pages_that_may_show_what_changed_are_looked_at(
    world: World, live: Manifest
) -> None:
    looked: list[str] = []
    pages = tuple(_watched(page, looked) for page in _inserted(world).plan.pages)
    planned = evolve(_inserted(world).plan, pages=pages)

    list(site_files(world.hub, _inserted(world).build, planned, live))

    assert set(looked) == {
        "/almere/",
        "/almere/almere-stad/",
        "/almere/filmwijk/",
        "/almere/informatie/nieuw-in-de-wijk/",
        "/almere/parkwijk/",
    }


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


ITEM_CHANGES = (
    _renamed,
    _with_phone,
    _withdrawn,
    _pinned,
    _expired,
    lambda merged: _tagged(merged, located_in="WK003418"),
    lambda merged: _tagged(merged, located_in="NL"),
    lambda merged: _tagged(merged, domains=Domain.ZORG),
    lambda merged: _tagged(merged, audiences=Audience.OUDEREN),
    lambda merged: evolve(merged, enriched=evolve(merged.enriched, sensitive=tag("ja"))),
    lambda merged: evolve(merged, enriched=evolve(merged.enriched, tier=tag(Tier.ZELF))),
    lambda merged: evolve(merged, layers=()),
    lambda merged: evolve(merged, slug="zelfde"),
    lambda merged: evolve(merged, first_seen=merged.first_seen - timedelta(days=3)),
)


def _tagged(merged: MergedItem, **tags: str) -> MergedItem:
    changed = {name: (tag(value),) for name, value in tags.items()}
    return evolve(merged, enriched=evolve(merged.enriched, **changed))  # type: ignore[arg-type]  # tags


@pytest.fixture(scope="module")
def spoken(world: World) -> World:
    return world.with_hub(evolve(world.hub, languages=("nl", "en")))


@settings(max_examples=10, deadline=None)
@given(
    changes=st.dictionaries(
        st.integers(0, len(make_items())), st.sampled_from(ITEM_CHANGES), min_size=1
    ),
    gone=st.sets(st.integers(0, len(make_items())), max_size=2),
)
def test_keys_stay_equal_only_where_no_view_changes(
    spoken: World, changes: dict[int, Callable[[MergedItem], MergedItem]], gone: set[int]
) -> None:
    items = tuple(
        changes[number](one) if number in changes else one
        for number, one in enumerate(_items(spoken))
        if number not in gone
    )

    before, after = _with_equal_keys(spoken, _with(spoken, items))

    assert [page.view for page in after] == [page.view for page in before]
