"""Editors' Markdown: just another source, that takes the same road as a feed."""

from datetime import datetime, timedelta
from pathlib import Path

from attrs import frozen

from harvest.written.editor_context import EditorContext
from harvest.written.markdown import ReadAll, read_all, read_folder
from hub.areas import LAND
from hub.dutch_dates import DateRange
from hub.errors import Problem
from hub.gemeente import Gemeente, Hub
from hub.model import RawItem
from hub.school_holidays import WHOLE_COUNTRY
from hub.source import Expect, Rights, Source
from hub.vocabulary import Display, ListMode, PersonPolicy, SourceFormat


@frozen(kw_only=True)
class Written:
    """What editors of a gemeente wrote in `folder`; `broken` are ids of files with an error."""

    source: Source
    folder: Path
    items: tuple[RawItem, ...]
    problems: tuple[Problem, ...]
    broken: frozenset[str]


def editors_source(hub: Hub, gemeente: Gemeente) -> Source:
    """Return the source that stands for a gemeente's folder: our own text, all rights."""
    return Source(
        id=f"{gemeente.folder}-redactie",
        title=f"Redactie {gemeente.name}",
        url=f"{hub.base_url}/{gemeente.slug}/",
        format=SourceFormat.MARKDOWN,
        scope=gemeente.code,
        publisher=f"Redactie {gemeente.name}",
        list=ListMode.FULL,
        cadence=timedelta(0),
        rights=Rights(
            licentie="eigen",
            tonen=Display.VOLLEDIG,
            wijzigen=True,
            doorleveren=True,
            contactpersonen=PersonPolicy.TOESTEMMING,
        ),
        # What an editor takes out is meant to be out: no brake, and an empty folder is fine.
        expect=Expect(min_items=0, max_vanished=1.0),
        path=gemeente.folder,
    )


def editor_context(hub: Hub, gemeente: Gemeente, now: datetime) -> EditorContext:
    """Return what the texts of a gemeente are read against."""
    return EditorContext(
        source_id=editors_source(hub, gemeente).id,
        now=now,
        areas=frozenset(_area_names(gemeente)),
        domains=hub.domains,
        audiences=hub.audiences,
        school_holidays=school_holidays(hub, gemeente),
    )


def read_written(
    content: Path, hub: Hub, gemeente: Gemeente, now: datetime, reading: ReadAll = read_all
) -> Written:
    """Return what stands in a gemeente's folder, with every mistake."""
    source = editors_source(hub, gemeente)
    context = editor_context(hub, gemeente, now)
    folder = content / gemeente.folder
    items, problems, broken = read_folder(folder, context, reading)
    return Written(source=source, folder=folder, items=items, problems=problems, broken=broken)


def markdown_file(source: Source, folder: Path, item: str) -> Path:
    """Return the file in a gemeente's folder that an editor's item comes from."""
    return folder / f"{item.removeprefix(f'{source.id}:')}.md"


def school_holidays(hub: Hub, gemeente: Gemeente) -> tuple[DateRange, ...]:
    """Return the school holidays of the gemeente's own region."""
    region = dict(gemeente.regions).get("schoolvakantie", "")
    return tuple(
        DateRange(start=holiday.first, end=holiday.last + timedelta(days=1))
        for holiday in hub.school_holidays
        if holiday.region in {region, WHOLE_COUNTRY}
    )


def _area_names(gemeente: Gemeente) -> tuple[str, ...]:
    return (
        LAND,
        *(
            name
            for area in gemeente.areas.all
            for name in (area.code, area.name, area.label, area.slug, *area.aliases)
            if name
        ),
        *(
            text
            for old in gemeente.succession
            for text in (old.code, f"{old.edition}{old.code}")
            if gemeente.division.resolve(text)
        ),
    )
