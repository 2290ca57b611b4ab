"""The `search` command: items that fit, or what the hub has nothing for."""

import json
from collections.abc import Iterator

import attrs
import click

from hub.content.settings import Content
from hub.dutch import folded_words
from hub.gemeente import Gemeente, Hub
from hub.search_areas import search_areas
from hub.store import Store
from hub.vocabulary import Kind
from index.coverage import coverage, without_hits
from index.engine import Filters, Reader, SearchIndex
from index.ranked import ranked
from wijkwijzer.outcome import ExitCode
from wijkwijzer.search_report import (
    Covered,
    coverage_facts,
    coverage_text,
    found_facts,
    found_text,
    gemeente_of,
)


@attrs.frozen(kw_only=True)
class Question:
    """What was asked on the command line. `gemeente` is a name, a folder or a code."""

    words: str
    filters: Filters
    gemeente: str = ""
    limit: int = 20
    as_json: bool = False


def search(content: Content, index: SearchIndex, question: Question) -> ExitCode:
    """Print the items that fit the words and filters best."""
    chosen = _gemeenten(content.hub, question)
    if not chosen:
        return _unknown(content.hub, question)
    filters = question.filters
    if question.gemeente:
        filters = attrs.evolve(filters, gemeente=chosen[0].code)
    with index.reading() as reader:
        areas = tuple(area for one in chosen for area in search_areas(one))
        found = ranked(reader, index.folder, question.words, filters, question.limit, areas)
    if question.as_json:
        _print_json(found_facts(found))
    else:
        click.echo(found_text(found, content.hub))
    return ExitCode.FINE


def report(
    content: Content, index: SearchIndex, question: Question, products: tuple[str, ...]
) -> ExitCode:
    """Print what is covered where: for these words, or for every subject and known word.

    `products` are the official names of what the gemeenten offer.
    """
    chosen = _gemeenten(content.hub, question)
    if not chosen:
        return _unknown(content.hub, question)
    nothing: tuple[str, ...] = ()
    with index.reading() as reader:
        covered = tuple(_covered(reader, content.hub, question, chosen))
        if not question.words:
            nothing = without_hits(reader, _questions(reader, content, products))
    if question.as_json:
        _print_json(coverage_facts(covered, nothing))
    else:
        click.echo(coverage_text(covered, nothing, content.hub))
    return ExitCode.FINE


def zero_hits(
    content: Content, index: SearchIndex, products: tuple[str, ...]
) -> tuple[str, ...]:
    """Return what a resident may be told to search for and that finds nothing."""
    with index.reading() as reader:
        return without_hits(reader, _questions(reader, content, products))


def product_names(store: Store) -> tuple[str, ...]:
    """Return the official names of all products in the store, sorted, each once."""
    services = (one.item.details.service for one in store.items())
    return tuple(sorted({name for one in services if one for name in one.product_names}))


def _covered(
    reader: Reader, hub: Hub, question: Question, chosen: tuple[Gemeente, ...]
) -> Iterator[Covered]:
    """Yield how the words are covered, or without words each subject."""
    asked = (
        [(question.words, question.filters)]
        if question.words
        else [
            (label.name, attrs.evolve(question.filters, domain=label.id.value))
            for label in hub.domains
        ]
    )
    for name, filters in asked:
        found = (coverage(reader, one, question.words, filters) for one in chosen)
        yield Covered(question=name, gemeenten=tuple(found))


def _questions(
    reader: Reader, content: Content, products: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield all that a resident may be told to search for, with the words that would do."""
    for domain in content.hub.domains:
        yield domain.name, folded_words(domain.name)
    for audience in content.hub.audiences:
        yield audience.name, folded_words(audience.name)
    for group in content.synonyms:
        yield ", ".join(group.words), group.all_words
    for name in (*products, *reader.titles(Kind.PRODUCT.value)):
        yield name, (name,)


def _gemeenten(hub: Hub, question: Question) -> tuple[Gemeente, ...]:
    if not question.gemeente:
        return hub.gemeenten
    found = gemeente_of(hub, question.gemeente)
    return (found,) if found else ()


def _unknown(hub: Hub, question: Question) -> ExitCode:
    known = ", ".join(one.name for one in hub.gemeenten)
    click.echo(f"wijkwijzer: er is geen gemeente {question.gemeente} ({known})", err=True)
    return ExitCode.USAGE


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, sort_keys=True))
