"""Start `wijkwijzer refresh` as a process of its own."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from attrs import frozen

from wijkwijzer.operating.systemd_notify import VARIABLES


def refresh_command(content: Path, output: Path) -> tuple[str, ...]:
    """Return the command: the same Python, the same folders."""
    folders = ("--content", str(content), "--output", str(output))
    return (sys.executable, "-m", "wijkwijzer", "refresh", *folders)


def start(command: tuple[str, ...], environment: Mapping[str, str]) -> "RefreshChild":
    """Start a command; what it prints goes where ours goes.

    It gets a session of its own: Ctrl-C on the terminal reaches only the daemon, which decides
    what becomes of the refresh.

    Raises:
        OSError: it cannot be started.
    """
    inherited = {name: value for name, value in environment.items() if name not in VARIABLES}
    process = subprocess.Popen(  # noqa: S603 - our own command, no shell
        command, stdin=subprocess.DEVNULL, env=inherited, start_new_session=True
    )
    return RefreshChild(process)


@frozen
class RefreshChild:
    """wijkwijzer.operating.scheduling.Child as a real process."""

    process: subprocess.Popen[bytes]

    def poll(self) -> int | None:
        """Return its exit code, or None while it runs."""
        return self.process.poll()

    def terminate(self) -> None:
        """Ask it, and what it started, to stop."""
        self._signal(signal.SIGTERM)

    def kill(self) -> None:
        """Make it, and what it started, stop."""
        self._signal(signal.SIGKILL)

    def _signal(self, number: signal.Signals) -> None:
        # Its number stands for no other process as long as nobody has asked for its end.
        if self.process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)
