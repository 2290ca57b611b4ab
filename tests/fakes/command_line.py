"""The real command line, called in this process: starting Python anew costs seconds a time."""

from attrs import frozen
from click.testing import CliRunner

from wijkwijzer.cli import main


@frozen(kw_only=True)
class Done:
    """How a command ended and what it said."""

    returncode: int
    stdout: str
    stderr: str


def command(*words: object) -> Done:
    """Run `wijkwijzer WORDS` and return how it ended; an unforeseen error is raised."""
    result = CliRunner().invoke(main, [str(word) for word in words])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Done(
        returncode=result.exit_code,
        stdout=result.stdout,
        stderr=result.stderr,
    )
