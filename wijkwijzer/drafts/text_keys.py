"""What the keys of an editor's text are for, in plain Dutch, with an example of each.

The keys themselves are those of harvest.written.editor_schema: a key that the reader learns
gets its words here, and a test says so when it has none.
"""

from collections.abc import Mapping

from attrs import frozen

from harvest.written.editor_schema import KEYS, MOMENT_KEYS, OFFER_KEYS, OVERLAY_KEYS
from hub.vocabulary import Kind


@frozen(kw_only=True)
class KeyHelp:
    """What to fill in behind a key, and how that looks."""

    explanation: str
    example: str


def _help(explanation: str, example: str) -> KeyHelp:
    return KeyHelp(explanation=explanation, example=example)


HELP: Mapping[str, KeyHelp] = {
    "titel": _help("Een korte naam.", "Koffie en taal"),
    "samenvatting": _help("Eén zin: wat heeft iemand eraan?", "Oefen Nederlands met anderen."),
    "soort": _help(
        "Vraag of aanbod. Of: app, cursus, telefoonlijn, adviesraad, inspraak.", "vraag"
    ),
    "begin": _help("De dag en de tijd, met het jaar.", "{begin}, 10.00"),
    "einde": _help("Hoe laat het stopt.", "12.00"),
    "herhaling": _help("Is het vaker?", "elke dinsdag"),
    "behalve": _help("Wanneer is het niet?", "feestdagen"),
    "status": _help("gaat-door, vol, afgelast of verplaatst.", "gaat-door"),
    "locatie": _help("Waar het is: de naam van het gebouw.", "Buurthuis Het Filmdoek"),
    "werkgebied": _help("Voor welke wijken het is.", "heel {gemeente}"),
    "wijken": _help("Alleen als u zelf kiest op welke wijkpagina's het staat.", "{wijk}"),
    "onderwerpen": _help("Waar het over gaat. Zet komma's ertussen.", "samenleven"),
    "voor_wie": _help("Voor wie het is.", "ouderen, iedereen"),
    "leeftijd": _help("Voor welke leeftijd.", "6 tot en met 10 jaar"),
    "toegang": _help(
        "zonder afspraak, met afspraak, verwijzing huisarts of besluit gemeente.",
        "zonder afspraak",
    ),
    "hulplijn": _help(
        "0: zelf en met anderen. 1: hier kunt u zo naartoe. 2: met verwijzing of besluit.",
        "1",
    ),
    "contact": _help(
        "Het nummer of de mail van een organisatie, nooit van een persoon.",
        "bel 036 – 000 00 00",
    ),
    "aanmelden": _help("Hoe iemand zich aanmeldt.", "nee, loop gewoon binnen"),
    "openingstijden": _help("Alleen dagen en tijden.", "ma t/m do 9.00-12.00, vr 13.00-16.30"),
    "gesloten": _help("Wanneer het dicht is.", "feestdagen"),
    "spreekuren": _help("Wanneer en waar er een spreekuur is.", "di 10.00-12.00, buurthuis"),
    "kosten": _help("Wat het kost.", "gratis"),
    "account": _help("Moet iemand een account maken?", "nee"),
    "privacy": _help("Wat gebeurt er met de gegevens?", "u vult geen gegevens in"),
    "zonder_internet": _help("Hoe kan het zonder internet?", "bel of loop binnen"),
    "meenemen": _help("Wat iemand meeneemt.", "brieven en rekeningen"),
    "talen": _help("Welke talen er gesproken worden.", "Nederlands, Arabisch"),
    "toegankelijkheid": _help(
        "Wat er is voor mensen met een beperking.", "rolstoel, toilet voor iedereen"
    ),
    "organisatie": _help(
        "Wie het organiseert. Geen naam van een persoon.", "Stichting Voorbeeld"
    ),
    "foto": _help("De naam van een foto naast dit bestand.", "buurthuis.jpg"),
    "foto_alt": _help("Wat er op de foto te zien is.", "Mensen drinken koffie aan een tafel"),
    "foto_toestemming": _help("Mag de foto op de site van wie erop staat?", "ja"),
    "gevoelig": _help("Gaat het over geweld, misbruik, verslaving of zelfdoding?", "ja"),
    "gevoelig_reden": _help(
        "Waarom het niet gevoelig is, bij: gevoelig: nee.", "alleen een cursus"
    ),
    "eigenaar": _help("Wie dit bijhoudt. Komt niet op de site.", "redactie@voorbeeld.nl"),
    "gecontroleerd": _help("De dag waarop u dit hebt nagekeken.", "{vandaag}"),
    "gecontroleerd_door": _help("Wie het nakeek. Komt niet op de site.", "Voorbeeldredactie"),
    "verloopt": _help("Na deze dag gaat het van de site.", "{later}"),
    "adres_openbaar": _help("Alleen bij opvang: mag het adres op de site?", "nee"),
    "concept": _help("Haal deze regel weg als de tekst klaar is.", "ja"),
    "voorbeeld": _help("Alleen als het niet echt bestaat.", "ja"),
    "bij": _help("De landelijke tekst waar dit bij hoort.", "opvoeden:4711"),
    "landelijke_versie": _help("Vult het programma in. Niet met de hand.", ""),
    "onder": _help(
        "De kop in de landelijke tekst waar dit onder komt.", "Wanneer vraagt u hulp?"
    ),
}

ORGANISATION_KEYS = ("openingstijden", "gesloten", "spreekuren", "meenemen", "toegang")
"""What is asked of those who have a desk or a door, and not of a message."""

_NEEDED: Mapping[Kind, tuple[str, ...]] = {
    Kind.EVENT: ("titel", "begin", "locatie"),
    Kind.INFORMATION: ("titel",),
    Kind.NEWS: ("titel",),
    Kind.OVERLAY: ("bij", "landelijke_versie", "titel"),
}
_USUAL: Mapping[Kind, tuple[str, ...]] = {
    Kind.EVENT: ("einde", "organisatie", "kosten", "contact"),
    Kind.ORGANISATION: ("samenvatting", "openingstijden", "werkgebied"),
    Kind.OVERLAY: ("onder", "werkgebied", "contact"),
    Kind.NOTICE: ("soort", "organisatie", "verloopt"),
    Kind.AID: ("kosten", *OFFER_KEYS),
    Kind.NEWS: ("contact",),
}
_UPKEEP = ("eigenaar", "gecontroleerd", "concept")
# Said by the folder that the file stands in, or only for the examples of this project.
_NEVER = ("soort", "voorbeeld")


def needed_keys(kind: Kind) -> tuple[str, ...]:
    """Return the keys that a file of this kind cannot do without, in the order of writing."""
    return _NEEDED.get(kind, ("titel", "contact"))


def open_keys(kind: Kind) -> tuple[str, ...]:
    """Return the keys that stand open in a new file: needed ones, usual ones, who keeps it."""
    return tuple(dict.fromkeys((*needed_keys(kind), *_USUAL.get(kind, ()), *_UPKEEP)))


def more_keys(kind: Kind) -> tuple[str, ...]:
    """Return the other keys that a file of this kind may have, in the reader's order."""
    without = {*open_keys(kind), *_NEVER}
    if kind is not Kind.EVENT:
        without |= {"begin", *MOMENT_KEYS}
    if kind is not Kind.AID:
        without |= set(OFFER_KEYS)
    if kind is not Kind.OVERLAY:
        without |= set(OVERLAY_KEYS)
    if kind in {Kind.EVENT, Kind.NEWS, Kind.NOTICE, Kind.SAY, Kind.INFORMATION}:
        without |= set(ORGANISATION_KEYS)
    return tuple(key for key in KEYS if key not in without)
