"""The `sources` command: a table that a person can read."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from rich.console import Console
from rich.table import Table

from harvest.due import next_due
from hub.clock import local
from hub.source import Source, SourceState

NEVER = "nog nooit"
LOG_WIDTH = 200


def statuses(sources: tuple[Source, ...], states: Mapping[str, SourceState]) -> dict[str, str]:
    """Return the status of each source that was harvested, by its id."""
    return {
        source.id: states[source.id].status.value for source in sources if source.id in states
    }


def print_table(
    sources: tuple[Source, ...], states: Mapping[str, SourceState], now: datetime
) -> None:
    """Print status, age, items, last change, next due time and why, for each source."""
    table = Table()
    for heading in ("bron", "status", "goed", "items", "veranderd", "weer aan de beurt"):
        table.add_column(heading, no_wrap=True)
    table.add_column("waarom", ratio=1)
    for source in sorted(sources, key=lambda one: one.id):
        state = states.get(source.id)
        table.add_row(source.id, *_cells(source, state, now))
    # A pipe has no width; a log line may be long.
    terminal = Console()
    (terminal if terminal.is_terminal else Console(width=LOG_WIDTH)).print(table)


def _cells(source: Source, state: SourceState | None, now: datetime) -> tuple[str, ...]:
    due = next_due(source, state)
    when = "nu" if due is None or due <= now else f"{local(due):%Y-%m-%d %H:%M}"
    if state is None:
        return (NEVER, "", "0", "", when, "")
    return (
        state.status.value,
        _age(state.last_success, now),
        str(state.items),
        _age(state.last_change, now),
        when,
        state.message,
    )


def _age(moment: datetime | None, now: datetime) -> str:
    if moment is None:
        return NEVER
    past = now - moment
    if past < timedelta(hours=1):
        return f"{max(0, int(past.total_seconds() // 60))} min geleden"
    if past < timedelta(days=2):
        return f"{int(past.total_seconds() // 3600)} uur geleden"
    return f"{past.days} dagen geleden"
