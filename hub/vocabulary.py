"""The closed lists of the hub: ids that code, content and data share.

Labels, order and words are content; these ids never change. DESIGN.md part 1 defines them.
"""

import enum


class Domain(enum.StrEnum):
    """A life domain (levensdomein)."""

    OPVOEDING = "opvoeding"
    ONDERWIJS = "onderwijs"
    WERK = "werk"
    INKOMEN = "inkomen"
    GEZONDHEID = "gezondheid"
    WONEN = "wonen"
    ZORG = "zorg"
    SOCIALE_RELATIES = "sociale-relaties"
    SAMENLEVEN = "samenleven"
    VEILIGHEID = "veiligheid"


class Audience(enum.StrEnum):
    """Whom an item is for (doelgroep)."""

    OUDERS = "ouders"
    JEUGD = "jeugd"
    OUDEREN = "ouderen"
    MANTELZORGERS = "mantelzorgers"
    NIEUWKOMERS = "nieuwkomers"
    MENSEN_MET_BEPERKING = "mensen-met-beperking"
    VRIJWILLIGERS = "vrijwilligers"
    ORGANISATIES = "organisaties"
    IEDEREEN = "iedereen"


class Tier(enum.StrEnum):
    """How far from home the help is (hulplijn); CARE.md part 1.1."""

    ACUUT = "acuut"
    ZELF = "0"
    DICHTBIJ = "1"
    VERWIJZING = "2"


class Kind(enum.StrEnum):
    """What sort of thing an item is."""

    INFORMATION = "information"
    EVENT = "event"
    ORGANISATION = "organisation"
    SERVICE = "service"
    PRODUCT = "product"
    PLACE = "place"
    NEWS = "news"
    NOTICE = "notice"
    AID = "aid"
    SAY = "say"
    OVERLAY = "overlay"


class Form(enum.StrEnum):
    """What sort of notice, aid or way to have a say an item is."""

    VRAAG = "vraag"
    AANBOD = "aanbod"
    APP = "app"
    WEBSITE = "website"
    CURSUS = "cursus"
    TELEFOONLIJN = "telefoonlijn"
    OP_PAPIER = "op-papier"
    ADVIESRAAD = "adviesraad"
    BEWONERSOVERLEG = "bewonersoverleg"
    INSPRAAK = "inspraak"


class Level(enum.StrEnum):
    """A level of the area hierarchy, from large to small."""

    LAND = "land"
    REGIO = "regio"
    GEMEENTE = "gemeente"
    STADSDEEL = "stadsdeel"
    WIJK = "wijk"
    BUURT = "buurt"


class EventStatus(enum.StrEnum):
    """What the organiser says about an event or one of its dates."""

    SCHEDULED = "scheduled"
    CANCELLED = "cancelled"
    MOVED = "moved"
    FULL = "full"


class SourceFormat(enum.StrEnum):
    """The formats a source definition may name."""

    RSS = "rss"
    ICS = "ics"
    JSONLD = "jsonld"
    SITEMAP = "sitemap"
    HTML = "html"
    SRU_SC = "sru-sc"
    SC_FEED = "sc-feed"
    OPVOEDEN = "opvoeden"
    RIJKSOVERHEID = "rijksoverheid"
    SCHOOLVAKANTIES = "schoolvakanties"
    HSDS = "hsds"
    TEC = "tec"
    CSV = "csv"
    MARKDOWN = "markdown"


class RowField(enum.StrEnum):
    """What a column of a list or a part of a page can be: the editors' keys, and a few more.

    `wanneer` is a moment in prose ("do 3 t/m za 5 december, 19.30 uur"); `begintijd` and
    `eindtijd` are times of day beside a date in `begin` or `wanneer`.
    """

    TITEL = "titel"
    LINK = "link"
    KENMERK = "kenmerk"
    SAMENVATTING = "samenvatting"
    TEKST = "tekst"
    SOORT = "soort"
    BEGIN = "begin"
    EINDE = "einde"
    BEGINTIJD = "begintijd"
    EINDTIJD = "eindtijd"
    WANNEER = "wanneer"
    HERHALING = "herhaling"
    BEHALVE = "behalve"
    STATUS = "status"
    LOCATIE = "locatie"
    ADRES = "adres"
    POSTCODE = "postcode"
    PLAATS = "plaats"
    LAT = "lat"
    LON = "lon"
    WERKGEBIED = "werkgebied"
    WIJKEN = "wijken"
    ONDERWERPEN = "onderwerpen"
    VOOR_WIE = "voor_wie"
    LEEFTIJD = "leeftijd"
    TOEGANG = "toegang"
    ORGANISATIE = "organisatie"
    CONTACT = "contact"
    TELEFOON = "telefoon"
    MAIL = "mail"
    WEBSITE = "website"
    AANMELDEN = "aanmelden"
    KOSTEN = "kosten"
    MEENEMEN = "meenemen"
    OPENINGSTIJDEN = "openingstijden"
    GESLOTEN = "gesloten"
    SPREEKUREN = "spreekuren"
    TALEN = "talen"
    TOEGANKELIJKHEID = "toegankelijkheid"
    GECONTROLEERD = "gecontroleerd"
    VERLOOPT = "verloopt"


class ListMode(enum.StrEnum):
    """Whether absence from a source's answer means anything (DESIGN.md part 3)."""

    FULL = "full"
    ROLLING = "rolling"


class Display(enum.StrEnum):
    """How much of a source's text its rights allow us to show."""

    VOLLEDIG = "volledig"
    SAMENVATTING = "samenvatting"
    FEITEN_EN_LINK = "feiten-en-link"


class PersonPolicy(enum.StrEnum):
    """What happens to contact persons in harvested text (CARE.md part 4)."""

    VERWIJDEREN = "verwijderen"
    TOESTEMMING = "toestemming"


class SourceStatus(enum.StrEnum):
    """How a source did at its last harvest."""

    OK = "ok"
    DEGRADED = "degraded"
    RATELIMITED = "ratelimited"
    FAILED = "failed"
    HELD = "held"
    GONE = "gone"
    BLOCKED_BY_ROBOTS = "blocked-by-robots"


class Mode(enum.StrEnum):
    """Whether a store holds the real hub or the sample."""

    REAL = "real"
    SAMPLE = "sample"
