"""Which items are one thing: dates and places part, words join, editors decide."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.candidates import LARGEST_GROUP, candidates, own_pages
from enrich.duplicates import drawn, find_duplicates
from enrich.likeness import MERGE, REVIEW, likeness
from enrich.profiles import Profiles, page_key, profile, words
from enrich.sketches import BANDS
from hub.curation import Curation
from hub.model import Details, EnrichedItem, Event, Location, Occurrence
from hub.vocabulary import Kind

Make = Callable[..., EnrichedItem]

BODY = "<p>Neem uw kapotte lamp of fiets mee. Vrijwilligers helpen u met repareren.</p>"
FILMDOEK = Location(name="Het Filmdoek")


@pytest.fixture(scope="session")
def make(make_enriched: Make, now: datetime) -> Make:
    """Return a builder of events, a source each; `days` and `hour` say when."""

    def event(
        source: str,
        title: str = "Repaircafé",
        *,
        body: str = BODY,
        days: tuple[int, ...] = (1,),
        hour: int = 0,
        location: Location | None = FILMDOEK,
        **more: object,
    ) -> EnrichedItem:
        starts = [now + timedelta(days=day, hours=hour) for day in days]
        dates = tuple(Occurrence(start=at, end=at + timedelta(hours=2)) for at in starts)
        fields: dict[str, object] = {
            "located_in": ("GM9001",),
            "id": f"{source}:1",
            "source_id": source,
            "kind": Kind.EVENT,
            "title": title,
            "body": body,
            "details": Details(event=Event(occurrences=dates), location=location),
        }
        return make_enriched(**(fields | more))

    return event


def test_one_event_in_two_sources_is_one_thing(make: Make) -> None:
    found = find_duplicates((make("bieb"), make("stad", "Repair-café in Het Filmdoek")))

    assert found.groups == (("bieb:1", "stad:1"),)


@pytest.mark.parametrize(
    "change",
    [
        {"days": (2,)},
        {"hour": 3},
        {"location": Location(name="De Schakel")},
        {"located_in": ("GM0034",)},
        {"located_in": ("WK900101",), "location": None},
        {"kind": Kind.NEWS},
        {"title": "Repaircafé voor kinderen 2"},
    ],
)
def test_another_day_hour_place_or_word_is_another_thing(
    make: Make, change: dict[str, object]
) -> None:
    first = make("bieb", located_in=("WK900105",)) if "location" in change else make("bieb")

    assert find_duplicates((first, make("stad", **change))).groups == ()


def test_a_series_is_one_thing_when_the_lists_reach_differently_far(make: Make) -> None:
    found = find_duplicates((make("bieb", days=(1, 8, 15)), make("stad", days=(8, 15, 22))))

    assert found.groups == (("bieb:1", "stad:1"),)


def test_a_series_with_other_dates_in_between_is_another_series(make: Make) -> None:
    found = find_duplicates((make("bieb", days=(1, 8, 15)), make("stad", days=(1, 15))))

    assert found.groups == ()


def test_what_is_in_doubt_goes_to_an_editor(make: Make) -> None:
    items = (make("bieb", "Lezing over dementie"), make("stad", "Lezing over depressie"))

    found = find_duplicates(items)

    assert found.groups == ()
    assert [(one.first, one.second) for one in found.doubtful] == [("bieb:1", "stad:1")]
    assert REVIEW <= found.doubtful[0].score < MERGE


def test_an_event_without_a_place_that_fits_two_places_is_left_to_an_editor(
    make: Make,
) -> None:
    items = (
        make("bieb"),
        make("welzijn", location=Location(name="De Schakel")),
        make("stad", location=None),
    )

    found = find_duplicates(items)

    assert found.groups == ()
    assert len(found.doubtful) == 2


def test_editors_join_and_part(make: Make) -> None:
    same = Curation(same=(("bieb:1", "stad:1"),))
    not_same = Curation(not_same=(("bieb:1", "stad:1"),))
    other = make("stad", "Samen fietsen maken", days=(3,), body="", language="en")

    assert find_duplicates((make("bieb"), other), same).groups == (("bieb:1", "stad:1"),)
    assert find_duplicates((make("bieb"), make("stad")), not_same).groups == ()


def test_who_says_not_the_same_wins_from_who_says_the_same(make: Make) -> None:
    pair = (("bieb:1", "stad:1"),)

    found = find_duplicates((make("bieb"), make("stad")), Curation(same=pair, not_same=pair))

    assert found.groups == ()
    assert found.doubtful == ()


def test_what_an_editor_parted_is_not_joined_by_way_of_a_third(make: Make) -> None:
    items = (make("bieb"), make("stad"), make("wijk"))

    found = find_duplicates(items, Curation(not_same=(("bieb:1", "wijk:1"),)))

    assert all(not {"bieb:1", "wijk:1"} <= set(group) for group in found.groups)


def test_a_decision_about_an_unknown_item_changes_nothing(make: Make) -> None:
    said = Curation(same=(("bieb:1", "weg:9"),), not_same=(("stad:1", "weg:9"),))

    found = find_duplicates((make("bieb"), make("stad")), said)

    assert found.groups == (("bieb:1", "stad:1"),)


def test_one_source_that_lists_two_things_means_two_things(make: Make) -> None:
    twice = (make("bieb"), make("bieb", "Repaircafés", id="bieb:2"))

    assert find_duplicates(twice).groups == ()


def test_one_source_that_repeats_itself_word_for_word_gives_one_thing(make: Make) -> None:
    found = find_duplicates((make("bieb"), make("bieb", id="bieb:2")))

    assert found.groups == (("bieb:1", "bieb:2"),)


def test_a_translation_is_one_thing_only_by_its_page(make: Make) -> None:
    page = "https://x.example/repair"
    english = "<p>Bring your broken lamp. Volunteers help you with repairs, for free.</p>"
    dutch = make("bieb", url=page)

    by_page = find_duplicates((dutch, make("en", body=english, language="en", url=page)))
    by_words = find_duplicates((dutch, make("en", body=english, language="en")))

    assert by_page.groups == (("bieb:1", "en:1"),)
    assert by_words.groups == ()


def test_a_page_with_a_whole_list_says_nothing_about_one_item(make: Make) -> None:
    page = "https://x.example/agenda"
    items = (
        make("bieb", "Schaken", url=page, body=""),
        make("bieb", "Breien", id="bieb:2", url=page, body=""),
        make("stad", "Dammen", url=page, body=""),
    )

    assert own_pages(drawn(Profiles(items))) == frozenset()
    assert find_duplicates(items).groups == ()


def test_the_order_of_the_input_is_irrelevant(make: Make) -> None:
    items = (make("bieb"), make("stad"), make("wijk", "Repair café"), make("x", "Dansen"))

    assert find_duplicates(items) == find_duplicates(items[::-1])


def test_many_items_with_one_title_cost_no_more_than_their_number(make: Make) -> None:
    count = 3 * LARGEST_GROUP
    items = [make(f"bron{n:03}", days=(n,), body="") for n in range(count)]

    profiles = Profiles(items)
    pairs = candidates(drawn(profiles), profiles.text)

    assert len(pairs) < count * LARGEST_GROUP


def test_a_day_with_two_sessions_is_one_day(make: Make) -> None:
    (sketch,) = drawn(Profiles([make("bieb", days=(1, 1, 2))]))

    assert len(sketch.days) == 2


def test_only_nearly_the_same_texts_share_a_band(make: Make) -> None:
    other = "<p>Elke week lezen wij samen een verhaal voor aan kinderen uit de straat.</p>"
    copy, same, another = (
        {one.band(number) for number in range(BANDS)}
        for one in drawn(Profiles([make("a"), make("b"), make("c", body=other)]))
    )

    assert copy == same
    assert not copy & another


def test_an_overlay_is_never_a_duplicate(make: Make) -> None:
    pair = (make("bieb", kind=Kind.OVERLAY), make("stad", kind=Kind.OVERLAY))

    assert find_duplicates(pair).groups == ()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.x.example/a/?utm_source=b&z=1", "x.example/a?z=1"),
        ("http://X.example/a", "x.example/a?"),
        ("https://x.example/", ""),
        ("mailto:a@x.example", ""),
        ("https://[::1", ""),
    ],
)
def test_a_page_has_one_key_however_it_is_written(url: str, expected: str) -> None:
    assert page_key(url) == expected


def test_a_word_with_a_hyphen_is_one_word() -> None:
    assert words("Koffie-ochtend & Café") == ("koffieochtend", "cafe")


TITLES = st.text(alphabet="abe 12-", max_size=12)


@given(TITLES, TITLES, st.sampled_from(sorted(Kind)))
def test_likeness_looks_the_same_from_both_sides_and_has_bounds(
    make: Make, title: str, other_title: str, kind: Kind
) -> None:
    one, other = make("a", title, kind=kind), make("b", other_title, kind=kind)

    there = likeness(profile(one), profile(other))

    assert likeness(profile(other), profile(one)) == there
    assert 0 <= there.score <= 100
