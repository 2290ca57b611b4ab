"""A name is seen through HTML, escapes, folds, encodings and gzip."""

import gzip
from pathlib import Path

import pytest
from attrs import evolve

from hub.model import Contact, Details, Item, SafeHtml, Upkeep
from hub.vocabulary import Kind
from wijkwijzer.forget.needle import needle
from wijkwijzer.operating.readings import (
    readings,
    readings_of_bytes,
    readings_of_file,
    texts_in,
)

NAME = needle("Zoë de Vries", ())
ITEM = Item(id="bieb:1", source_id="bieb", kind=Kind.NEWS, title="Lezing", content_hash="")


@pytest.mark.parametrize(
    "text",
    [
        "Zoë de Vries",
        "<b>Zoë</b> de Vries",
        "Z<i>o</i>ë de<br>Vries",
        "Zo&euml; de&nbsp;Vries",
        "&lt;p&gt;Zo&amp;euml; de Vries",
        '{"naam": "Zo\\u00eb de\\nVries"}',
        "SUMMARY:Zoë de Vr\r\n ies",
        "DESCRIPTION:Zoë\\nde Vries\\, voorzitter",
        "mailto:x?subject=Zo%C3%AB%20de%20Vries",
        '<a title="Zoë de Vries">',
    ],
)
def test_name_is_seen_through_markup(text: str) -> None:
    assert any(map(NAME.is_in, readings(text)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_name_is_seen_in_every_encoding(encoding: str) -> None:
    data = "Lezing door Zoë de Vries".encode(encoding)

    assert any(map(NAME.is_in, readings_of_bytes(data)))


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"\x1f\x8b", b"100% \\", b"<<<&&&%%%\\u12"])
def test_odd_bytes_are_read_without_a_word(data: bytes) -> None:
    assert not any(map(NAME.is_in, readings_of_bytes(data)))


def test_name_is_seen_inside_gzip_of_several_parts(tmp_path: Path) -> None:
    path = tmp_path / "x.gz"
    path.write_bytes(gzip.compress(b"eerst ") + gzip.compress("Zoë de Vries".encode()))

    assert any(map(NAME.is_in, readings_of_file(path)))


def test_damaged_gzip_is_read_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "x.gz"
    path.write_bytes(gzip.compress("Zoë de Vries".encode())[:-9])

    assert not any(map(NAME.is_in, readings_of_file(path)))


@pytest.mark.parametrize(
    "item",
    [
        evolve(ITEM, title="Zoë de Vries"),
        evolve(ITEM, id="bieb:zoe-de-vries"),
        evolve(ITEM, body=SafeHtml(html="<p>Zoë <em>de Vries</em></p>")),
        evolve(ITEM, details=Details(contact=Contact(mails=("zoe.de.vries@voorbeeld.nl",)))),
        evolve(ITEM, details=Details(upkeep=Upkeep(checked_by="Zoë de Vries"))),
    ],
)
def test_name_is_seen_in_every_field_of_an_item(item: Item) -> None:
    assert any(map(NAME.is_in, texts_in(item)))


def test_item_without_the_name_is_clear() -> None:
    assert not any(map(NAME.is_in, texts_in(ITEM)))
