"""How much two items are one thing: a score from 0 to 100. Pure.

The wrong merge hides something from residents, the missed one shows it twice: in doubt the
score stays below MERGE and an editor decides. Different dates, places or towns are never one
thing, however alike the words.
"""

import enum
from datetime import date, datetime
from math import asin, cos, radians, sin, sqrt

from attrs import frozen
from rapidfuzz import fuzz

from enrich.profiles import Profile, Whereabouts
from hub.dutch import stem
from hub.vocabulary import Kind

MERGE = 90.0
"""From here on two items are shown as one."""

REVIEW = 70.0
"""From here on an editor is asked."""

ALIKE_WORD = 88.0
"""Two words that differ by a slip of the pen; of short words every letter counts."""

SAME_SPOT_M, OTHER_SPOT_M = 150.0, 500.0
"""Metres between two points that are one venue, and that cannot be."""

NEWS_DAYS = 3
"""Days between two copies of one message; a yearly message comes back in the same words."""

REPEATED = 97.0
"""From here on two items of one source look like one that it gives twice."""

RENAMED = 50.0
"""Organisations that share two facts may be one whose name was written in another way."""

TITLE_ALONE = 0.8
"""What a title counts when one of two items has no text: an editor is asked at most."""

_CAPPED = MERGE - 1
_ORGANISATIONS = frozenset({Kind.ORGANISATION, Kind.SERVICE, Kind.PLACE})
_DATED = frozenset({Kind.NEWS, Kind.NOTICE, Kind.SAY})
_EARTH_M = 6_371_000


class Agreement(enum.Enum):
    """Whether two items say the same about one thing."""

    SAME = "same"
    UNKNOWN = "unknown"
    DIFFERENT = "different"


@frozen(kw_only=True)
class Likeness:
    """How alike two items are, and whether anything says that they cannot be one."""

    score: float = 0.0
    place: Agreement = Agreement.UNKNOWN
    apart: bool = False


APART = Likeness(apart=True)


def likeness(one: Profile, other: Profile, *, shared_page: bool = False) -> Likeness:
    """Return how alike two items are. `shared_page`: a web page that is only theirs."""
    place = same_place(one.where, other.where)
    if are_apart(one, other, place):
        return Likeness(place=place, apart=True)
    if _is_exact(one, other):
        score = 100.0
    elif one.language != other.language:
        score = _across_languages(one, other, place, shared_page=shared_page)
    elif shared_page:
        score = max(MERGE, _of_kind(one, other, place))
    else:
        score = _of_kind(one, other, place)
    if one.source_id == other.source_id:
        score = _within_source(one, other, score)
    return Likeness(score=round(score, 2), place=place)


def are_apart(one: Profile, other: Profile, place: Agreement) -> bool:
    """Return whether two items cannot be one thing whatever their words."""
    return (
        one.kind != other.kind
        or place is Agreement.DIFFERENT
        or (bool(one.towns) and bool(other.towns) and not one.towns & other.towns)
        or not _same_dates(one, other)
    )


def same_place(one: Whereabouts, other: Whereabouts) -> Agreement:
    """Return whether two places are one: by point, postcode, street or name, in this order."""
    for found in (_points(one, other), _addresses(one, other), _names(one, other)):
        if found is not Agreement.UNKNOWN:
            return found
    if one.wijken and other.wijken and not one.wijken & other.wijken:
        return Agreement.DIFFERENT
    return Agreement.UNKNOWN


@frozen
class Title:
    """How alike two titles are, and whether a word or number in them makes two things of it."""

    score: float
    is_other: bool = False


def title_likeness(one: Profile, other: Profile) -> Title:
    """Return how alike two titles are, without the venue that one of them may name.

    Below MERGE when a word is replaced by another word, or when one has another number.
    """
    venue = one.where.name | other.where.name
    mine = _without(one.title, venue)
    theirs = _without(other.title, venue)
    if "".join(mine) == "".join(theirs):
        return Title(100.0)
    a, b = " ".join(mine), " ".join(theirs)
    score = max(fuzz.ratio(a, b), fuzz.token_sort_ratio(a, b))
    if _is_replaced(mine, theirs) or _numbers_of(mine) != _numbers_of(theirs):
        return Title(min(score, _CAPPED), is_other=True)
    return Title(score)


def text_likeness(one: Profile, other: Profile) -> float | None:
    """Return how alike two texts are, a shortened one counting as whole; None without text."""
    if not (one.has_text and other.has_text):
        return None
    short, long = sorted((one.text, other.text), key=len)
    whole = fuzz.ratio(short, long)
    start = fuzz.ratio(short, long[: len(short)])
    return max(whole, start)


def _of_kind(one: Profile, other: Profile, place: Agreement) -> float:
    if one.kind == Kind.EVENT:
        return _events(one, other, place)
    if one.kind in _ORGANISATIONS:
        return _organisations(one, other, place)
    return _texts(one, other)


def _events(one: Profile, other: Profile, place: Agreement) -> float:
    """Return the score of two events on the same dates."""
    title, text = title_likeness(one, other), text_likeness(one, other)
    if not _same_starts(one, other):
        return min(title.score, _CAPPED)
    mixed = title.score if text is None else _mixed(title, text, 0.4)
    if place is Agreement.SAME:
        # What has one name at one moment in one place is one thing, whatever its text.
        return max(title.score, mixed)
    return min(mixed, _CAPPED) if text is None else mixed


def _organisations(one: Profile, other: Profile, place: Agreement) -> float:
    title, text = title_likeness(one, other).score, text_likeness(one, other)
    reached = len(one.facts & other.facts) + (place is Agreement.SAME)
    if title >= MERGE:
        is_sure = reached or (text is not None and text >= MERGE)
        return title if is_sure else _CAPPED
    is_renamed = reached > 1 and title >= RENAMED
    return max(title, REVIEW) if is_renamed else min(title, REVIEW - 1)


def _texts(one: Profile, other: Profile) -> float:
    title, text = title_likeness(one, other), text_likeness(one, other)
    if one.kind == Kind.PRODUCT and title.score >= MERGE and one.facts & other.facts:
        return title.score
    if text is None:
        return TITLE_ALONE * title.score
    mixed = _mixed(title, text, 0.6)
    return mixed if title.score >= MERGE else min(mixed, _CAPPED)


def _mixed(title: Title, text: float, share: float) -> float:
    """Return the score of title and text together; a text never undoes another word."""
    mixed = (1 - share) * title.score + share * text
    return min(mixed, _CAPPED) if title.is_other else mixed


def _across_languages(
    one: Profile, other: Profile, place: Agreement, *, shared_page: bool
) -> float:
    """Return the score of two languages: words say little, facts must be the same."""
    if shared_page:
        return 100.0
    upn = {fact for fact in one.facts & other.facts if fact.startswith("upn:")}
    if one.kind == Kind.PRODUCT and upn and one.towns == other.towns:
        return _CAPPED
    is_event = one.kind == Kind.EVENT and _same_starts(one, other)
    same = is_event and place is Agreement.SAME
    return min(title_likeness(one, other).score, _CAPPED) if same else 0.0


def _within_source(one: Profile, other: Profile, score: float) -> float:
    """Return the score of two items of one source: only word for word the same is one thing.

    A source that lists two things means two things; it also repeats itself.
    """
    has_same_facts = one.moments == other.moments and one.where == other.where
    if _is_exact(one, other) and has_same_facts:
        return score
    return _CAPPED if score >= REPEATED else 0.0


def _is_exact(one: Profile, other: Profile) -> bool:
    """Return whether two items say the same in the same words, at the same time."""
    return one.fingerprint == other.fingerprint and one.has_text and _same_starts(one, other)


def _same_dates(one: Profile, other: Profile) -> bool:
    if one.kind == Kind.EVENT:
        return _share_dates(one, other)
    if one.kind in _DATED and one.published and other.published:
        return abs((one.published - other.published).days) <= NEWS_DAYS
    return True


def _share_dates(one: Profile, other: Profile) -> bool:
    """Return whether two events have the same days, as far as both lists reach."""
    mine = {moment.day for moment in one.moments}
    theirs = {moment.day for moment in other.moments}
    if not mine or not theirs:
        return mine == theirs
    first, last = max(min(mine), min(theirs)), min(max(mine), max(theirs))
    seen = {day for day in mine if first <= day <= last}
    return bool(seen) and seen == {day for day in theirs if first <= day <= last}


def _same_starts(one: Profile, other: Profile) -> bool:
    """Return whether each day that they share has a time that they share."""
    mine, theirs = _starts(one), _starts(other)
    return all(mine[day] & theirs[day] for day in mine.keys() & theirs.keys())


def _starts(one: Profile) -> dict[date, set[datetime]]:
    found: dict[date, set[datetime]] = {}
    for moment in one.moments:
        if moment.start:
            found.setdefault(moment.day, set()).add(moment.start)
    return found


def _points(one: Whereabouts, other: Whereabouts) -> Agreement:
    if one.lon is None or one.lat is None or other.lon is None or other.lat is None:
        return Agreement.UNKNOWN
    apart = metres(one.lon, one.lat, other.lon, other.lat)
    if apart <= SAME_SPOT_M:
        return Agreement.SAME
    return Agreement.DIFFERENT if apart > OTHER_SPOT_M else Agreement.UNKNOWN


def metres(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Return the distance between two points on the earth."""
    high, wide = radians(other_lat - lat) / 2, radians(other_lon - lon) / 2
    half = sin(high) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(wide) ** 2
    return 2 * _EARTH_M * asin(sqrt(min(1.0, half)))


def _addresses(one: Whereabouts, other: Whereabouts) -> Agreement:
    if one.street and other.street and one.street == other.street:
        return Agreement.SAME
    if one.postcode and other.postcode:
        same_number = one.number == other.number or not (one.number and other.number)
        same = one.postcode == other.postcode and same_number
        return Agreement.SAME if same else Agreement.DIFFERENT
    return Agreement.DIFFERENT if one.street and other.street else Agreement.UNKNOWN


def _names(one: Whereabouts, other: Whereabouts) -> Agreement:
    if not (one.name and other.name):
        return Agreement.UNKNOWN
    if one.name <= other.name or other.name <= one.name:
        return Agreement.SAME
    mine, theirs = " ".join(sorted(one.name)), " ".join(sorted(other.name))
    return Agreement.SAME if fuzz.ratio(mine, theirs) >= MERGE else Agreement.DIFFERENT


def _without(title: tuple[str, ...], venue: frozenset[str]) -> tuple[str, ...]:
    return tuple(word for word in title if word not in venue) or title


def _is_replaced(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Return whether each title has a word that the other has in no form."""
    return _has_own_word(mine, theirs) and _has_own_word(theirs, mine)


def _numbers_of(title: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for word in title if word[0].isdigit())


def _has_own_word(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return any(not any(_is_form(word, other) for other in theirs) for word in mine)


def _is_form(word: str, other: str) -> bool:
    if word == other:
        return True
    if word.isdigit() or other.isdigit():
        return False
    return stem(word) == stem(other) or fuzz.ratio(word, other) >= ALIKE_WORD
