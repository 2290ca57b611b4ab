"""What the parser of calendars promises about identity, isolation and hostile input."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from harvest.parsed import Parsed
from hub.vocabulary import EventStatus

Read = Callable[..., Parsed]


def calendar(*events: str, head: str = "") -> str:
    inside = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{inside}END:VCALENDAR\n"


def event(uid: str, *lines: str, start: str = "20270411T080000Z", title: str = "Soep") -> str:
    named = f"UID:{uid}\n" if uid else ""
    return "\n".join((f"{named}DTSTART:{start}\nSUMMARY:{title}", *lines))


def identity(parsed: Parsed) -> str:
    (item,) = parsed.items
    return item.external_id


def test_an_event_moved_by_the_events_calendar_keeps_its_identity(read: Read) -> None:
    before = event("4711-1807776000-1807783200@filmdoek.example")
    after = event("4711-1807862400-1807869600@filmdoek.example", start="20270412T080000Z")

    assert identity(read("ics", calendar(before))) == identity(read("ics", calendar(after)))


def test_a_moved_event_whose_uid_holds_its_start_is_known_by_its_page(read: Read) -> None:
    url = "URL:https://filmdoek.example/agenda/soep"
    before = event("soep-20270411@filmdoek.example", url)
    after = event("soep-20270412@filmdoek.example", url, start="20270412T080000Z")

    assert identity(read("ics", calendar(before))) == identity(read("ics", calendar(after)))


def test_another_title_is_the_same_event(read: Read) -> None:
    before, after = event("1@x", title="Soep"), event("1@x", title="Soep met brood")

    assert identity(read("ics", calendar(before))) == identity(read("ics", calendar(after)))


def test_without_uid_the_page_is_the_identity(read: Read) -> None:
    before = event("", "URL:https://filmdoek.example/soep", title="Soep")
    after = event("", "URL:https://filmdoek.example/soep/", title="Soep met brood")

    assert identity(read("ics", calendar(before))) == identity(read("ics", calendar(after)))


def test_a_changed_date_with_a_title_of_its_own_is_an_item_of_its_own(read: Read) -> None:
    series = event("1@x", "RRULE:FREQ=WEEKLY;COUNT=3", "DESCRIPTION:Elke week soep")
    feast = event(
        "1@x", "RECURRENCE-ID:20270418T080000Z", start="20270418T090000Z", title="Taart"
    )

    found = {item.title: item for item in read("ics", calendar(series, feast)).items}

    assert found["Taart"].external_id == "1@x/20270418T080000Z"
    assert found["Taart"].summary_html == "<p>Elke week soep</p>"
    assert found["Soep"].details.event is not None
    assert len(found["Soep"].details.event.occurrences) == 2


def test_a_cancelled_date_stays_in_its_series(read: Read) -> None:
    series = event("1@x", "RRULE:FREQ=WEEKLY;COUNT=2")
    off = event(
        "1@x", "RECURRENCE-ID:20270418T080000Z", "STATUS:CANCELLED", start="20270418T080000Z"
    )

    (item,) = read("ics", calendar(series, off)).items

    assert item.details.event is not None
    assert [date.status for date in item.details.event.occurrences] == [
        EventStatus.SCHEDULED,
        EventStatus.CANCELLED,
    ]


def test_a_day_in_recurrence_id_means_the_date_on_that_day(read: Read) -> None:
    series = event("1@x", "RRULE:FREQ=WEEKLY;COUNT=2")
    moved = event("1@x", "RECURRENCE-ID;VALUE=DATE:20270418", start="20270419T080000Z")

    (item,) = read("ics", calendar(series, moved)).items

    assert item.details.event is not None
    assert [date.start for date in item.details.event.occurrences] == [
        datetime(2027, 4, 11, 8, tzinfo=UTC),
        datetime(2027, 4, 19, 8, tzinfo=UTC),
    ]


def test_a_series_whose_rule_ended_before_it_began_is_deleted(read: Read) -> None:
    deleted = event("1@x", "RRULE:FREQ=WEEKLY;UNTIL=20270401T000000Z")

    assert read("ics", calendar(deleted)).items == ()


def test_attendees_and_persons_are_never_read(read: Read) -> None:
    lines = (
        "ORGANIZER;CN=Jan Voorbeeld:mailto:jan@voorbeeld.example",
        "ATTENDEE;CN=Piet Voorbeeld:mailto:piet@voorbeeld.example",
    )

    found = read("ics", calendar(event("1@x", *lines)))

    assert "voorbeeld" not in repr(found).lower()


def test_a_zone_of_its_own_is_understood(read: Read) -> None:
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Eigen tijd\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
        "TZOFFSETFROM:+0500\nTZOFFSETTO:+0500\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    body = calendar("UID:1@x\nDTSTART;TZID=Eigen tijd:20270411T130000\nSUMMARY:Ver", head=zone)

    (item,) = read("ics", body).items

    assert item.details.event is not None
    assert item.details.event.occurrences[0].start == datetime(2027, 4, 11, 8, tzinfo=UTC)


def test_a_zone_that_changes_every_second_is_not_believed(read: Read) -> None:
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Bom\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
        "RRULE:FREQ=SECONDLY\nTZOFFSETFROM:+0500\nTZOFFSETTO:+0500\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    body = calendar("UID:1@x\nDTSTART;TZID=Bom:20270411T100000\nSUMMARY:Hier", head=zone)

    found = read("ics", body)

    assert len(found.items) == 1
    assert found.losses == ("Hier: onbekende tijdzone Bom, gelezen als Nederlandse tijd",)


def test_events_that_never_end_are_counted(read: Read) -> None:
    nested = "BEGIN:VEVENT\n" * 3_000 + "END:VEVENT\n" * 3_000
    body = calendar(event("1@x")).replace("END:VCALENDAR\n", nested + "END:VCALENDAR\n")

    found = read("ics", body)

    assert len(found.items) == 1
    assert found.lost == 3_000


def test_two_calendars_in_one_file_are_both_read(read: Read) -> None:
    found = read("ics", calendar(event("1@x")) + calendar(event("2@x")))

    assert [item.external_id for item in found.items] == ["1@x", "2@x"]


def test_a_description_that_was_broken_without_a_fold_is_repaired(read: Read) -> None:
    body = calendar(event("1@x", "DESCRIPTION:Eerste regel", "tweede regel zonder naam"))

    (item,) = read("ics", body).items

    assert item.summary_html == "<p>Eerste regel<br>tweede regel zonder naam</p>"


def test_too_many_rules_together_are_refused(read: Read) -> None:
    never = "RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=31"
    rules = [event(f"{number}@x", never) for number in range(140)]

    found = read("ics", calendar(*rules, event("0-gezond@x")))

    assert found.items[0].external_id == "0-gezond@x"
    assert found.lost > 0


def test_a_rule_that_is_refused_leaves_room_for_the_others(read: Read) -> None:
    sixty = ",".join(map(str, range(60)))
    dense = event("1@x", f"RRULE:FREQ=DAILY;BYMINUTE={sixty};BYSECOND={sixty}")

    found = read("ics", calendar(dense, event("2@x", "RRULE:FREQ=WEEKLY")))

    assert [item.external_id for item in found.items] == ["2@x"]
    assert found.losses == ("Soep: herhaling met te veel tijdstippen",)


def test_a_series_has_a_thousand_dates_at_most(read: Read) -> None:
    (item,) = read("ics", calendar(event("1@x", "RRULE:FREQ=HOURLY"))).items

    assert item.details.event is not None
    assert len(item.details.event.occurrences) == 1_000


@pytest.mark.parametrize(
    "line", ["EXDATE:", "RDATE:", "DURATION:", "DTEND:", "GEO:", "SEQUENCE:x"]
)
def test_an_empty_property_costs_nothing(read: Read, line: str) -> None:
    assert len(read("ics", calendar(event("1@x", line))).items) == 1


def test_more_than_a_thousand_left_out_dates_are_refused(read: Read) -> None:
    dates = ",".join(["20270412T080000Z"] * 1_001)

    found = read(
        "ics", calendar(event("1@x", "RRULE:FREQ=DAILY", f"EXDATE:{dates}"), event("2@x"))
    )

    assert [item.external_id for item in found.items] == ["2@x"]
    assert found.losses == ("Soep: meer dan 1000 losse datums",)


@pytest.mark.parametrize(
    "start", ["00010101", "00010101T000000", "99991231", "99991231T235959Z"]
)
def test_the_ends_of_time_lose_one_event_at_most(read: Read, start: str) -> None:
    odd = event("1@x", "RRULE:FREQ=DAILY;COUNT=2", "DURATION:P1D", start=start)

    found = read("ics", calendar(odd, event("2@x")))

    assert [item.external_id for item in found.items] == ["2@x"]


def test_a_date_moved_by_years_leaves_its_series_whole(read: Read) -> None:
    series = event("1@x", "RRULE:FREQ=DAILY", start="20200101T080000Z")
    moved = event("1@x", "RECURRENCE-ID:20210101T080000Z", start="20270405T100000Z")

    (item,) = read("ics", calendar(series, moved)).items

    assert item.details.event is not None
    assert len(item.details.event.occurrences) == 367
