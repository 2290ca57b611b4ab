"""Which times belong to which days in a sentence about dates. Pure."""

from collections.abc import Iterator
from itertools import pairwise

from attrs import evolve, frozen

from harvest.formats.prose_days import Mention, bare_day_at, mention_at
from harvest.formats.prose_times import Slot, slot_at
from harvest.formats.prose_words import Sort, Token
from hub.errors import UnclearText

HINT = "Schrijf bijvoorbeeld: dinsdag 1 december 2026, 19.30-21.00 uur."

Element = Mention | Slot | Token

_RANGE = frozenset({Sort.DASH, Sort.THROUGH})
_LINKS = frozenset({Sort.AND, Sort.DASH, Sort.THROUGH, Sort.UNTIL, Sort.FROM, Sort.OF})


@frozen(kw_only=True)
class Group:
    """Days with their times. `opens`: only the first day is known; `closes`: only the last.

    `leading`: the times stand before the days. `spans`: it goes on without a break until the
    day and the time of the next group.
    """

    days: tuple[Mention, ...] = ()
    slots: tuple[Slot, ...] = ()
    opens: bool = False
    closes: bool = False
    leading: bool = False
    spans: bool = False


def elements(words: tuple[Token, ...]) -> Iterator[Element]:
    """Yield days and times in order, and every other word as it is.

    Raises:
        UnclearText: a day among them can be two days.
    """
    at = 0
    while at < len(words):
        found = mention_at(words, at) or slot_at(words, at) or bare_day_at(words, at)
        if found is None:
            yield words[at]
            at += 1
            continue
        yield found[0]
        at = found[1]
        if words[at - 1].sort is Sort.MOMENT:
            moment = words[at - 1]
            clock = Token(sort=Sort.TIME, text=moment.text, numbers=moment.numbers[3:])
            slot = slot_at((clock, *words[at : at + 3]), 0)
            if slot:
                yield slot[0]
                at += slot[1] - 1


def groups(words: tuple[Token, ...]) -> tuple[Group, ...]:
    """Return the groups of a sentence in which every word has its place.

    Raises:
        UnclearText: a word has none, or its place is not clear.
    """
    done: list[Group] = []
    group = Group()
    link: Token | None = None
    after_slot = False
    for element in elements(words):
        if isinstance(element, Token):
            link = _linked(link, element)
            continue
        if isinstance(element, Slot):
            group = _with_slot(group, element, link, after_slot=after_slot)
        elif group.days and group.slots and not group.leading:
            done.append(_left(group, link))
            group = Group(days=(element,))
        else:
            group = _with_day(group, element, link)
        link, after_slot = None, isinstance(element, Slot)
    if link is not None and link.sort is not Sort.AND:
        raise _stray(link)
    done.append(group)
    _check(done)
    return tuple(done)


def _linked(link: Token | None, word: Token) -> Token | None:
    """Return the word between two days or times; a comma before another such word is none."""
    if word.sort not in _LINKS or (link is not None and link.sort is not Sort.AND):
        raise _stray(word)
    if word.sort is Sort.AND and link is not None:
        return link
    return word


def _with_slot(group: Group, slot: Slot, link: Token | None, *, after_slot: bool) -> Group:
    sort = link.sort if link else None
    # A dash between a day and its times is a comma.
    if sort not in (None, Sort.AND) and not (sort is Sort.DASH and not after_slot):
        raise _stray(link)
    if after_slot and sort is None and not slot.labelled:
        raise UnclearText("Er staan twee tijden naast elkaar.", HINT)
    if group.leading and group.days:
        raise UnclearText("Het is niet duidelijk welke tijd bij welke dag hoort.", HINT)
    return evolve(group, slots=(*group.slots, slot), leading=not group.days)


def _with_day(group: Group, day: Mention, link: Token | None) -> Group:
    sort = link.sort if link else None
    if not group.days:
        return _first_day(group, day, link)
    if sort is Sort.UNTIL:
        raise UnclearText(
            f"Hoort “{day.text}” er nog bij? Dat is niet duidelijk.",
            f"Schrijf “t/m {day.text}” als die dag meedoet.",
        )
    if sort in _RANGE and not group.days[-1].runs_on and not _is_end(group):
        days = (*group.days[:-1], evolve(group.days[-1], runs_on=True), day)
        return evolve(group, days=days, opens=False)
    if sort is Sort.AND and not group.opens:
        return evolve(group, days=(*group.days, day))
    raise _stray(link) if link else UnclearText(f"“{day.text}” staat los.", HINT)


def _is_end(group: Group) -> bool:
    """Return whether the last day ends a row already: 3 - 5 - 7 May has two middles."""
    return len(group.days) > 1 and group.days[-2].runs_on


def _first_day(group: Group, day: Mention, link: Token | None) -> Group:
    sort = link.sort if link else None
    if sort in (None, Sort.AND):
        return evolve(group, days=(day,))
    # "Van" must be followed by a second day; until then the row is open.
    if sort in (Sort.FROM, Sort.OF):
        return evolve(group, days=(day,), opens=True)
    if sort is Sort.THROUGH:
        return evolve(group, days=(day,), closes=True)
    if sort is Sort.UNTIL:
        return _with_day(evolve(group, days=(day,)), day, link)
    raise _stray(link)


def _left(group: Group, link: Token | None) -> Group:
    """Return the group as it is when a day follows its times."""
    sort = link.sort if link else None
    if sort is Sort.AND:
        return group
    single = len(group.days) == len(group.slots) == 1 and group.slots[0].last is None
    if sort in _RANGE | {Sort.UNTIL} and single:
        last = evolve(group.days[0], runs_on=True)
        return evolve(group, days=(last,), opens=False, spans=True)
    raise _stray(link) if link else UnclearText("Na een tijd volgt een losse dag.", HINT)


def _check(found: list[Group]) -> None:
    """Refuse times without days, and rows of which the ends are of two minds."""
    if not all(one.days for one in found):
        raise UnclearText("Er staat geen datum met een dag en een maand.", HINT)
    for one, following in pairwise(found):
        ends_well = len(following.days) == len(following.slots) == 1
        if one.spans and not (ends_well and following.slots[0].last is None):
            raise UnclearText("Het is niet duidelijk wanneer het eindigt.", HINT)
    if any((one.opens or one.closes) and len(one.days) > 1 for one in found):
        raise UnclearText("Het is niet duidelijk welke dagen bij elkaar horen.", HINT)


def _stray(word: Token | None) -> UnclearText:
    text = word.text if word else ""
    if word and word.sort is Sort.WEEKDAY:
        return UnclearText(f"Bij “{text}” staat niet welke datum het is.", HINT)
    return UnclearText(f"“{text}” staat op een plek waar het niet duidelijk is.", HINT)
