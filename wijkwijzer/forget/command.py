"""`wijkwijzer forget`: show what would go, ask, remove it, and say what is left to do."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs
import click
from attrs import frozen

from hub.content.settings import Content
from hub.errors import ForgetRefused
from wijkwijzer.archive.warc_archive import archives, records
from wijkwijzer.composition import made_run
from wijkwijzer.forget import forgetting
from wijkwijzer.forget.forgetting import Forgotten
from wijkwijzer.forget.needle import Needle, NeedleKind, needle
from wijkwijzer.forget.traces import Traces, known_sources
from wijkwijzer.lock import held
from wijkwijzer.operating.readings import readings_of_bytes
from wijkwijzer.options import SAMPLE_FOLDER, Options, workspace_of
from wijkwijzer.outcome import ExitCode
from wijkwijzer.parts.notes import parts_of
from wijkwijzer.progress import reporting, silent
from wijkwijzer.run import Run
from wijkwijzer.steps.settings_read import read_content

SHOWN = 20
"""The most lines of one kind; the rest is counted."""

ELSEWHERE = "Archieven (WARC) en back-ups buiten output/ worden niet aangepast."

Facts = dict[str, object]


@frozen(kw_only=True)
class Wish:
    """What a person asked for."""

    what: str
    reason: str = ""
    dry_run: bool = False
    yes: bool = False
    archives: Path


@frozen(kw_only=True)
class _Tree:
    """One output tree with all that must go from it."""

    run: Run
    content: Content
    needle: Needle
    found: Traces


def forget(options: Options, wish: Wish, salt: str) -> ExitCode:
    """Remove something from a tree and from the sample below it; print what was done.

    `salt` is random; it keys the list of what may not come back.

    Raises:
        ForgetRefused: it was asked in a way that cannot be right.
        LockHeld: a refresh is running; try again when it is done.
    """
    with _trees(options, wish.what) as trees:
        if wish.dry_run:
            if options.as_json:
                _print_json(_found_facts(trees, wish))
            else:
                _print_lines(_found_lines(trees, wish))
            return ExitCode.FINE
        if not wish.yes and not _is_confirmed(trees, wish):
            click.echo("Er is niets veranderd.", err=True)
            return ExitCode.USAGE
        done = tuple(_forget(tree, wish, salt) for tree in trees)
    if options.as_json:
        _print_json(_done_facts(done, wish))
    else:
        _print_lines(_done_lines(done, wish))
    return max((one.exit_code for one in done), default=ExitCode.FINE)


@contextmanager
def _trees(options: Options, what: str) -> Iterator[tuple[_Tree, ...]]:
    """Yield the tree that was named and the sample in it, both locked."""
    sample = attrs.evolve(options, output=options.output / SAMPLE_FOLDER)
    if not workspace_of(options).database.exists():
        raise ForgetRefused(
            f"onder {options.output} staat geen database. Draai eerst `wijkwijzer refresh`"
        )
    for tree in (options, sample):
        if parts := parts_of(workspace_of(tree)):
            raise ForgetRefused(
                f"{tree.output} is samengevoegd. Draai forget met --output op elk van deze "
                f"delen, en daarna join: {', '.join(map(str, parts))}"
            )
    with _tree(options, what) as first:
        if workspace_of(sample).database.exists():
            with _tree(sample, what) as second:
                yield first, second
        else:
            yield (first,)


@contextmanager
def _tree(options: Options, what: str) -> Iterator[_Tree]:
    with (
        held(workspace_of(options).lock, options.moment()),
        made_run(options, silent) as run,
    ):
        content = read_content(run)
        wanted = needle(what, known_sources(run.store, content))
        found = forgetting.traces(run, content, wanted)
        yield _Tree(run=run, content=content, needle=wanted, found=found)


def _forget(tree: _Tree, wish: Wish, salt: str) -> Forgotten:
    with reporting() as report:
        return forgetting.forget(
            attrs.evolve(tree.run, report=report),
            tree.content,
            tree.needle,
            tree.found,
            reason=wish.reason,
            salt=salt,
        )


def _is_confirmed(trees: tuple[_Tree, ...], wish: Wish) -> bool:
    if not sys.stdin.isatty():
        raise ForgetRefused(
            "er is niemand om het aan te vragen. Kijk eerst met --dry-run, en gebruik dan --yes"
        )
    _print_lines(_found_lines(trees, wish))
    answer = click.prompt("Dit kan niet terug. Weghalen? Typ ja", default="nee")
    return str(answer).strip().lower() == "ja"


def _found_lines(trees: tuple[_Tree, ...], wish: Wish) -> Iterator[str]:
    for tree in trees:
        found = tree.found
        yield f"In {tree.run.workspace.root}:"
        yield from _listed(
            "items", tuple(f"{one.item.id}  {one.item.title}" for one in found.items)
        )
        yield from _listed("antwoorden van bronnen", found.answers)
        yield from _listed("andere bestanden", found.files)
        yield "  De zoekindex en alle kopieën van de site worden opnieuw gemaakt."
    yield from _broad(trees[0].needle)
    yield from _to_mend(trees[0].found)
    yield from _in_archives(wish, trees[0].needle)


def _done_lines(done: tuple[Forgotten, ...], wish: Wish) -> Iterator[str]:
    items = sum(len(one.found.items) for one in done)
    answers = sum(len(one.found.answers) for one in done)
    yield f"Weggehaald: {items} items en {answers} antwoorden van bronnen. Het komt niet terug."
    for one in done:
        if one.refused:
            yield f"De site is niet vernieuwd: {one.refused}. Doe dit daarna opnieuw."
    left = tuple(name for one in done for name in one.left)
    if left:
        yield from _listed("plaatsen waar het nog staat", left)
    else:
        yield "Nagekeken: het staat nergens meer onder output/."
    yield "Terug naar de vorige site kan nu niet: die kopie is ook weg."
    yield from _to_mend(done[0].found)
    yield from _in_archives(wish, done[0].needle)


def _broad(wanted: Needle) -> Iterator[str]:
    if wanted.kind is NeedleKind.WORDS and len(wanted.parts) == 1:
        yield "Let op: dit is één woord. Elk item met dit woord gaat weg en blijft weg."


def _to_mend(found: Traces) -> Iterator[str]:
    if found.written:
        yield "In content/ moet u het zelf weghalen. Tot dan komt het item niet op de site:"
        yield from (f"  {one.path}:{one.line}: {one.message}" for one in found.written)


def _in_archives(wish: Wish, wanted: Needle) -> Iterator[str]:
    holding = _holding(wish, wanted)
    if holding:
        yield "Het staat ook in deze archieven:"
        yield from (f"  {name}" for name in holding)
    yield ELSEWHERE


def _holding(wish: Wish, wanted: Needle) -> tuple[str, ...]:
    """Return the archives that hold it, of those that the command was told about."""
    return tuple(
        str(one.path)
        for one in archives(wish.archives)
        if any(
            wanted.is_in(text)
            for record in records(one.path)
            for text in readings_of_bytes(record.body)
        )
    )


def _listed(label: str, lines: tuple[str, ...]) -> Iterator[str]:
    yield f"  {len(lines)} {label}{':' if lines else ''}"
    yield from (f"    {line}" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield f"    … en nog {len(lines) - SHOWN}"


def _found_facts(trees: tuple[_Tree, ...], wish: Wish) -> Facts:
    return {
        "removed": False,
        **_facts(tuple(tree.found for tree in trees), trees[0].needle, wish),
    }


def _done_facts(done: tuple[Forgotten, ...], wish: Wish) -> Facts:
    return {
        "removed": True,
        **_facts(tuple(one.found for one in done), done[0].needle, wish),
        "left": [name for one in done for name in one.left],
        "refused": [one.refused for one in done if one.refused],
        "published": any(one.published for one in done),
    }


def _facts(found: tuple[Traces, ...], wanted: Needle, wish: Wish) -> Facts:
    return {
        "kind": wanted.kind.value,
        "items": [one.item.id for traces in found for one in traces.items],
        "answers": sum(len(traces.answers) for traces in found),
        "files": [name for traces in found for name in traces.files],
        "content": [{"path": one.path, "line": one.line} for one in found[0].written],
        "archives": list(_holding(wish, wanted)),
    }


def _print_json(facts: Facts) -> None:
    click.echo(json.dumps(facts, ensure_ascii=False, sort_keys=True))


def _print_lines(lines: Iterator[str]) -> None:
    for line in lines:
        click.echo(line)
