"""Decide whether a name in a text is about that place: the words around it. Pure.

When in doubt the answer is no: the item then goes up to the gemeente, never to another wijk.
"""

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from enrich.fields import LOCATION, TITLE, Field
from enrich.names import Mention
from enrich.persons import is_organisation, is_person
from enrich.place_names import NameKind, PlaceName
from enrich.turns import is_turned_away
from hub.dutch import fold

NEAR = 60
"""Characters between two names that still speak of one place: about a clause."""

LOOK_BACK = 70
LOOK_AHEAD = 40

_LOCATIVE = re.compile(
    r"\b(?:in|uit|naar|door|langs|bij|op|rond|rondom|tussen|vanuit|vanaf|te|voor|binnen|nabij)"
    r"\s+(?:de\s+|het\s+|heel\s+|hele\s+)*$",
    re.IGNORECASE,
)
_KIND_OF_PLACE = re.compile(
    r"\b(?:stadsdeel|wijk|buurt|\w*wijk|\w*buurt|kerkdorp|dorp|stadshart|centrum|gebied"
    r"|(?:wijk|buurt|gebieds|jeugd|sociaal\s)(?:team|raad|vereniging|schouw|krant|centrum|huis"
    r"|kamer|huiskamer|honk|platform|bus|fonds|feest|markt)"
    r"|dorpsraad|bewonersgroep|bewonersvereniging|winkeliersvereniging|jongerencentrum"
    r"|bedrijventerrein|industrieterrein|bedrijvenpark|winkelcentrum|station|bibliotheek"
    r"|gezondheidscentrum|sportpark|zwembad|postcodegebied)"
    r"\s+(?:de\s+|het\s+)?$",
    re.IGNORECASE,
)
_BUILDING = re.compile(
    r"\b(?:(?:winkel|gezondheids|medisch\s|wijk|buurt|jongeren|sport|zwem|kind)?centrum|buurthuis"
    r"|wijkhuis|wijkgebouw|bibliotheek|sporthal|sportzaal|gymzaal|sportpark|zwembad|school|kerk"
    r"|moskee|huisartsenpraktijk|apotheek|flat|begraafplaats|kinderboerderij|speeltuin)\s+$",
    re.IGNORECASE,
)
_PEOPLE_OF = re.compile(
    r"\b(?:bewoners?|inwoners?|kinderen|jongeren|ouders?|ouderen|senioren|mensen|buren|gezinnen"
    r"|vrijwilligers|ondernemers|winkeliers|leerlingen|huurders|hart|centrum|rand|noorden|zuiden"
    r"|oosten|westen|midden|straten|pleinen|winkels|scholen|deel|delen|stadsdeel|wijk|gebied"
    r"|wijkteam|gebiedsteam|bibliotheek|entree|toekomst|geschiedenis)"
    r"\s+van\s+(?:de\s+|het\s+)?$",
    re.IGNORECASE,
)
_NAME_VAN = re.compile(r"(?:^|[\s\"'(])[A-Z][a-zé]+\s+[Vv]an\s+(?:de\s+|der\s+|den\s+)?$")
_AREA_WORD = re.compile(r"(?:wijk|buurt|kwartier)$", re.IGNORECASE)
_STREET = r"(?:straat|weg|laan|plein|dreef|pad|kade|singel|hof|gracht|steeg|park)"
_STREET_AFTER = re.compile(
    rf"^(?:[-\s]?{_STREET}|\s[A-Z]\w*(?:straat|weg|laan|dreef|gracht))\b"
)
_NUMBER_AFTER = re.compile(r"^\s\d{1,4}\s?[a-zA-Z]?(?=[\s,.;)]|$)")
_AT_STREET = re.compile(r"\baan\s+(?:de\s+|het\s+)?$", re.IGNORECASE)
_PROVINCE = re.compile(
    r"\b(?:Gelderse|Friese|Groningse|Groninger|Drentse|Overijsselse|Utrechtse|Hollandse"
    r"|Noord-Hollandse|Zuid-Hollandse|Zeeuwse|Brabantse|Noord-Brabantse|Limburgse|Flevolandse"
    r"|Twentse|Achterhoekse|Gooise|Veluwse|Betuwse|Zaanse|Belgische|Vlaamse|Duitse)\s+$"
)
_CAPITAL_BEFORE = re.compile(r"([A-Z][\w'’&-]*)\s+$")
_CAPITAL_AFTER = re.compile(r"^\s+([A-Z][\w'’&-]*)")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;\n•|]\s*|[–—-]\s+)[\"'(]?$")
_SLUG_AFTER = re.compile(r"^\s*(?:[-–—|]\s|:)")
_LISTED = re.compile(
    r"^\s*(?:,|/|&|en|of|tot|,\s*en|en\s+in|en\s+naar|of\s+in|naar)\s*(?:de\s+|het\s+)?$",
    re.IGNORECASE,
)
_ATTACHED = re.compile(
    r"^[\s,(]*(?:(?:in|te|bij|van|gemeente|de|het|stad)\s+){0,3}$", re.IGNORECASE
)
_EXPLICIT = re.compile(r"\bgemeente\s+$", re.IGNORECASE)
_PASSING = re.compile(r"\b(?:van|naar|uit|met|tegen|voor|en|vanuit|vanaf)\s+(?:de\s+|het\s+)?$")
_INSIDE = re.compile(r"\b(?:in|te)\s+(?:het\s+|de\s+)?(?:\w+e\s+)?$", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?](?=\s)|\n")


@frozen(kw_only=True)
class Placed:
    """A mention that speaks of a place, and the rule that says so."""

    field: Field
    mention: Mention
    name: PlaceName
    rule: str


@frozen(kw_only=True)
class Seen:
    """All names found in one field."""

    field: Field
    mentions: tuple[Mention, ...]

    def of(self, *kinds: NameKind) -> Iterator[tuple[Mention, PlaceName]]:
        """Yield the meanings of these kinds, in the order of the text."""
        for mention in self.mentions:
            for name in mention.means:
                if name.kind in kinds:
                    yield mention, name


@frozen(kw_only=True)
class Surroundings:
    """What the whole item says about where it plays.

    `scope` is the gemeente that its source speaks for, or empty; `named` are the gemeenten of
    ours that it names; `elsewhere` tells whether it names another, or its source speaks for
    one. `disowned` are the names (folded) that the item itself puts in another gemeente.
    """

    scope: str
    named: frozenset[str]
    elsewhere: bool
    disowned: frozenset[str]


def surroundings(seen: Iterable[Seen], scope: str, *, is_abroad: bool = False) -> Surroundings:
    """Return what the fields together say about the gemeente.

    `is_abroad`: the source speaks for an area that is none of ours.
    """
    fields = tuple(seen)
    named = {name.gemeente for one in fields for _, name in one.of(NameKind.GEMEENTE)}
    return Surroundings(
        scope=scope,
        named=frozenset(named),
        elsewhere=is_abroad or any(True for one in fields for _ in certain_elsewhere(one)),
        disowned=frozenset(name for one in fields for name in _disowned(one)),
    )


def _disowned(one: Seen) -> Iterator[str]:
    """Yield the names that stand right beside the name of another gemeente."""
    others = tuple(certain_elsewhere(one))
    if not others:
        return
    for mention, _ in one.of(NameKind.AREA, NameKind.PLACE):
        if any(_is_attached(one.field.text, mention, other) for other in others):
            yield fold(mention.text)


def _is_attached(text: str, mention: Mention, other: Mention) -> bool:
    """Return whether only small words stand between two names."""
    first, second = sorted((mention, other), key=lambda one: one.start)
    is_near = second.start - first.end < NEAR
    return is_near and bool(_ATTACHED.match(text[first.end : second.start]))


def placed(one: Seen, around: Surroundings) -> Iterator[Placed]:
    """Yield the mentions of areas and places in one field that are about them."""
    found: dict[int, list[Placed]] = {}
    previous: Placed | None = None
    for index, mention in enumerate(one.mentions):
        for name in mention.means:
            if name.kind not in {NameKind.AREA, NameKind.PLACE}:
                continue
            rule = _rule(one, mention, name, around, previous)
            if rule:
                previous = Placed(field=one.field, mention=mention, name=name, rule=rule)
                found.setdefault(index, []).append(previous)
    for index in range(len(one.mentions) - 2, -1, -1):
        if index not in found and found.get(index + 1):
            found[index] = list(_listed_before(one, index, found[index + 1][0], around))
    for index in sorted(found):
        yield from found[index]


def _listed_before(
    one: Seen, index: int, following: Placed, around: Surroundings
) -> Iterator[Placed]:
    """Yield what a name means that stands in a list before one that is certain."""
    mention = one.mentions[index]
    between = one.field.text[mention.end : following.mention.start]
    if not _LISTED.match(between) or not _starts_with_capital(mention.text):
        return
    for name in mention.means:
        if name.kind is NameKind.AREA and not _is_blocked(one, mention, name, around):
            rule = f"opsomming voor {following.mention.text}"
            yield Placed(field=one.field, mention=mention, name=name, rule=rule)


def certain_elsewhere(one: Seen) -> Iterator[Mention]:
    """Yield mentions of other gemeenten that are surely meant so."""
    for mention, name in one.of(NameKind.ELSEWHERE):
        if _is_certain(mention, name, _before(one.field, mention)):
            yield mention


def _is_certain(mention: Mention, name: PlaceName, before: str) -> bool:
    if _EXPLICIT.search(before) or _PROVINCE.search(before):
        return True
    is_ours_too = any(other.kind is NameKind.AREA for other in mention.means)
    if is_ours_too or not _starts_with_capital(mention.text) or is_turned_away(before, ""):
        return False
    if is_person(before):
        return False
    in_sentence = bool(_LOCATIVE.search(before)) and not _is_sentence_start(before)
    return in_sentence or not name.common


def is_one_building(field: Field, mention: Mention) -> bool:
    """Return whether a name is that of a building, which lies in one area only."""
    return bool(_BUILDING.search(_before(field, mention)))


def is_about(field: Field, mention: Mention) -> bool:
    """Return whether a text is about this other gemeente, rather than naming it in passing."""
    before = _before(field, mention)
    if field.name == LOCATION or is_explicit(field, mention) or _PEOPLE_OF.search(before):
        return True
    if field.name == TITLE:
        return not _PASSING.search(before)
    return bool(_INSIDE.search(before))


def is_explicit(field: Field, mention: Mention) -> bool:
    """Return whether the text says "gemeente" before the name."""
    return bool(_EXPLICIT.search(_before(field, mention)))


def _rule(
    one: Seen, mention: Mention, name: PlaceName, around: Surroundings, previous: Placed | None
) -> str:
    """Return why this mention is about the place, or nothing."""
    if _is_blocked(one, mention, name, around):
        return ""
    if one.field.name == LOCATION:
        return _rule_for_location(one.field, mention, name)
    if name.lower:
        return "naam in de tekst" if _is_home(name, around) else ""
    if not _is_written_as_name(mention, name):
        return ""
    if previous and _is_listed(one.field, previous, mention):
        return f"opsomming na {previous.mention.text}"
    return _rule_for_common(one, mention, name) if name.common else "naam in de tekst"


def _is_home(name: PlaceName, around: Surroundings) -> bool:
    return name.gemeente in (around.scope, *around.named)


def _is_blocked(one: Seen, mention: Mention, name: PlaceName, around: Surroundings) -> bool:
    before, after = _before(one.field, mention), _after(one.field, mention)
    if is_turned_away(before, after) or _is_street(one.field, before, after):
        return True
    if not _is_plainly_placed(before) and _is_somebody(name, before):
        return True
    if fold(mention.text) in around.disowned:
        return True
    is_weak = name.common or name.everywhere or not around.scope
    if is_weak and around.elsewhere and name.gemeente not in around.named:
        return True
    if not _is_home(name, around):
        return not _says_enough(mention, name, around, before)
    return _belongs_elsewhere(one, mention, name, around)


def _is_plainly_placed(before: str) -> bool:
    """Return whether a word stands right before a name that no person's name has."""
    return not before or before.rpartition(" ")[0].rpartition(" ")[2].lower() in _PLAIN


_PLAIN = frozenset(
    {"in", "uit", "naar", "op", "bij", "door", "rond", "tussen", "wijk", "buurt"}
)


def _is_somebody(name: PlaceName, before: str) -> bool:
    """Return whether a name is here that of a person, or an area's name that of a club."""
    return is_person(before) or (name.kind is NameKind.AREA and is_organisation(before))


def _is_street(field: Field, before: str, after: str) -> bool:
    if _STREET_AFTER.match(after):
        return True
    is_numbered = bool(_NUMBER_AFTER.match(after)) and bool(_AT_STREET.search(before))
    return is_numbered and field.name != LOCATION


def _says_enough(mention: Mention, name: PlaceName, around: Surroundings, before: str) -> bool:
    """Return whether a name is enough where nothing else speaks of its gemeente.

    A name of several words with their capitals after a preposition is; so is a bare name that
    only one gemeente has, unless its capital may be the beginning of a sentence.
    """
    if around.scope or name.everywhere:
        return False
    words = mention.text.split()
    if name.common:
        has_capitals = len(words) > 1 and all(word[:1].isupper() for word in words)
        return has_capitals and bool(_LOCATIVE.search(before))
    return len(words) > 1 or bool(_AREA_WORD.search(words[0])) or not _is_sentence_start(before)


def _belongs_elsewhere(
    one: Seen, mention: Mention, name: PlaceName, around: Surroundings
) -> bool:
    """Return whether another gemeente stands so near that the name is one of its areas."""
    text = one.field.text
    ours = [m for m, own in one.of(NameKind.GEMEENTE) if own.gemeente == name.gemeente]
    for other in certain_elsewhere(one):
        near = abs(other.start - mention.start) < NEAR and _in_one_sentence(
            text, mention, other
        )
        if near and not ours and (name.common or name.everywhere or not around.scope):
            return True
    return False


def _rule_for_location(field: Field, mention: Mention, name: PlaceName) -> str:
    """Return why a name in a location counts: a word inside a venue's name does not."""
    before, after = _before(field, mention), _after(field, mention)
    is_alone = not before.strip(" ,") or before.endswith(", ")
    is_alone = is_alone and (not after or after.startswith(","))
    if not name.common or is_alone or _KIND_OF_PLACE.search(before):
        return "naam in de locatie"
    return ""


def _rule_for_common(one: Seen, mention: Mention, name: PlaceName) -> str:
    """Return why a name that is also a word is a name here."""
    field = one.field
    before, after = _before(field, mention), _after(field, mention)
    if _is_slug(field, mention, after):
        return "naam als kop"
    if mention.text.isupper() or _is_part_of_name(one, mention, before, after):
        return ""
    if _is_sentence_start(before):
        return "naam van de gemeente erachter" if _own_follows(one, mention, name) else ""
    if _KIND_OF_PLACE.search(before):
        return "soort gebied ervoor"
    if _PEOPLE_OF.search(before):
        return "mensen of deel ervan ervoor"
    if _LOCATIVE.search(before) and not _NAME_VAN.search(before):
        return "voorzetsel ervoor"
    return "naam van de gemeente erachter" if _own_follows(one, mention, name) else ""


def _is_slug(field: Field, mention: Mention, after: str) -> bool:
    """Return whether the name stands before the title as a heading: "HAVEN - Zwembad dicht"."""
    at_start = field.name == TITLE and not field.text[: mention.start].strip()
    return at_start and mention.text.isupper() and bool(_SLUG_AFTER.match(after))


def _is_part_of_name(one: Seen, mention: Mention, before: str, after: str) -> bool:
    """Return whether a capital before or after makes it part of a longer name."""
    ours = {own.end for own, _ in one.of(NameKind.GEMEENTE)} | {
        own.start for own, _ in one.of(NameKind.GEMEENTE)
    }
    left = _CAPITAL_BEFORE.search(before)
    if left and not _KIND_OF_PLACE.search(before) and not _LOCATIVE.search(before):
        return mention.start - 1 not in ours
    right = _CAPITAL_AFTER.match(after)
    return bool(right) and mention.end + 1 not in ours


def _own_follows(one: Seen, mention: Mention, name: PlaceName) -> bool:
    """Return whether the gemeente itself is named right behind: "Centrum Eindhoven"."""
    return any(
        own.gemeente == name.gemeente
        and other.start >= mention.end
        and _ATTACHED.match(one.field.text[mention.end : other.start])
        for other, own in one.of(NameKind.GEMEENTE)
    )


def _is_listed(field: Field, previous: Placed, mention: Mention) -> bool:
    return bool(_LISTED.match(field.text[previous.mention.end : mention.start]))


def _is_sentence_start(before: str) -> bool:
    return bool(_SENTENCE_END.search(before))


def _in_one_sentence(text: str, one: Mention, other: Mention) -> bool:
    first, second = sorted((one, other), key=lambda mention: mention.start)
    return not _SENTENCE.search(text[first.end : second.start])


def _is_written_as_name(mention: Mention, name: PlaceName) -> bool:
    """Return whether a name has its capitals: as it is spelled, or in its last word."""
    return mention.text == name.text or _starts_with_capital(mention.text)


def _starts_with_capital(text: str) -> bool:
    """Return whether the name has its capital: in its last word, "kerkdorp Acht"."""
    last = re.split(r"[\s'’-]+", text)[-1]
    return last[:1].isupper() or last[:1].isdigit()


def _before(field: Field, mention: Mention) -> str:
    return field.text[max(0, mention.start - LOOK_BACK) : mention.start]


def _after(field: Field, mention: Mention) -> str:
    return field.text[mention.end : mention.end + LOOK_AHEAD]
