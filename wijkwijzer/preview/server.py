"""Serve the preview on this computer alone: 127.0.0.1, and only by that name."""

import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

from wijkwijzer.preview.live import Live
from wijkwijzer.preview.margin import EVENTS
from wijkwijzer.preview.pages import Answer, answer

HOST = "127.0.0.1"
_NAMES = (HOST, "localhost")

TEXT = "text/plain; charset=utf-8"

HEARTBEAT = 10.0
"""Seconds between two signs of life to a page that waits: proxies and browsers give up."""

HEADERS = (
    ("Cache-Control", "no-store"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("X-Robots-Tag", "noindex"),
)


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler], port: int) -> Iterator[int]:
    """Yield the port at which pages are served for as long as the block lasts; 0: a free one.

    Raises:
        OSError: the port is taken.
    """
    server = ThreadingHTTPServer((HOST, port), handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def is_own_name(host: str, port: int) -> bool:
    """Return whether a request was meant for this computer.

    Another name that leads here is a page elsewhere that tries to read along (DNS rebinding).
    """
    return host.lower() in {f"{name}:{port}" for name in _NAMES}


Respond = Callable[[str, str], Answer]
"""Returns what stands at a path, under our own name and port that the browser asked for.

May be called by many threads; never raises.
"""


Receive = Callable[[str, bytes], Answer]
"""Takes what a page sends to a path and returns the answer. Threads and errors as above."""

NO_FRAME = "frame-ancestors 'none'"

LARGEST = 50_000_000
"""Bytes that a page may send at once: a text with some photos."""


def own_handler(
    respond: Respond,
    live: Live | None = None,
    receive: Receive | None = None,
    policy: str = NO_FRAME,
) -> type[BaseHTTPRequestHandler]:
    """Return what answers the requests of a browser on this computer, and no others.

    `receive` takes what our own page sends; without it nothing can be sent. `policy` is the
    Content-Security-Policy.
    """

    class OwnHandler(BaseHTTPRequestHandler):
        """Answers one browser."""

        protocol_version = "HTTP/1.1"
        server_version, sys_version = "wijkwijzer", ""

        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            if not is_own_name(self.headers.get("Host", ""), self._port):
                self._send(Answer(status=HTTPStatus.FORBIDDEN, type=TEXT, body=_STRANGE_NAME))
            elif live and asked.path == EVENTS:
                self._events(live, parse_qs(asked.query).get("after", [""])[0])
            else:
                self._send(respond(asked.path, self.headers.get("Host", "")))

        def do_POST(self) -> None:
            length = self.headers.get("Content-Length", "")
            if not receive or not self._is_from_own_page():
                self.close_connection = True
                self._send(Answer(status=HTTPStatus.FORBIDDEN, type=TEXT, body=_STRANGE_NAME))
            elif not length.isdecimal() or int(length) > LARGEST:
                self.close_connection = True
                self._send(Answer(status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE))
            else:
                path = urlsplit(self.path).path
                self._send(receive(path, self.rfile.read(int(length))))

        def _is_from_own_page(self) -> bool:
            """Return whether a page of this server sends it: no other site, and no form."""
            host, origin = self.headers.get("Host", ""), self.headers.get("Origin", "")
            is_json = self.headers.get_content_type() == "application/json"
            return is_own_name(host, self._port) and origin == f"http://{host}" and is_json

        @property
        def _port(self) -> int:
            return int(self.connection.getsockname()[1])

        do_HEAD = do_GET  # noqa: N815 - the name that http.server asks for

        def _send(self, one: Answer) -> None:
            self.send_response(one.status)
            if one.location:
                self.send_header("Location", one.location)
            self.send_header("Content-Type", one.type)
            self.send_header("Content-Length", str(len(one.body)))
            self._end()
            if self.command != "HEAD":
                self.wfile.write(one.body)

        def _events(self, live: Live, after: str) -> None:
            """Tell the page once that there is something newer (server-sent events)."""
            self.close_connection = True
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/event-stream")
            self._end()
            number = int(after) if after.isdecimal() else live.number
            try:
                while not live.wait_after(number, HEARTBEAT):
                    self._tell(b": nog niets\n\n")
                self._tell(b"event: changed\ndata: 1\n\n")
            except OSError:
                # The page was closed.
                return

        def _tell(self, line: bytes) -> None:
            self.wfile.write(line)
            self.wfile.flush()

        def _end(self) -> None:
            for name, value in (*HEADERS, ("Content-Security-Policy", policy)):
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing: the editor looks at the page."""

    return OwnHandler


_STRANGE_NAME = b"Deze pagina is er alleen als http://127.0.0.1 of http://localhost."


def preview_handler(live: Live) -> type[BaseHTTPRequestHandler]:
    """Return what answers with pages of the newest snapshot."""

    def respond(path: str, _: str) -> Answer:
        try:
            return answer(live.newest, path, live.trouble, live.number)
        except Exception as exc:  # noqa: BLE001 - one page that fails may not stop the preview
            traceback.print_exc()
            told = f"Deze pagina is niet te maken: {exc}"
            return Answer(
                status=HTTPStatus.INTERNAL_SERVER_ERROR, type=TEXT, body=told.encode()
            )

    return own_handler(respond, live)
