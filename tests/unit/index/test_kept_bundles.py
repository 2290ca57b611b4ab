"""Bundles that were made before are not made again, and none that is not wanted stays."""

from pathlib import Path

import pytest

from index.kept_bundles import NAME, KeptBundles, open_bundles


def never() -> bytes:
    pytest.fail("it was made again")


def kept(folder: Path, **bodies: bytes) -> None:
    bundles = open_bundles(folder)
    for made_of, body in bodies.items():
        bundles(made_of, lambda body=body: body)  # type: ignore[misc] # a default binds it
    bundles.keep(folder)


def test_bundle_made_of_the_same_is_not_made_again(tmp_path: Path) -> None:
    kept(tmp_path, lindewijk=b"koffie")

    assert open_bundles(tmp_path)("lindewijk", never) == b"koffie"


def test_what_was_not_asked_for_is_forgotten(tmp_path: Path) -> None:
    kept(tmp_path, lindewijk=b"koffie", molenwijk=b"taalles")
    kept(tmp_path, molenwijk=b"taalles")

    assert b"koffie" not in (tmp_path / NAME).read_bytes()


@pytest.mark.parametrize("damage", [b"", b"x", b"\x81\xa6bodies\xc0"])
def test_damaged_file_is_as_none(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / NAME).write_bytes(damage)

    assert open_bundles(tmp_path)("lindewijk", lambda: b"koffie") == b"koffie"


def test_what_another_program_made_is_made_again(tmp_path: Path) -> None:
    other = KeptBundles(made_by="another")
    other("lindewijk", lambda: b"thee")
    other.keep(tmp_path)

    assert open_bundles(tmp_path)("lindewijk", lambda: b"koffie") == b"koffie"


def test_nothing_new_writes_nothing(tmp_path: Path) -> None:
    kept(tmp_path, lindewijk=b"koffie")
    before = (tmp_path / NAME).stat()

    kept(tmp_path, lindewijk=b"koffie")

    assert (tmp_path / NAME).stat().st_ino == before.st_ino
