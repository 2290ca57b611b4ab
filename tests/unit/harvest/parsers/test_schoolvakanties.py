"""School holidays: the right days on both sides of summer time."""

import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harvest.parsed import Parsed
from hub.clock import local
from hub.errors import ParseError

Read = Callable[..., Parsed]


def answer(start: str, end: str, region: str = "noord", name: str = "Herfstvakantie") -> str:
    regions = [{"region": region, "startdate": start, "enddate": end}]
    vacation = {"type": name, "compulsorydates": "true", "regions": regions}
    return json.dumps({"content": [{"schoolyear": "2026-2027", "vacations": [vacation]}]})


def days(parsed: Parsed) -> tuple[str, str]:
    """Return the first day and the first day after it, in Amsterdam."""
    event = parsed.items[0].details.event
    assert event is not None
    (dates,) = event.occurrences
    return local(dates.start).isoformat(), local(dates.end).isoformat()


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-10-17T00:00:00.000Z", "2026-10-25T22:59:00.000Z"),
        ("2026-10-16T22:00:00.000Z", "2026-10-25T22:59:00.000Z"),
        ("2026-10-17T00:00:00.000Z", "2026-10-25T21:59:00.000Z"),
        ("2026-10-17", "2026-10-25"),
    ],
    ids=["midnight in Greenwich", "midnight in Amsterdam", "clock not put back", "days alone"],
)
def test_a_holiday_over_the_end_of_summer_time_has_its_own_days(
    read: Read, start: str, end: str
) -> None:
    found = read("schoolvakanties", answer(start, end))

    assert days(found) == ("2026-10-17T00:00:00+02:00", "2026-10-26T00:00:00+01:00")


@pytest.mark.parametrize("end", ["2027-03-28T21:59:00.000Z", "2027-03-28T22:59:00.000Z"])
def test_a_holiday_that_ends_as_summer_time_begins_has_its_own_days(
    read: Read, end: str
) -> None:
    found = read("schoolvakanties", answer("2027-03-20T00:00:00.000Z", end))

    assert days(found) == ("2027-03-20T00:00:00+01:00", "2027-03-29T00:00:00+02:00")


@pytest.mark.parametrize("end", ["2027-02-28T22:59:00.000Z", "2027-02-28T21:59:00.000Z"])
def test_a_holiday_in_winter_ends_on_its_last_day(read: Read, end: str) -> None:
    found = read("schoolvakanties", answer("2027-02-19T23:00:00.000Z", end))

    assert days(found) == ("2027-02-20T00:00:00+01:00", "2027-03-01T00:00:00+01:00")


def test_a_holiday_is_known_by_year_name_and_region(read: Read) -> None:
    found = read("schoolvakanties", answer("2026-12-19", "2027-01-03", "heel\n Nederland"))

    assert found.items[0].external_id == "2026-2027-herfstvakantie-heel-nederland"


def test_a_holiday_is_for_the_gemeenten_of_its_region(read: Read) -> None:
    found = read("schoolvakanties", answer("2026-10-17", "2026-10-25", "Zuid"))

    assert found.items[0].details.said.serves == ("regio zuid",)


def test_only_an_empty_list_is_an_empty_answer(read: Read) -> None:
    assert read("schoolvakanties", "[]") == Parsed()

    with pytest.raises(ParseError, match="geen schoolvakanties"):
        read("schoolvakanties", "[1]")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.just("2026-10-17"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["content", "vacations", "regions", "region", "type", "startdate", "enddate"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(JSON)
def test_no_json_breaks_the_parser_but_with_a_parse_error(read: Read, value: object) -> None:
    try:
        found = read("schoolvakanties", json.dumps(value))
    except ParseError as exc:
        found = Parsed(losses=(str(exc),))

    assert found.lost >= 0
