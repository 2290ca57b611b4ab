"""A server that counts what it sends, and that can be as slow as a phone on a bad line."""

import gzip
import mimetypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from attrs import define, field

RTT = 0.4
BYTES_A_SECOND = 180_000
"""Slow 4G as browsers emulate it: 400 ms to the answer, 1.44 Mbit a second for all together."""

_COMPRESSED = {".css", ".html", ".js", ".json", ".mjs"}
_PIECE = 4096


@define
class Line:
    """The line to the browser: what went over it, and whether it is a slow one."""

    slow: bool = False
    sent: list[tuple[str, int, float]] = field(factory=list)
    _free_at: float = 0.0
    _lock: threading.Lock = field(factory=threading.Lock, repr=False)

    def begin(self) -> None:
        """Forget what was sent before."""
        self.sent.clear()

    def log(self, path: str, size: int, asked: float) -> None:
        """Note one answer and when it was asked for."""
        self.sent.append((path, size, asked))

    def wait_for_turn(self, size: int) -> None:
        """Wait until so many bytes fit on the line after what others send."""
        if not self.slow:
            return
        with self._lock:
            now = time.monotonic()
            self._free_at = max(now, self._free_at) + size / BYTES_A_SECOND
            free_at = self._free_at
        time.sleep(max(0.0, free_at - now))


def rounds(sent: list[tuple[str, int, float]]) -> int:
    """Return how many times, on a slow line, a request waited for the answer to another."""
    moments = sorted(asked for _, _, asked in sent)
    starts = moments[:1]
    for moment in moments:
        if moment - starts[-1] > RTT / 2:
            starts.append(moment)
    return len(starts)


@contextmanager
def serving(root: Path, line: Line) -> Iterator[str]:
    """Serve a folder and yield its address."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            asked = time.monotonic()
            path = root / unquote(urlsplit(self.path).path).lstrip("/")
            if line.slow:
                time.sleep(RTT)
            if not path.is_file():
                self.send_error(404)
                return
            body, encoding = _encoded(path, self.headers.get("Accept-Encoding", ""))
            line.log(self.path, len(body), asked)
            self.send_response(200)
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "max-age=3600")
            if encoding:
                self.send_header("Content-Encoding", encoding)
            self.end_headers()
            for start in range(0, len(body), _PIECE):
                piece = body[start : start + _PIECE]
                line.wait_for_turn(len(piece))
                self.wfile.write(piece)

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Say nothing: a page that is closed hangs up on what it still asked for."""

    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()


def _encoded(path: Path, accepted: str) -> tuple[bytes, str]:
    """Return a file as a web server with pre-compressed files would send it."""
    compressed = path.with_name(f"{path.name}.br")
    if "br" in accepted and compressed.is_file():
        return compressed.read_bytes(), "br"
    body = path.read_bytes()
    if "gzip" in accepted and path.suffix in _COMPRESSED | {".bin"}:
        return gzip.compress(body, 9), "gzip"
    return body, ""
