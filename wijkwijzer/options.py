"""What every command takes, and what follows from it: the moment and the tree."""

from datetime import UTC, datetime
from pathlib import Path

from attrs import frozen

from hub.clock import AMSTERDAM, system_clock
from wijkwijzer.workspace import Workspace

SAMPLE_NOW = datetime(2027, 3, 1, 8, 0, tzinfo=AMSTERDAM)
"""The day of the sample: its events lie around it, so that a sample never grows old."""

SAMPLE_FOLDER = "voorbeeld"


@frozen(kw_only=True)
class Options:
    """What every command takes."""

    content: Path
    output: Path
    now: datetime | None
    as_json: bool

    def moment(self, *, sample: bool = False) -> datetime:
        """Return the time of this run in UTC: as given, the sample's own, or the real one."""
        if self.now is not None:
            return self.now.astimezone(UTC)
        return SAMPLE_NOW.astimezone(UTC) if sample else system_clock()


def workspace_of(options: Options, *, sample: bool = False) -> Workspace:
    """Return the tree that a command works on."""
    return Workspace(options.output / SAMPLE_FOLDER if sample else options.output)
