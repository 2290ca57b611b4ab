"""A server of files and kinds of pages, for tests that look at the site as people do."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TEMPLATES = {
    "home": "/",
    "gemeente": "/almere/",
    "stadsdeel": "/almere/almere-stad/",
    "wijk": "/almere/filmwijk/",
    "wijk without residents": "/almere/sallandsekant/",
    "subject": "/almere/filmwijk/geld/",
    "safety": "/almere/veilig/",
    "agenda": "/almere/filmwijk/agenda/",
    "event": "/almere/agenda/koffie-en-taal/",
    "organisation": "/almere/organisaties/geldloket-almere/",
    "place": "/almere/plek/buurthuis-het-filmdoek/",
    "product list": "/almere/regelen/",
    "a-z": "/almere/a-z/",
    "search": "/almere/zoeken/",
    "postcode": "/almere/postcode/1325/",
    "help": "/direct-hulp/",
    "local help": "/almere/direct-hulp/",
    "about": "/over/",
    "sources": "/bronnen/",
    "accessibility": "/toegankelijkheid/",
    "privacy": "/privacy/",
    "not found": "/404.html",
}
"""A page of each kind."""


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and keeps quiet."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


class AskingHandler(QuietHandler):
    """Lets a browser keep nothing without asking again."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()


@contextmanager
def serving(root: Path, kind: type[QuietHandler] = QuietHandler) -> Iterator[str]:
    """Serve a folder on a free port of this machine; yield its address."""
    handler = partial(kind, directory=str(root))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()
