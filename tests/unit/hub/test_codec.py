from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub import codec
from hub.errors import StoreError
from hub.model import Details, Event, Hours, Item, Location, Occurrence, Organisation, SafeHtml
from hub.source import Source
from hub.vocabulary import EventStatus, Kind, ListMode, SourceFormat

MOMENTS = st.datetimes(
    min_value=datetime(1971, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
OCCURRENCES = st.builds(
    Occurrence,
    start=MOMENTS,
    end=MOMENTS,
    all_day=st.booleans(),
    status=st.sampled_from(EventStatus),
)
# JSON has no lone surrogates; cleaning takes them out long before.
TEXT = st.text(st.characters(codec="utf-8"))
ITEMS = st.builds(
    Item,
    id=TEXT,
    source_id=TEXT,
    kind=st.sampled_from(Kind),
    title=TEXT,
    content_hash=TEXT,
    body=st.builds(SafeHtml, html=TEXT),
    updated=st.none() | MOMENTS,
    details=st.builds(
        Details,
        location=st.none()
        | st.builds(Location, name=TEXT, lon=st.none() | st.floats(-180, 180)),
        event=st.none()
        | st.builds(Event, occurrences=st.lists(OCCURRENCES, max_size=3).map(tuple)),
        organisation=st.just(
            Organisation(hours=(Hours(day=0, opens=time(9), closes=time(17, 30)),))
        ),
    ),
)


@given(ITEMS)
def test_item_comes_back_as_it_was(item: Item) -> None:
    assert codec.unpack(codec.pack(item), Item) == item


@given(ITEMS)
def test_equal_items_give_equal_bytes(item: Item) -> None:
    again = codec.unpack(codec.pack(item), Item)

    assert codec.pack(again) == codec.pack(item)


def test_source_comes_back_as_it_was() -> None:
    source = Source(
        id="s",
        title="S",
        url="https://voorbeeld.example/",
        format=SourceFormat.ICS,
        scope="NL",
        publisher="",
        list=ListMode.FULL,
    )

    assert codec.unpack(codec.pack(source), Source) == source


@pytest.mark.parametrize("data", [b"", b"0 {}", b"1 {", b'1 {"id": 3}', b"\xff\xfe"])
def test_damaged_or_foreign_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(StoreError):
        codec.unpack(data, Item)
