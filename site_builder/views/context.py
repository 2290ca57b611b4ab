"""What the views of one gemeente look things up in, and the frame of their pages."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cached_property

from attrs import define, evolve, field

from hub.areas import Area
from hub.gemeente import CrisisNumber, DomainLabel, Gemeente, Hub
from hub.model import MergedItem, Place
from hub.partition import Outline, Provenance
from hub.population import UNKNOWN, Population
from hub.vocabulary import Domain, Kind, Level, Mode
from site_builder import urls
from site_builder.colours import Colour
from site_builder.dutch_words import phone_href
from site_builder.hex_layout import Cell, Site, layout
from site_builder.jsonld import breadcrumb_jsonld
from site_builder.languages import DUTCH, LOCALES, NAMES
from site_builder.list_refs import list_refs
from site_builder.shelves import Shelves
from site_builder.views.dates import DUTCH_DATES, Dates, dates_in
from site_builder.views.page import (
    BarNumber,
    FeedLink,
    Link,
    Page,
    Phone,
    Report,
    Sharing,
    Shell,
    Version,
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
    outlines: Mapping[str, Outline] = field(factory=dict)
    themed: bool = False
    standing: frozenset[str] = frozenset()
    paper: bool = False
    colours: Mapping[str, Colour] = field(factory=dict)

    @property
    def language(self) -> str:
        """The language of our own words."""
        return self.words.language

    @cached_property
    def dates(self) -> Dates:
        """How that language says days and times."""
        if self.language == DUTCH:
            return DUTCH_DATES
        return dates_in(self.words("when.locale"), self.words)

    @cached_property
    def labels(self) -> tuple[DomainLabel, ...]:
        """What residents read for the domains, in the order of content/."""
        if self.language == DUTCH:
            return self.hub.domains
        return tuple(
            evolve(
                label,
                name=self.words(f"domain.{label.id}"),
                explanation=self.words(f"domain_about.{label.id}"),
            )
            for label in self.hub.domains
        )

    def address(self, url: str) -> str:
        """Return where a page that all languages have stands in this one."""
        return urls.in_language(self.language, url)

    @property
    def foreign(self) -> str:
        """The language of a page that is in Dutch only, when this one is not; else empty."""
        return "" if self.language == DUTCH else DUTCH

    @cached_property
    def shell(self) -> Shell:
        """The header, help bar and footer of pages that belong to no gemeente."""
        number = first_phone(self.hub.contact.phones)
        mail = next(iter(self.hub.contact.mails), "")
        return Shell(
            site=self.hub.name,
            gemeente="",
            gemeente_href=self.address("/"),
            nav=tuple(
                Link(text=one.name, href=self.address(urls.gemeente_url(one)), lang=DUTCH)
                for one in self.hub.gemeenten
            ),
            bar=self.bar(self.hub.crisis_numbers),
            help_href=self.address("/direct-hulp/"),
            phone=number,
            footer=self.footer,
            banner=self.banner(example=self.hub.example),
            report=Report(mail=mail, phone=number),
            exit_url=self.hub.exit_url,
            search_href=self.address("/zoeken/"),
            themed=self.themed,
            offline=self.hub.offline,
        )

    @cached_property
    def footer(self) -> tuple[Link, ...]:
        """The links at the foot of every page."""
        names = ("over", "bronnen", "toegankelijkheid", "privacy")
        return tuple(
            Link(text=self.words(f"footer.{name}"), href=f"/{name}/", hreflang=self.foreign)
            for name in names
        )

    def bar(self, numbers: tuple[CrisisNumber, ...]) -> tuple[BarNumber, ...]:
        """Return the help bar; without settings the two numbers that no page may lack."""
        chosen = tuple(self._bar_number(one) for one in numbers if one.in_bar)
        return chosen or (
            BarNumber(text=self.words("bar.danger"), phone=phone("112")),
            BarNumber(
                text=self.words("bar.violence"),
                phone=phone("0800-2000"),
                note=self.words("bar.free"),
            ),
        )

    def number(self, one: CrisisNumber) -> tuple[CrisisNumber, str]:
        """Return a crisis number as this language says it, and the language when it cannot."""
        if self.language == DUTCH:
            return one, ""
        said = one.in_language(self.language)
        return (said, "") if said else (one, DUTCH)

    def _bar_number(self, number: CrisisNumber) -> BarNumber:
        one, lang = self.number(number)
        text = one.bar_text or one.when
        return BarNumber(text=text, phone=phone(one.number), note=one.bar_note, lang=lang)

    def banner(self, *, example: bool) -> tuple[str, ...]:
        """Return the lines that say what kind of site this is, if it is not a real one."""
        lines = [self.words("banner.example")] if example else []
        if self.hub.unfinished:
            lines.append(self.words("banner.unfinished"))
        if self.mode is Mode.SAMPLE:
            lines.append(self.words("banner.sample", date=self.dates.plain(self.today)))
        return tuple(lines)

    @property
    def noindex(self) -> bool:
        """Whether search engines must stay away from every page."""
        return self.hub.example or self.hub.unfinished or self.mode is Mode.SAMPLE

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
        translated: bool = False,
    ) -> Page:
        """Return the frame of a page that belongs to no gemeente."""
        home = (Link(text=self.words("crumb.home"), href=self.address("/")),)
        return frame(
            self,
            self.shell,
            url,
            heading,
            description,
            title=title,
            crumbs=(*(home if url != "/" else ()), *crumbs),
            noindex=noindex,
            sensitive=sensitive,
            translated=translated,
        )


@define(frozen=True, kw_only=True)
class Context:
    """What the pages of one gemeente know beside the site: its items, by area and by id."""

    site: SiteContext
    gemeente: Gemeente
    shelves: Shelves
    urls: Mapping[str, str]
    place_urls: Mapping[str, str]
    populations: Mapping[str, Population] = field(factory=dict)

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
    def list_refs(self) -> Mapping[str, str]:
        """What stands for each listed item in the address of somebody's list, by its id."""
        return list_refs(self.shelves.listed)

    @cached_property
    def shared_names(self) -> frozenset[str]:
        """The names that more than one listed organisation or service has."""
        counted = Counter(name.casefold() for name in self.organisations.values())
        return frozenset(name for name, count in counted.items() if count > 1)

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
            for place in reversed(self.gemeente.shown_places)
            for name in (*place.aliases, place.name)
        }

    @cached_property
    def shell(self) -> Shell:
        """The header, help bar and footer of this gemeente's pages."""
        gemeente, words, hub = self.gemeente, self.words, self.site.hub
        contact = counter_contact(self)
        example = hub.example or gemeente.example
        report_mail = gemeente.editors_mail or next(iter(hub.contact.mails), "")
        search_href = self.site.address(urls.gemeente_url(gemeente, "zoeken"))
        return Shell(
            site=hub.name,
            gemeente=gemeente.name,
            gemeente_href=self.site.address(urls.gemeente_url(gemeente)),
            nav=(
                *(
                    Link(
                        text=words(f"nav.{key}"),
                        href=urls.gemeente_url(gemeente, section),
                        hreflang=self.site.foreign,
                    )
                    for key, section in (
                        ("agenda", "agenda"),
                        ("products", "regelen"),
                        ("a_z", "a-z"),
                    )
                ),
                Link(text=words("nav.search"), href=search_href),
            ),
            bar=self.site.bar((*hub.crisis_numbers, *gemeente.crisis_numbers)),
            help_href=self.site.address(urls.gemeente_url(gemeente, "direct-hulp")),
            phone=contact,
            footer=self.site.footer,
            banner=self.site.banner(example=example),
            report=Report(mail=report_mail, phone=contact),
            exit_url=hub.exit_url,
            search_href=search_href,
            themed=self.site.themed,
            offline=hub.offline,
            manifest=self.site.address(urls.manifest_url(gemeente)) if hub.offline else "",
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

    @cached_property
    def hexagons(self) -> Mapping[str, Cell]:
        """The hexagon of each wijk, for maps of areas whose borders are not known."""
        return layout(
            [
                Site(code=one.code, lon=one.lon, lat=one.lat, neighbours=one.neighbours)
                for one in self.gemeente.areas.at_level(Level.WIJK)
                if one.lon is not None and one.lat is not None
            ]
        )

    def population(self, code: str) -> Population:
        """Return who live in an area, as far as it is known and may count."""
        return self.populations.get(code, UNKNOWN)

    def label(self, domain: Domain) -> DomainLabel:
        """Return what residents read for a domain."""
        return next(label for label in self.site.labels if label.id is domain)

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
        lang: str = "",
        jsonld: tuple[str, ...] = (),
        feeds: tuple[FeedLink, ...] = (),
        translated: bool = False,
        area: Area | None = None,
    ) -> Page:
        """Return the frame of a page of this gemeente; `crumbs` lie between it and home.

        `translated`: the page is there in every language of the site. `area` is the one that
        the picture of a shared page shows, when that is not the gemeente.
        """
        gemeente, address = self.gemeente, self.site.address
        start = (
            Link(text=self.words("crumb.home"), href=address("/")),
            Link(text=gemeente.name, href=address(urls.gemeente_url(gemeente)), lang=DUTCH),
        )
        return frame(
            self.site,
            self.shell,
            url,
            heading,
            description,
            title=title or f"{heading} – {gemeente.name}",
            crumbs=(*(link for link in start if link.href != address(url)), *crumbs),
            noindex=noindex,
            example=gemeente.example,
            sensitive=sensitive,
            canonical=canonical,
            lang=lang,
            jsonld=jsonld,
            feeds=feeds,
            translated=translated,
            pictured=self._pictured(area or gemeente.area),
        )

    def _pictured(self, area: Area) -> tuple[str, str]:
        """Return the address of the picture of an area and what is on it; both may be empty."""
        if not self.site.paper:
            return "", ""
        url = urls.picture_url(self.gemeente, area)
        alt = self.words("share.picture", area=area.shown_name)
        return urls.absolute(self.site.hub, url), alt

    def area_crumbs(self, area: Area) -> tuple[Link, ...]:
        """Return the way from the gemeente down to an area, the area included."""
        ancestors = reversed(tuple(self.gemeente.areas.ancestors(area.code)))
        way = (*ancestors, area)
        return tuple(
            Link(
                text=one.shown_name,
                href=self.site.address(urls.area_url(self.gemeente, one)),
                lang=DUTCH,
            )
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


def versions(site: SiteContext, url: str, *, translated: bool) -> tuple[Version, ...]:
    """Return the choice of languages on the page of a Dutch address."""
    languages = site.hub.languages
    return tuple(
        _version(site, language, url, exists=translated or language == DUTCH)
        for language in (languages if len(languages) > 1 else ())
    )


def _version(site: SiteContext, language: str, url: str, *, exists: bool) -> Version:
    href = urls.in_language(language, url if exists else "/")
    address = urls.absolute(site.hub, href) if exists else ""
    return Version(language=language, name=NAMES[language], href=href, address=address)


def is_listed(hub: Hub, url: str, canonical: str, *, noindex: bool) -> bool:
    """Return whether a page is one to find: not gone, and no copy of another one."""
    return not noindex and canonical in {"", urls.absolute(hub, url)}


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
    lang: str = "",
    jsonld: tuple[str, ...] = (),
    feeds: tuple[FeedLink, ...] = (),
    translated: bool = False,
    pictured: tuple[str, str] = ("", ""),
) -> Page:
    """Return the frame of a page; its breadcrumb ends with the page itself.

    `pictured` are the address of the picture that is shown with a link to it, and its words.
    """
    here = site.address(url)
    trail = (*crumbs, Link(text=heading, href=here, lang=lang))
    own = urls.absolute(site.hub, here)
    steps = tuple((link.text, urls.absolute(site.hub, link.href)) for link in trail)
    return Page(
        url=here,
        title=site.words("page.title", title=title or heading, site=site.hub.name),
        heading=heading,
        description=description,
        canonical=canonical or own,
        address=own,
        crumbs=trail if len(trail) > 1 else (),
        shell=shell,
        noindex=noindex or example or site.noindex,
        listed=is_listed(site.hub, here, canonical, noindex=noindex),
        sensitive=sensitive,
        language=site.language,
        form="" if site.words.form == site.hub.form_of_address else site.words.form,
        versions=versions(site, url, translated=translated),
        jsonld=(breadcrumb_jsonld(steps), *jsonld) if len(steps) > 1 else jsonld,
        feeds=feeds,
        sharing=None
        if sensitive or noindex
        else Sharing(
            title=title or heading,
            locale=LOCALES[site.language],
            image=pictured[0],
            image_alt=pictured[1],
        ),
    )
