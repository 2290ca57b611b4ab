"""What commands are called with: the options that all have, and those that several share."""

import sys
import traceback
from collections.abc import Callable
from datetime import date, datetime
from functools import update_wrapper
from pathlib import Path

import click

from hub.clock import AMSTERDAM
from hub.errors import (
    CbsFileRefused,
    ForgetRefused,
    LockHeld,
    ModeError,
    PartRefused,
    SettingsError,
    WijkwijzerError,
)
from wijkwijzer.commands.answers import failed
from wijkwijzer.options import Options
from wijkwijzer.outcome import ExitCode

PATH = click.Path(path_type=Path)
FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)

with_workers = click.option(
    "--workers",
    type=click.IntRange(0),
    default=0,
    help="Processes for large work; 0 is one for each core, 1 is none beside this one.",
)


class Moment(click.ParamType[datetime]):
    """An ISO moment; without an offset it is Europe/Amsterdam time."""

    name = "iso"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """Return the aware moment, or a usage error."""
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is geen ISO-moment, zoals 2027-03-01T08:00+01:00", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)


class Day(click.ParamType[date]):
    """A day (2027-03-01), or an ISO moment."""

    name = "dag"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the day or the aware moment, or a usage error."""
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            return Moment().convert(value, param, ctx)


def with_options(
    command: Callable[..., ExitCode], *, needs_content: bool = True
) -> Callable[..., None]:
    """Give a command the options that all have, and turn errors into exit codes."""
    content_type = FOLDER if needs_content else PATH

    def run(
        content: Path, output: Path, now: datetime | None, *, as_json: bool, **rest: object
    ) -> None:
        options = Options(content=content, output=output, now=now, as_json=as_json)
        sys.exit(_guarded(command, options, rest))

    wrapped = update_wrapper(run, command)
    for option in (
        click.option(
            "--content", type=content_type, default="content", help="What people write."
        ),
        click.option("--output", type=PATH, default="output", help="What the program writes."),
        click.option("--now", type=Moment(), help="Pretend that it is this moment (ISO)."),
        click.option("--json", "as_json", is_flag=True, help="Print JSON."),
    ):
        wrapped = option(wrapped)
    return wrapped


def _guarded(
    command: Callable[..., ExitCode], options: Options, rest: dict[str, object]
) -> ExitCode:
    try:
        return command(options, **rest)
    except LockHeld as exc:
        return failed(exc, ExitCode.LOCKED)
    except (CbsFileRefused, ForgetRefused, ModeError, PartRefused) as exc:
        return failed(exc, ExitCode.USAGE)
    except SettingsError as exc:
        for problem in exc.problems:
            click.echo(str(problem), err=True)
        return ExitCode.NOT_PUBLISHED
    except WijkwijzerError as exc:
        return failed(exc, ExitCode.NOT_PUBLISHED)
    except Exception:  # noqa: BLE001 - Python's own 1 would look like a mistake in content/
        traceback.print_exc()
        return ExitCode.NOT_PUBLISHED
