"""What a hub and its gemeenten are: the settings that people wrote, typed."""

from datetime import date, timedelta

from attrs import evolve, frozen

from hub.accountability import Accessibility, Privacy
from hub.areas import Area, Areas, Division, Succession
from hub.guide import Guide
from hub.model import Contact, Hours, Place
from hub.relevance import Weights
from hub.vocabulary import Audience, Domain

LANGUAGES = ("nl", "en", "ar")
"""The languages that a site can have beside Dutch, which is always the first."""


@frozen(kw_only=True)
class CrisisWords:
    """What a number of direct-hulp.toml says in another language."""

    language: str
    name: str
    when: str
    cost: str = ""
    sign_language: str = ""
    for_whom: str = ""
    bar_text: str = ""
    bar_note: str = ""


@frozen(kw_only=True)
class CrisisNumber:
    """A number of direct-hulp.toml (CARE.md part 1.4); nothing else feeds the help bar.

    `subjects` are the sensitive ones (ids of gevoelig.toml) that a search shows it for.
    """

    name: str
    number: str
    when: str
    cost: str = ""
    chat: str = ""
    sign_language: str = ""
    for_whom: str = ""
    source: str = ""
    checked_on: date | None = None
    checked_by: str = ""
    in_bar: bool = False
    bar_text: str = ""
    bar_note: str = ""
    subjects: tuple[str, ...] = ()
    translations: tuple[CrisisWords, ...] = ()

    def in_language(self, language: str) -> "CrisisNumber | None":
        """Return the number with its words in another language, or None when it has none."""
        said = next((one for one in self.translations if one.language == language), None)
        if said is None:
            return None
        return evolve(
            self,
            name=said.name,
            when=said.when,
            cost=said.cost,
            sign_language=said.sign_language,
            for_whom=said.for_whom,
            bar_text=said.bar_text,
            bar_note=said.bar_note,
        )


@frozen(kw_only=True)
class DomainLabel:
    """What residents read for a domain; old slugs redirect to the present one."""

    id: Domain
    name: str
    slug: str
    explanation: str = ""
    old_slugs: tuple[str, ...] = ()


@frozen(kw_only=True)
class AudienceLabel:
    """What residents read for an audience.

    `numbers` are those of direct-hulp.toml that its page shows below the counter.
    """

    id: Audience
    name: str
    slug: str
    numbers: tuple[str, ...] = ()


@frozen(kw_only=True)
class Counter:
    """A place where people can walk in or call: the one counter of an area.

    `areas` are codes; the counter of the gemeente has the gemeente's own code.
    """

    name: str
    areas: tuple[str, ...]
    contact: Contact
    address: str = ""
    postcode: str = ""
    city: str = ""
    hours: tuple[Hours, ...] = ()
    note: str = ""
    example: bool = False


@frozen(kw_only=True)
class SchoolHoliday:
    """A school holiday, both days included; region: noord, midden, zuid or heel Nederland."""

    name: str
    region: str
    first: date
    last: date


@frozen(kw_only=True)
class Gemeente:
    """One municipality of the hub.

    `placeholders` fill national texts: `{jgz}` and its family (SOURCES.md part 2).
    """

    folder: str
    code: str
    name: str
    slug: str
    areas: Areas
    edition: int
    places: tuple[Place, ...] = ()
    counters: tuple[Counter, ...] = ()
    placeholders: tuple[tuple[str, str], ...] = ()
    client_support: Contact = Contact()
    client_support_name: str = ""
    track_url: str = ""
    crisis_numbers: tuple[CrisisNumber, ...] = ()
    regions: tuple[tuple[str, str], ...] = ()
    editors_mail: str = ""
    succession: tuple[Succession, ...] = ()
    example: bool = False

    @property
    def division(self) -> Division:
        """The present areas with what became of earlier ones: resolves old codes."""
        return Division(areas=self.areas, edition=self.edition, succession=self.succession)

    @property
    def area(self) -> Area:
        """The area of the gemeente itself."""
        return self.areas[self.code]

    @property
    def shown_places(self) -> tuple[Place, ...]:
        """The places that have a page of their own."""
        return tuple(place for place in self.places if place.page)

    def counter_for(self, code: str) -> Counter:
        """Return the nearest counter: the area's own, else that of the area above it."""
        chain = (code, *(area.code for area in self.areas.ancestors(code)))
        for candidate in chain:
            for counter in self.counters:
                if candidate in counter.areas:
                    return counter
        return self.counters[-1]


@frozen(kw_only=True)
class HealthLimits:
    """When `health` says that something is wrong, and who else hears how a refresh went.

    `max_age` is for the last refresh that left the site right, and the least for a source;
    `source_cadences`: so many cadences a source may be silent. `ping_url` is called after each
    refresh; empty for nobody.
    """

    max_age: timedelta = timedelta(hours=24)
    source_cadences: int = 3
    disk_free_mb: int = 500
    ping_url: str = ""


@frozen(kw_only=True)
class Hub:
    """The hub as content/ defines it.

    `offline`: a device keeps the last wijk that somebody looked at, to read without internet.
    `unfinished`: its editors are still filling it in; search engines stay away.
    """

    name: str
    base_url: str
    gemeenten: tuple[Gemeente, ...]
    languages: tuple[str, ...] = ("nl",)
    form_of_address: str = "u"
    owner: str = ""
    contact: Contact = Contact()
    exit_url: str = "https://www.buienradar.nl/"
    user_agent_contact: str = ""
    proxy: str = ""
    theme: str = ""
    offline: bool = False
    crisis_numbers: tuple[CrisisNumber, ...] = ()
    domains: tuple[DomainLabel, ...] = ()
    audiences: tuple[AudienceLabel, ...] = ()
    school_holidays: tuple[SchoolHoliday, ...] = ()
    health: HealthLimits = HealthLimits()
    privacy: Privacy = Privacy()
    accessibility: Accessibility = Accessibility()
    weights: Weights = Weights()
    guide: Guide = Guide()
    example: bool = False
    unfinished: bool = False

    def domain(self, domain: Domain) -> DomainLabel:
        """Return the label of a domain."""
        return next(label for label in self.domains if label.id is domain)
