"""What a source is: its definition, what it answered, and how it has been doing."""

from datetime import datetime, timedelta

from attrs import frozen

from hub.vocabulary import (
    Audience,
    Display,
    Domain,
    Kind,
    ListMode,
    PersonPolicy,
    RowField,
    SourceFormat,
    SourceStatus,
    Tier,
)


@frozen(kw_only=True)
class Rights:
    """What the program may do with a source's text (CARE.md part 3)."""

    licentie: str = "onbekend"
    tonen: Display = Display.FEITEN_EN_LINK
    wijzigen: bool = False
    gemeenten: tuple[str, ...] = ()
    doorleveren: bool = False
    naamsvermelding: str = ""
    bewijs: str = ""
    contactpersonen: PersonPolicy = PersonPolicy.VERWIJDEREN


@frozen(kw_only=True)
class Defaults:
    """Tags that hold for everything in a source."""

    domains: tuple[Domain, ...] = ()
    audiences: tuple[Audience, ...] = ()
    tier: Tier | None = None
    kind: Kind | None = None
    sensitive: bool | None = None
    language: str = "nl"


@frozen(kw_only=True)
class Expect:
    """What a good answer looks like; outside it the source is held, not believed."""

    min_items: int = 1
    max_vanished: float = 0.5


@frozen(kw_only=True)
class Limits:
    """How much one source may cost. `allow_hosts` holds `host` or `host:port`."""

    max_requests: int = 200
    allow_hosts: tuple[str, ...] = ()


@frozen(kw_only=True)
class Columns:
    """Where the fields of a list stand: the heading of a column for each.

    `sheet` names the sheet of a workbook; without it the first one is read.
    """

    fields: tuple[tuple[RowField, str], ...] = ()
    sheet: str = ""


@frozen(kw_only=True)
class Selectors:
    """Where the fields of a web page stand: a CSS selector for each, relative to the entry.

    `selector@attribute` takes an attribute instead of the text. `entry` selects the entries of
    a list; without it the page is one entry. `next` selects the link to the next page;
    `detail`: the page behind an entry's link holds its text.
    """

    fields: tuple[tuple[RowField, str], ...] = ()
    entry: str = ""
    next: str = ""
    detail: bool = False


@frozen(kw_only=True)
class Pages:
    """Which pages of a sitemap are read: paths that begin so, and do not begin so.

    `body` is the CSS selector of the text on a page; without it the text is found.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    body: str = ""


@frozen(kw_only=True)
class Query:
    """What is asked of a search service (rijksoverheid, sru-sc, tec, hsds).

    `types` and `topics` are the service's own words; `authority` is the gemeente of a
    catalogue; `days` is how far back news is asked, or ahead events are.
    """

    words: str = ""
    types: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    authority: str = ""
    days: int = 365


@frozen(kw_only=True)
class Sample:
    """Files below content/ that stand in for a source's answers.

    `file` answers the first request; `pages` gives the file of every other URL.
    """

    file: str = ""
    pages: tuple[tuple[str, str], ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """All files, the first answer first."""
        return tuple(name for name in (self.file, *(name for _, name in self.pages)) if name)


@frozen(kw_only=True)
class Source:
    """A feed, API or folder that we harvest, as its TOML file defines it."""

    id: str
    title: str
    url: str
    format: SourceFormat
    scope: str
    publisher: str
    list: ListMode
    keep_days: int = 90
    cadence: timedelta = timedelta(hours=6)
    validated: bool = False
    enabled: bool = True
    rights: Rights = Rights()
    defaults: Defaults = Defaults()
    expect: Expect = Expect()
    limits: Limits = Limits()
    lookups: tuple[tuple[str, str], ...] = ()
    columns: Columns = Columns()
    selectors: Selectors = Selectors()
    pages: Pages = Pages()
    query: Query = Query()
    sample: Sample = Sample()
    api_key_env: str = ""
    path: str = ""

    @property
    def is_national(self) -> bool:
        """Whether it speaks for the whole country."""
        return self.scope == "NL"


@frozen(kw_only=True)
class Fetched:
    """One answer: everything a parser may look at. `headers` has lower-case names.

    `url` is what was asked for; `final_url` is where it was found, when that is elsewhere.
    """

    source_id: str
    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    fetched_at: datetime
    final_url: str = ""

    @property
    def base(self) -> str:
        """The URL that the links in the answer are relative to."""
        return self.final_url or self.url

    def header(self, name: str) -> str:
        """Return a header's value, or an empty string."""
        return next((value for key, value in self.headers if key == name.lower()), "")


@frozen(kw_only=True)
class Follow:
    """A parser's wish for one more request: the next page, or a detail.

    `detail_of` is the external id of the item that the page tells more about. Without such a
    page the rest of the answer is still whole; without the next page of a list it is not.
    """

    url: str
    headers: tuple[tuple[str, str], ...] = ()
    detail_of: str = ""


@frozen(kw_only=True)
class Validators:
    """The exact bytes a server gave for conditional requests, per URL.

    `final_url` as in Fetched: an answer that is used again must read the same.
    """

    url: str
    etag: str = ""
    last_modified: str = ""
    final_url: str = ""


@frozen(kw_only=True)
class SourceState:
    """How a source has been doing. Times are UTC.

    `last_success` is the last answer that was believed (a 304 counts), `requests` how many
    requests it took; `held_since` and `held_answers` count equal smaller answers towards
    release (DESIGN.md part 5).
    """

    source_id: str
    status: SourceStatus
    message: str = ""
    last_attempt: datetime | None = None
    last_success: datetime | None = None
    last_change: datetime | None = None
    retry_at: datetime | None = None
    changed: bool = False
    items: int = 0
    lost: int = 0
    requests: int = 0
    definition_hash: str = ""
    sample_hash: str = ""
    validators: tuple[Validators, ...] = ()
    held_since: datetime | None = None
    held_answers: int = 0
    held_hash: str = ""
    accepted: bool = False
