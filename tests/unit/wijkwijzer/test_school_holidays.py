"""Editors' "behalve schoolvakanties": the harvested holidays of the gemeente's own region."""

from datetime import date, timedelta
from pathlib import Path

from attrs import evolve

from harvest.parsers import parse
from hub.clock import midnight
from hub.content.settings import Content
from hub.dutch_dates import DateRange
from hub.gemeente import SchoolHoliday
from hub.model import Details, Event, Occurrence
from hub.source import SourceState
from hub.store import Changes, StoredItem
from hub.vocabulary import Mode, SourceFormat, SourceStatus
from tests.fakes.harvest_records import NOW, a_source, an_item, stored
from tests.fakes.memory_store import MemoryStore
from tests.fakes.small_hub import make_hub
from wijkwijzer.run import Run
from wijkwijzer.sources.editors import school_holidays
from wijkwijzer.steps.sources_in_use import with_school_holidays
from wijkwijzer.workspace import Workspace

SOURCE = a_source(id="schoolvakanties", format=SourceFormat.SCHOOLVAKANTIES, scope="NL")
WRITTEN = SchoolHoliday(
    name="Meivakantie", region="noord", first=date(2027, 4, 24), last=date(2027, 5, 2)
)


def harvested(region: str, first: date, last: date) -> StoredItem:
    dates = Occurrence(
        start=midnight(first), end=midnight(last + timedelta(days=1)), all_day=True
    )
    item = evolve(
        an_item(),
        id=f"schoolvakanties:2026-2027-meivakantie-{region}",
        source_id="schoolvakanties",
        title=f"Meivakantie (regio {region})",
        details=Details(event=Event(occurrences=(dates,))),
    )
    return stored(item)


def holidays_of_almere(*known: StoredItem) -> tuple[DateRange, ...]:
    store = MemoryStore()
    state = SourceState(source_id="schoolvakanties", status=SourceStatus.OK)
    store.apply(Changes(source_id="schoolvakanties", write=known), state)
    content = Content(
        hub=evolve(make_hub(), school_holidays=(WRITTEN,)),
        sources=(SOURCE,),
        synonyms=(),
        problems=(),
        good=(),
    )
    run = Run(
        content=Path(),
        workspace=Workspace(Path()),
        store=store,
        now=NOW,
        mode=Mode.REAL,
        report=lambda _: None,
        parse=parse,
    )
    hub = with_school_holidays(run, content)
    almere = evolve(hub.gemeenten[0], regions=(("schoolvakantie", "noord"),))
    return school_holidays(hub, almere)


def test_without_a_harvest_the_written_holidays_count() -> None:
    assert holidays_of_almere() == (DateRange(start=date(2027, 4, 24), end=date(2027, 5, 3)),)


def test_a_harvested_holiday_counts_instead_of_the_written_one() -> None:
    found = holidays_of_almere(harvested("noord", date(2027, 5, 1), date(2027, 5, 9)))

    assert found == (DateRange(start=date(2027, 5, 1), end=date(2027, 5, 10)),)


def test_a_holiday_of_another_region_does_not_count() -> None:
    found = holidays_of_almere(harvested("zuid", date(2027, 5, 1), date(2027, 5, 9)))

    assert found == (DateRange(start=date(2027, 4, 24), end=date(2027, 5, 3)),)


def test_a_withdrawn_holiday_does_not_count() -> None:
    gone = evolve(harvested("noord", date(2027, 5, 1), date(2027, 5, 9)), withdrawn_at=NOW)

    assert holidays_of_almere(gone) == (
        DateRange(start=date(2027, 4, 24), end=date(2027, 5, 3)),
    )
