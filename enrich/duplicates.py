"""Find the items that are one thing, within and across sources and languages. Pure.

Exact copies, nearly the same texts, and what shares a date and a place are held beside each
other; from MERGE on they are one, from REVIEW on an editor is asked. What editors said goes
before everything.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from attrs import define, field, frozen

from enrich.candidates import candidates, own_pages
from enrich.likeness import MERGE, REVIEW, Agreement, are_apart, likeness, same_place
from enrich.profiles import Profiles
from enrich.sketches import Sketch, sketches
from hub.curation import Curation
from hub.model import EnrichedItem
from hub.vocabulary import Kind

UNPLACED = 95.0
"""What a pair must reach when one of the two events does not say where it is."""


@frozen(kw_only=True)
class Doubtful:
    """Two items that may be one thing: for an editor to say."""

    first: str
    second: str
    score: float


@frozen(kw_only=True)
class Duplicates:
    """Groups of items that are one thing, and pairs of which an editor must say it; sorted."""

    groups: tuple[tuple[str, ...], ...] = ()
    doubtful: tuple[Doubtful, ...] = ()


@frozen(kw_only=True)
class _Scored:
    """A pair of positions with its score; `unplaced`: one of the two has no place."""

    first: int
    second: int
    score: float
    unplaced: bool


Sketching = Callable[[Profiles], Sequence[Sketch]]
"""Returns the sketches of items in their order: `drawn`, or what was kept of it; pure."""


def drawn(profiles: Profiles) -> tuple[Sketch, ...]:
    """Return the sketches of items, in their order."""
    return sketches([profiles[number] for number in range(len(profiles.items))])


def find_duplicates(
    items: Iterable[EnrichedItem],
    curation: Curation = Curation(),  # noqa: B008 - frozen
    sketching: Sketching = drawn,
) -> Duplicates:
    """Return which items are one thing. The order of the items is irrelevant.

    `same` of editors joins whatever the items say; `not_same` parts them, also when an editor
    of another gemeente said `same`.
    """
    compared = [one for one in items if one.item.kind is not Kind.OVERLAY]
    compared.sort(key=lambda one: one.item.id)
    profiles = Profiles(compared)
    seen = sketching(profiles)
    parted = _pairs_of(curation.not_same)
    scored = sorted(_scored(seen, profiles, parted), key=_strongest_first)
    lost = _ambiguous(profiles, scored)
    groups = _Groups(tuple(one.item.id for one in compared), profiles, parted)
    for first, second in sorted(_pairs_of(curation.same) - parted):
        groups.join_said(first, second)
    doubtful = []
    for one in scored:
        ids = groups.ids[one.first], groups.ids[one.second]
        is_sure = one.score >= MERGE and not (one.unplaced and (lost & {one.first, one.second}))
        if not (is_sure and groups.join(one.first, one.second)):
            doubtful.append(Doubtful(first=ids[0], second=ids[1], score=one.score))
    return Duplicates(
        groups=groups.found(),
        doubtful=tuple(one for one in doubtful if not groups.are_one(one.first, one.second)),
    )


def _scored(
    seen: Sequence[Sketch], profiles: Profiles, parted: frozenset[tuple[str, str]]
) -> Iterator[_Scored]:
    """Yield the candidates that an editor or we may call one."""
    pages = own_pages(seen)
    for first, second in candidates(seen, profiles.text):
        if (seen[first].id, seen[second].id) in parted:
            continue
        one, other = profiles[first], profiles[second]
        found = likeness(one, other, shared_page=bool(one.pages & other.pages & pages))
        unplaced = (
            one.kind == Kind.EVENT
            and found.place is Agreement.UNKNOWN
            and (one.where != other.where)
        )
        score = found.score
        if unplaced and score < UNPLACED:
            score = min(score, MERGE - 1)
        if not found.apart and score >= REVIEW:
            yield _Scored(first=first, second=second, score=score, unplaced=unplaced)


def _strongest_first(one: _Scored) -> tuple[float, int, int]:
    return -one.score, one.first, one.second


def _ambiguous(profiles: Profiles, scored: Iterable[_Scored]) -> frozenset[int]:
    """Return the events without a place that would fit two places."""
    partners: dict[int, list[int]] = defaultdict(list)
    for one in scored:
        if one.unplaced and one.score >= MERGE:
            partners[one.first].append(one.second)
            partners[one.second].append(one.first)
    return frozenset(
        number
        for number, found in partners.items()
        if any(
            same_place(profiles[a].where, profiles[b].where) is Agreement.DIFFERENT
            for a, b in combinations(found[:20], 2)
        )
    )


def _pairs_of(groups: Iterable[tuple[str, ...]]) -> frozenset[tuple[str, str]]:
    return frozenset(pair for group in groups for pair in combinations(sorted(set(group)), 2))


@define
class _Groups:
    """Groups that grow pair by pair; no two members may be apart or parted by an editor."""

    ids: Sequence[str]
    profiles: Profiles
    parted: frozenset[tuple[str, str]]
    _number: dict[str, int] = field(init=False)
    _members: dict[int, list[int]] = field(factory=dict)
    _group: dict[int, int] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self._number = {one: number for number, one in enumerate(self.ids)}

    def join_said(self, first: str, second: str) -> None:
        """Join two items because an editor said so; an unknown item changes nothing."""
        if first in self._number and second in self._number:
            mine, theirs = self._of(self._number[first]), self._of(self._number[second])
            if not any(self._are_parted(a, b) for a in mine for b in theirs):
                self._unite(self._number[first], self._number[second])

    def join(self, first: int, second: int) -> bool:
        """Join two items when no member of one group contradicts one of the other."""
        mine, theirs = self._of(first), self._of(second)
        if mine is not theirs and any(self._contradict(a, b) for a in mine for b in theirs):
            return False
        self._unite(first, second)
        return True

    def are_one(self, first: str, second: str) -> bool:
        """Return whether two items stand in one group."""
        return self._of(self._number[first]) is self._of(self._number[second])

    def found(self) -> tuple[tuple[str, ...], ...]:
        """Return the groups of more than one, sorted."""
        groups = (
            tuple(sorted(self.ids[number] for number in members))
            for members in self._members.values()
            if len(members) > 1
        )
        return tuple(sorted(groups))

    def _of(self, number: int) -> list[int]:
        group = self._group.setdefault(number, number)
        return self._members.setdefault(group, [number])

    def _unite(self, first: int, second: int) -> None:
        mine, theirs = self._of(first), self._of(second)
        if mine is theirs:
            return
        small, large = sorted((mine, theirs), key=len)
        old, new = self._group[small[0]], self._group[large[0]]
        for number in small:
            self._group[number] = new
        large.extend(small)
        del self._members[old]

    def _are_parted(self, first: int, second: int) -> bool:
        one, two = sorted((self.ids[first], self.ids[second]))
        return (one, two) in self.parted

    def _contradict(self, first: int, second: int) -> bool:
        one, other = self.profiles[first], self.profiles[second]
        place = same_place(one.where, other.where)
        return self._are_parted(first, second) or are_apart(one, other, place)
