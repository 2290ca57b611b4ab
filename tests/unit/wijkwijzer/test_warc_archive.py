"""A release as a WARC file: readable by others, the same every time, and never half."""

import gzip
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from attrs import evolve

from hub.errors import ArchiveError
from wijkwijzer.archive.archive_command import last_moment
from wijkwijzer.archive.warc_archive import (
    Archive,
    Record,
    Release,
    archive_at,
    archives,
    content_type,
    page_in,
    records,
    write_archive,
)

FILES = {
    "almere/agenda/koffie/index.html": b"<h1>Koffie</h1>",
    "almere/agenda/koffie/agenda.ics": b"BEGIN:VCALENDAR\r\n",
    "almere/index.html": "<h1>Almere é</h1>".encode(),
    "index.html": b"",
    "404.html": b"<h1>Niet gevonden</h1>",
}
RELEASE = Release(
    base_url="https://wijkwijzer.example",
    build="59dddc9b870c9baf6a749a3e518e5d1e",
    published_at=datetime(2027, 3, 1, 7, 0, tzinfo=UTC),
    software="Wijkwijzer/0.1",
    description="Een test",
    paths=tuple(FILES),
    provenance=(("almere/agenda/koffie/index.html", b'{"item_id": "bieb:1"}\n'),),
)

GZIP_MEMBER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00"


def kept(folder: Path, release: Release = RELEASE) -> Archive:
    return write_archive(folder, release, FILES.__getitem__)


def read(archive: Archive) -> tuple[Record, ...]:
    return tuple(records(archive.path))


def test_archive_is_named_by_moment_and_build(tmp_path: Path) -> None:
    archive = kept(tmp_path / "archief")

    name = "wijkwijzer-20270301T070000Z-59dddc9b870c9baf6a749a3e518e5d1e.warc.gz"
    assert archive.path == tmp_path / "archief" / name
    assert [path.name for path in (tmp_path / "archief").iterdir()] == [name]


def test_every_file_has_a_record_under_its_public_address(tmp_path: Path) -> None:
    archive = kept(tmp_path)

    responses = [one for one in read(archive) if one.type == "response"]
    assert [(one.url, one.content_type, one.body) for one in responses] == [
        ("https://wijkwijzer.example/404.html", "text/html; charset=utf-8", FILES["404.html"]),
        (
            "https://wijkwijzer.example/almere/agenda/koffie/agenda.ics",
            "text/calendar; charset=utf-8",
            FILES["almere/agenda/koffie/agenda.ics"],
        ),
        (
            "https://wijkwijzer.example/almere/agenda/koffie/",
            "text/html; charset=utf-8",
            FILES["almere/agenda/koffie/index.html"],
        ),
        (
            "https://wijkwijzer.example/almere/",
            "text/html; charset=utf-8",
            FILES["almere/index.html"],
        ),
        ("https://wijkwijzer.example/", "text/html; charset=utf-8", b""),
    ]
    assert all(one.digest.startswith("sha1:") for one in responses)


def test_provenance_stands_right_behind_its_page(tmp_path: Path) -> None:
    archive = kept(tmp_path)

    types = [one.type for one in read(archive)]
    assert types == ["warcinfo", *["response"] * 3, "metadata", *["response"] * 2]
    assert read(archive)[4].body == b'{"item_id": "bieb:1"}\n'
    assert read(archive)[4].content_type == "application/json"


def test_first_record_tells_what_it_is(tmp_path: Path) -> None:
    archive = kept(tmp_path)

    told = read(archive)[0].body.decode()
    assert "software: Wijkwijzer/0.1\r\n" in told
    assert "isPartOf: https://wijkwijzer.example\r\n" in told
    assert "published: 2027-03-01T08:00:00+01:00\r\n" in told


def test_file_is_warc_1_1_with_the_moment_of_publication(tmp_path: Path) -> None:
    archive = kept(tmp_path)

    text = gzip.decompress(archive.path.read_bytes()).decode()
    heads = [line for line in text.split("\r\n") if line.startswith("WARC/")]
    dates = {line for line in text.split("\r\n") if line.startswith("WARC-Date")}
    assert heads == ["WARC/1.1"] * 7
    assert dates == {"WARC-Date: 2027-03-01T07:00:00Z"}


def test_same_release_gives_the_same_bytes(tmp_path: Path) -> None:
    elsewhere = RELEASE.published_at.astimezone(timezone(timedelta(hours=9)))
    turned = evolve(RELEASE, paths=RELEASE.paths[::-1], published_at=elsewhere)

    one, two = kept(tmp_path / "one"), kept(tmp_path / "two", turned)

    assert one.path.name == two.path.name
    assert one.path.read_bytes() == two.path.read_bytes()


def test_archiving_twice_leaves_one_archive(tmp_path: Path) -> None:
    kept(tmp_path)
    kept(tmp_path)

    assert len(archives(tmp_path)) == 1


def test_record_ids_differ_between_records_and_releases(tmp_path: Path) -> None:
    later = evolve(RELEASE, published_at=RELEASE.published_at + timedelta(days=1))

    ids = [
        one.id for archive in (kept(tmp_path), kept(tmp_path, later)) for one in read(archive)
    ]

    assert len(set(ids)) == 14
    assert all(one.startswith("<urn:uuid:") for one in ids)


def test_file_that_cannot_be_read_leaves_no_half_archive(tmp_path: Path) -> None:
    def read_some(path: str) -> bytes:
        if path.startswith("almere"):
            raise FileNotFoundError(path)
        return FILES[path]

    with pytest.raises(ArchiveError):
        write_archive(tmp_path, RELEASE, read_some)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "url",
    [
        "https://wijkwijzer.example/almere/agenda/koffie/",
        "https://WIJKWIJZER.example/almere/agenda/koffie",
        "/almere/agenda/koffie/",
        "almere/agenda/koffie",
        "/almere/agenda/koffie/index.html",
        "/almere/agenda/koffie/?utm=1#adres",
    ],
)
def test_page_is_found_by_its_address(tmp_path: Path, url: str) -> None:
    page = page_in(kept(tmp_path), url)

    assert page is not None
    assert page.response.body == b"<h1>Koffie</h1>"
    assert page.provenance == b'{"item_id": "bieb:1"}\n'


@pytest.mark.parametrize(
    ("url", "body"),
    [
        ("/", b""),
        ("/almere/", FILES["almere/index.html"]),
        ("/almere/agenda/koffie/agenda.ics", b"BEGIN:VCALENDAR\r\n"),
    ],
)
def test_page_of_no_item_has_no_provenance(tmp_path: Path, url: str, body: bytes) -> None:
    page = page_in(kept(tmp_path), url)

    assert page is not None
    assert (page.response.body, page.provenance) == (body, b"")


@pytest.mark.parametrize(
    "url", ["/almere/agenda/", "https://elders.example/almere/", "/almere/agenda/koffie/x"]
)
def test_page_that_was_not_there_is_none(tmp_path: Path, url: str) -> None:
    assert page_in(kept(tmp_path), url) is None


@pytest.mark.parametrize(
    ("on", "build"),
    [
        (date(2027, 2, 28), None),
        (date(2027, 3, 1), "aa"),
        (date(2027, 3, 2), "aa"),
        (date(2027, 3, 3), "bb"),
        (date(2028, 1, 1), "bb"),
        (datetime(2027, 3, 2, 23, 30, tzinfo=UTC), "bb"),
        (datetime(2027, 3, 1, 6, 59, tzinfo=UTC), None),
    ],
)
def test_newest_archive_that_is_not_later_is_taken(
    tmp_path: Path, on: date, build: str | None
) -> None:
    # Half past midnight on 3 March in Amsterdam.
    late = datetime(2027, 3, 2, 23, 30, tzinfo=UTC)
    kept(tmp_path, evolve(RELEASE, build="bb", published_at=late))
    kept(tmp_path, evolve(RELEASE, build="aa"))

    found = archive_at(tmp_path, last_moment(on))

    assert (found and found.build) == build


def test_folder_that_is_not_there_has_no_archives(tmp_path: Path) -> None:
    assert archives(tmp_path / "archief") == ()


def test_other_files_in_the_folder_are_passed_by(tmp_path: Path) -> None:
    (tmp_path / "van-elders.warc.gz").write_bytes(b"")
    (tmp_path / "leesmij.txt").write_bytes(b"")

    assert archives(tmp_path) == ()


@pytest.mark.parametrize("cut", [0, 10, 200, 900, -400])
def test_archive_that_was_cut_off_is_told(tmp_path: Path, cut: int) -> None:
    archive = kept(tmp_path)
    archive.path.write_bytes(archive.path.read_bytes()[:cut])

    with pytest.raises(ArchiveError, match=r"archief is niet"):
        page_in(archive, "/niet-op-de-site/")


def test_archive_that_lost_its_last_records_is_told(tmp_path: Path) -> None:
    archive = kept(tmp_path)
    members = archive.path.read_bytes().split(GZIP_MEMBER)
    archive.path.write_bytes(GZIP_MEMBER.join(members[:-2]))

    with pytest.raises(ArchiveError, match="niet volledig"):
        page_in(archive, "/niet-op-de-site/")


def test_record_that_was_changed_is_told(tmp_path: Path) -> None:
    archive = kept(tmp_path)
    changed = gzip.decompress(archive.path.read_bytes()).replace(b"Koffie<", b"Koffei<")
    archive.path.write_bytes(changed)

    with pytest.raises(ArchiveError, match="niet te lezen"):
        read(archive)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a/atom.xml", "application/atom+xml; charset=utf-8"),
        ("sitemap.xml", "application/xml"),
        ("zoek/x.bin", "application/octet-stream"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("LICENSE", "application/octet-stream"),
    ],
)
def test_content_type_follows_from_the_name(path: str, expected: str) -> None:
    assert content_type(path) == expected
