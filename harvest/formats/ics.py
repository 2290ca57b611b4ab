"""Parse iCalendar files: one item for each event, with all its dates of the coming year."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import accumulate

from attrs import evolve, frozen

from harvest.charset import decode
from harvest.formats.calendar import Dated, Window, cost, expand, window
from harvest.formats.calendar_text import CalendarText, cut
from harvest.formats.vevent import Moment, VEvent, read
from harvest.formats.zones import zones
from harvest.links import is_own_page, page_id, without_tracking
from harvest.locations import read_location, read_point
from harvest.loss import UNREADABLE, Found, Loss, Refused
from harvest.organisers import organisation
from harvest.plain import markup, one_line, plain_text
from harvest.status_words import Titled, read_title
from hub.errors import ParseError
from hub.identity import digest
from hub.model import Details, Event, Location, Occurrence, RawItem
from hub.source import Fetched, Source
from hub.vocabulary import EventStatus, Kind

MAX_WORK = 1_000_000
"""What all rules of one file may cost together: some 2,500 weekly events without an end."""

MAX_TITLE = 300
MAX_SUBJECTS = 20
MAX_SUBJECT = 60
MAX_ID = 200

# WordPress' The Events Calendar: the post, its start and its end. A moved event has a new UID.
_POST_UID = re.compile(r"(?P<post>\d{1,12})-\d{6,12}-\d{6,12}@(?P<host>.+)")
_FINE_ID = re.compile(r"[!-~]+")


@frozen(kw_only=True)
class Group:
    """The VEVENTs of one event: a tuple for each UID that its publisher gave it."""

    identity: str
    series: tuple[tuple[VEvent, ...], ...]


def parse(source: Source, fetched: Fetched) -> Iterator[Found]:
    """Yield one item for each event that has a date in the window, and the losses.

    Raises:
        ParseError: this is no calendar, or it broke off before its first event.
    """
    text = cut(decode(fetched.body, fetched.header("content-type")))
    if not text.begun:
        raise ParseError(source.id, "dit is geen agenda (iCalendar)")
    if not text.ended and not text.events:
        raise ParseError(source.id, "de agenda is afgebroken voor de eerste afspraak")
    named = zones(text)
    found = [one for lines in text.events for one in read(lines, named)]
    yield from (one for one in found if isinstance(one, Loss))
    yield from _broken_off(text)
    wanted = window(fetched.fetched_at)
    events = (one for one in found if isinstance(one, VEvent) and not one.private)
    groups = tuple(grouped(events))
    work = [sum(cost(one, wanted) for one in group.series) for group in groups]
    for group, own, spent in zip(groups, work, accumulate(work), strict=True):
        if own and spent > MAX_WORK:
            yield Loss(what=f"{group.identity}: de agenda heeft te veel herhalingen")
        else:
            yield from _items(source, group, wanted)


def grouped(events: Iterable[VEvent]) -> Iterator[Group]:
    """Yield the events of a file, each with all VEVENTs that belong to it, in file order."""
    by_identity: dict[str, dict[str, list[VEvent]]] = {}
    for event in events:
        identity = identify(event)
        by_identity.setdefault(identity, {}).setdefault(event.uid, []).append(event)
    for identity, by_uid in by_identity.items():
        yield Group(identity=identity, series=tuple(tuple(one) for one in by_uid.values()))


def identify(event: VEvent) -> str:
    """Return an identity that stays when the event is moved or its title is edited."""
    post = _POST_UID.fullmatch(event.uid)
    if post:
        return f"{post['post']}@{post['host']}"[:MAX_ID]
    if is_own_page(event.url) and (not event.uid or _names_its_start(event)):
        return page_id(event.url)
    if event.uid:
        fine = _FINE_ID.fullmatch(event.uid) and len(event.uid) <= MAX_ID
        return event.uid if fine else digest(event.uid.encode())
    # Without UID and page there is nothing but what it says; when that changes it is another.
    return digest(f"{event.summary}\n{event.start.isoformat()}\n{event.location}".encode())


def _names_its_start(event: VEvent) -> bool:
    """Return whether the UID holds the start, and so changes when the event is moved."""
    stamps = [event.start.strftime("%Y%m%d")]
    if isinstance(event.start, datetime):
        stamps += [f"{event.start.astimezone(UTC):%Y%m%d}", str(int(event.start.timestamp()))]
    return any(stamp in event.uid for stamp in stamps)


def _broken_off(text: CalendarText) -> Iterator[Loss]:
    if text.unfinished:
        what = "een of meer afspraken houden halverwege op"
        yield Loss(what=what, entries=text.unfinished, cut_off=True)
    elif not text.ended:
        yield Loss(what="het einde van de agenda ontbreekt", cut_off=True)


def _items(source: Source, group: Group, wanted: Window) -> Iterator[Found]:
    dated: list[Dated] = []
    for series in group.series:
        try:
            dated += expand(series, wanted)
        except UNREADABLE as exc:
            title = one_line(series[0].summary, MAX_TITLE) or series[0].uid[:MAX_ID]
            why = str(exc) if isinstance(exc, Refused) else "de datums spreken elkaar tegen"
            yield Loss(what=f"{title}: {why}"[:MAX_TITLE], entries=len(series))
    if not dated:
        return
    main = _main(group, dated)
    parts: dict[str, list[Dated]] = {}
    for one in dated:
        parts.setdefault(_part(one.source, main), []).append(one)
    for part, dates in parts.items():
        identity = f"{group.identity}/{part}" if part else group.identity
        speaker = _completed(dates[0].source, main) if part else main
        yield _item(source, identity, speaker, dates)


def _main(group: Group, dated: list[Dated]) -> VEvent:
    """Return the VEVENT that speaks for the event: not a change to one date, and the newest."""
    for one in dated:
        if one.source.recurrence_id is None:
            return one.source
    whole = [event for one in group.series for event in one if event.recurrence_id is None]
    return max(whole, key=lambda event: event.sequence) if whole else dated[0].source


def _part(event: VEvent, main: VEvent) -> str:
    """Return an empty string, or which date this is when it is an event of its own.

    A changed date with another title or place says something that the others do not.
    """
    if event.recurrence_id is None or event is main:
        return ""
    title, place = _titled(event).title.casefold(), one_line(event.location, MAX_TITLE)
    says_the_same = title in ("", _titled(main).title.casefold()) or _only_a_status(event)
    if says_the_same and place in ("", one_line(main.location, MAX_TITLE)):
        return ""
    return _stamp(event.recurrence_id)


def _completed(changed: VEvent, main: VEvent) -> VEvent:
    """Return the changed date with what it does not say itself."""
    return evolve(
        changed,
        summary=changed.summary or main.summary,
        description=changed.description or main.description,
        location=changed.location or main.location,
        geo=changed.geo if changed.location else main.geo,
        url=changed.url or main.url,
        categories=changed.categories or main.categories,
        organiser=changed.organiser or main.organiser,
    )


def _stamp(moment: Moment) -> str:
    if isinstance(moment, datetime):
        return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return f"{moment:%Y%m%d}"


def _item(source: Source, identity: str, main: VEvent, dates: list[Dated]) -> RawItem:
    titled = _titled(main)
    subjects = [plain_text(word, MAX_SUBJECT) for word in main.categories[:MAX_SUBJECTS]]
    notes = [titled.note, *(_titled(one.source).note for one in dates)]
    details = Details(
        location=_location(main),
        event=Event(
            occurrences=_occurrences(dates), note=next((note for note in notes if note), "")
        ),
        organised_by=organisation(main.organiser),
        subjects=tuple(dict.fromkeys(word for word in subjects if word)),
    )
    return RawItem(
        source_id=source.id,
        external_id=identity,
        kind=Kind.EVENT,
        title=titled.title or plain_text(main.description, 80) or "Activiteit",
        url=without_tracking(main.url),
        summary_html=markup(main.description),
        updated=main.modified,
        details=details,
    )


def _occurrences(dates: list[Dated]) -> tuple[Occurrence, ...]:
    """Return the dates in order; of two at one moment the one that goes ahead."""
    found = {
        (one.start, one.end): Occurrence(
            start=one.start, end=one.end, all_day=one.source.all_day, status=_status(one.source)
        )
        for one in sorted(dates, key=lambda one: _status(one.source) is EventStatus.SCHEDULED)
    }
    return tuple(found[key] for key in sorted(found))


def _status(event: VEvent) -> EventStatus:
    return EventStatus.CANCELLED if event.status == "CANCELLED" else _titled(event).status


def _titled(event: VEvent) -> Titled:
    return read_title(plain_text(event.summary, MAX_TITLE))


def _only_a_status(event: VEvent) -> bool:
    titled = _titled(event)
    return titled.status is not EventStatus.SCHEDULED and titled.title == plain_text(
        event.summary, MAX_TITLE
    )


def _location(event: VEvent) -> Location | None:
    written = read_location(plain_lines(event.location))
    point = read_point(event.geo)
    if point is None:
        return written
    return evolve(written or Location(), lon=point[0], lat=point[1])


def plain_lines(text: str) -> str:
    """Return each line of `text` without mark-up."""
    return "\n".join(plain_text(line, MAX_TITLE) for line in text.split("\n")[:10])
