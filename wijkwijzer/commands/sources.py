"""The `sources` command."""

from pathlib import Path

import click

from hub.content.source_files import load_source
from hub.vocabulary import Mode
from wijkwijzer.check import checking
from wijkwijzer.commands.answers import print_json, print_problems, say
from wijkwijzer.commands.options import with_options
from wijkwijzer.composition import opened_store
from wijkwijzer.lock import held
from wijkwijzer.options import Options, workspace_of
from wijkwijzer.outcome import BAD, ExitCode
from wijkwijzer.sources import source_changes, source_trial, sources_table
from wijkwijzer.steps.sources_in_use import active_sources


@click.command()
@click.argument("action", required=False, type=click.Choice(["test", "accept", "stop"]))
@click.argument("subject", required=False, metavar="ID|FILE")
@click.option("--reden", default="", help="Why the source stops.")
@click.option("--sample", is_flag=True, help="Test the source's sample, not its server.")
@with_options
def sources(
    options: Options, *, action: str | None, subject: str | None, reden: str, sample: bool
) -> ExitCode:
    """Show how each source is doing; try one (test FILE), believe one (accept) or stop one."""
    if action == "test":
        return _try_source(options, Path(subject or ""), sample=sample)
    if action:
        return _change_source(options, action, subject or "", reden)
    with opened_store(workspace_of(options), None, say) as opened:
        content = checking.settings(options.content)
        active = active_sources(content, opened.mode)
        states = opened.store.source_states()
    if options.as_json:
        print_json(sources_table.statuses(active, states))
    else:
        now = options.moment(sample=opened.mode is Mode.SAMPLE)
        sources_table.print_table(active, states, now)
    return ExitCode.FINE


def _try_source(options: Options, file: Path, *, sample: bool) -> ExitCode:
    if not file.is_file():
        click.echo(f"wijkwijzer: er is geen bestand {file}", err=True)
        return ExitCode.USAGE
    content = checking.settings(options.content)
    source, problems = load_source(file, content.hub)
    print_problems(problems)
    if source is None:
        return ExitCode.CONTENT
    trial = source_trial.try_source(options, content, source, sample=sample)
    if options.as_json:
        print_json(source_trial.facts(trial))
    else:
        click.echo(source_trial.told(trial))
    return ExitCode.SOURCES if trial.state.status in BAD else ExitCode.FINE


def _change_source(options: Options, action: str, source_id: str, reason: str) -> ExitCode:
    workspace = workspace_of(options)
    try:
        if action == "stop":
            content = checking.settings(options.content)
            told = source_changes.stop(options, content, source_id, reason)
        else:
            with (
                held(workspace.lock, options.moment()),
                opened_store(workspace, None, say) as opened,
            ):
                told = source_changes.accept(opened.store, source_id)
    except source_changes.NoSuchSource as exc:
        click.echo(f"wijkwijzer: {exc}", err=True)
        return ExitCode.USAGE
    click.echo(told)
    return ExitCode.FINE
