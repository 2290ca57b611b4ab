"""A real HTTP server on this machine, with the answers given as functions.

    with feed_server({"/feed": lambda asked: Page(body=b"<rss/>")}) as server:
        server.url("/feed")

Every request is kept in `server.asked`. `/robots.txt` is 404 unless a page is given for it.
"""

import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from attrs import define, field, frozen


@frozen(kw_only=True)
class Asked:
    """One request as it came in; header names in lower case. `nth` counts from 1 per path."""

    path: str
    headers: dict[str, str]
    nth: int
    together: int
    method: str = "GET"


@frozen(kw_only=True)
class Page:
    """One answer. `chunks` are sent one by one after the body, each in its own packet."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    chunks: Iterable[bytes] = ()


Handler = Callable[[Asked], Page]


@define
class FeedServer:
    """The running server: its address, and what it was asked."""

    host: str
    port: int
    scheme: str = "http"
    asked: list[Asked] = field(factory=list)

    @property
    def authority(self) -> str:
        """`host:port`, as allow_hosts writes it."""
        return f"{self.host}:{self.port}"

    def url(self, path: str) -> str:
        """Return the address of a page."""
        return f"{self.scheme}://{self.authority}{path}"

    def asked_for(self, path: str) -> list[Asked]:
        """Return the requests for one path, in order."""
        return [asked for asked in self.asked if asked.path.partition("?")[0] == path]


@contextmanager
def feed_server(
    pages: Mapping[str, Handler], *, host: str = "127.0.0.1", certificate: Path | None = None
) -> Iterator[FeedServer]:
    """Serve the pages until the block ends; handlers may be added to `pages` meanwhile.

    With a `certificate` (key and certificate in one PEM file) it speaks TLS.
    """
    lock = threading.Lock()
    seen: dict[str, int] = {}
    busy: list[str] = []

    class Answering(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            with lock:
                seen[path] = seen.get(path, 0) + 1
                busy.append(path)
                asked = Asked(
                    path=self.path,
                    headers={name.lower(): value for name, value in self.headers.items()},
                    nth=seen[path],
                    together=len(busy),
                    method=self.command,
                )
                server.asked.append(asked)
            handler = pages.get(path, lambda _: Page(status=404))
            try:
                self._send(handler(asked))
            except OSError:
                self.close_connection = True
            finally:
                with lock:
                    busy.remove(path)

        do_HEAD = do_GET  # noqa: N815 - as http.server wants it

        def _send(self, page: Page) -> None:
            self.send_response(page.status)
            for name, value in page.headers:
                self.send_header(name, value)
            self.send_header("Connection", "close")
            self.close_connection = True
            self.end_headers()
            if self.command == "HEAD":
                return
            self.wfile.write(page.body)
            for chunk in page.chunks:
                self.wfile.write(chunk)

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 64

        def handle_error(self, request: object, client_address: object) -> None:
            pass

    running = Quiet((host, 0), Answering)
    if certificate:
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        tls.load_cert_chain(certificate)
        running.socket = tls.wrap_socket(running.socket, server_side=True)
    server = FeedServer(
        host=host, port=running.server_address[1], scheme="https" if certificate else "http"
    )
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        running.shutdown()
        running.server_close()
        thread.join()
