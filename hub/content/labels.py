"""What residents read for domains and audiences when content/ says nothing."""

from hub.gemeente import AudienceLabel, DomainLabel
from hub.vocabulary import Audience, Domain


def _label(domain: Domain, name: str, slug: str) -> DomainLabel:
    return DomainLabel(id=domain, name=name, slug=slug)


DEFAULT_DOMAINS = (
    _label(Domain.OPVOEDING, "Kinderen en opvoeden", "kinderen"),
    _label(Domain.ONDERWIJS, "School en leren", "school"),
    _label(Domain.WERK, "Werk en meedoen", "werk"),
    _label(Domain.INKOMEN, "Geld en schulden", "geld"),
    _label(Domain.GEZONDHEID, "Gezond zijn", "gezondheid"),
    _label(Domain.WONEN, "Wonen", "wonen"),
    _label(Domain.ZORG, "Zorg en hulp thuis", "zorg"),
    _label(Domain.SOCIALE_RELATIES, "Familie, vrienden en contact", "contact-met-anderen"),
    _label(Domain.SAMENLEVEN, "Samen in de wijk", "samen"),
    _label(Domain.VEILIGHEID, "Veilig thuis en op straat", "veilig"),
)
"""What residents read when content/levensdomeinen.toml says nothing (CARE.md part 2.3)."""

DEFAULT_AUDIENCES = (
    AudienceLabel(id=Audience.OUDERS, name="Ouders", slug="ouders"),
    AudienceLabel(id=Audience.JEUGD, name="Jongeren", slug="jeugd"),
    AudienceLabel(id=Audience.OUDEREN, name="Ouderen", slug="ouderen"),
    AudienceLabel(id=Audience.MANTELZORGERS, name="Mantelzorgers", slug="mantelzorgers"),
    AudienceLabel(id=Audience.NIEUWKOMERS, name="Nieuw in Nederland", slug="nieuwkomers"),
    AudienceLabel(
        id=Audience.MENSEN_MET_BEPERKING,
        name="Mensen met een beperking",
        slug="mensen-met-beperking",
    ),
    AudienceLabel(id=Audience.VRIJWILLIGERS, name="Vrijwilligers", slug="vrijwilligers"),
    AudienceLabel(id=Audience.ORGANISATIES, name="Organisaties", slug="organisaties"),
    AudienceLabel(id=Audience.IEDEREEN, name="Iedereen", slug="iedereen"),
)
