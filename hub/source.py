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
    sample_file: str = ""
    api_key_env: str = ""
    path: str = ""

    @property
    def is_national(self) -> bool:
        """Whether it speaks for the whole country."""
        return self.scope == "NL"


@frozen(kw_only=True)
class Fetched:
    """One answer: everything a parser may look at. `headers` has lower-case names."""

    source_id: str
    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    fetched_at: datetime

    def header(self, name: str) -> str:
        """Return a header's value, or an empty string."""
        return next((value for key, value in self.headers if key == name.lower()), "")


@frozen(kw_only=True)
class Follow:
    """A parser's wish for one more request: the next page, or a detail."""

    url: str
    headers: tuple[tuple[str, str], ...] = ()


@frozen(kw_only=True)
class Validators:
    """The exact bytes a server gave for conditional requests, per URL."""

    url: str
    etag: str = ""
    last_modified: str = ""


@frozen(kw_only=True)
class SourceState:
    """How a source has been doing. Times are UTC.

    `last_success` is the last answer that was believed (a 304 counts); `held_since` and
    `held_answers` count equal smaller answers towards release (DESIGN.md part 5).
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
    definition_hash: str = ""
    sample_hash: str = ""
    validators: tuple[Validators, ...] = ()
    held_since: datetime | None = None
    held_answers: int = 0
    held_hash: str = ""
    accepted: bool = False
