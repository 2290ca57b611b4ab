"""A weighted lexicon: terms of several kinds, found in text, each hit traceable. Pure."""

import enum
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from math import sqrt

from attrs import frozen

from enrich.fields import BODY, LOCATION, SUBJECTS, SUMMARY, TITLE, Field
from hub.dutch import Token, fold, lemma, parts, tokens

FIELD_WEIGHTS: Mapping[str, float] = {TITLE: 2.0, SUBJECTS: 2.0, SUMMARY: 1.0, BODY: 1.0}
"""A title says what an item is about; a place name (location) says nothing about a subject."""

SHORT_TEXT = 12
"""Texts below this many words are not scored higher still: two words are no certainty."""

USUAL_TEXT = 30
"""The length in words for which a score is what the weights say."""

TEXTS_REMEMBERED = 64
"""Several lexicons read the texts of an item, one after the other."""

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
    """What a lexicon can conclude, with its terms and the sentences that prove it."""

    id: str
    terms: tuple[Term, ...]
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


@frozen
class _Word:
    """A token, or a piece of a hyphenated one, with its lemma."""

    text: str
    lemma: str
    start: int
    end: int


class Lexicon:
    """Scores texts for its labels; a configured callable, safe to share."""

    def __init__(self, labels: Iterable[Label]) -> None:
        self.labels = tuple(labels)
        self._exact: dict[str, list[_Entry]] = defaultdict(list)
        self._lemmas: dict[str, list[_Entry]] = defaultdict(list)
        self._phrases: dict[tuple[str, str], list[_Entry]] = defaultdict(list)
        self._prefixes: dict[str, list[_Entry]] = defaultdict(list)
        self._heads: list[_Entry] = []
        self._insides: list[_Entry] = []
        self._known: dict[str, tuple[_Entry, ...]] = {}
        for label in self.labels:
            for one in label.terms:
                self._add(_Entry(label.id, one))

    def _add(self, entry: "_Entry") -> None:
        key = entry.term.key[0]
        match entry.term.kind:
            case TermKind.LEMMA:
                self._lemmas[key].append(entry)
            case TermKind.EXACT:
                self._exact[key].append(entry)
            case TermKind.PHRASE:
                # Many phrases begin with the same small word; few with the same two words.
                self._phrases[key, entry.term.key[1]].append(entry)
            case TermKind.PREFIX:
                self._prefixes[key[:_PREFIX_KEY]].append(entry)
            case TermKind.HEAD:
                self._heads.append(entry)
            case TermKind.INSIDE:
                self._insides.append(entry)

    def __call__(self, texts: Iterable[Field]) -> tuple[Scored, ...]:
        """Return the labels that anything speaks for, strongest first, ties by id."""
        fields = tuple(field for field in texts if field.name != LOCATION)
        words = [(field, _words(field.text)) for field in fields]
        hits: dict[str, list[Hit]] = defaultdict(list)
        for field, found in words:
            for hit in self._hits(field, found):
                hits[hit.label].append(hit)
        length = sum(FIELD_WEIGHTS[field.name] * len(found) for field, found in words)
        factor = sqrt(max(SHORT_TEXT, length) / USUAL_TEXT)
        scored = (_scored(label, found, factor) for label, found in sorted(hits.items()))
        return tuple(
            sorted((one for one in scored if one.hits), key=lambda one: (-one.score, one.label))
        )

    def _hits(self, field: Field, words: tuple[_Word, ...]) -> Iterator[Hit]:
        for index, word in enumerate(words):
            for entry in self._of_word(word):
                yield _hit(entry, field, word.start, word.end)
            after = words[index + 1].lemma if index + 1 < len(words) else ""
            for entry in self._phrases.get((word.lemma, after), ()):
                key = entry.term.key
                run = words[index : index + len(key)]
                if tuple(one.lemma for one in run) == key:
                    yield _hit(entry, field, word.start, run[-1].end)

    def _of_word(self, word: _Word) -> tuple["_Entry", ...]:
        found = self._known.get(word.text)
        if found is None:
            found = self._known[word.text] = tuple(self._look_up(word))
        return found

    def _look_up(self, word: _Word) -> Iterator["_Entry"]:
        text = word.text
        yield from self._exact.get(text, ())
        yield from self._lemmas.get(word.lemma, ())
        for entry in self._prefixes.get(text[:_PREFIX_KEY], ()):
            if text.startswith(entry.term.key[0]):
                yield entry
        for entry in self._heads:
            if _has_head(word, entry.term.key[0]):
                yield entry
        for entry in self._insides:
            if entry.term.key[0] in text:
                yield entry


@frozen
class _Entry:
    """A term under its label."""

    label: str
    term: Term


_PREFIX_KEY = 2
"""Prefixes are looked up by their first letters; none is shorter than this."""

_SHORTEST_FRONT = 2


def _has_head(word: _Word, head: str) -> bool:
    """Return whether a compound's last part is `head`."""
    if len(word.lemma) < len(head) + _SHORTEST_FRONT or not word.lemma.endswith(head):
        return False
    return len(head) > SHORT_HEAD or parts(word.text)[-1:] == (head,)


@lru_cache(maxsize=TEXTS_REMEMBERED)
def _words(text: str) -> tuple[_Word, ...]:
    """Return the words of a text; of a hyphenated word also the pieces, after the whole."""
    found: list[_Word] = []
    for token in tokens(text):
        found.append(_Word(token.text, lemma(token.text), token.start, token.end))
        if "-" in token.text:
            found.extend(_pieces(token))
    return tuple(found)


def _pieces(token: Token) -> Iterator[_Word]:
    if len(token.text) != token.end - token.start:
        return
    start = 0
    for piece in token.text.split("-"):
        if len(piece) >= _SHORTEST_FRONT:
            begin = token.start + start
            yield _Word(piece, lemma(piece), begin, begin + len(piece))
        start += len(piece) + 1


def _hit(entry: _Entry, field: Field, start: int, end: int) -> Hit:
    return Hit(label=entry.label, term=entry.term, field=field, start=start, end=end)


def _scored(label: str, hits: list[Hit], factor: float) -> Scored:
    """Return what one label gets: of overlapping hits the strongest, repeats ever less."""
    void = [hit for hit in hits if hit.term.suppresses]
    kept: list[Hit] = []
    for hit in sorted(hits, key=_strongest_first):
        if not hit.term.suppresses and not any(
            _overlap(hit, other) for other in (*void, *kept)
        ):
            kept.append(hit)
    kept.sort(key=lambda hit: (_FIELD_ORDER[hit.field.name], hit.start))
    times: dict[str, int] = defaultdict(int)
    total = 0.0
    for hit in kept:
        times[hit.term.written] += 1
        total += hit.term.weight * FIELD_WEIGHTS[hit.field.name] / times[hit.term.written]
    return Scored(label=label, score=total / factor, hits=tuple(kept))


_FIELD_ORDER = {TITLE: 0, SUBJECTS: 1, SUMMARY: 2, BODY: 3}


def _strongest_first(hit: Hit) -> tuple[float, int, str, int]:
    return (-abs(hit.term.weight), hit.start - hit.end, hit.field.name, hit.start)


def _overlap(one: Hit, other: Hit) -> bool:
    return one.field is other.field and one.start < other.end and other.start < one.end
