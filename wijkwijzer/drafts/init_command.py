"""The command `init`: a working hub for another gemeente, in an empty folder."""

import shutil
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from attrs import evolve, frozen

from hub.clock import local_date
from hub.errors import CbsFileRefused
from wijkwijzer import areas_import
from wijkwijzer.drafts.new_hub import (
    InitRefused,
    NewHub,
    checked,
    hub_files,
    languages_of,
    named_gemeente,
)
from wijkwijzer.drafts.starter_files import starter_folder
from wijkwijzer.options import Options
from wijkwijzer.outcome import ExitCode


@frozen(kw_only=True)
class Wish:
    """What the command line says; `areas` are the files of the CBS or PDOK, if any."""

    folder: Path
    gemeente: str = ""
    name: str = ""
    languages: str = ""
    examples: bool = False
    areas: areas_import.Wish | None = None


def init(options: Options, wish: Wish) -> ExitCode:
    """Make the hub and say what to do next; 2 when it cannot be made."""
    try:
        _check_empty(wish.folder)
        asked = _asked(wish) if sys.stdin.isatty() else wish
        told = make_hub(asked, local_date(options.moment()))
    except (InitRefused, CbsFileRefused) as exc:
        click.echo(f"wijkwijzer: {exc}", err=True)
        return ExitCode.USAGE
    click.echo(told)
    return ExitCode.FINE


def make_hub(wish: Wish, today: date) -> str:
    """Make the hub wholly, or not at all; return what to tell its editors.

    Raises:
        InitRefused: the folder is not empty, or something is not known or cannot be written.
        CbsFileRefused: a file with areas cannot be used.
    """
    _check_empty(wish.folder)
    name, code = named_gemeente(wish.gemeente)
    hub = checked(
        NewHub(
            gemeente=name,
            code=code,
            name=wish.name or f"Wijkwijzer {name}",
            languages=languages_of(wish.languages),
            examples=wish.examples,
            has_areas=wish.areas is not None,
        )
    )
    target = wish.folder.absolute()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        # Made beside it and then moved: what goes wrong halfway leaves nothing behind.
        with TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as room:
            built = Path(room) / "hub"
            _write(built, hub, today)
            areas = _with_areas(built / "content", hub, wish.areas)
            if target.exists():
                target.rmdir()
            shutil.move(built, target)
    except OSError as exc:
        raise InitRefused(f"{wish.folder} is niet te maken ({exc.strerror or exc})") from exc
    return "\n".join((f"De site van {name} staat in {wish.folder}.", *areas, *_next(wish)))


def _write(built: Path, hub: NewHub, today: date) -> None:
    for below, text in hub_files(hub, starter_folder(), today):
        path = built / below
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _with_areas(content: Path, hub: NewHub, areas: areas_import.Wish | None) -> tuple[str, ...]:
    """Bring in the wijken when there is a file of them; return what to tell of it."""
    if areas is None:
        command = f"wijkwijzer areas import --gemeente {hub.folder} --wijken wijken.geojson"
        return (f"Er zijn nog geen wijken. Haal ze op: {command}",)
    done = areas_import.import_areas(content, evolve(areas, gemeente=hub.folder))
    return (f"{done.wijken} wijken van {done.edition} zijn erin gezet.",)


def _next(wish: Wish) -> tuple[str, ...]:
    return (
        f"Ga naar die map: cd {wish.folder}",
        'Maak een activiteit: wijkwijzer new agenda "Koffie en taal"',
        "Wat u later invult, staat in de map content. Zoek daar naar “nog invullen”.",
    )


def _check_empty(folder: Path) -> None:
    if folder.is_file():
        raise InitRefused(f"{folder} is een bestand. Kies een nieuwe map")
    if folder.is_dir() and any(folder.iterdir()):
        raise InitRefused(f"{folder} is niet leeg. Kies een nieuwe map")


def _asked(wish: Wish) -> Wish:
    """Return the wish with what was not said on the command line asked at the terminal."""
    gemeente = wish.gemeente or click.prompt("Welke gemeente is het?", type=str)
    name, code = named_gemeente(gemeente)
    if not code:
        code = click.prompt("Wat is de code bij het CBS (GM en vier cijfers)?", type=str)
    return evolve(
        wish,
        gemeente=f"{name} {code}",
        name=wish.name
        or click.prompt("Hoe heet de site?", default=f"Wijkwijzer {name}", type=str),
        languages=wish.languages
        or click.prompt("In welke talen (nl, en, ar)?", default="nl", type=str),
    )
