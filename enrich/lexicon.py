"""A weighted lexicon: terms of several kinds, found in text, each hit traceable. Pure."""

import enum
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from math import sqrt
from types import MappingProxyType

from attrs import frozen

from enrich.fields import BODY, LOCATION, SUBJECTS, SUMMARY, TITLE, Field
from enrich.words import Words, words
from hub.dutch import CACHED_WORDS, fold, lemma, parts, tokens

FIELD_WEIGHTS: Mapping[str, float] = {TITLE: 2.0, SUBJECTS: 2.0, SUMMARY: 1.0, BODY: 1.0}
"""A title says what an item is about; a place name (location) says nothing about a subject."""

SHORT_TEXT = 12
"""Texts below this many words are not scored higher still: two words are no certainty."""

USUAL_TEXT = 30
"""The length in words for which a score is what the weights say."""

SHORT_HEAD = 5
"""A head up to this length ("les") must be a part of a known compound, not just an ending."""


class TermKind(enum.StrEnum):
    """How a term is compared with the words of a text."""

    LEMMA = "woord"
    EXACT = "vorm"
    PREFIX = "begin"
    HEAD = "kern"
    INSIDE = "deel"
    PHRASE = "zin"


@frozen(kw_only=True)
class Term:
    """One entry of a lexicon. `key` is compared; `suppresses`: what it covers is void."""

    written: str
    kind: TermKind
    key: tuple[str, ...]
    weight: float = 1.0
    suppresses: bool = False


@frozen(kw_only=True)
class Label:
    """What a lexicon can conclude, with its terms and the sentences that prove it.

    `least` is the score it needs by itself, beside what the reader of the scores asks.
    """

    id: str
    terms: tuple[Term, ...]
    least: float = 0.0
    fits: tuple[str, ...] = ()
    does_not_fit: tuple[str, ...] = ()


@frozen(kw_only=True)
class Hit:
    """A term that was found at [start, end) of a field."""

    label: str
    term: Term
    field: Field
    start: int
    end: int


@frozen(kw_only=True)
class Scored:
    """A label with what spoke for it, and how much."""

    label: str
    score: float
    hits: tuple[Hit, ...]


class TermError(ValueError):
    """A term that cannot be read; the message (Dutch) says why."""


def term(written: str) -> Term:
    """Return the term that a person wrote.

    Raises:
        TermError: the weight is no number, or there is no word.
    """
    text, weight = written.strip(), 1.0
    if "^" in text:
        text, _, number = text.rpartition("^")
        try:
            weight = float(number)
        except ValueError as exc:
            raise TermError(f"`{number}` na ^ is geen getal") from exc
    suppresses = text.startswith("-")
    text = fold(text.removeprefix("-")).strip()
    kind, key = _kind_and_key(text)
    if not any(key):
        raise TermError("hier staat geen woord")
    return Term(written=written, kind=kind, key=key, weight=weight, suppresses=suppresses)


def _kind_and_key(text: str) -> tuple[TermKind, tuple[str, ...]]:
    bare = text.strip("*=")
    if " " in bare:
        key = tuple(lemma(token.text) for token in tokens(bare))
        return TermKind.PHRASE if len(key) > 1 else TermKind.LEMMA, key or ("",)
    if text.startswith("="):
        return TermKind.EXACT, (bare,)
    if text.startswith("*") and text.endswith("*"):
        return TermKind.INSIDE, (bare,)
    if text.startswith("*"):
        return TermKind.HEAD, (lemma(bare),)
    if text.endswith("*"):
        return TermKind.PREFIX, (bare,)
    return TermKind.LEMMA, (lemma(bare),)


Spans = tuple[tuple[int, int], ...]
"""Stretches [start, end) of a text."""

NOTHING: Mapping[str, Spans] = MappingProxyType({})


class Lexicon:
    """Scores texts for its labels; a configured callable, safe to share."""

    def __init__(self, labels: Iterable[Label]) -> None:
        self.labels = tuple(labels)
        self._least = {label.id: label.least for label in self.labels}
        self._exact: dict[str, list[_Entry]] = defaultdict(list)
        self._lemmas: dict[str, list[_Entry]] = defaultdict(list)
        self._phrases: dict[str, dict[str, list[_Entry]]] = {}
        self._prefixes: dict[str, list[_Entry]] = defaultdict(list)
        self._heads: list[_Entry] = []
        self._ends: tuple[str, ...] = ()
        self._insides: list[_Entry] = []
        # Most words of a text were seen before, and say nothing.
        self._said_by = lru_cache(maxsize=CACHED_WORDS)(self._look_up)
        for label in self.labels:
            for one in label.terms:
                self._add(_Entry(label.id, one))
        self._ends = tuple(sorted({entry.term.key[0] for entry in self._heads}))

    def _add(self, entry: "_Entry") -> None:
        key = entry.term.key[0]
        match entry.term.kind:
            case TermKind.LEMMA:
                self._lemmas[key].append(entry)
            case TermKind.EXACT:
                self._exact[key].append(entry)
            case TermKind.PHRASE:
                # Many phrases begin with the same small word; few with the same two words.
                seconds = self._phrases.setdefault(key, {})
                seconds.setdefault(entry.term.key[1], []).append(entry)
            case TermKind.PREFIX:
                self._prefixes[key[:_PREFIX_KEY]].append(entry)
            case TermKind.HEAD:
                self._heads.append(entry)
            case TermKind.INSIDE:
                self._insides.append(entry)

    def __call__(
        self, texts: Iterable[Field], without: Mapping[str, Spans] = NOTHING
    ) -> tuple[Scored, ...]:
        """Return the labels that anything speaks for, strongest first, ties by id.

        `without` are spans, by the name of their field, in which no word counts.
        """
        read = [(one, words(one.text)) for one in texts if one.name != LOCATION]
        hits: dict[str, list[Hit]] = defaultdict(list)
        for field, found in read:
            silent = without.get(field.name)
            for hit in self._hits(field, found):
                if not (silent and _lies_in(hit, silent)):
                    hits[hit.label].append(hit)
        length = sum(FIELD_WEIGHTS[field.name] * len(found.texts) for field, found in read)
        factor = sqrt(max(SHORT_TEXT, length) / USUAL_TEXT)
        scored = (_scored(label, found, factor) for label, found in sorted(hits.items()))
        return tuple(
            sorted(
                (one for one in scored if one.hits and one.score >= self._least[one.label]),
                key=lambda one: (-one.score, one.label),
            )
        )

    def _hits(self, field: Field, found: Words) -> Iterator[Hit]:
        for index, said in enumerate(map(self._said_by, found.texts)):
            if said is None:
                continue
            entries, seconds = said
            for entry in entries:
                yield _hit(entry, field, found, index, 1)
            if seconds and index + 1 < len(found.lemmas):
                for entry in seconds.get(found.lemmas[index + 1], ()):
                    length = len(entry.term.key)
                    if found.lemmas[index : index + length] == entry.term.key:
                        hit = _hit(entry, field, found, index, length)
                        if not _SENTENCE_END.search(field.text, hit.start, hit.end):
                            yield hit

    def _look_up(self, text: str) -> "_Said | None":
        """Return what a word says and which phrases it may begin; None for most words."""
        base = lemma(text)
        entries, seconds = tuple(self._entries(text, base)), self._phrases.get(base, {})
        return (entries, seconds) if entries or seconds else None

    def _entries(self, text: str, base: str) -> Iterator["_Entry"]:
        yield from self._exact.get(text, ())
        yield from self._lemmas.get(base, ())
        for entry in self._prefixes.get(text[:_PREFIX_KEY], ()):
            if text.startswith(entry.term.key[0]):
                yield entry
        # Hardly any word ends in one of them: asked at once, before each by itself.
        for entry in self._heads if base.endswith(self._ends) else ():
            if _has_head(text, base, entry.term.key[0]):
                yield entry
        for entry in self._insides:
            if entry.term.key[0] in text:
                yield entry


@frozen
class _Entry:
    """A term under its label."""

    label: str
    term: Term


_Said = tuple[tuple[_Entry, ...], dict[str, list[_Entry]]]
"""What a word says by itself, and the phrases that it may begin, by their second word."""


_SENTENCE_END = re.compile(r"[.!?]\s")
"""No phrase reaches over it: "Komt u niet? Vertel het" is no silence."""

_PREFIX_KEY = 2
"""Prefixes are looked up by their first letters; none is shorter than this."""

_SHORTEST_FRONT = 2


def _has_head(text: str, base: str, head: str) -> bool:
    """Return whether a compound's last part is `head`."""
    if len(base) < len(head) + _SHORTEST_FRONT or not base.endswith(head):
        return False
    return len(head) > SHORT_HEAD or parts(text)[-1:] == (head,)


def _hit(entry: _Entry, field: Field, found: Words, first: int, length: int) -> Hit:
    start, end = found.spans[first][0], found.spans[first + length - 1][1]
    return Hit(label=entry.label, term=entry.term, field=field, start=start, end=end)


def _scored(label: str, hits: list[Hit], factor: float) -> Scored:
    """Return what one label gets: of overlapping hits the strongest, repeats ever less."""
    kept = sorted(hits, key=_place)
    if not _stand_apart(kept):
        kept = sorted(_strongest(hits), key=_place)
    times: dict[str, int] = defaultdict(int)
    total = 0.0
    for hit in kept:
        times[hit.term.written] += 1
        total += hit.term.weight * FIELD_WEIGHTS[hit.field.name] / times[hit.term.written]
    return Scored(label=label, score=total / factor, hits=tuple(kept))


_FIELD_ORDER = {TITLE: 0, SUBJECTS: 1, SUMMARY: 2, BODY: 3}


def _place(hit: Hit) -> tuple[int, int]:
    return _FIELD_ORDER[hit.field.name], hit.start


def _stand_apart(hits: list[Hit]) -> bool:
    """Return whether no hit, in their order, is void or overlaps another: so it mostly is."""
    field, end = None, 0
    for hit in hits:
        if hit.term.suppresses or (hit.field is field and hit.start < end):
            return False
        field, end = hit.field, hit.end
    return True


def _strongest(hits: list[Hit]) -> list[Hit]:
    """Return of overlapping hits the strongest; where a word is void none."""
    taken: dict[str, set[int]] = defaultdict(set)  # Letters, by field.
    for hit in hits:
        if hit.term.suppresses:
            taken[hit.field.name].update(range(hit.start, hit.end))
    kept: list[Hit] = []
    for hit in sorted(hits, key=_strongest_first):
        letters = range(hit.start, hit.end)
        if not hit.term.suppresses and taken[hit.field.name].isdisjoint(letters):
            taken[hit.field.name].update(letters)
            kept.append(hit)
    return kept


def _strongest_first(hit: Hit) -> tuple[float, int, str, int]:
    return (-abs(hit.term.weight), hit.start - hit.end, hit.field.name, hit.start)


def _lies_in(hit: Hit, spans: Spans) -> bool:
    return any(hit.start < end and start < hit.end for start, end in spans)
