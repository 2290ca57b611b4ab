from datetime import UTC, datetime
from pathlib import Path

from hub.source import Fetched
from wijkwijzer.sources.raw_archive import RawArchive


def fetched(body: bytes) -> Fetched:
    return Fetched(
        source_id="s",
        url="https://voorbeeld.example/feed",
        status=200,
        headers=(),
        body=body,
        fetched_at=datetime(2027, 3, 1, tzinfo=UTC),
    )


def test_answer_comes_back_as_it_was(tmp_path: Path) -> None:
    archive = RawArchive(tmp_path)

    kept = archive.keep(fetched(b"<rss/>"))

    assert archive.read(kept.digest) == b"<rss/>"


def test_equal_answers_share_one_file_with_equal_bytes(tmp_path: Path) -> None:
    one, two = RawArchive(tmp_path / "one"), RawArchive(tmp_path / "two")

    names = {one.keep(fetched(b"x")).digest, one.keep(fetched(b"x")).digest}
    two.keep(fetched(b"x"))

    (first,), (second,) = one.folder.iterdir(), two.folder.iterdir()
    assert len(names) == 1
    assert first.read_bytes() == second.read_bytes()


def test_removed_and_damaged_answers_are_none(tmp_path: Path) -> None:
    archive = RawArchive(tmp_path)
    gone, damaged = archive.keep(fetched(b"a")), archive.keep(fetched(b"b"))

    archive.remove([gone.digest, "never-there"])
    (tmp_path / f"{damaged.digest}.gz").write_bytes(b"no gzip")

    assert archive.read(gone.digest) is None
    assert archive.read(damaged.digest) is None
