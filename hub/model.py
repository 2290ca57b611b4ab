"""The records that flow through the pipeline: immutable, typed, no I/O.

RawItem ─clean→ Item ─enrich→ EnrichedItem ─merge→ MergedItem

Datetimes are aware and in UTC. Ranges are half open: [start, end). An all-day event runs from
midnight to midnight in Europe/Amsterdam. Area codes are strings (`WK003408`); see hub.areas.
"""

from datetime import UTC, date, datetime, time

from attrs import frozen

from hub.vocabulary import Audience, Domain, EventStatus, Form, Kind, Tier


@frozen(kw_only=True)
class SafeHtml:
    """HTML that harvest.cleaning made safe; the only type that a template may mark safe."""

    html: str = ""


@frozen(kw_only=True)
class Hours:
    """One stretch in which a door is open, each week. `day` 0 is Monday; times are local."""

    day: int
    opens: time
    closes: time


@frozen(kw_only=True)
class Contact:
    """How to reach somebody. `text` is what an editor wrote in one line, when they did.

    `post` is an address for letters; `chat` is the web address of a chat, or when there is one.
    """

    text: str = ""
    phones: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()
    website: str = ""
    video: str = ""
    post: str = ""
    chat: str = ""


@frozen(kw_only=True)
class Location:
    """Where something is, as its source says it; a Place is the register's own record."""

    name: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    lon: float | None = None
    lat: float | None = None


@frozen(kw_only=True)
class Occurrence:
    """One date of an event, in UTC, half open."""

    start: datetime
    end: datetime
    all_day: bool = False
    status: EventStatus = EventStatus.SCHEDULED


@frozen(kw_only=True)
class Event:
    """When something happens: its dates in order, and the repeat in a person's words."""

    occurrences: tuple[Occurrence, ...]
    repeats: str = ""
    note: str = ""


@frozen(kw_only=True)
class Organisation:
    """Who does something: opening hours and the consulting hours it keeps elsewhere."""

    hours: tuple[Hours, ...] = ()
    closed: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()


@frozen(kw_only=True)
class Service:
    """What one can get: how to get in, what to bring, how long it takes, where to apply."""

    access: str = ""
    bring: str = ""
    term: str = ""
    apply_url: str = ""
    needs_digid: bool = False
    product_names: tuple[str, ...] = ()


@frozen(kw_only=True)
class Place:
    """A venue or address of the register (locaties.toml). `area` is a code or empty.

    Without a `page` it only tells where something is: a station, a square, a theatre.
    """

    id: str
    name: str
    gemeente: str
    aliases: tuple[str, ...] = ()
    address: str = ""
    postcode: str = ""
    city: str = ""
    area: str = ""
    lon: float | None = None
    lat: float | None = None
    page: bool = True


@frozen(kw_only=True)
class Said:
    """What an editor or a source decided itself; it overrules the enricher.

    `areas` and `serves` are names or codes as written ("Filmwijk", "heel Almere", "GM0034").
    """

    areas: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()
    domains: tuple[Domain, ...] = ()
    audiences: tuple[Audience, ...] = ()
    tier: Tier | None = None
    sensitive: bool | None = None
    sensitive_reason: str = ""
    address_public: bool = False


@frozen(kw_only=True)
class OverlayTarget:
    """The national passage that a local text stands beside."""

    item_id: str
    version: str = ""
    under: str = ""


@frozen(kw_only=True)
class Upkeep:
    """Who keeps an item true and until when. `owner` and `checked_by` are never published."""

    checked_on: date | None = None
    checked_by: str = ""
    owner: str = ""
    expires_on: date | None = None


@frozen(kw_only=True)
class Offer:
    """What sort of notice, aid or way to have a say it is.

    Of an aid also what it asks: an account, what happens with one's data, and `offline`, the
    way without it.
    """

    form: Form | None = None
    account: str = ""
    privacy: str = ""
    offline: str = ""


@frozen(kw_only=True)
class Details:
    """What is known about an item beside its text. Strings are plain text, never HTML."""

    contact: Contact = Contact()
    location: Location | None = None
    event: Event | None = None
    organisation: Organisation | None = None
    service: Service | None = None
    overlay: OverlayTarget | None = None
    offer: Offer | None = None
    organised_by: str = ""
    cost: str = ""
    signup: str = ""
    age: str = ""
    spoken: tuple[str, ...] = ()
    accessibility: str = ""
    subjects: tuple[str, ...] = ()
    said: Said = Said()
    upkeep: Upkeep = Upkeep()


@frozen(kw_only=True)
class RawItem:
    """What a source said, before we believe any of it. Every string is hostile.

    `more_dates`: another answer of the source may hold more dates of the same event.
    """

    source_id: str
    external_id: str
    kind: Kind
    title: str
    url: str = ""
    summary_html: str = ""
    body_html: str = ""
    canonical: str = ""
    language: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    details: Details = Details()
    example: bool = False
    more_dates: bool = False


@frozen(kw_only=True)
class Item:
    """One thing that a resident can read, cleaned, with a stable identity.

    `content_hash` covers all that a reader can see and ignores `updated`.
    """

    id: str
    source_id: str
    kind: Kind
    title: str
    content_hash: str
    url: str = ""
    summary: str = ""
    body: SafeHtml = SafeHtml()
    canonical: str = ""
    language: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    details: Details = Details()
    example: bool = False
    # The source speaks for this area ("NL" for the country): the last resort of the enricher.
    scope: str = "NL"
    publisher: str = ""
    validated: bool = False


@frozen(kw_only=True)
class Evidence:
    """Why a tag was given: `text` stands at [start, end) of `field`, and `rule` fired on it."""

    field: str
    start: int
    end: int
    text: str
    rule: str


@frozen(kw_only=True)
class Tag:
    """One decision of the enricher, with its evidence. For editors, never for residents."""

    value: str
    score: float
    because: tuple[Evidence, ...]


# Every page asks for these of every item, and to look one up is four times as quick.
_DOMAINS = {one.value: one for one in Domain}
_AUDIENCES = {one.value: one for one in Audience}
_TIERS = {one.value: one for one in Tier}


@frozen(kw_only=True)
class EnrichedItem:
    """An item plus what we concluded about it; the item itself is untouched.

    `located_in`: where it is. `serves`: for which areas it is meant. `queue` lists the reasons
    why an editor should look ("geen onderwerp").
    """

    item: Item
    located_in: tuple[Tag, ...] = ()
    serves: tuple[Tag, ...] = ()
    domains: tuple[Tag, ...] = ()
    audiences: tuple[Tag, ...] = ()
    tier: Tag | None = None
    sensitive: Tag | None = None
    language: Tag | None = None
    queue: tuple[str, ...] = ()

    @property
    def area_codes(self) -> tuple[str, ...]:
        """The areas on whose pages it belongs: where it is and whom it serves, sorted."""
        return tuple(sorted({tag.value for tag in (*self.located_in, *self.serves)}))

    @property
    def domain_ids(self) -> tuple[Domain, ...]:
        """The domains, strongest first."""
        return tuple(_DOMAINS[tag.value] for tag in self.domains)

    @property
    def audience_ids(self) -> tuple[Audience, ...]:
        """The audiences, strongest first."""
        return tuple(_AUDIENCES[tag.value] for tag in self.audiences)

    @property
    def tier_id(self) -> Tier | None:
        """The tier, when one was found."""
        return _TIERS[self.tier.value] if self.tier else None

    @property
    def is_sensitive(self) -> bool:
        """Whether the rules of CARE.md part 1.2 hold for it."""
        return self.sensitive is not None and self.sensitive.value == "ja"


@frozen(kw_only=True)
class LocalText:
    """An overlay as it stands on a page: under its sender's name, beside the national text.

    `changed_on` is the day on which the national passage changed after the overlay was written.
    """

    item: EnrichedItem
    under: str = ""
    changed_on: date | None = None


@frozen(kw_only=True)
class LocalMatch:
    """A local item that fits a national one by topic and area."""

    item_id: str
    area: str
    score: float


@frozen(kw_only=True)
class LocalLayer:
    """What one area adds to a national item."""

    area: str
    texts: tuple[LocalText, ...] = ()
    matches: tuple[LocalMatch, ...] = ()


@frozen(kw_only=True)
class Copy:
    """Another item that is the same thing: not shown itself, but its source is named.

    Its page leads to that of the item that is shown; `slug` is the word in its address.
    """

    item_id: str
    source_id: str
    kind: Kind
    title: str
    url: str
    publisher: str
    language: str
    slug: str
    first_seen: date
    withdrawn: bool = False


@frozen(kw_only=True)
class MergedItem:
    """An item as one gemeente shows it: placeholders filled, local layers beside the text.

    `copies` are the same thing in other sources. `pinned` are the areas on whose pages the
    editors put it first.
    """

    enriched: EnrichedItem
    gemeente: str
    title: str
    summary: str
    body: SafeHtml
    slug: str
    first_seen: date
    changed_on: date
    withdrawn: bool = False
    maybe_lapsed: bool = False
    layers: tuple[LocalLayer, ...] = ()
    copies: tuple[Copy, ...] = ()
    pinned: tuple[str, ...] = ()

    @property
    def item(self) -> Item:
        """The cleaned item inside."""
        return self.enriched.item


def utc(moment: datetime) -> datetime:
    """Return an aware moment in UTC."""
    return moment.astimezone(UTC)
