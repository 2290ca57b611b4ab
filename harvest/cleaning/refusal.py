"""What the hub never brings: crime news, and children by name (CARE.md part 1.3). Pure.

News of a crime tells what happened, to whom and by whom. Prevention, a consulting hour and help
for victims use the same words but turn to the reader. So the words of a report are weighed
against the words of advice; when in doubt the item is refused.
"""

import re

from harvest.cleaning.first_names import is_first_name
from harvest.cleaning.secrecy import words
from harvest.cleaning.signs import Signs
from hub.model import Item
from hub.source import Source
from hub.vocabulary import Kind, SourceFormat

CRIME = "politienieuws of misdaad"
MINOR = "noemt een kind bij naam"

_NEWS = frozenset({Kind.NEWS, Kind.INFORMATION})

# Said of somebody who is suspected, hunted or sentenced: never ours to bring.
_SUSPECT = Signs(
    r"verdachten?|aangehouden|\w{0,30}aanhouding(?:en)?|gearresteerd\w*|arrestaties?|opgepakt"
    r"|ingerekend|betrapt|heterdaad|(?:getuigen|tipgever)\w*|signalement\w*|voortvluchtig\w*"
    r"|opsporing\w*|(?:neer|dood|be)geschoten|(?:neer|dood)gestoken"
    r"|(?:steek|schiet)(?:partij|incident)\w*|schoten|liquidatie\w*"
    r"|doodslag|celstraf\w*|werkstraf\w*|veroordeeld\w*|p2000|112nieuws|politiebericht\w*"
    r"|levenloos",
    ("112", "-", "nieuws"),
    ("dood", " ", "aangetroffen"),
    ("lichaam", " ", "gevonden"),
    ("plaats", " ", "delict"),
    ("om", " ", "het", " ", "leven"),
)
# Said of a thing that was done; a town council or an insurer uses these words too.
_INCIDENT = Signs(
    r"\w{0,30}inbraken|ingebroken|inbraakgolf|inbrekers?|\w{0,30}overval(?:len|lers?)?"
    r"|beroofd|beroving(?:en)?|straatro(?:of|ven)|\w{0,30}diefstal(?:len)?|gestolen"
    r"|buitgemaakt|buit|dieven|vernieling(?:en)?|vernield|brandsticht\w+"
    r"|explosie\w*|plofkra\w+|hennep\w*|wietplantage\w*|wapenvondst\w*|zakkenrollers?"
    r"|drugs(?:lab|vondst|pand|handel|dealer)\w*|aanrander?|aanranding(?:en)?|verkracht\w*"
    r"|mishandel(?:d|ing)|ontvoer\w+|moord\w*|vechtpartij\w*|achtervolging\w*|misdrijven"
    r"|straatterreur|misdaad|criminelen?",
    ("in", " ", "brand", " ", "gestoken"),
)
_POLICE_WORK = re.compile(
    r"\b(?:agenten|recherche\w*|forensisch\w*|onderzoek(?:t|en)? door de politie|vannacht"
    r"|politie (?:onderzoekt|zoekt|vermoedt|doet onderzoek)|afgelopen nacht|(?:gister|zondag"
    r"|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag)(?:ochtend|middag|avond|nacht))\b",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"\b(?:\d{1,2}-jarige\b|(?:man|vrouw|jongen|meisje)\s+\(\d{1,2}\)"
    r"|(?:man|vrouw) van \d\d\b)",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"\b(?:voorkom\w*|\w{0,30}preventie\w*|tips|tegengaan|beveilig\w*|spreeku(?:ur|ren)"
    r"|inloop\w*|voorlichting\w*|cursus\w*|training\w*|workshop\w*|bijeenkomst\w*|lezing\w*"
    r"|(?:informatie|bewoners|thema|buurt|wijk)(?:avond|bijeenkomst|gesprek)\w*|meld je aan"
    r"|aanmelden|meedoen|slachtofferhulp|hulp|hulpverlen\w+|helpt?|advies|adviezen|adviseert"
    r"|keurmerk|campagne\w*|gratis|aangifte|rechten|hang- en sluitwerk|vragen|weren|camera's"
    r"|camerabewaking|hekken|maatregel\w*|veiliger|aanpak)\b",
    re.IGNORECASE,
)
_READER = re.compile(r"\b(?:u|uw|uzelf|je|jij|jouw|jullie)\b", re.IGNORECASE)
# The appeal to witnesses speaks to the reader too, and makes a report only more of one.
_APPEAL = re.compile(
    r"\b(?:iets (?:gezien|gehoord)|meer weet|weet (?:u|je) (?:iets )?meer|beelden|tiplijn"
    r"|0900-?8844|0800-?7000|misdaad anoniem)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n]+")
_ADVICE_MOST = 4
"""More words of advice than this add nothing: a long report can hold a few by chance."""

# The council "holds over" a motion with the word for an arrest.
_HELD = "aangehouden"
_HELD_OVER = re.compile(
    r"\b(?:motie|voorstel|amendement|besluit|plan)\w{0,20}[ ](?:\w{1,20}[ ]){0,4}"
    rf"{_HELD}",
    re.IGNORECASE,
)
_MAY_BE_HELD_OVER = Signs(rf"{_HELD}\w*")

_OF_AGE = 18
_NAME_THEN_AGE = re.compile(
    r"\b([A-ZÀ-Ý][\w-]+)(?:[ ](?:van |de |der |den |el )*[A-ZÀ-Ý][\w.-]*)?"
    r"(?:[ ]\((\d{1,2})\)|,? (?:van )?(\d{1,2})[ ]?(?:jaar|jr)\b)"
)
_AGE_THEN_NAME = re.compile(r"\b(\d{1,2})-jarige ([A-ZÀ-Ý][\w-]+)(?=([ ][A-ZÀ-Ý][\w.-]*)?)")
# Every age that stands beside a name is written in one of these ways.
_AGE = re.compile(r"\(\d{1,2}\)|\d(?:[ ]?j(?:aar|r)|-jarige )")
_INHABITANT = ("er", "ers", "aar", "aars", "aan", "anen", "ees", "se", "oos")


def refusal(item: Item, source: Source) -> str:
    """Return why the hub may not bring the item (in Dutch), or an empty string.

    What editors write themselves is theirs to judge (`check` warns), and what a named body
    validated is no news.
    """
    if source.format is SourceFormat.MARKDOWN or source.validated:
        return ""
    text = words(item)
    if item.kind in _NEWS and is_crime_report(text):
        return CRIME
    return MINOR if names_a_minor(text) else ""


def is_crime_report(text: str) -> bool:
    """Return whether a text reports a crime or a hunt, rather than gives advice about it."""
    whole = _HELD_OVER.sub(" ", text) if _MAY_BE_HELD_OVER.stand_in(text) else text
    # A sentence holds nothing that the text does not: most texts need no closer look.
    if not (_INCIDENT.stand_in(whole) or _SUSPECT.stand_in(whole)):
        return False
    sentences = _SENTENCE.findall(whole)
    told = "\n".join(said for said in sentences if not _APPEAL.search(said))
    appeals = len(sentences) - told.count("\n") - 1
    incidents = len(_INCIDENT.search.findall(told))
    suspects = len(_SUSPECT.search.findall(told))
    if not (incidents or suspects):
        return False
    report = 2 * suspects + incidents + appeals + _weight(_POLICE_WORK, told) + _aged(told)
    advice = min(len(_ADVICE.findall(told)), _ADVICE_MOST) + _weight(_READER, told)
    return report > advice


def names_a_minor(text: str) -> bool:
    """Return whether somebody under eighteen is called by a name beside his or her age."""
    if not _AGE.search(text):
        return False
    return any(
        int(found[2] or found[3]) < _OF_AGE and is_first_name(found[1])
        for found in _NAME_THEN_AGE.finditer(text)
    ) or any(
        int(found[1]) < _OF_AGE and _is_name(found[2], surname=bool(found[3]))
        for found in _AGE_THEN_NAME.finditer(text)
    )


def _is_name(word: str, *, surname: bool) -> bool:
    """Tell "de 12-jarige Noa" from "de 12-jarige Almeerder"."""
    return is_first_name(word) or surname or not word.endswith(_INHABITANT)


def _aged(text: str) -> int:
    """A person with an age in a text about a crime is its victim or its suspect."""
    return 2 if _AGED.search(text) else 0


def _weight(pattern: re.Pattern[str], text: str) -> int:
    return 1 if pattern.search(text) else 0
