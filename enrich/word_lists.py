"""Read the word lists that ship with the hub, and what content/ adds to them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs
from attrs import frozen

from enrich.hints import FEWEST_FIELDS, Combination
from enrich.lexicon import Label, Term, TermError, term
from enrich.place_names import NamesElsewhere
from hub.dutch import fold
from hub.errors import Problem
from hub.toml_file import TomlDocument, parse
from hub.vocabulary import Audience, Domain, Tier

SHIPPED = Path(__file__).parent / "vocabulary"
"""The word lists that ship with the hub."""

_DOMAINS = (
    ("levensdomeinen.toml", "producten.toml", "levensgebeurtenissen.toml"),
    "domein",
    frozenset(Domain),
)
_AUDIENCES = (("doelgroepen.toml",), "doelgroep", frozenset(Audience))
_TIERS = (("hulplijn.toml",), "hulplijn", frozenset(Tier) - {Tier.ACUUT})
_SENSITIVE = (("gevoelig.toml",), "gevoelig", frozenset[str]())
_TOGETHER = ("gevoelig_samen.toml",)
_WORD_FIELDS = (_TOGETHER, "veld", frozenset[str]())
_PLACE_NAMES = "plaatsnamen.toml"


@frozen(kw_only=True)
class Vocabulary:
    """The words by which the enricher knows things; `problems` are what could not be read."""

    domains: tuple[Label, ...] = ()
    audiences: tuple[Label, ...] = ()
    tiers: tuple[Label, ...] = ()
    sensitive: tuple[Label, ...] = ()
    word_fields: tuple[Label, ...] = ()
    tones: tuple[Label, ...] = ()
    combinations: tuple[Combination, ...] = ()
    elsewhere: NamesElsewhere = NamesElsewhere()
    problems: tuple[Problem, ...] = ()


def load_vocabulary(shipped: Path = SHIPPED, extra: Path | None = None) -> Vocabulary:
    """Return the shipped words with those of the folder `extra` (content/) added.

    A file of `extra` may be absent, and may hold keys for other readers; a term that cannot be
    read is left out and becomes a problem.
    """
    problems: list[Problem] = []
    word_fields = _labels(shipped, extra, *_WORD_FIELDS, problems)
    return Vocabulary(
        domains=_labels(shipped, extra, *_DOMAINS, problems),
        audiences=_labels(shipped, extra, *_AUDIENCES, problems),
        tiers=_labels(shipped, extra, *_TIERS, problems),
        sensitive=_labels(shipped, extra, *_SENSITIVE, problems),
        word_fields=word_fields,
        tones=_labels(shipped, extra, _TOGETHER, "toon", frozenset(), []),
        combinations=_combinations(shipped, extra, word_fields, problems),
        elsewhere=_place_names(shipped / _PLACE_NAMES, problems),
        problems=tuple(sorted(problems)),
    )


def load_sensitive_words(shipped: Path = SHIPPED, extra: Path | None = None) -> Vocabulary:
    """Return the words for gevoelig alone; of all the others only the mistakes in `extra`.

    Reading all shipped words takes longer than checking some hundred texts.
    """
    problems: list[Problem] = []
    word_fields = _labels(shipped, extra, *_WORD_FIELDS, problems)
    found = Vocabulary(
        sensitive=_labels(shipped, extra, *_SENSITIVE, problems),
        word_fields=word_fields,
        tones=_labels(shipped, extra, _TOGETHER, "toon", frozenset(), []),
        combinations=_combinations(shipped, extra, word_fields, problems),
    )
    for names, table, known in (_DOMAINS, _AUDIENCES, _TIERS):
        _labels(None, extra, names, table, known, problems)
    return attrs.evolve(found, problems=tuple(sorted(problems)))


def _labels(
    shipped: Path | None,
    extra: Path | None,
    names: tuple[str, ...],
    table: str,
    known: frozenset[str],
    problems: list[Problem],
) -> tuple[Label, ...]:
    """Return the labels of some files, those of the same id joined, shipped words first."""
    joined: dict[str, Label] = {}
    for document in _documents(shipped, extra, names, problems):
        for label in _labels_in(document, table, known, problems):
            joined[label.id] = _join(joined.get(label.id), label)
    return tuple(joined.values())


def _documents(
    shipped: Path | None, extra: Path | None, names: tuple[str, ...], problems: list[Problem]
) -> Iterator[TomlDocument]:
    """Yield the files that can be read, the shipped ones first."""
    added = [extra / name for name in names if (extra / name).exists()] if extra else []
    for path in (*(shipped / name for name in names if shipped), *added):
        document, found = parse(str(path), path.read_bytes())
        problems += found
        if document:
            yield document


def _join(first: Label | None, second: Label) -> Label:
    if first is None:
        return second
    return attrs.evolve(
        first,
        terms=(*first.terms, *second.terms),
        fits=(*first.fits, *second.fits),
        does_not_fit=(*first.does_not_fit, *second.does_not_fit),
    )


def _labels_in(
    document: TomlDocument, table: str, known: frozenset[str], problems: list[Problem]
) -> Iterator[Label]:
    written = document.values.get(table)
    for number, entry in enumerate(written if isinstance(written, list) else []):
        label = str(entry.get("id", "")) if isinstance(entry, dict) else ""
        if not label or (known and label not in known):
            message = f"Het id `{label}` bestaat niet."
            hint = f"Kies uit: {', '.join(sorted(known))}." if known else ""
            problems.append(document.problem((table, number, "id"), message, hint))
            continue
        yield Label(
            id=label,
            terms=tuple(_terms(document, (table, number, "woorden"), entry, problems)),
            least=_number(entry.get("vanaf")),
            fits=_texts(entry.get("wel")),
            does_not_fit=_texts(entry.get("niet")),
        )


def _combinations(
    shipped: Path, extra: Path | None, word_fields: tuple[Label, ...], problems: list[Problem]
) -> tuple[Combination, ...]:
    """Return which word fields mean something together; an unknown field is a problem."""
    known = frozenset(label.id for label in word_fields)
    # A file that cannot be parsed was told about when its word fields were read.
    documents = _documents(shipped, extra, _TOGETHER, [])
    return tuple(
        one for document in documents for one in _combinations_in(document, known, problems)
    )


def _combinations_in(
    document: TomlDocument, known: frozenset[str], problems: list[Problem]
) -> Iterator[Combination]:
    written = document.values.get("samen")
    for number, entry in enumerate(written if isinstance(written, list) else []):
        names = _texts(entry.get("velden"))
        if len(names) < FEWEST_FIELDS or not known.issuperset(names):
            message = "Een `samen` noemt twee of meer velden die er zijn."
            hint = f"Kies uit: {', '.join(sorted(known))}."
            problems.append(document.problem(("samen", number, "velden"), message, hint))
            continue
        yield Combination(
            label=str(entry.get("id", "")),
            fields=names,
            fits=_texts(entry.get("wel")),
            does_not_fit=_texts(entry.get("niet")),
        )


def _terms(
    document: TomlDocument,
    at: tuple[str | int, ...],
    entry: dict[str, object],
    problems: list[Problem],
) -> Iterator[Term]:
    for number, written in enumerate(_texts(entry.get("woorden"))):
        try:
            yield term(written)
        except TermError as exc:
            message = f"Het woord `{written}` klopt niet: {exc}."
            hint = 'Schrijf bijvoorbeeld: "huur*^1.5"'
            problems.append(document.problem((*at, number), message, hint))


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _texts(values: object) -> tuple[str, ...]:
    return tuple(str(value) for value in values) if isinstance(values, list) else ()


def _place_names(path: Path, problems: list[Problem]) -> NamesElsewhere:
    document, found = parse(str(path), path.read_bytes())
    problems += found
    if document is None:
        return NamesElsewhere()
    ordinary = _texts(document.values.get("gewoon"))
    return NamesElsewhere(
        gemeenten=(*_texts(document.values.get("gemeenten")), *ordinary),
        ordinary=_folded(ordinary),
        everywhere=_folded(_texts(document.values.get("overal"))),
    )


def _folded(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(text) for text in texts)
