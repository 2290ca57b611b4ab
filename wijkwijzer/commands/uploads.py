"""The `uploads` command."""

from pathlib import Path

import click

from hub import codec
from hub.errors import StoreError
from site_builder.manifest import BUILD_JSON
from site_builder.slots import Layout
from site_builder.uploads import uploads as changed_files
from wijkwijzer.commands.options import FILE, with_options
from wijkwijzer.options import Options
from wijkwijzer.outcome import ExitCode


@click.command()
@click.option("--since", type=FILE, help="The build.json of the last upload.")
@with_options
def uploads(options: Options, *, since: Path | None) -> ExitCode:
    """Tell which files of the site to send elsewhere and which to remove, a JSON line each."""
    now = _manifest(Layout(output=options.output).site / BUILD_JSON)
    for one in changed_files(since.read_bytes() if since else None, now):
        click.echo(codec.encode(one).decode())
    return ExitCode.FINE


def _manifest(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as exc:
        raise StoreError(f"er staat geen gebouwde site: {path} is niet te lezen") from exc
