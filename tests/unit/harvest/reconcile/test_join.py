from datetime import UTC, datetime, timedelta

import attrs
from hypothesis import given
from hypothesis import strategies as st

from harvest.join import joined
from hub.model import Contact, Details, Event, Location, Occurrence, RawItem
from hub.vocabulary import Kind
from tests.fakes.harvest_records import NOW, a_raw

HOUR = timedelta(hours=1)


def at(*starts: datetime) -> Event:
    return Event(
        occurrences=tuple(Occurrence(start=start, end=start + HOUR) for start in starts)
    )


def dated(*starts: datetime, **overrides: object) -> RawItem:
    return a_raw(kind=Kind.EVENT, details=Details(event=at(*starts)), **overrides)


def starts(item: RawItem) -> list[datetime]:
    event = item.details.event
    return [one.start for one in event.occurrences] if event else []


def test_items_come_once_in_the_order_of_their_ids() -> None:
    found = joined([a_raw(external_id="b"), a_raw(external_id="a"), a_raw(external_id="b")])

    assert [item.external_id for item in found] == ["a", "b"]


def test_page_goes_before_its_list() -> None:
    listed = a_raw(title="Kort", summary_html="Korte tekst")
    page = a_raw(title="De hele titel", body_html="<p>Lang</p>")

    assert joined([listed, page]) == (
        a_raw(title="De hele titel", summary_html="Korte tekst", body_html="<p>Lang</p>"),
    )


def test_what_a_page_leaves_empty_is_taken_from_the_list() -> None:
    listed = a_raw(details=Details(cost="gratis", contact=Contact(phones=("036 – 000 00 00",))))
    page = a_raw(details=Details(age="vanaf 12", contact=Contact(website="https://x.nl/")))

    [item] = joined([listed, page])

    assert (item.details.cost, item.details.age) == ("gratis", "vanaf 12")
    assert item.details.contact == Contact(phones=("036 – 000 00 00",), website="https://x.nl/")


def test_place_of_a_page_is_completed_from_the_list() -> None:
    listed = a_raw(details=Details(location=Location(name="Buurthuis", lon=5.2, lat=52.3)))
    page = a_raw(details=Details(location=Location(name="Het buurthuis", city="Almere")))

    [item] = joined([listed, page])

    assert item.details.location == Location(
        name="Het buurthuis", city="Almere", lon=5.2, lat=52.3
    )


def test_dates_of_a_page_are_not_mixed_with_those_of_the_list() -> None:
    [item] = joined([dated(NOW, NOW + 24 * HOUR), dated(NOW + HOUR)])

    assert starts(item) == [NOW + HOUR]


def test_page_without_dates_keeps_those_of_the_list() -> None:
    [item] = joined([dated(NOW), a_raw(body_html="<p>Meer</p>")])

    assert (item.kind, starts(item)) == (Kind.EVENT, [NOW])


def test_dates_of_an_event_that_goes_on_are_put_together() -> None:
    first = dated(NOW, NOW + HOUR, more_dates=True)
    second = dated(NOW + HOUR, NOW + 2 * HOUR, more_dates=True)

    assert starts(joined([first, second])[0]) == [NOW, NOW + HOUR, NOW + 2 * HOUR]


words = st.sampled_from(("", "a", "b"))
moments = st.datetimes(datetime(2027, 3, 1), datetime(2027, 3, 3)).map(  # noqa: DTZ001
    lambda moment: moment.replace(minute=0, second=0, microsecond=0, tzinfo=UTC)
)
items = st.builds(
    a_raw,
    external_id=st.sampled_from(("1", "2", "3")),
    title=words,
    summary_html=words,
    body_html=words,
    published=st.none() | moments,
    details=st.builds(
        Details,
        cost=words,
        subjects=st.sampled_from(((), ("x",))),
        contact=st.builds(Contact, text=words, website=words),
        location=st.none() | st.builds(Location, name=words, lon=st.none() | st.just(5.0)),
        event=st.none() | st.builds(at, moments),
    ),
)
answers = st.lists(items, max_size=6)


@given(answers)
def test_joining_again_changes_nothing(found: list[RawItem]) -> None:
    once = joined(found)

    assert joined(once) == once
    assert joined([*found, *once]) == once


@given(answers)
def test_no_id_is_lost_and_none_comes_twice(found: list[RawItem]) -> None:
    ids = [item.external_id for item in joined(found)]

    assert ids == sorted({item.external_id for item in found})


@given(answers)
def test_last_word_on_a_field_is_kept(found: list[RawItem]) -> None:
    titles = {item.external_id: item.title for item in found if item.title}

    assert {item.external_id: item.title for item in joined(found) if item.title} == titles


@given(answers, answers)
def test_joining_in_two_goes_is_joining_in_one(
    first: list[RawItem], second: list[RawItem]
) -> None:
    assert joined([*joined(first), *second]) == joined([*first, *second])


@given(items)
def test_item_alone_stays_as_it_is(item: RawItem) -> None:
    assert joined([item]) == (item,)


@given(items)
def test_empty_page_takes_nothing_away(item: RawItem) -> None:
    empty = attrs.evolve(
        item, title="", summary_html="", body_html="", published=None, details=Details()
    )

    assert joined([item, empty])[0].details == item.details
    assert joined([item, empty])[0].title == item.title
