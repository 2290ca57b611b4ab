"""How the files of the search come on the site."""

import gzip

import brotli
import pytest

from hub.search_files import SearchFile, SearchFiles
from site_builder.manifest import KeptFile, OutputFile, entry_of
from site_builder.search_files import base, search_output

FILES = SearchFiles(
    code="GM1",
    gemeente="dorp",
    manifest='{"n":1}',
    files=(SearchFile(path="p-0123abcd.bin", body=b"lists" * 50),),
)


def written(files: SearchFiles = FILES) -> list[OutputFile]:
    return [one for one in search_output(files, {}) if isinstance(one, OutputFile)]


def test_every_file_stands_there_in_three_forms() -> None:
    assert [one.path for one in written()] == [
        "dorp/zoek/p-0123abcd.bin",
        "dorp/zoek/p-0123abcd.bin.br",
        "dorp/zoek/p-0123abcd.bin.gz",
        "dorp/zoek/manifest.json",
        "dorp/zoek/manifest.json.br",
        "dorp/zoek/manifest.json.gz",
    ]


def test_compressed_forms_hold_the_same_bytes() -> None:
    plain, as_brotli, as_gzip, *_ = written()

    assert brotli.decompress(as_brotli.body) == plain.body
    assert gzip.decompress(as_gzip.body) == plain.body


def test_compressing_twice_gives_the_same_bytes() -> None:
    assert written() == written()


def test_what_the_live_site_has_is_only_named() -> None:
    known = {one.path: entry_of(one) for one in written()}

    found = list(search_output(FILES, known))

    assert {type(one) for one in found} == {KeptFile}


def test_form_that_was_lost_is_made_again() -> None:
    known = {one.path: entry_of(one) for one in written()[1:]}

    found = list(search_output(FILES, known))

    assert [type(one) for one in found] == [OutputFile] * 3 + [KeptFile] * 3


@pytest.mark.parametrize("address", ["/dorp/zoek/"])
def test_files_stand_below_the_gemeente(address: str) -> None:
    assert base(FILES) == address
