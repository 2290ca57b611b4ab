"""What the views of one gemeente look things up in, and the frame of their pages."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from attrs import define

from hub.areas import Area
from hub.gemeente import CrisisNumber, DomainLabel, Gemeente, Hub
from hub.model import MergedItem, Place
from hub.partition import Provenance
from hub.vocabulary import Domain, Kind, Mode
from site_builder import urls
from site_builder.dutch_words import phone_href
from site_builder.jsonld import breadcrumb_jsonld
from site_builder.shelves import Shelves
from site_builder.views.page import (
    BarNumber,
    FeedLink,
    Link,
    Page,
    Phone,
    Report,
    Shell,
    plain_date,
)
from site_builder.wording import Words

LIST_KINDS: Mapping[str, tuple[Kind, ...]] = {
    "organisaties": (Kind.ORGANISATION, Kind.SERVICE),
    "informatie": (Kind.INFORMATION,),
    "regelen": (Kind.PRODUCT,),
    "hulpmiddelen": (Kind.AID,),
    "nieuws": (Kind.NEWS,),
    "vraag-en-aanbod": (Kind.NOTICE,),
    "meepraten": (Kind.SAY,),
}
"""The lists of a gemeente with the kinds they hold; agenda and places have their own pages."""


def phone(text: str) -> Phone:
    """Return a telephone number as the templates show it."""
    return Phone(text=text, href=phone_href(text))


def first_phone(numbers: tuple[str, ...]) -> Phone | None:
    """Return the first of some telephone numbers, if there is one."""
    return phone(numbers[0]) if numbers else None


@define(frozen=True, kw_only=True)
class SiteContext:
    """What all pages know: the hub, the words, the date and the sources."""

    hub: Hub
    words: Words
    today: date
    mode: Mode
    sources: Mapping[str, Provenance]

    @cached_property
    def shell(self) -> Shell:
        """The header, help bar and footer of pages that belong to no gemeente."""
        number = first_phone(self.hub.contact.phones)
        mail = next(iter(self.hub.contact.mails), "")
        return Shell(
            site=self.hub.name,
            gemeente="",
            gemeente_href="/",
            nav=tuple(
                Link(text=one.name, href=urls.gemeente_url(one)) for one in self.hub.gemeenten
            ),
            bar=self.bar(self.hub.crisis_numbers),
            help_href="/direct-hulp/",
            phone=number,
            footer=self.footer,
            banner=self.banner(example=self.hub.example),
            report=Report(mail=mail, phone=number),
            exit_url=self.hub.exit_url,
        )

    @cached_property
    def footer(self) -> tuple[Link, ...]:
        """The links at the foot of every page."""
        names = ("over", "bronnen", "toegankelijkheid", "privacy")
        return tuple(
            Link(text=self.words(f"footer.{name}"), href=f"/{name}/") for name in names
        )

    def bar(self, numbers: tuple[CrisisNumber, ...]) -> tuple[BarNumber, ...]:
        """Return the help bar; without settings the two numbers that no page may lack."""
        chosen = tuple(
            BarNumber(text=one.bar_text or one.when, phone=phone(one.number), note=one.bar_note)
            for one in numbers
            if one.in_bar
        )
        return chosen or (
            BarNumber(text=self.words("bar.danger"), phone=phone("112")),
            BarNumber(
                text=self.words("bar.violence"),
                phone=phone("0800-2000"),
                note=self.words("bar.free"),
            ),
        )

    def banner(self, *, example: bool) -> tuple[str, ...]:
        """Return the lines that say what kind of site this is, if it is not a real one."""
        lines = [self.words("banner.example")] if example else []
        if self.mode is Mode.SAMPLE:
            lines.append(self.words("banner.sample", date=plain_date(self.today)))
        return tuple(lines)

    @property
    def noindex(self) -> bool:
        """Whether search engines must stay away from every page."""
        return self.hub.example or self.mode is Mode.SAMPLE

    def page(
        self,
        url: str,
        heading: str,
        description: str,
        *,
        title: str = "",
        crumbs: tuple[Link, ...] = (),
        noindex: bool = False,
    ) -> Page:
        """Return the frame of a page that belongs to no gemeente."""
        home = (Link(text=self.words("crumb.home"), href="/"),) if url != "/" else ()
        return frame(
            self,
            self.shell,
            url,
            heading,
            description,
            title=title,
            crumbs=(*home, *crumbs),
            noindex=noindex,
        )


@define(frozen=True, kw_only=True)
class Context:
    """What the pages of one gemeente know beside the site: its items, by area and by id."""

    site: SiteContext
    gemeente: Gemeente
    shelves: Shelves
    urls: Mapping[str, str]
    place_urls: Mapping[str, str]

    @property
    def words(self) -> Words:
        """The catalogue."""
        return self.site.words

    @property
    def today(self) -> date:
        """The date of the build in Amsterdam."""
        return self.site.today

    @cached_property
    def by_id(self) -> Mapping[str, MergedItem]:
        """Every item that has a page, by id."""
        return {one.item.id: one for one in self.shelves.items}

    @cached_property
    def organisations(self) -> Mapping[str, str]:
        """The name of each listed organisation and service, by the id of its item."""
        helpers = {Kind.ORGANISATION, Kind.SERVICE}
        listed = self.shelves.listed
        return {one.item.id: one.title for one in listed if one.item.kind in helpers}

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """The lists that this gemeente has something for; products always have theirs."""
        kinds = {one.item.kind for one in self.shelves.items}
        return tuple(
            section
            for section, of in LIST_KINDS.items()
            if section == "regelen" or kinds.intersection(of)
        )

    @cached_property
    def _places_by_name(self) -> Mapping[str, Place]:
        return {
            name.casefold(): place
            for place in reversed(self.gemeente.places)
            for name in (*place.aliases, place.name)
        }

    @cached_property
    def shell(self) -> Shell:
        """The header, help bar and footer of this gemeente's pages."""
        gemeente, words, hub = self.gemeente, self.words, self.site.hub
        contact = counter_contact(self)
        example = hub.example or gemeente.example
        report_mail = gemeente.editors_mail or next(iter(hub.contact.mails), "")
        return Shell(
            site=hub.name,
            gemeente=gemeente.name,
            gemeente_href=urls.gemeente_url(gemeente),
            nav=(
                Link(text=words("nav.agenda"), href=urls.gemeente_url(gemeente, "agenda")),
                Link(text=words("nav.products"), href=urls.gemeente_url(gemeente, "regelen")),
                Link(text=words("nav.a_z"), href=urls.gemeente_url(gemeente, "a-z")),
                Link(text=words("nav.search"), href=urls.gemeente_url(gemeente, "zoeken")),
            ),
            bar=self.site.bar((*hub.crisis_numbers, *gemeente.crisis_numbers)),
            help_href=urls.gemeente_url(gemeente, "direct-hulp"),
            phone=contact,
            footer=self.site.footer,
            banner=self.site.banner(example=example),
            report=Report(mail=report_mail, phone=contact),
            exit_url=hub.exit_url,
        )

    def place_named(self, name: str) -> Place | None:
        """Return the register's place with this name or alias."""
        return self._places_by_name.get(name.casefold())

    @cached_property
    def _organisations_by_name(self) -> Mapping[str, MergedItem]:
        listed = reversed(self.shelves.listed)
        return {
            one.title.casefold(): one for one in listed if one.item.kind is Kind.ORGANISATION
        }

    def organisation_named(self, name: str) -> MergedItem | None:
        """Return the organisation of this gemeente with this name."""
        return self._organisations_by_name.get(name.casefold())

    def label(self, domain: Domain) -> DomainLabel:
        """Return what residents read for a domain."""
        return self.site.hub.domain(domain)

    def page(
        self,
        url: str,
        heading: str,
        description: str,
        *,
        title: str = "",
        crumbs: tuple[Link, ...] = (),
        noindex: bool = False,
        sensitive: bool = False,
        canonical: str = "",
        lang: str = "nl",
        jsonld: tuple[str, ...] = (),
        feeds: tuple[FeedLink, ...] = (),
    ) -> Page:
        """Return the frame of a page of this gemeente; `crumbs` lie between it and home."""
        gemeente = self.gemeente
        start = (
            Link(text=self.words("crumb.home"), href="/"),
            Link(text=gemeente.name, href=urls.gemeente_url(gemeente)),
        )
        return frame(
            self.site,
            self.shell,
            url,
            heading,
            description,
            title=title or f"{heading} – {gemeente.name}",
            crumbs=(*(link for link in start if link.href != url), *crumbs),
            noindex=noindex,
            example=gemeente.example,
            sensitive=sensitive,
            canonical=canonical,
            lang=lang,
            jsonld=jsonld,
            feeds=feeds,
        )

    def area_crumbs(self, area: Area) -> tuple[Link, ...]:
        """Return the way from the gemeente down to an area, the area included."""
        ancestors = reversed(tuple(self.gemeente.areas.ancestors(area.code)))
        way = (*ancestors, area)
        return tuple(
            Link(text=one.shown_name, href=urls.area_url(self.gemeente, one))
            for one in way
            if one.code != self.gemeente.code
        )

    def section_crumb(self, section: str) -> tuple[Link, ...]:
        """Return the link to the list that an item's page stands under."""
        href = urls.gemeente_url(self.gemeente, section)
        return (Link(text=self.words(f"section.{section}.title"), href=href),)


def counter_contact(ctx: Context) -> Phone | None:
    """Return the telephone number of the gemeente's own counter, else that of the hub."""
    gemeente = ctx.gemeente
    numbers = gemeente.counter_for(gemeente.code).contact.phones if gemeente.counters else ()
    return first_phone(numbers or ctx.site.hub.contact.phones)


def frame(
    site: SiteContext,
    shell: Shell,
    url: str,
    heading: str,
    description: str,
    *,
    title: str,
    crumbs: tuple[Link, ...],
    noindex: bool,
    example: bool = False,
    sensitive: bool = False,
    canonical: str = "",
    lang: str = "nl",
    jsonld: tuple[str, ...] = (),
    feeds: tuple[FeedLink, ...] = (),
) -> Page:
    """Return the frame of a page; its breadcrumb ends with the page itself."""
    trail = (*crumbs, Link(text=heading, href=url, lang=lang))
    own = urls.absolute(site.hub, url)
    steps = tuple((link.text, urls.absolute(site.hub, link.href)) for link in trail)
    return Page(
        url=url,
        title=site.words("page.title", title=title or heading, site=site.hub.name),
        heading=heading,
        description=description,
        canonical=canonical or own,
        crumbs=trail if len(trail) > 1 else (),
        shell=shell,
        noindex=noindex or example or site.noindex,
        listed=not noindex and canonical in {"", own},
        sensitive=sensitive,
        lang=lang,
        jsonld=(breadcrumb_jsonld(steps), *jsonld) if len(steps) > 1 else jsonld,
        feeds=feeds,
    )
