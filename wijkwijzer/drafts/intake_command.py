"""The command `invoer`: a mail or form becomes a concept; its editor hears what is missing."""

import json
from collections.abc import Iterator
from pathlib import Path

import click
from attrs import frozen

from enrich.sensitive import sensitive_step
from enrich.word_lists import load_vocabulary
from wijkwijzer.check import checking
from wijkwijzer.drafts.intake import Intake, intake
from wijkwijzer.drafts.new_command import chosen_gemeente
from wijkwijzer.drafts.new_text import NewRefused, write_text
from wijkwijzer.drafts.sent_text import read_sent
from wijkwijzer.options import Options
from wijkwijzer.outcome import ExitCode
from wijkwijzer.sources.editors import editor_context

MAX_BYTES = 1024 * 1024


@frozen(kw_only=True)
class Wish:
    """What is read, and for which gemeente. `folder` goes before the one of the kind."""

    data: bytes
    gemeente: str = ""
    folder: Path | None = None
    dry_run: bool = False


def take_in(options: Options, wish: Wish) -> ExitCode:
    """Write the concept and tell what to ask; 2 when nothing can be made of it."""
    try:
        made, path = _made(options, wish)
    except NewRefused as exc:
        click.echo(f"wijkwijzer: {exc}", err=True)
        return ExitCode.USAGE
    if options.as_json:
        click.echo(json.dumps(facts(made, path), ensure_ascii=False, sort_keys=True))
    else:
        click.echo("\n".join(told(made, path)))
    return ExitCode.FINE


def _made(options: Options, wish: Wish) -> tuple[Intake, Path | None]:
    if len(wish.data) > MAX_BYTES:
        raise NewRefused("dit is te groot voor een mail of formulier. Stuur alleen de tekst")
    content = checking.settings(options.content)
    gemeente = chosen_gemeente(content, wish.gemeente)
    sent = read_sent(wish.data)
    if not (sent.answers or sent.loose):
        raise NewRefused("hier staat niets in dat wij kunnen lezen")
    context = editor_context(content.hub, gemeente, options.moment())
    step = sensitive_step(load_vocabulary(extra=options.content))
    made = intake(sent, context, step, gemeente.editors_mail)
    if wish.dry_run:
        return made, None
    folder = wish.folder or options.content / gemeente.folder / made.folder
    return made, write_text(folder, made.title, made.text)


def told(made: Intake, path: Path | None) -> Iterator[str]:
    """Yield what an editor reads: where the concept is, and what still has to be done."""
    yield f"{path} is gemaakt als concept." if path else made.text
    yield from _list("Ontbreekt nog. Vraag dit na:", made.missing)
    yield from _list("Twijfel. Kijk dit na:", made.doubts)
    yield from _list("Niet overgenomen, want het is van een persoon:", made.left_out)
    if made.sensitive:
        yield "Dit lijkt over iets gevoeligs te gaan. Laat een tweede persoon het lezen."
    yield "Klopt alles? Haal dan de regel `concept: ja` weg."
    if path:
        yield f"Nakijken: wijkwijzer check {path}"


def facts(made: Intake, path: Path | None) -> dict[str, object]:
    """Return what a program gets."""
    return {
        "path": str(path) if path else None,
        "kind": made.kind.value,
        "title": made.title,
        "text": made.text,
        "missing": list(made.missing),
        "doubts": list(made.doubts),
        "left_out": list(made.left_out),
        "gevoelig": made.sensitive,
    }


def _list(heading: str, lines: tuple[str, ...]) -> Iterator[str]:
    if lines:
        yield heading
        yield from (f"- {line}" for line in lines)
