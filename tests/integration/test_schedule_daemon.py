"""The daemon as systemd starts it: a real process, a real refresh, a real SIGTERM."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import pytest

from tests.fakes.small_content import write_small_content

PATIENCE = 120
"""Seconds after which a test gives up; on an idle machine it needs five."""

SCHEDULE = """
import sys
from datetime import timedelta
from pathlib import Path
from hub.clock import system_clock
from wijkwijzer.options import Options
from wijkwijzer.operating.operations import schedule
from wijkwijzer.progress import reporting

options = Options(content=Path(sys.argv[1]), output=Path(sys.argv[2]), now=None, as_json=False)
with reporting() as report:
    sys.exit(schedule(options, clock=system_clock, every=timedelta(hours=1), report=report))
"""

SLOW_CHILD = """
import sys
from os import environ
from hub.clock import system_clock
from wijkwijzer.progress import reporting
from wijkwijzer.operating.refresh_child import start
from wijkwijzer.operating.scheduling import Surroundings, run
from wijkwijzer.operating.stop_signals import stop_signals
from wijkwijzer.operating.systemd_notify import notifier

with stop_signals() as signals, reporting() as report:
    run(
        Surroundings(
            clock=system_clock,
            sleep=signals.sleep,
            is_stopping=signals.is_asked,
            next_refresh=lambda now: now,
            start=lambda: start((sys.executable, "-c", sys.argv[1]), environ),
            notify=notifier(environ),
            report=report,
        )
    )
"""


@pytest.fixture
def systemd(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "notify"))
        listening.settimeout(PATIENCE)
        yield listening


@contextmanager
def daemon(tmp_path: Path, program: str, *arguments: str) -> Iterator["subprocess.Popen[str]"]:
    """Yield the process; it does not outlive the test, whatever happens."""
    environment = os.environ | {"NOTIFY_SOCKET": str(tmp_path / "notify")}
    with subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", program, *arguments],
        env=environment,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    ) as process:
        alarm = Timer(PATIENCE, process.kill)
        alarm.start()
        try:
            yield process
        finally:
            alarm.cancel()
            process.kill()


def wait_for(process: "subprocess.Popen[str]", name: str) -> list[str]:
    """Return the names of the events up to and including this one."""
    assert process.stderr is not None
    return list(_names_until(process.stderr, name))


def _names_until(lines: Iterator[str], last: str) -> Iterator[str]:
    for line in lines:
        name = json.loads(line)["event"]
        yield name
        if name == last:
            return


def test_daemon_refreshes_a_new_hub_and_stops_when_asked(
    tmp_path: Path, systemd: socket.socket
) -> None:
    content = write_small_content(tmp_path / "content", source="")
    output = tmp_path / "output"

    with daemon(tmp_path, SCHEDULE, str(content), str(output)) as process:
        ready = systemd.recv(100)
        seen = wait_for(process, "refresh-ended")
        process.send_signal(signal.SIGTERM)
        code = process.wait(PATIENCE)

    assert code == 0
    assert ready == b"READY=1"
    assert systemd.recv(100) == b"STOPPING=1"
    assert seen[:2] == ["schedule-started", "refresh-started"]
    assert "published" in seen
    assert (output / "site" / "testdorp" / "index.html").is_file()


def test_daemon_that_is_asked_to_stop_lets_the_refresh_finish(
    tmp_path: Path, systemd: socket.socket
) -> None:
    gate, passed = tmp_path / "gate", tmp_path / "passed"
    os.mkfifo(gate)
    child = f"open({str(gate)!r}).read(); open({str(passed)!r}, 'w').close()"

    with daemon(tmp_path, SLOW_CHILD, child) as process:
        wait_for(process, "refresh-started")
        process.send_signal(signal.SIGTERM)
        wait_for(process, "schedule-waiting")
        gate.write_text("now")
        ended = wait_for(process, "schedule-stopped")
        code = process.wait(PATIENCE)

    assert code == 0
    assert ended == ["refresh-ended", "schedule-stopped"]
    assert passed.exists()
    assert [systemd.recv(100), systemd.recv(100)] == [b"READY=1", b"STOPPING=1"]


def test_refresh_does_not_hear_what_is_meant_for_the_daemon(
    tmp_path: Path, systemd: socket.socket
) -> None:
    heard = tmp_path / "heard"
    child = (
        f"import os; open({str(heard)!r}, 'w').write("
        "os.environ.get('NOTIFY_SOCKET', '') + str(os.getsid(0) == os.getpid()))"
    )

    with daemon(tmp_path, SLOW_CHILD, child) as process:
        wait_for(process, "refresh-started")
        process.send_signal(signal.SIGINT)
        wait_for(process, "schedule-stopped")

    assert heard.read_text() == "True"
    assert systemd.recv(100) == b"READY=1"
