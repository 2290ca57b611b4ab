"""The command `new`: an empty file of the kind that an editor names, in the right folder."""

from collections.abc import Mapping
from pathlib import Path

import click
from attrs import frozen

from enrich.passages import passages, version
from hub.clock import local_date
from hub.content.settings import Content
from hub.errors import StoreError
from hub.gemeente import Gemeente
from hub.identity import words_slug
from hub.model import Item
from hub.vocabulary import Kind
from index.engine import Filters
from wijkwijzer.check import checking
from wijkwijzer.composition import opened_store
from wijkwijzer.drafts import new_list
from wijkwijzer.drafts.front_matter_text import remark
from wijkwijzer.drafts.new_source import new_source
from wijkwijzer.drafts.new_text import (
    FOLDER_OF,
    KINDS,
    NewRefused,
    new_text,
    setting_of,
    write_new,
    write_text,
)
from wijkwijzer.options import Options, workspace_of
from wijkwijzer.outcome import ExitCode
from wijkwijzer.progress import silent
from wijkwijzer.search_report import gemeente_of
from wijkwijzer.steps.index import search_index

LIST, SOURCE = "lijst", "bron"
ALL_KINDS = (*KINDS, SOURCE, LIST)
MOST_CHOICES = 3
MOST_HEADINGS = 12


@frozen(kw_only=True)
class Wish:
    """What an editor asks for. `name` is a title, or the file of a list.

    `beside` is the national text of an aanvulling: its id, or words that find it; `under` is
    the heading in it that the aanvulling belongs to.
    """

    kind: str
    name: str
    gemeente: str = ""
    folder: Path | None = None
    beside: str = ""
    under: str = ""
    about: new_list.ListKind = new_list.ListKind.AGENDA
    workbook: bool = False


def new(options: Options, wish: Wish) -> ExitCode:
    """Make the file and say where it is; 2 when it cannot be made as it was asked."""
    try:
        click.echo(_made(options, wish))
    except (NewRefused, new_list.ListRefused) as exc:
        click.echo(f"wijkwijzer: {exc}", err=True)
        return ExitCode.USAGE
    return ExitCode.FINE


def chosen_gemeente(content: Content, name: str) -> Gemeente:
    """Return the gemeente with this name, folder or code; without a name the only one.

    Raises:
        NewRefused: there is none, or there are more to choose from.
    """
    gemeenten = content.hub.gemeenten
    if not name and len(gemeenten) == 1:
        return gemeenten[0]
    found = gemeente_of(content.hub, name) if name else None
    if found is None:
        known = ", ".join(one.folder for one in gemeenten)
        raise NewRefused(f"zeg voor welke gemeente: --gemeente met een van {known}")
    return found


def _made(options: Options, wish: Wish) -> str:
    if wish.kind == LIST:
        if not wish.name:
            raise NewRefused("zeg hoe de lijst moet heten: wijkwijzer new lijst agenda.csv")
        today = local_date(options.moment())
        return new_list.write_list(Path(wish.name), wish.about, today, workbook=wish.workbook)
    content = checking.settings(options.content)
    gemeente = chosen_gemeente(content, wish.gemeente)
    if not wish.name and wish.kind != "aanvulling":
        raise NewRefused(f'geef een titel: wijkwijzer new {wish.kind} "Koffie en taal"')
    if wish.kind == SOURCE:
        return _made_source(options, gemeente, wish)
    return _made_text(options, content, gemeente, wish)


def _made_source(options: Options, gemeente: Gemeente, wish: Wish) -> str:
    folder = wish.folder or options.content / gemeente.folder / "bronnen"
    path = folder / f"{words_slug(wish.name, 'bron')}.toml"
    write_new(path, new_source(gemeente, wish.name, path.as_posix()))
    return f"{path} is gemaakt. Vul url en publisher in. Daarna: wijkwijzer sources test {path}"


def _made_text(options: Options, content: Content, gemeente: Gemeente, wish: Wish) -> str:
    kind = KINDS[wish.kind]
    folder = wish.folder or options.content / gemeente.folder / FOLDER_OF[kind]
    root = options.content / gemeente.folder
    if not folder.resolve().is_relative_to(root.resolve()):
        raise NewRefused(f"{folder} ligt niet in {root}: daar wordt deze tekst niet gelezen")
    values, notes = _beside(options, content, wish) if wish.beside else ({}, ())
    title = wish.name or values.get("titel", "")
    if not title:
        raise NewRefused('geef een titel, of een landelijke tekst: --bij "slecht slapen"')
    setting = setting_of(gemeente, local_date(options.moment()))
    text = new_text(kind, {**values, **_soort(folder, root, wish), "titel": title}, setting)
    for note in reversed(notes):
        text = text.replace("---\n", f"---\n{remark(note)}\n", 1)
    path = write_text(folder, title, text)
    told = f"{path} is gemaakt. Vul de regels in en haal daarna `concept: ja` weg."
    return "\n".join((told, *notes, f"Nakijken: wijkwijzer check {path}"))


def _soort(folder: Path, root: Path, wish: Wish) -> Mapping[str, str]:
    """Return what the file must say itself, when its folder says something else."""
    top = next(iter(folder.resolve().relative_to(root.resolve()).parts), "")
    return {} if top == FOLDER_OF[KINDS[wish.kind]] else {"soort": wish.kind}


def _beside(
    options: Options, content: Content, wish: Wish
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return what an aanvulling says of its national text, and what its writer should know.

    Raises:
        NewRefused: this is no aanvulling, or no national text fits.
    """
    if KINDS[wish.kind] is not Kind.OVERLAY:
        raise NewRefused("--bij hoort alleen bij: wijkwijzer new aanvulling")
    found = _national(options, content, wish.beside)
    if not found:
        raise NewRefused(
            f"er is geen landelijke tekst voor “{wish.beside}”. Draai eerst een refresh, "
            "of kijk met: wijkwijzer search"
        )
    first, *others = found
    parts = [one for one in passages(first.body) if one.heading]
    headings = " · ".join(one.heading for one in parts[:MOST_HEADINGS])
    notes = (
        f"Bij: {first.title}",
        *(f"Of bedoelde u: {one.title} ({one.id})" for one in others),
        *((f"Koppen voor `onder`: {headings}",) if headings else ()),
    )
    noted = version(first, wish.under)
    if not noted:
        raise NewRefused(f"{first.title} heeft geen kop “{wish.under}”. Wel: {headings}")
    values = {"bij": first.id, "landelijke_versie": noted, "onder": wish.under}
    return {**values, "titel": first.title}, notes


def _national(options: Options, content: Content, words: str) -> tuple[Item, ...]:
    """Return the national texts that an id or some words lead to, the best first."""
    workspace = workspace_of(options)
    if not workspace.database.is_file():
        return ()
    try:
        with opened_store(workspace, None, silent) as opened:
            exact = opened.store.item(words)
            index = search_index(workspace, content)
            ids = (
                (words,)
                if exact
                else tuple(hit.id for hit in index.search(words, Filters(), 50).hits)
            )
            items = [stored.item for one in ids if (stored := opened.store.item(one))]
    except StoreError:
        return ()
    fitting = (one for one in items if one.scope == "NL" and one.kind is Kind.INFORMATION)
    return tuple(fitting)[:MOST_CHOICES]
