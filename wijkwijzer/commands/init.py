"""The `init` command."""

from functools import partial
from pathlib import Path

import click

from wijkwijzer import areas_import
from wijkwijzer.commands.options import FILE, PATH, with_options
from wijkwijzer.drafts import init_command
from wijkwijzer.options import Options
from wijkwijzer.outcome import ExitCode


@click.command()
@click.argument("folder", metavar="DIR", type=PATH)
@click.option("--gemeente", default="", help='Name and CBS code, such as "Alkmaar GM0361".')
@click.option("--naam", "name", default="", help="The name of the site.")
@click.option("--talen", "languages", default="", help="Languages: nl, en, ar.")
@click.option("--met-voorbeelden", "examples", is_flag=True, help="With a text of each kind.")
@click.option("--wijken", type=FILE, help="GeoJSON of the wijken (CBS or PDOK).")
@click.option("--buurten", type=FILE, help="GeoJSON of the buurten; the wijken follow.")
@click.option("--adressen", "addresses", type=FILE, help="PC6 and house numbers: csv or zip.")
@click.option("--kerncijfers", "figures", type=FILE, help="Key figures: kwb xlsx or csv.")
@click.option("--edition", type=click.IntRange(1990, 2100), help="Year, if no file has it.")
@partial(with_options, needs_content=False)
def init(
    options: Options,
    *,
    folder: Path,
    gemeente: str,
    name: str,
    languages: str,
    examples: bool,
    wijken: Path | None,
    buurten: Path | None,
    addresses: Path | None,
    figures: Path | None,
    edition: int | None,
) -> ExitCode:
    """Make a working hub for one gemeente in a new folder; asks what is not given."""
    areas_ = areas_import.Wish(
        gemeente="",
        wijken=wijken,
        buurten=buurten,
        addresses=addresses,
        figures=figures,
        edition=edition,
    )
    wish = init_command.Wish(
        folder=folder,
        gemeente=gemeente,
        name=name,
        languages=languages,
        examples=examples,
        areas=areas_ if wijken or buurten else None,
    )
    return init_command.init(options, wish)
