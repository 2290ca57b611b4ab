"""The neighbourhood paper: a month of a wijk on A4, for a door or a waiting room. Pure.

Paper cannot be taken back and everybody can read it. So nothing sensitive stands in it, and
nothing that its rights keep on the site (CARE.md parts 1.2 and 3).
"""

import calendar
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby

from attrs import evolve, frozen

from hub.areas import Area
from hub.model import MergedItem
from hub.vocabulary import Kind, Level
from site_builder import urls
from site_builder.dutch_words import MONTHS, day
from site_builder.feed_plan import passed_on
from site_builder.views.agenda import Diary, Entry, entries_between, gathered
from site_builder.views.cards import counter_view, sentence, shortened
from site_builder.views.context import Context
from site_builder.views.direct_help import HelpNumber, help_numbers
from site_builder.views.page import Link, Phone, plain_date
from site_builder.views.who import helper

FILE = "buurtkrant.pdf"
LARGE_FILE = "buurtkrant-groot.pdf"

MONTH_ENDS = 8
"""With fewer days to go, the next month comes along."""

ENTRIES = 24
"""Two pages hold no more than this; the rest is on the site."""

FEWER = 3
"""By so many entries a paper becomes shorter when it takes too many pages."""

MOST_PAGES, MOST_LARGE_PAGES = 2, 4
"""One sheet printed on both sides, and two of them in large print."""

HELPERS = 8

_HELPERS = frozenset({Kind.ORGANISATION, Kind.SERVICE})
_LAST_LETTER = "\N{CYRILLIC SMALL LETTER YA}"
"""The letters of the paper go no further; a name in another script is left to the site."""


@frozen(kw_only=True)
class PaperNumber:
    """A telephone number with what it is for."""

    name: str
    phone: Phone
    about: str


@frozen(kw_only=True)
class PaperEntry:
    """One activity: when, what, and all else that one has to know."""

    time: str
    title: str
    facts: tuple[str, ...]
    cancelled: bool


@frozen(kw_only=True)
class PaperDay:
    """What is on that begins on one day."""

    heading: str
    entries: tuple[PaperEntry, ...]


@frozen(kw_only=True)
class Bulletin:
    """All that one paper says, in the order in which it says it.

    `made_on` is the date that the file itself gives: that of the build, never the clock.
    `left_out` is said when the paper does not hold the whole agenda; `more` is what is said.
    """

    url: str
    large: bool
    title: str
    period: str
    summary: str
    notes: tuple[str, ...]
    numbers_title: str
    numbers: tuple[PaperNumber, ...]
    counter_title: str
    counter: str
    counter_lines: tuple[str, ...]
    counter_phones: tuple[Phone, ...]
    agenda_title: str
    agenda_note: str
    days: tuple[PaperDay, ...]
    more: str
    left_out: str
    helpers_title: str
    helpers: tuple[PaperNumber, ...]
    site_title: str
    scan: str
    address: str
    qr_label: str
    closing: tuple[str, ...]
    author: str
    made_on: date

    @property
    def most_pages(self) -> int:
        """How many pages the paper may take."""
        return MOST_LARGE_PAGES if self.large else MOST_PAGES


def bulletins(ctx: Context, book: Diary) -> Iterator[Bulletin]:
    """Yield the papers of all wijken where people live: in small and in large print."""
    for area in ctx.gemeente.areas.at_level(Level.WIJK):
        if area.inhabited:
            for large in (False, True):
                yield bulletin(ctx, book, area, large=large)


def bulletin_links(ctx: Context, area: Area) -> tuple[Link, ...]:
    """Return the links to the papers of a wijk; none where they are not made."""
    if not ctx.site.paper or area.level is not Level.WIJK or not area.inhabited:
        return ()
    return tuple(
        Link(
            text=ctx.words(key, area=area.shown_name),
            href=urls.area_url(ctx.gemeente, area) + file,
            hreflang=ctx.site.foreign,
        )
        for key, file in (("krant.link", FILE), ("krant.link_large", LARGE_FILE))
    )


def bulletin(ctx: Context, book: Diary, area: Area, *, large: bool) -> Bulletin:
    """Return the paper of one wijk."""
    words, name = ctx.words, area.shown_name
    until = _until(ctx.today)
    source = ctx.gemeente.areas[ctx.shelves.area_with_events(area.code)]
    entries = _entries(ctx, book, source, until)
    page = urls.area_url(ctx.gemeente, area)
    address = urls.absolute(ctx.site.hub, page)
    counter = counter_view(ctx, area.code)
    return Bulletin(
        url=page + (LARGE_FILE if large else FILE),
        large=large,
        title=words("krant.title", area=name),
        period=_period(ctx, until),
        summary=words("krant.summary", area=name),
        notes=ctx.shell.banner,
        numbers_title=words("krant.numbers"),
        numbers=tuple(_number(one) for one in _open_numbers(ctx)),
        counter_title=words("krant.counter"),
        counter=counter.name,
        counter_lines=tuple(
            line
            for line in (counter.address, *map(sentence, counter.hours), counter.note)
            if line
        ),
        counter_phones=counter.phones,
        agenda_title=words("krant.agenda"),
        agenda_note=_agenda_note(ctx, area, source, entries),
        days=_days(ctx, entries[:ENTRIES]),
        more=words("krant.agenda_more") if len(entries) > ENTRIES else "",
        left_out=words("krant.agenda_more"),
        helpers_title=words("krant.helpers"),
        helpers=_helpers(ctx, area)[:HELPERS],
        site_title=words("krant.site"),
        scan=words("krant.scan"),
        address=address,
        qr_label=words("krant.qr", area=name),
        closing=(
            words("krant.no_internet"),
            words("krant.disclaimer"),
            words("krant.made", date=plain_date(ctx.today)),
        ),
        author=ctx.site.hub.owner or ctx.site.hub.name,
        made_on=ctx.today,
    )


def shorter(paper: Bulletin) -> Iterator[Bulletin]:
    """Yield a paper and then the same with fewer and fewer entries, down to none."""
    yield paper
    for count in reversed(range(0, sum(len(one.entries) for one in paper.days), FEWER)):
        yield evolve(paper, days=tuple(_first(paper.days, count)), more=paper.left_out)


def _first(days: Iterable[PaperDay], count: int) -> Iterator[PaperDay]:
    """Yield the days with no more than so many entries in all."""
    room = count
    for one in days:
        if room > 0:
            yield evolve(one, entries=one.entries[:room])
        room -= len(one.entries)


def printable(text: str) -> str:
    """Return a text as paper can hold it: no pictures, marks of direction or odd spaces."""
    plain = unicodedata.normalize("NFC", text)
    return " ".join("".join(char if _has_shape(char) else " " for char in plain).split())


def is_legible(text: str) -> bool:
    """Return whether all letters of a text can stand on paper."""
    return all(_has_shape(char) for char in text if char.isalpha()) and bool(printable(text))


def _has_shape(char: str) -> bool:
    if char in _SIGNS:
        return True
    return (
        char <= _LAST_LETTER
        and unicodedata.category(char)[0] in "LNPS"
        and (unicodedata.category(char) not in {"Lm", "Sk"})
    )


_SIGNS = frozenset("‐‑‒–—‘’‚“”„†•…‹›€№™−")
"""What people type beside letters, figures and plain signs."""


def _until(today: date) -> date:
    """Return the first day that the paper no longer covers."""
    first = _next_month(today)
    return _next_month(first) if (first - today).days < MONTH_ENDS else first


def _next_month(on: date) -> date:
    return on.replace(day=1) + timedelta(days=calendar.monthrange(on.year, on.month)[1])


def _period(ctx: Context, until: date) -> str:
    """Return the month of the paper, or its two months."""
    last = until - timedelta(days=1)
    first, second = (MONTHS[one.month - 1] for one in (ctx.today, last))
    if first == second:
        return f"{first} {last.year}"
    return f"{ctx.words('krant.months', first=first, last=second)} {last.year}"


def _entries(ctx: Context, book: Diary, area: Area, until: date) -> tuple[Entry, ...]:
    open_ids = {one.item.id for one in passed_on(ctx, ctx.shelves.events(area.code))}
    found = entries_between(ctx, book, area.code, ctx.today, until)
    return gathered(
        ctx, (one for one in found if one.item_id in open_ids and is_legible(one.title))
    )


def _agenda_note(ctx: Context, area: Area, source: Area, entries: tuple[Entry, ...]) -> str:
    if not entries:
        return ctx.words("krant.agenda_empty")
    if source.code == area.code:
        return ""
    return ctx.words("krant.agenda_around", area=area.shown_name, around=source.shown_name)


def _days(ctx: Context, entries: Iterable[Entry]) -> tuple[PaperDay, ...]:
    return tuple(
        PaperDay(heading=sentence(day(on)), entries=tuple(_entry(ctx, one) for one in group))
        for on, group in groupby(entries, key=lambda entry: entry.day)
    )


def _entry(ctx: Context, entry: Entry) -> PaperEntry:
    status = ctx.words("krant.cancelled") if entry.cancelled else entry.status
    said = (entry.where, *entry.facts, entry.also, status)
    return PaperEntry(
        time=printable(entry.time),
        title=printable(entry.title),
        facts=tuple(printable(one).rstrip(".") for one in said if printable(one)),
        cancelled=entry.cancelled,
    )


def _open_numbers(ctx: Context) -> Iterator[HelpNumber]:
    """Yield the numbers that may lie open on a table.

    Those of the help bar stand on every page. Of the others those that are about a sensitive
    subject stay on the page with all numbers.
    """
    known = (*ctx.site.hub.crisis_numbers, *ctx.gemeente.crisis_numbers)
    guarded = {one.number for one in known if one.subjects and not one.in_bar}
    for one in help_numbers(ctx.site, ctx.gemeente.crisis_numbers):
        if one.phone.text not in guarded:
            yield one


def _number(one: HelpNumber) -> PaperNumber:
    return PaperNumber(name=one.name, phone=one.phone, about=one.when)


def _helpers(ctx: Context, area: Area) -> tuple[PaperNumber, ...]:
    """Return who helps in the wijk itself, with a number."""
    own = filter(_may_stand, ctx.shelves.own.get(area.code, ()))
    return tuple(_helper(ctx, one) for one in passed_on(ctx, own))


def _may_stand(merged: MergedItem) -> bool:
    is_one = merged.item.kind in _HELPERS and not merged.enriched.is_sensitive
    return is_one and bool(merged.item.details.contact.phones) and is_legible(merged.title)


def _helper(ctx: Context, merged: MergedItem) -> PaperNumber:
    one = helper(ctx, merged)
    about = ". ".join(part.rstrip(".") for part in (one.about, one.where) if part)
    return PaperNumber(
        name=printable(merged.title),
        phone=one.phone or Phone(text=""),
        about=printable(shortened(about)),
    )
