"""What commands answer: an outcome, mistakes, JSON, or why it did not go."""

import json

import click

from hub.errors import Problem, WijkwijzerError
from wijkwijzer.options import Options
from wijkwijzer.outcome import ExitCode, Outcome, outcome_facts, outcome_text
from wijkwijzer.progress import Event

MOST_PROBLEMS = 50
"""More on one screen helps nobody; the summary counts the rest."""


def failed(exc: WijkwijzerError, code: ExitCode) -> ExitCode:
    """Print why a command did not do its work, and return the exit code."""
    click.echo(f"wijkwijzer: {exc}", err=True)
    return code


def finished(options: Options, outcome: Outcome) -> ExitCode:
    """Print what came of a refresh and return its exit code."""
    print_problems(tuple(problem for problem in outcome.problems if not problem.warning))
    if outcome.refused:
        click.echo(
            f"Niet gepubliceerd: {outcome.refused}. De oude site staat er nog.", err=True
        )
    if options.as_json:
        print_json(outcome_facts(outcome))
    else:
        click.echo(outcome_text(outcome))
    return outcome.exit_code


def print_problems(problems: tuple[Problem, ...]) -> None:
    """Print mistakes on standard error, as many as somebody reads."""
    for problem in problems[:MOST_PROBLEMS]:
        click.echo(str(problem), err=True)
    if len(problems) > MOST_PROBLEMS:
        click.echo(f"… en nog {len(problems) - MOST_PROBLEMS} meldingen.", err=True)


def print_json(facts: object) -> None:
    """Print one line of JSON."""
    click.echo(json.dumps(facts, ensure_ascii=False, sort_keys=True))


def say(one: Event) -> None:
    """Tell what happened, without the steps of a road that takes no time."""
    if not one.total:
        click.echo(one.text, err=True)
