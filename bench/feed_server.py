"""Serve a folder on a loopback port, in a process of its own, with `Last-Modified` and 304."""

import http.server
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from subprocess import PIPE, Popen

HOST = "127.0.0.1"


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - its name
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[int]:
    """Yield the port at which this folder is served, as long as the block lasts."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "bench.feed_server", str(folder)]
    with Popen(command, cwd=Path(__file__).parents[1], stdout=PIPE, text=True) as server:  # noqa: S603 - ours
        try:
            told = server.stdout.readline() if server.stdout else ""
            yield int(told)
        finally:
            server.terminate()


def main(folder: str) -> None:
    """Serve until the process is ended; the port is told on standard output."""
    handler = partial(Quiet, directory=folder)
    with http.server.ThreadingHTTPServer((HOST, 0), handler) as server:
        sys.stdout.write(f"{server.server_port}\n")
        sys.stdout.flush()
        server.serve_forever()


if __name__ == "__main__":
    main(sys.argv[1])
