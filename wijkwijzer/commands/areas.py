"""The `areas` command."""

from pathlib import Path

import click

from wijkwijzer import areas_import
from wijkwijzer.commands.answers import print_json
from wijkwijzer.commands.options import FILE, with_options
from wijkwijzer.options import Options
from wijkwijzer.outcome import ExitCode


@click.command()
@click.argument("action", type=click.Choice(["import"]))
@click.option("--gemeente", required=True, help="Folder of the gemeente, or its code.")
@click.option("--wijken", type=FILE, help="GeoJSON of the wijken (CBS or PDOK).")
@click.option("--buurten", type=FILE, help="GeoJSON of the buurten; the wijken follow.")
@click.option("--vorige", "earlier", type=FILE, help="GeoJSON of the wijken as they were.")
@click.option("--adressen", "addresses", type=FILE, help="PC6 and house numbers: csv or zip.")
@click.option("--kerncijfers", "figures", type=FILE, help="Key figures: kwb xlsx or csv.")
@click.option("--edition", type=click.IntRange(1990, 2100), help="Year, if no file has it.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@with_options
def areas(
    options: Options,
    *,
    action: str,  # noqa: ARG001 - import is the only action
    gemeente: str,
    wijken: Path | None,
    buurten: Path | None,
    earlier: Path | None,
    addresses: Path | None,
    figures: Path | None,
    edition: int | None,
    dry_run: bool,
) -> ExitCode:
    """Bring areas, postcodes and key figures in line with files of the CBS (import)."""
    wish = areas_import.Wish(
        gemeente=gemeente,
        wijken=wijken,
        buurten=buurten,
        earlier=earlier,
        addresses=addresses,
        figures=figures,
        edition=edition,
        dry_run=dry_run,
    )
    done = areas_import.import_areas(options.content, wish)
    if options.as_json:
        print_json(areas_import.facts(done))
    else:
        click.echo(areas_import.told(done, dry_run=dry_run))
    return ExitCode.FINE
