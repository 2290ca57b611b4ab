import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.errors import BuildError
from site_builder.manifest import (
    Manifest,
    OutputFile,
    decode,
    encode,
    entry_of,
    folders_of,
    manifest_of,
    page_paths,
    public_json,
)

FILES = st.dictionaries(st.from_regex(r"[a-z0-9]{1,6}\.html", fullmatch=True), st.binary())


def manifest(files: dict[str, bytes], input_hash: str = "") -> Manifest:
    return manifest_of(
        entry_of(OutputFile(path=path, body=body, input_hash=input_hash))
        for path, body in files.items()
    )


@given(FILES)
def test_build_does_not_depend_on_the_order_of_files(files: dict[str, bytes]) -> None:
    assert manifest(files) == manifest(dict(reversed(files.items())))


@given(FILES, FILES)
def test_build_is_equal_only_for_equal_files(
    one: dict[str, bytes], other: dict[str, bytes]
) -> None:
    assert (manifest(one).build == manifest(other).build) == (one == other)


def test_build_does_not_depend_on_the_input() -> None:
    assert manifest({"a": b"x"}, "1").build == manifest({"a": b"x"}, "2").build


@given(FILES)
def test_manifest_is_read_as_it_was_written(files: dict[str, bytes]) -> None:
    assert decode(encode(manifest(files))) == manifest(files)


@pytest.mark.parametrize("change", [("a.html", "b.html"), ("{", ""), ("]}", "]")])
def test_damaged_manifest_is_none(change: tuple[str, str]) -> None:
    data = encode(manifest({"a.html": b"x"})).decode()

    assert decode(data.replace(*change).encode()) is None


def test_public_manifest_names_every_file_with_its_hash() -> None:
    one = manifest({"b.html": b"", "a.html": b"x"})

    public = json.loads(public_json(one))

    assert public == {
        "build": one.build,
        "files": {entry.path: entry.sha256 for entry in one.entries},
    }


def test_pages_are_the_html_files() -> None:
    assert page_paths(["a/index.html", "a/atom.xml", "404.html"]) == {
        "a/index.html",
        "404.html",
    }


def test_folders_are_all_that_files_stand_in() -> None:
    assert folders_of(["a/b/c.html", "a/d.html", "e.html", "f/g/h"]) == {"a", "a/b", "f", "f/g"}


def test_path_under_a_file_is_refused() -> None:
    with pytest.raises(BuildError, match="both a file and a folder"):
        manifest({"a": b"", "a/b": b""})
