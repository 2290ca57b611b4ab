"""Serve the sample responses of content/ over real HTTP, on a loopback port of its own."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from hashlib import blake2b
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from harvest.first_request import first_url
from hub.source import Source
from wijkwijzer.sources.endpoints import Endpoint, Endpoints

CONTENT_TYPES = {
    ".ics": "text/calendar; charset=utf-8",
    ".json": "application/json",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".csv": "text/csv",
    ".html": "text/html; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
}


@contextmanager
def serving(content: Path, sources: tuple[Source, ...], now: datetime) -> Iterator[Endpoints]:
    """Yield where the samples are served: a loopback server that lives as long as the block.

    Each source may reach exactly that host and port, and nothing else changes: the crawl is the
    one of a real refresh at `now`.
    """
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(_files(content, sources, now)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    host = f"127.0.0.1:{server.server_port}"
    try:
        yield lambda source: Endpoint(
            allow_hosts=(host,), stand_in=f"http://{host}/{source.id}"
        )
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _files(
    content: Path, sources: tuple[Source, ...], now: datetime
) -> dict[tuple[str, str], Path]:
    """Return the file that answers each URL of each source."""
    return {
        (source.id, url): content / file
        for source in sources
        for url, file in ((first_url(source, now), source.sample.file), *source.sample.pages)
    }


def sample_hash(content: Path, source: Source) -> str:
    """Return what stands for the present bytes of a sample; empty when there is none."""
    prints = (_etag(_bytes(content / name)) for name in source.sample.files)
    return _etag("".join(prints).encode()) if source.sample.files else ""


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _handler(files: Mapping[tuple[str, str], Path]) -> type[BaseHTTPRequestHandler]:
    class SampleHandler(BaseHTTPRequestHandler):
        """Answers with a file, or 304 when the client has it already."""

        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            url = parse_qs(asked.query).get("url", [""])[0]
            path = files.get((asked.path.removeprefix("/"), url))
            if path is None or not path.is_file():
                self._answer(HTTPStatus.NOT_FOUND, b"", "")
                return
            body = path.read_bytes()
            if self.headers.get("If-None-Match") == f'"{_etag(body)}"':
                self._answer(HTTPStatus.NOT_MODIFIED, b"", "")
                return
            kind = CONTENT_TYPES.get(path.suffix, "application/octet-stream")
            self._answer(HTTPStatus.OK, body, kind)

        def _answer(self, status: HTTPStatus, body: bytes, kind: str) -> None:
            self.send_response(status)
            if kind:
                self.send_header("Content-Type", kind)
                self.send_header("ETag", f'"{_etag(body)}"')
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing: the crawl itself reports."""

    return SampleHandler


def _etag(body: bytes) -> str:
    return blake2b(body, digest_size=12).hexdigest()
