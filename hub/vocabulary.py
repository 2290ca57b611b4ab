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
    OPVOEDEN = "opvoeden"
    SC_FEED = "sc-feed"
    MARKDOWN = "markdown"


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
