"""The `new` command."""

from pathlib import Path

import click

from wijkwijzer.commands.options import PATH, with_options
from wijkwijzer.drafts import new_command, new_list
from wijkwijzer.options import Options
from wijkwijzer.outcome import ExitCode


@click.command()
@click.argument("kind", type=click.Choice(new_command.ALL_KINDS))
@click.argument("name", metavar="[TITLE|FILE]", default="")
@click.option("--gemeente", default="", help="For which gemeente; needed when there are more.")
@click.option("--in", "folder", type=PATH, help="Another folder than that of the kind.")
@click.option("--bij", default="", help="aanvulling: the national text (id, or words).")
@click.option("--onder", default="", help="aanvulling: the heading in the national text.")
@click.option(
    "--soort",
    type=click.Choice([one.value for one in new_list.ListKind]),
    default=new_list.ListKind.AGENDA.value,
    show_default=True,
    help="lijst: what the list is about.",
)
@click.option("--xlsx", is_flag=True, help="lijst: make a workbook, with an explanation.")
@with_options
def new(
    options: Options,
    *,
    kind: str,
    name: str,
    gemeente: str,
    folder: Path | None,
    bij: str,
    onder: str,
    soort: str,
    xlsx: bool,
) -> ExitCode:
    """Make an empty text, source or list for an editor or a volunteer to fill in."""
    wish = new_command.Wish(
        kind=kind,
        name=name,
        gemeente=gemeente,
        folder=folder,
        beside=bij,
        under=onder,
        about=new_list.ListKind(soort),
        workbook=xlsx,
    )
    return new_command.new(options, wish)
