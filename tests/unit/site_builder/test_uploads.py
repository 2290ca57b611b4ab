"""What goes to a store of files elsewhere, told from two manifests."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.errors import StoreError
from site_builder.manifest import OutputFile, entry_of, manifest_of, public_json
from site_builder.uploads import Change, uploads

PATHS = st.sampled_from(
    ["404.html", "almere/index.html", "assets/style.css", "index.html", "sitemap.xml"]
)
SITES = st.dictionaries(PATHS, st.binary(max_size=2))


def site(files: dict[str, bytes]) -> bytes:
    entries = (entry_of(OutputFile(path=path, body=body)) for path, body in files.items())
    return public_json(manifest_of(entries))


def told(before: bytes | None, now: bytes) -> list[tuple[Change, str]]:
    return [(one.change, one.path) for one in uploads(before, now)]


def test_first_upload_is_every_file_with_the_start_page_and_the_manifest_last() -> None:
    now = site({"index.html": b"1", "assets/a.js": b"2", "almere/index.html": b"3"})

    assert told(None, now) == [
        (Change.ADDED, "assets/a.js"),
        (Change.ADDED, "almere/index.html"),
        (Change.ADDED, "index.html"),
        (Change.ADDED, "build.json"),
    ]


def test_only_what_changed_goes_and_what_left_is_removed_last() -> None:
    before = site({"index.html": b"1", "old.html": b"2", "almere/index.html": b"3"})
    now = site({"index.html": b"1", "new.html": b"2", "almere/index.html": b"4"})

    assert told(before, now) == [
        (Change.CHANGED, "almere/index.html"),
        (Change.ADDED, "new.html"),
        (Change.CHANGED, "build.json"),
        (Change.REMOVED, "old.html"),
    ]


def test_nothing_goes_when_nothing_changed() -> None:
    now = site({"index.html": b"1"})

    assert told(now, now) == []


def test_file_that_is_no_manifest_is_refused() -> None:
    with pytest.raises(StoreError, match=r"geen build\.json"):
        list(uploads(json.dumps(["index.html"]).encode(), site({})))


@given(before=SITES, now=SITES)
def test_the_store_holds_the_new_site_afterwards(
    before: dict[str, bytes], now: dict[str, bytes]
) -> None:
    held = dict(json.loads(site(before))["files"])

    changes = [one for one in uploads(site(before), site(now)) if one.path != "build.json"]

    gone = {one.path for one in changes if one.change is Change.REMOVED}
    held |= {one.path: one.sha256 for one in changes if one.path not in gone}
    left = {path: found for path, found in held.items() if path not in gone}
    assert left == json.loads(site(now))["files"]
