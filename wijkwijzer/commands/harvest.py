"""The `harvest` command."""

import click

from wijkwijzer.commands.answers import finished
from wijkwijzer.commands.options import with_options
from wijkwijzer.held_run import held_run
from wijkwijzer.options import Options
from wijkwijzer.outcome import ExitCode, Outcome
from wijkwijzer.steps.harvest import harvest as harvest_sources
from wijkwijzer.steps.settings_read import read_content
from wijkwijzer.steps.sources_in_use import active_sources


@click.command()
@with_options
def harvest(options: Options) -> ExitCode:
    """Ask the sources that are due, and read what editors wrote; publish nothing."""
    with held_run(options) as run:
        content = read_content(run)
        problems = (*content.problems, *harvest_sources(run, content))
        states = tuple(
            state
            for source in active_sources(content, run.mode)
            if (state := run.store.source_state(source.id))
        )
    outcome = Outcome(
        published=False,
        build="",
        pages=0,
        items=sum(state.items for state in states),
        written=0,
        states=states,
        problems=problems,
    )
    return finished(options, outcome)
