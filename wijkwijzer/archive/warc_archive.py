"""A published release as a WARC file, and pages out of such files. The only user of warcio.

The same release gives the same bytes: record ids follow from build and path, all dates are
the moment of publication, and gzip gets no clock.
"""

import os
import re
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from attrs import frozen
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]  # no types
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]  # no types
from warcio.recordloader import ArcWarcRecord  # type: ignore[import-untyped]  # no types
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]  # no types
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]  # no types

from hub.clock import local
from hub.errors import ArchiveError

INDEX = "index.html"
SUFFIX = ".warc.gz"

# Our own list: that of Python also reads files of the machine it runs on.
CONTENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
ATOM = "application/atom+xml; charset=utf-8"
UNKNOWN_TYPE = "application/octet-stream"

_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"wijkwijzer-(\d{8}T\d{6}Z)-([0-9a-f]+)\.warc\.gz")
_RECORDS = re.compile(rb"^records: (\d+)\r$", re.MULTILINE)
_UNREADABLE = (ArchiveLoadFailed, OSError, EOFError, ValueError, zlib.error)


@frozen(kw_only=True)
class Release:
    """A build that was published: its files by path, and JSON on where item pages are from."""

    base_url: str
    build: str
    published_at: datetime
    software: str
    description: str
    paths: tuple[str, ...]
    provenance: tuple[tuple[str, bytes], ...] = ()

    def url(self, path: str) -> str:
        """Return the public address of a file."""
        shown = path.removesuffix(INDEX) if f"/{path}".endswith(f"/{INDEX}") else path
        return f"{self.base_url.rstrip('/')}/{shown}"


@frozen(kw_only=True, order=True)
class Archive:
    """One archive on disk, as its name says; sorted by the moment of publication."""

    published_at: datetime
    build: str
    path: Path


@frozen(kw_only=True)
class Record:
    """One record of an archive: a file of the site, or what is known of it."""

    type: str
    id: str
    url: str
    content_type: str
    digest: str
    body: bytes


@frozen(kw_only=True)
class ArchivedPage:
    """A file as it stood in a release. `provenance` is JSON, empty when it is no item page."""

    archive: Archive
    response: Record
    provenance: bytes = b""


def write_archive(folder: Path, release: Release, read: Callable[[str], bytes]) -> Archive:
    """Write a release to a folder, wholly or not at all; `read` gives the bytes of a path.

    Raises:
        ArchiveError: the disk refuses, or a file of the site cannot be read.
    """
    stamp = release.published_at.astimezone(UTC).strftime(_STAMP)
    path = folder / f"wijkwijzer-{stamp}-{release.build}{SUFFIX}"
    fresh = folder / f".new-{path.name}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with fresh.open("wb") as file:
            writer = WARCWriter(file, gzip=True, warc_version="1.1")
            for record in _records(writer, release, path.name, read):
                writer.write_record(record)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as exc:
        fresh.unlink(missing_ok=True)
        raise ArchiveError(str(path), f"het archief is niet geschreven ({exc})") from exc
    return Archive(published_at=release.published_at, build=release.build, path=path)


def archives(folder: Path) -> tuple[Archive, ...]:
    """Return the archives in a folder, the oldest first."""
    found = folder.glob(f"*{SUFFIX}") if folder.is_dir() else ()
    named = ((path, _NAME.fullmatch(path.name)) for path in found)
    return tuple(
        sorted(
            Archive(
                published_at=datetime.strptime(name[1], _STAMP).replace(tzinfo=UTC),
                build=name[2],
                path=path,
            )
            for path, name in named
            if name
        )
    )


def archive_at(folder: Path, until: datetime) -> Archive | None:
    """Return the newest archive of a release that was published by then, or None."""
    return max((one for one in archives(folder) if one.published_at <= until), default=None)


def page_in(archive: Archive, url: str) -> ArchivedPage | None:
    """Return what stood at an address, or None; the name of the site may be left out.

    Raises:
        ArchiveError: the archive is damaged.
    """
    found: Record | None = None
    for record in records(archive.path):
        if found and record.type == "metadata" and record.url == found.url:
            return ArchivedPage(archive=archive, response=found, provenance=record.body)
        if found:
            break
        if record.type == "response" and _is_at(record.url, url):
            found = record
    return ArchivedPage(archive=archive, response=found) if found else None


def records(path: Path) -> Iterator[Record]:
    """Yield every record of an archive.

    Raises:
        ArchiveError: it cannot be read, or it is not as it was written; that can show only at
            the end.
    """
    promised = seen = 0
    try:
        with path.open("rb") as file:
            for found in ArchiveIterator(file, check_digests="raise"):
                record = _read(found)
                seen += 1
                promised = promised or _promised(record)
                yield record
    except _UNREADABLE as exc:
        raise ArchiveError(str(path), f"het archief is niet te lezen ({exc})") from exc
    # The library takes a file that was cut off for one that ends there.
    if not seen or seen != promised:
        raise ArchiveError(str(path), "het archief is niet volledig")


def content_type(path: str) -> str:
    """Return the media type of a file of the site."""
    name = path.rpartition("/")[2]
    if name == "atom.xml":
        return ATOM
    return CONTENT_TYPES.get(f".{name.rpartition('.')[2]}", UNKNOWN_TYPE)


def _records(
    writer: WARCWriter, release: Release, name: str, read: Callable[[str], bytes]
) -> Iterator[ArcWarcRecord]:
    """Yield all records: what this is, then each file, with its provenance behind it."""
    make = _Maker(writer=writer, release=release)
    yield make.info(name)
    provenance = dict(release.provenance)
    for path in sorted(release.paths):
        yield make.response(path, read(path))
        if path in provenance:
            yield make.metadata(path, provenance[path])


@frozen(kw_only=True)
class _Maker:
    """Makes the records of one release."""

    writer: WARCWriter
    release: Release

    def info(self, name: str) -> ArcWarcRecord:
        release = self.release
        facts = (
            ("software", release.software),
            ("format", "WARC File Format 1.1"),
            (
                "conformsTo",
                "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
            ),
            ("isPartOf", release.base_url),
            ("description", release.description),
            ("build", release.build),
            ("published", local(release.published_at).isoformat(timespec="seconds")),
            ("records", str(1 + len(release.paths) + len(release.provenance))),
        )
        body = "".join(f"{key}: {value}\r\n" for key, value in facts).encode()
        headers = {**self._headers("warcinfo", ""), "WARC-Filename": name}
        return self._record("", "warcinfo", headers, "application/warc-fields", body)

    def response(self, path: str, body: bytes) -> ArcWarcRecord:
        headers = {
            **self._headers("response", path),
            "WARC-Warcinfo-ID": self._id("warcinfo", ""),
        }
        http = StatusAndHeaders(
            "200 OK",
            [("Content-Type", content_type(path)), ("Content-Length", str(len(body)))],
            protocol="HTTP/1.1",
        )
        return self._record(
            self.release.url(path),
            "response",
            headers,
            "application/http; msgtype=response",
            body,
            http,
        )

    def metadata(self, path: str, body: bytes) -> ArcWarcRecord:
        headers = {
            **self._headers("metadata", path),
            "WARC-Warcinfo-ID": self._id("warcinfo", ""),
            "WARC-Refers-To": self._id("response", path),
        }
        url = self.release.url(path)
        return self._record(url, "metadata", headers, "application/json", body)

    def _headers(self, kind: str, path: str) -> dict[str, str]:
        return {"WARC-Record-ID": self._id(kind, path), "WARC-Date": _date(self.release)}

    def _id(self, kind: str, path: str) -> str:
        release = self.release
        published = f"{_date(release)}/{release.build}"
        name = uuid5(NAMESPACE_URL, f"{release.base_url}#{published}/{kind}/{path}")
        return f"<urn:uuid:{name}>"

    def _record(
        self,
        url: str,
        kind: str,
        headers: dict[str, str],
        media_type: str,
        body: bytes,
        http: StatusAndHeaders | None = None,
    ) -> ArcWarcRecord:
        return self.writer.create_warc_record(
            url,
            kind,
            payload=BytesIO(body),
            length=len(body),
            warc_content_type=media_type,
            warc_headers_dict=headers,
            http_headers=http,
        )


def _date(release: Release) -> str:
    moment = release.published_at.astimezone(UTC).replace(tzinfo=None)
    return f"{moment.isoformat(timespec='seconds')}Z"


def _read(record: ArcWarcRecord) -> Record:
    header = record.rec_headers.get_header
    http = record.http_headers
    return Record(
        type=str(record.rec_type),
        id=header("WARC-Record-ID") or "",
        url=header("WARC-Target-URI") or "",
        content_type=(http.get_header("Content-Type") if http else record.content_type) or "",
        digest=header("WARC-Payload-Digest") or "",
        body=record.content_stream().read(),
    )


def _promised(info: Record) -> int:
    """Return how many records there must be, as the first one says."""
    told = _RECORDS.search(info.body) if info.type == "warcinfo" else None
    return int(told[1]) if told else 0


def _is_at(found: str, asked: str) -> bool:
    """Return whether a person who asks for an address means this one."""
    there, wanted = urlsplit(found), urlsplit(asked)
    same_site = not wanted.netloc or wanted.netloc.lower() == there.netloc.lower()
    path = f"/{wanted.path.lstrip('/')}".removesuffix(INDEX)
    return same_site and there.path in {path, f"{path.rstrip('/')}/"}
