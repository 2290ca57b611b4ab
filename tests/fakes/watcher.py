"""A watcher on the loopback that notes each path it is asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

from attrs import define, field


@define
class Watcher:
    """What was asked, and how to answer: a status with a Location, or byte by byte (`slow`)."""

    url: str = ""
    asked: list[str] = field(factory=list)
    status: int = 200
    location: str = ""
    slow: bool = False
    done: Event = field(factory=Event)


@contextmanager
def watching() -> Iterator[Watcher]:
    """Yield a watcher that listens."""
    watcher = Watcher()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            watcher.asked.append(self.path)
            if watcher.slow:
                self.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
                while not watcher.done.wait(0.02):
                    self.wfile.write(b"x")
                return
            to_move = watcher.location and len(watcher.asked) == 1
            self.send_response(302 if to_move else watcher.status)
            if to_move:
                self.send_header("Location", watcher.location)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - theirs
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        watcher.url = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield watcher
        finally:
            watcher.done.set()
            server.shutdown()
            thread.join()
