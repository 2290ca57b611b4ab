import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from wijkwijzer.operating.systemd_notify import notifier, watchdog_seconds

PID = 4711


@pytest.fixture
def systemd() -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.settimeout(5)
        yield listening


def test_message_arrives_at_the_socket_that_systemd_names(
    systemd: socket.socket, tmp_path: Path
) -> None:
    path = str(tmp_path / "notify")
    systemd.bind(path)

    notifier({"NOTIFY_SOCKET": path})("READY=1")

    assert systemd.recv(100) == b"READY=1"


def test_abstract_socket_is_reached(systemd: socket.socket) -> None:
    name = f"wijkwijzer-test-{os.getpid()}"
    systemd.bind(f"\0{name}")

    notifier({"NOTIFY_SOCKET": f"@{name}"})("WATCHDOG=1")

    assert systemd.recv(100) == b"WATCHDOG=1"


@pytest.mark.parametrize(
    "environment",
    [{}, {"NOTIFY_SOCKET": "vsock:2:1"}, {"NOTIFY_SOCKET": "/nowhere/notify"}],
)
def test_without_a_systemd_that_listens_nothing_happens(environment: dict[str, str]) -> None:
    notifier(environment)("READY=1")


@pytest.mark.parametrize(
    ("environment", "seconds"),
    [
        ({}, None),
        ({"WATCHDOG_USEC": "30000000"}, 15.0),
        ({"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": str(PID)}, 15.0),
        ({"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "1"}, None),
        ({"WATCHDOG_USEC": "0"}, None),
        ({"WATCHDOG_USEC": "soon"}, None),
        ({"WATCHDOG_USEC": "-5"}, None),
    ],
)
def test_watchdog_is_fed_twice_within_its_limit(
    environment: dict[str, str], seconds: float | None
) -> None:
    assert watchdog_seconds(environment, PID) == seconds
