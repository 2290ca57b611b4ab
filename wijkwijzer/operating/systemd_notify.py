"""Tell systemd how the daemon is doing: the notify protocol is one datagram a message."""

import socket
from collections.abc import Callable, Mapping
from contextlib import suppress

Notify = Callable[[str], None]
"""Takes a message such as READY=1. Never raises: systemd itself acts when it hears nothing."""

VARIABLES = frozenset({"NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"})
"""What systemd sets for the daemon and what its children must not inherit."""


def notifier(environment: Mapping[str, str]) -> Notify:
    """Return what sends messages to systemd; it does nothing when systemd did not start us."""
    address = environment.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")):
        return lambda _: None
    # "@" stands for the zero byte of an abstract socket.
    target = "\0" + address[1:] if address.startswith("@") else address

    def notify(message: str) -> None:
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as to_systemd:
            to_systemd.sendto(message.encode(), target)

    return notify


def watchdog_seconds(environment: Mapping[str, str], pid: int) -> float | None:
    """Return how often to send WATCHDOG=1 (half the limit), or None when nobody waits."""
    limit, owner = environment.get("WATCHDOG_USEC", ""), environment.get("WATCHDOG_PID", "")
    if not (limit.isascii() and limit.isdigit() and int(limit)) or owner not in {"", str(pid)}:
        return None
    return int(limit) / 1_000_000 / 2
