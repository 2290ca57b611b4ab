from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.clock import local
from hub.dutch_dates import DateRange
from hub.errors import UnclearText
from hub.feestdagen import feestdagen
from hub.model import Occurrence
from hub.repeat_words import parse_exceptions, parse_repeat, split_exceptions
from hub.repeats import (
    LAST,
    Exceptions,
    Repeat,
    Timing,
    happens_on,
    next_fitting_day,
    occurrences,
)

SINCE = datetime(2027, 3, 1, tzinfo=UTC)
UNTIL = SINCE + timedelta(days=365)
RULES = [
    "elke dag",
    "elke werkdag",
    "elke dinsdag",
    "elke maandag en woensdag",
    "om de week",
    "elke drie weken op vrijdag",
    "elke eerste maandag van de maand",
    "elke laatste vrijdag van de maand",
    "elke maand op de 3e",
]
rules = st.sampled_from(RULES).map(parse_repeat)
firsts = st.dates(min_value=date(2026, 6, 1), max_value=date(2027, 6, 1))


def local_days(found: tuple[Occurrence, ...]) -> list[date]:
    return [local(each.start).date() for each in found]


def a_timing(repeat: str, first: date, **more: object) -> Timing:
    fields: dict[str, object] = {"starts": time(10), "ends": time(12)}
    return Timing(first=first, repeat=parse_repeat(repeat), **(fields | more))  # type: ignore[arg-type]  # test data


@pytest.mark.parametrize(
    ("text", "repeat"),
    [
        ("elke dinsdag", Repeat(weekdays=(1,))),
        ("Elke  Dinsdag.", Repeat(weekdays=(1,))),
        ("iedere di en do", Repeat(weekdays=(1, 3))),
        ("elke maandag t/m donderdag", Repeat(weekdays=(0, 1, 2, 3))),
        ("elke week op dinsdag", Repeat(weekdays=(1,))),
        ("wekelijks", Repeat()),
        ("om de week op dinsdag", Repeat(weekdays=(1,), weeks=2)),
        ("dinsdag om de week", Repeat(weekdays=(1,), weeks=2)),
        ("elke twee weken", Repeat(weeks=2)),
        ("elke 3 weken op ma en wo", Repeat(weekdays=(0, 2), weeks=3)),
        ("elke eerste maandag van de maand", Repeat(weekdays=(0,), nths=(1,))),
        ("de laatste vrijdag van elke maand", Repeat(weekdays=(4,), nths=(LAST,))),
        ("elke maand op de 1e en 3e woensdag", Repeat(weekdays=(2,), nths=(1, 3))),
        ("elke maand op de 3e", Repeat(month_days=(3,))),
        ("op de 1e en de 15e van de maand", Repeat(month_days=(1, 15))),
        ("dagelijks", Repeat(weekdays=(0, 1, 2, 3, 4, 5, 6))),
        ("elke werkdag", Repeat(weekdays=(0, 1, 2, 3, 4))),
        ("elk weekend", Repeat(weekdays=(5, 6))),
        ("elke dinsdag t/m 1 juni 2027", Repeat(weekdays=(1,), last=date(2027, 6, 1))),
        (
            "elke ma t/m do, tot en met di 1 juni 2027",
            Repeat(weekdays=(0, 1, 2, 3), last=date(2027, 6, 1)),
        ),
    ],
)
def test_repeat_is_read_from_words(text: str, repeat: Repeat) -> None:
    assert parse_repeat(text) == repeat


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("elke maand", "dezelfde dag of dezelfde datum"),
        ("elke tweede dinsdag", "van de week of van de maand"),
        ("elke dinsdag tot 1 juni 2027", "niet duidelijk"),
        ("elke dinsdag van 10.00 tot 12.00", "staat een tijd"),
        ("elke maand op de 31e", "Niet elke maand"),
        ("elke vrijdag t/m maandag", "van voor naar achter"),
        ("af en toe", "niet bekend"),
    ],
)
def test_unclear_repeat_says_why(text: str, message: str) -> None:
    with pytest.raises(UnclearText, match=message):
        parse_repeat(text)


def test_exceptions_are_read_from_words() -> None:
    found = parse_exceptions(
        "schoolvakanties, feestdagen, Koningsdag en 24 december 2026 t/m 2 januari 2027"
    )

    assert found == Exceptions(
        ranges=(DateRange(start=date(2026, 12, 24), end=date(2027, 1, 3)),),
        names=frozenset({"koningsdag"}),
        on_feestdagen=True,
        in_school_holidays=True,
    )


def test_exceptions_are_split_at_commas_and_en_but_not_in_a_range() -> None:
    found = split_exceptions("5 mei 2027, 1 mei 2027 tot en met 3 mei 2027 en feestdagen")

    assert found == ("5 mei 2027", "1 mei 2027 tot en met 3 mei 2027", "feestdagen")


@pytest.mark.parametrize(
    ("text", "at", "hint"),
    [
        ("schoolvakanties, 5 mei", 17, "Zet het jaar erachter"),
        ("feestdag", 0, "Bedoelde u feestdagen"),
        ("zomervakantie", 0, "Schrijf “schoolvakanties”"),
    ],
)
def test_unclear_exception_says_where_and_what_to_do(text: str, at: int, hint: str) -> None:
    with pytest.raises(UnclearText) as caught:
        parse_exceptions(text)

    assert (caught.value.at, hint in caught.value.hint) == (at, True)


def test_weekly_event_keeps_its_wall_time_when_the_clock_changes() -> None:
    found = occurrences(a_timing("elke dag", date(2027, 3, 27)), SINCE, UNTIL)

    assert [each.start.hour for each in found[:3]] == [9, 8, 8]


@given(rules, firsts, st.times(min_value=time(3)))
def test_wall_time_is_the_same_on_every_date(repeat: Repeat, first: date, at: time) -> None:
    timing = Timing(first=first, starts=at, repeat=repeat)

    found = occurrences(timing, SINCE, UNTIL)

    assert {local(each.start).time() for each in found} == {at}


@given(rules, firsts, st.lists(st.integers(0, 500), max_size=3), st.integers(1, 40))
def test_no_date_falls_on_a_day_that_is_left_out(
    repeat: Repeat, first: date, starts: list[int], length: int
) -> None:
    begin = date(2026, 9, 1)
    ranges = tuple(
        DateRange(start=begin + timedelta(start), end=begin + timedelta(start + length))
        for start in starts
    )
    timing = Timing(
        first=first,
        repeat=repeat,
        exceptions=Exceptions(ranges=ranges, on_feestdagen=True, in_school_holidays=True),
    )
    school = (DateRange(start=date(2027, 4, 24), end=date(2027, 5, 9)),)
    public = feestdagen(2026, 2029)

    found = local_days(occurrences(timing, SINCE, UNTIL, school))

    left_out = [
        day for day in found if day in public or any(day in r for r in (*ranges, *school))
    ]
    assert left_out == []


@given(rules, firsts)
def test_dates_are_in_order_and_follow_the_rule(repeat: Repeat, first: date) -> None:
    found = local_days(occurrences(Timing(first=first, repeat=repeat), SINCE, UNTIL))

    assert found == sorted(set(found))
    assert all(happens_on(repeat, first, day) for day in found)


def test_every_other_week_counts_from_the_first_date() -> None:
    timing = a_timing("om de week op dinsdag", date(2027, 3, 2))

    found = local_days(occurrences(timing, SINCE, SINCE + timedelta(days=35)))

    assert found == [date(2027, 3, 2), date(2027, 3, 16), date(2027, 3, 30)]


def test_last_friday_of_the_month() -> None:
    timing = a_timing("elke laatste vrijdag van de maand", date(2027, 1, 29))

    found = local_days(occurrences(timing, SINCE, datetime(2027, 6, 1, tzinfo=UTC)))

    assert found == [date(2027, 3, 26), date(2027, 4, 30), date(2027, 5, 28)]


def test_series_stops_after_its_last_day() -> None:
    timing = a_timing("elke dinsdag t/m 16 maart 2027", date(2027, 3, 2))

    found = local_days(occurrences(timing, SINCE, UNTIL))

    assert found == [date(2027, 3, 2), date(2027, 3, 9), date(2027, 3, 16)]


def test_named_holiday_is_left_out_alone() -> None:
    timing = a_timing(
        "elke dag t/m 6 mei 2027",
        date(2027, 5, 4),
        exceptions=parse_exceptions("bevrijdingsdag"),
    )

    found = local_days(occurrences(timing, SINCE, UNTIL))

    assert found == [date(2027, 5, 4), date(2027, 5, 6)]


def test_single_event_keeps_its_date_when_it_is_past() -> None:
    timing = Timing(first=date(2020, 1, 1), starts=time(10), ends=time(12))

    found = occurrences(timing, SINCE, UNTIL)

    assert found == (
        Occurrence(
            start=datetime(2020, 1, 1, 9, tzinfo=UTC), end=datetime(2020, 1, 1, 11, tzinfo=UTC)
        ),
    )


@pytest.mark.parametrize(
    ("since", "day"),
    [(datetime(2030, 1, 1, tzinfo=UTC), 16), (datetime(2020, 1, 1, tzinfo=UTC), 2)],
)
def test_series_outside_the_window_keeps_its_nearest_date(since: datetime, day: int) -> None:
    timing = a_timing("elke dinsdag t/m 16 maart 2027", date(2027, 3, 2))

    found = local_days(occurrences(timing, since, since + timedelta(days=365)))

    assert found == [date(2027, 3, day)]


def test_series_without_any_date_left_has_none() -> None:
    timing = a_timing(
        "elke dinsdag t/m 9 maart 2027",
        date(2027, 3, 2),
        exceptions=parse_exceptions("1 maart 2027 t/m 31 maart 2027"),
    )

    assert occurrences(timing, SINCE, UNTIL) == ()


def test_event_that_still_runs_is_in_the_window() -> None:
    timing = a_timing("elke eerste vrijdag van de maand", date(2027, 2, 5), nights=30)

    found = local_days(occurrences(timing, SINCE, SINCE + timedelta(days=3)))

    assert found == [date(2027, 2, 5)]


def test_whole_days_run_from_midnight_to_midnight() -> None:
    timing = Timing(first=date(2027, 3, 27), nights=1)

    found = occurrences(timing, SINCE, UNTIL)

    assert found == (
        Occurrence(
            start=datetime(2027, 3, 26, 23, tzinfo=UTC),
            end=datetime(2027, 3, 28, 22, tzinfo=UTC),
            all_day=True,
        ),
    )


def test_end_in_the_skipped_hour_is_not_before_the_start() -> None:
    timing = Timing(first=date(2027, 3, 28), starts=time(2, 30), ends=time(3, 0))

    (found,) = occurrences(timing, SINCE, UNTIL)

    assert found.end >= found.start


@given(rules, firsts)
def test_next_fitting_day_fits(repeat: Repeat, first: date) -> None:
    day = next_fitting_day(repeat, first)

    assert day is not None
    assert happens_on(repeat, day, day)
