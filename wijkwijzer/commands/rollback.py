"""The `rollback` command."""

import click

from hub.errors import NothingToRollBack
from site_builder.slots import rollback as switch_back
from wijkwijzer.commands.answers import failed, print_json, say
from wijkwijzer.commands.options import with_options
from wijkwijzer.composition import opened_store
from wijkwijzer.lock import held
from wijkwijzer.options import Options, workspace_of
from wijkwijzer.outcome import ExitCode


@click.command()
@with_options
def rollback(options: Options) -> ExitCode:
    """Switch back to the site before this one."""
    workspace = workspace_of(options)
    with (
        held(workspace.lock, options.moment()),
        opened_store(workspace, None, say) as opened,
    ):
        try:
            slot = switch_back(workspace.root, opened.store, options.moment())
        except NothingToRollBack as exc:
            return failed(exc, ExitCode.NOT_PUBLISHED)
    if options.as_json:
        print_json({"slot": slot.name, "build": slot.build})
    else:
        click.echo(f"De vorige site staat er weer (kopie {slot.name}).")
    return ExitCode.FINE
