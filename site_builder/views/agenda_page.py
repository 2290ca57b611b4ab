"""The page of an agenda: by day, each event once with its dates, and narrowed by a choice."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby

from attrs import define, evolve, frozen

from hub.areas import Area
from hub.vocabulary import Level
from site_builder import urls
from site_builder.dutch_words import day, day_with_year
from site_builder.views.agenda import Diary, Entry, entries_between, gathered
from site_builder.views.agenda_filters import (
    LONG_AGENDA,
    OWN_PAGE_FROM,
    AgendaFilter,
    agenda_filters,
)
from site_builder.views.cards import sentence
from site_builder.views.context import Context
from site_builder.views.page import FeedLink, Link, Page
from site_builder.views.submission import submission_url

AGENDA_DAYS = 28
"""How far ahead the agenda names every date of a repeated event."""

MOST_ENTRIES = 150
"""What fits on a page: some 20 kB on the wire. A longer agenda stops at the end of a day, and
has a page for each week. Such a page is named after its Monday, so that what is added or goes
touches that week alone."""

WEEKS = "week"


@frozen(kw_only=True)
class Day:
    """The entries of one day."""

    heading: str
    iso: str
    entries: tuple[Entry, ...]


@frozen(kw_only=True)
class Choice:
    """A choice with how many events fit; `current` is the one that the page shows."""

    link: Link
    current: bool


@frozen(kw_only=True)
class ChoiceGroup:
    """Choices of one sort: the cost, the time of day."""

    heading: str
    choices: tuple[Choice, ...]


@frozen(kw_only=True)
class AgendaView:
    """An area's agenda; `borrowed` says whose events these are when it has none itself.

    `chosen` names the choice that it is narrowed to, and `everything` leads back. `weeks` lead
    to the pages of a long agenda, of which this page has only the beginning.
    """

    page: Page
    intro: str
    borrowed: str
    chosen: str
    everything: Link | None
    groups: tuple[ChoiceGroup, ...]
    days: tuple[Day, ...]
    later: tuple[Day, ...]
    areas: tuple[Link, ...]
    send_in: Link
    weeks: tuple[Link, ...] = ()


@define(frozen=True, kw_only=True)
class Agenda:
    """The coming dates that an area's agenda is made of, in order."""

    ctx: Context
    area: Area
    source: Area
    entries: tuple[Entry, ...]

    @property
    def url(self) -> str:
        """The address of the whole agenda."""
        return urls.area_url(self.ctx.gemeente, self.area, "agenda")

    def url_of(self, choice: AgendaFilter) -> str:
        """Return the address of the agenda narrowed by a choice."""
        return urls.area_url(self.ctx.gemeente, self.area, "agenda", choice.slug)

    def url_of_week(self, monday: date) -> str:
        """Return the address of the page of a week."""
        return urls.area_url(self.ctx.gemeente, self.area, "agenda", WEEKS, monday.isoformat())

    @cached_property
    def weeks(self) -> tuple[date, ...]:
        """The Mondays of the weeks that have a page: none when the agenda fits on one."""
        # What an area borrows has its weeks at the area that it is of.
        if self.source.code != self.area.code or len(self.entries) <= MOST_ENTRIES:
            return ()
        return tuple(sorted({_monday(entry.day) for entry in self.entries}))

    @cached_property
    def _fitting(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for entry in self.entries:
            for slug in entry.fits:
                found.setdefault(slug, set()).add(entry.item_id)
        return {slug: frozenset(ids) for slug, ids in found.items()}

    def fitting(self, choice: AgendaFilter) -> frozenset[str]:
        """Return the ids of the events that fit a choice."""
        return self._fitting.get(choice.slug, frozenset())

    @cached_property
    def choices(self) -> tuple[AgendaFilter, ...]:
        """The choices that have a page: those that narrow this agenda and still leave some."""
        everything = len({entry.item_id for entry in self.entries})
        is_gemeente = self.area.code == self.ctx.gemeente.code
        is_own = self.source.code == self.area.code
        if not is_own or (not is_gemeente and everything < LONG_AGENDA):
            return ()
        return tuple(
            choice
            for choice in agenda_filters(self.ctx.site.hub, self.ctx.words)
            if OWN_PAGE_FROM <= len(self.fitting(choice)) < everything
        )

    @cached_property
    def answered(self) -> tuple[AgendaFilter, ...]:
        """The choices that have a page, and those that had one and are no longer offered.

        Somebody may follow the feeds of those: these stay, empty or not, and the page says so.
        """
        standing = self.ctx.site.standing
        return tuple(
            choice
            for choice in agenda_filters(self.ctx.site.hub, self.ctx.words)
            if choice in self.choices or urls.output_path(self.url_of(choice)) in standing
        )


def agenda_of(ctx: Context, book: Diary, area: Area) -> Agenda:
    """Return the agenda of an area, or that of the area around it when it has none."""
    source = ctx.gemeente.areas[ctx.shelves.area_with_events(area.code)]
    entries = entries_between(ctx, book, source.code, ctx.today, date.max)
    return Agenda(ctx=ctx, area=area, source=source, entries=entries)


def agenda_view(
    agenda: Agenda, feeds: tuple[FeedLink, ...], choice: AgendaFilter | None = None
) -> AgendaView:
    """Return an agenda, narrowed to a choice when there is one."""
    ctx, area, words = agenda.ctx, agenda.area, agenda.ctx.words
    until = ctx.today + timedelta(days=AGENDA_DAYS)
    name = area.shown_name
    entries = tuple(one for one in agenda.entries if choice is None or choice.slug in one.fits)
    borrowed = words("agenda.borrowed", area=name, around=agenda.source.shown_name)
    everything = Link(text=words("agenda_filter.everything"), href=agenda.url)
    days = _days(gathered(ctx, (one for one in entries if one.day < until)))
    later = _days(_later(entries, until), with_year=True)
    shown = _fitting_days((*days, *later))
    is_cut = shown < len(days) + len(later)
    return AgendaView(
        page=_page(agenda, feeds, choice),
        intro=words("agenda.cut")
        if is_cut
        else words(
            "agenda.intro",
            first=day(ctx.today),
            last=day_with_year(until - timedelta(days=1)),
        ),
        borrowed=borrowed if agenda.source.code != area.code else "",
        chosen=words("agenda_filter.chosen", choice=choice.name) if choice else "",
        everything=everything if choice else None,
        groups=tuple(_groups(agenda, choice)),
        days=days[:shown],
        later=later[: max(0, shown - len(days))],
        weeks=week_links(agenda) if is_cut else (),
        areas=() if choice else _areas(ctx, area),
        send_in=Link(text=words("submission.link"), href=submission_url(ctx)),
    )


def week_views(agenda: Agenda) -> Iterator[AgendaView]:
    """Yield the pages of the weeks of a long agenda: every date on its own day."""
    ctx, words, name = agenda.ctx, agenda.ctx.words, agenda.area.shown_name
    title = words("agenda.title", area=name)
    for monday in agenda.weeks:
        last = monday + timedelta(days=6)
        found = (one for one in agenda.entries if monday <= one.day <= last)
        yield AgendaView(
            page=ctx.page(
                agenda.url_of_week(monday),
                words("agenda.week_title", area=name, day=day(monday)),
                words("agenda.description", area=name),
                crumbs=(*ctx.area_crumbs(agenda.area), Link(text=title, href=agenda.url)),
                noindex=True,
            ),
            intro=words("agenda.intro", first=day(monday), last=day_with_year(last)),
            borrowed="",
            chosen="",
            everything=None,
            groups=(),
            days=_days(gathered(ctx, found), with_year=True),
            later=(),
            areas=(),
            send_in=Link(text=words("submission.link"), href=submission_url(ctx)),
            weeks=week_links(agenda),
        )


def week_links(agenda: Agenda) -> tuple[Link, ...]:
    """Return the links to the weeks of an agenda."""
    owner = agenda
    if agenda.source.code != agenda.area.code:
        owner = evolve(agenda, area=agenda.source)
    return tuple(
        Link(
            text=owner.ctx.words("agenda.week", day=day_with_year(monday)),
            href=owner.url_of_week(monday),
        )
        for monday in owner.weeks
    )


def _monday(on: date) -> date:
    return on - timedelta(days=on.weekday())


def _fitting_days(days: tuple[Day, ...]) -> int:
    """Return how many whole days fit on a page: one at least, and all of a short agenda."""
    total = 0
    for number, one in enumerate(days):
        total += len(one.entries)
        if total > MOST_ENTRIES:
            return max(1, number)
    return len(days)


def _page(agenda: Agenda, feeds: tuple[FeedLink, ...], choice: AgendaFilter | None) -> Page:
    ctx, words, name = agenda.ctx, agenda.ctx.words, agenda.area.shown_name
    crumbs = ctx.area_crumbs(agenda.area)
    title = words("agenda.title", area=name)
    if choice is None:
        return ctx.page(
            agenda.url,
            title,
            words("agenda.description", area=name),
            crumbs=crumbs,
            feeds=feeds,
        )
    return ctx.page(
        agenda.url_of(choice),
        words("agenda_filter.title", area=name, choice=choice.name),
        words("agenda_filter.description", area=name, choice=choice.name),
        crumbs=(*crumbs, Link(text=title, href=agenda.url)),
        feeds=feeds,
        noindex=choice not in agenda.choices,
    )


def _groups(agenda: Agenda, current: AgendaFilter | None) -> Iterator[ChoiceGroup]:
    for group, choices in groupby(agenda.choices, key=lambda one: one.group):
        yield ChoiceGroup(
            heading=agenda.ctx.words(f"agenda_filter.{group}"),
            choices=tuple(
                Choice(
                    link=Link(
                        text=sentence(one.name),
                        href=agenda.url_of(one),
                        note=str(len(agenda.fitting(one))),
                    ),
                    current=current is not None and one.slug == current.slug,
                )
                for one in choices
            ),
        )


def _later(entries: Iterable[Entry], until: date) -> tuple[Entry, ...]:
    """Return the first date of each event that has none in the coming weeks."""
    firsts: dict[str, Entry] = {}
    for entry in entries:
        firsts.setdefault(entry.item_id, entry)
    return tuple(one for one in firsts.values() if one.day >= until)


def _days(entries: Iterable[Entry], *, with_year: bool = False) -> tuple[Day, ...]:
    say = day_with_year if with_year else day
    return tuple(
        Day(heading=sentence(say(on)), iso=on.isoformat(), entries=tuple(group))
        for on, group in groupby(entries, key=lambda entry: entry.day)
    )


def _areas(ctx: Context, area: Area) -> tuple[Link, ...]:
    """Return links to the agendas inside an area, or of the area around it."""
    areas = ctx.gemeente.areas
    inside = tuple(
        one
        for one in areas.children(area.code)
        if one.inhabited and one.level is not Level.BUURT
    )
    around = tuple(areas.ancestors(area.code))[:1]
    return tuple(
        Link(
            text=ctx.words("agenda.title", area=one.shown_name),
            href=urls.area_url(ctx.gemeente, one, "agenda"),
        )
        for one in (*around, *inside)
    )
