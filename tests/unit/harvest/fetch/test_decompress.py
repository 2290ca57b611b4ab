import gzip
import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvest.crawling.decompress import CodingError, TooLargeError, decompress

LIMIT = 2**20


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKERS = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
}


@pytest.mark.parametrize("coding", sorted(PACKERS))
@given(data=st.binary(max_size=2000))
def test_unpacked_is_what_was_packed(coding: str, data: bytes) -> None:
    assert decompress(PACKERS[coding](data), coding, LIMIT) == data


@given(data=st.binary(max_size=2000))
def test_bare_deflate_is_unpacked(data: bytes) -> None:
    assert decompress(raw_deflate(data), "deflate", LIMIT) == data


def test_codings_are_undone_from_the_last_to_the_first() -> None:
    packed = brotli.compress(gzip.compress(b"wijk"))

    assert decompress(packed, "gzip, BR", LIMIT) == b"wijk"


def test_gzip_in_several_members_is_one_body() -> None:
    packed = gzip.compress(b"wijk") + gzip.compress(b"wijzer") + b"\0\0"

    assert decompress(packed, "gzip", LIMIT) == b"wijkwijzer"


def test_body_without_coding_stays_as_it_is() -> None:
    assert decompress(b"wijk", "identity,", LIMIT) == b"wijk"


@pytest.mark.parametrize("coding", sorted(PACKERS))
def test_bomb_is_refused(coding: str) -> None:
    bomb = PACKERS[coding](bytes(8 * LIMIT))

    with pytest.raises(TooLargeError):
        decompress(bomb, coding, LIMIT)


def test_bomb_in_a_bomb_is_refused() -> None:
    bomb = gzip.compress(gzip.compress(bytes(64 * LIMIT)))

    with pytest.raises(TooLargeError):
        decompress(bomb, "gzip, gzip", LIMIT)


def test_many_small_members_count_together() -> None:
    with pytest.raises(TooLargeError):
        decompress(gzip.compress(bytes(LIMIT // 2)) * 3, "gzip", LIMIT)


@pytest.mark.parametrize("coding", sorted(PACKERS))
def test_body_that_is_cut_off_is_refused(coding: str) -> None:
    packed = PACKERS[coding](bytes(range(256)) * 40)

    with pytest.raises(CodingError):
        decompress(packed[: len(packed) // 2], coding, LIMIT)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_body_that_was_never_packed_is_refused(coding: str) -> None:
    with pytest.raises(CodingError):
        decompress(b"<rss>gewoon leesbaar</rss>", coding, LIMIT)


def test_unknown_coding_is_refused() -> None:
    with pytest.raises(CodingError):
        decompress(b"\x00\x01", "wijk", LIMIT)


@given(data=st.binary(max_size=300), coding=st.sampled_from(["gzip", "deflate", "br"]))
def test_any_bytes_give_bytes_or_a_coding_error(data: bytes, coding: str) -> None:
    try:
        result = decompress(data, coding, LIMIT)
    except CodingError:
        result = b""

    assert isinstance(result, bytes)
