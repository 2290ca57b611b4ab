"""What people may write in the settings files of content/: one record a file or table."""

from datetime import date

from attrs import field, frozen

from hub.vocabulary import Audience, Domain


@frozen(kw_only=True)
class WrittenContact:
    """Ways to reach somebody."""

    telefoon: str = ""
    mail: str = ""
    website: str = ""


@frozen(kw_only=True)
class WrittenHealth:
    """The [health] of a hub: when it is stale, and who hears how a refresh went."""

    max_age: str = "24h"
    source_cadences: int = 3
    disk_free_mb: int = 500
    ping_url: str = ""


@frozen(kw_only=True)
class WrittenPrivacy:
    """The [privacy] of a hub: the officer for data protection (FG) and the server's log."""

    fg_naam: str = ""
    fg_telefoon: str = ""
    fg_mail: str = ""
    verklaring_url: str = ""
    log_dagen: int = 7


@frozen(kw_only=True)
class WrittenAccessibility:
    """The [toegankelijkheid] of a hub: what a full study found, and known problems."""

    status: str = ""
    onderzoek_datum: date | None = None
    rapport_url: str = ""
    verklaring_url: str = ""
    problemen: tuple[str, ...] = ()


@frozen(kw_only=True)
class WrittenHub:
    """A whole wijkwijzer.toml."""

    name: str
    base_url: str
    gemeenten: tuple[str, ...]
    languages: tuple[str, ...] = ("nl",)
    aanspreekvorm: str = "u"
    beheerder: str = ""
    voorbeeld: bool = False
    in_opbouw: bool = False
    verlaat_url: str = "https://www.buienradar.nl/"
    user_agent_contact: str = ""
    proxy: str = ""
    theme: str = ""
    lezen_zonder_internet: bool = False
    contact: WrittenContact = WrittenContact()
    health: WrittenHealth = WrittenHealth()
    privacy: WrittenPrivacy = WrittenPrivacy()
    toegankelijkheid: WrittenAccessibility = WrittenAccessibility()


@frozen(kw_only=True)
class WrittenNumberWords:
    """The [nummer.en] or [nummer.ar] of a number: what it says in that language."""

    naam: str
    wanneer: str
    kosten: str = ""
    gebarentolk: str = ""
    voor_wie: str = ""
    balktekst: str = ""
    balknoot: str = ""


@frozen(kw_only=True)
class WrittenNumber:
    """One [[nummer]] of a direct-hulp.toml."""

    naam: str
    nummer: str
    wanneer: str
    kosten: str = ""
    chat: str = ""
    gebarentolk: str = ""
    voor_wie: str = ""
    bron: str = ""
    gecontroleerd: date | None = None
    gecontroleerd_door: str = ""
    in_balk: bool = False
    balktekst: str = ""
    balknoot: str = ""
    bij: tuple[str, ...] = ()
    en: WrittenNumberWords | None = None
    ar: WrittenNumberWords | None = None


@frozen(kw_only=True)
class WrittenNumbers:
    """A whole direct-hulp.toml."""

    nummer: tuple[WrittenNumber, ...] = ()


@frozen(kw_only=True)
class WrittenDomain:
    """One [[domein]] of levensdomeinen.toml."""

    id: Domain
    naam: str
    slug: str
    uitleg: str = ""
    oude_slugs: tuple[str, ...] = ()
    # Words for the enricher, with sentences that test them; enrich.word_lists reads them.
    woorden: tuple[str, ...] = ()
    wel: tuple[str, ...] = ()
    niet: tuple[str, ...] = ()


@frozen(kw_only=True)
class WrittenDomains:
    """A whole levensdomeinen.toml."""

    domein: tuple[WrittenDomain, ...]


@frozen(kw_only=True)
class WrittenAudience:
    """One [[doelgroep]] of doelgroepen.toml."""

    id: Audience
    naam: str
    slug: str
    nummers: tuple[str, ...] = ()
    woorden: tuple[str, ...] = ()
    wel: tuple[str, ...] = ()
    niet: tuple[str, ...] = ()


@frozen(kw_only=True)
class WrittenAudiences:
    """A whole doelgroepen.toml."""

    doelgroep: tuple[WrittenAudience, ...]


@frozen(kw_only=True)
class WrittenSynonyms:
    """One [[groep]] of synoniemen.toml: words that mean the same to a searcher.

    `vragen` lead to the group but are not searched for; `wel` and `niet` are its examples.
    """

    woorden: tuple[str, ...]
    vragen: tuple[str, ...] = ()
    wel: tuple[str, ...] = ()
    niet: tuple[str, ...] = ()


@frozen(kw_only=True)
class WrittenSynonymFile:
    """A whole synoniemen.toml."""

    groep: tuple[WrittenSynonyms, ...] = ()


@frozen(kw_only=True)
class WrittenHoliday:
    """One [[vakantie]] of schoolvakanties.toml; `einde` is the last day."""

    naam: str
    regio: str
    begin: date
    einde: date


@frozen(kw_only=True)
class WrittenHolidays:
    """A whole schoolvakanties.toml."""

    vakantie: tuple[WrittenHoliday, ...] = ()
    bron: str = ""


@frozen(kw_only=True)
class WrittenCounter:
    """One [[counters]] of a gemeente.toml."""

    name: str
    areas: tuple[str, ...]
    phone: str
    mail: str = ""
    website: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    hours: tuple[str, ...] = ()
    note: str = ""


@frozen(kw_only=True)
class WrittenSupport:
    """The [client_support] of a gemeente: free help of somebody independent."""

    name: str
    phone: str
    mail: str = ""
    website: str = ""


@frozen(kw_only=True)
class WrittenGemeente:
    """A whole gemeente.toml."""

    name: str
    code: str
    counters: tuple[WrittenCounter, ...] = ()
    client_support: WrittenSupport | None = None
    editors_mail: str = ""
    track_url: str = ""
    voorbeeld: bool = False
    regions: dict[str, str] = field(factory=dict)
    placeholders: dict[str, str] = field(factory=dict)
