"""Read the word lists that ship with the hub, and what content/ adds to them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs
from attrs import frozen

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
_PLACE_NAMES = "plaatsnamen.toml"


@frozen(kw_only=True)
class Vocabulary:
    """The words by which the enricher knows things; `problems` are what could not be read."""

    domains: tuple[Label, ...] = ()
    audiences: tuple[Label, ...] = ()
    tiers: tuple[Label, ...] = ()
    sensitive: tuple[Label, ...] = ()
    elsewhere: NamesElsewhere = NamesElsewhere()
    problems: tuple[Problem, ...] = ()


def load_vocabulary(shipped: Path = SHIPPED, extra: Path | None = None) -> Vocabulary:
    """Return the shipped words with those of the folder `extra` (content/) added.

    A file of `extra` may be absent, and may hold keys for other readers; a term that cannot be
    read is left out and becomes a problem.
    """
    problems: list[Problem] = []
    return Vocabulary(
        domains=_labels(shipped, extra, *_DOMAINS, problems),
        audiences=_labels(shipped, extra, *_AUDIENCES, problems),
        tiers=_labels(shipped, extra, *_TIERS, problems),
        sensitive=_labels(shipped, extra, *_SENSITIVE, problems),
        elsewhere=_place_names(shipped / _PLACE_NAMES, problems),
        problems=tuple(sorted(problems)),
    )


def _labels(
    shipped: Path,
    extra: Path | None,
    names: tuple[str, ...],
    table: str,
    known: frozenset[str],
    problems: list[Problem],
) -> tuple[Label, ...]:
    """Return the labels of some files, those of the same id joined, shipped words first."""
    joined: dict[str, Label] = {}
    added = [extra / name for name in names if (extra / name).exists()] if extra else []
    for path in (*(shipped / name for name in names), *added):
        document, found = parse(str(path), path.read_bytes())
        problems += found
        for label in _labels_in(document, table, known, problems) if document else ():
            joined[label.id] = _join(joined.get(label.id), label)
    return tuple(joined.values())


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
