"""What was forgotten stays out, and nobody can read from the list what it was."""

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from hub.errors import BlockListUnreadable, ForgetRefused
from hub.model import Item, SafeHtml
from hub.vocabulary import Kind
from wijkwijzer.forget.block_list import (
    HIDDEN,
    NOTHING_BLOCKED,
    BlockList,
    load_block_list,
    save_block_list,
)
from wijkwijzer.forget.needle import needle
from wijkwijzer.workspace import Workspace

SALT = "00112233445566778899aabbccddeeff"
DAY = date(2027, 3, 1)
ITEM = Item(id="bieb:1", source_id="bieb", kind=Kind.NEWS, title="Lezing", content_hash="")


def blocking(*wanted: str, salt: str = SALT) -> BlockList:
    blocks = NOTHING_BLOCKED
    for what in wanted:
        sought = needle(what, ("bieb",))
        blocks = blocks.adding(sought, since=DAY, reason="op verzoek", salt=salt)
    return blocks


def test_forgotten_item_is_refused_by_its_id() -> None:
    blocks = blocking("bieb:1")

    assert blocks.refuses(ITEM)
    assert not blocks.refuses(evolve(ITEM, id="bieb:10"))


@pytest.mark.parametrize("what", ["Jan de Vries", "0612345678"])
def test_item_that_holds_a_forgotten_text_is_refused(what: str) -> None:
    body = SafeHtml(html="<p>Bel <b>Jan</b> de Vries, 06-12 34 56 78</p>")

    assert blocking(what).refuses(evolve(ITEM, body=body))
    assert not blocking(what).refuses(ITEM)


def test_answer_that_holds_a_forgotten_text_is_known() -> None:
    blocks = blocking("Jan de Vries")

    assert blocks.hides_bytes(b"SUMMARY:Jan de Vr\r\n ies")
    assert not blocks.hides_bytes(b"SUMMARY:Jan")


def test_message_never_names_what_was_forgotten() -> None:
    blocks = blocking("Jan de Vries")

    assert blocks.without_hidden("bieb:jan-de-vries: titel") == HIDDEN
    assert blocks.without_hidden("bieb:2: titel") == "bieb:2: titel"


def test_empty_list_lets_all_through() -> None:
    assert not NOTHING_BLOCKED.refuses(ITEM)
    assert not NOTHING_BLOCKED.hides_bytes(b"Jan de Vries")


def test_same_thing_is_blocked_once_and_the_salt_stays() -> None:
    blocks = blocking("Jan de Vries")

    again = blocks.adding(needle("JAN DE VRIES", ()), since=DAY, reason="", salt="ff" * 16)

    assert again == blocks
    assert again.salt == SALT


def test_another_salt_gives_another_hash() -> None:
    one, two = blocking("Jan de Vries"), blocking("Jan de Vries", salt="ff" * 16)

    assert one.blocks[0].hash != two.blocks[0].hash


def test_file_comes_back_as_it_was_and_holds_no_words(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    blocks = blocking("Jan de Vries", "bieb:1", "0612345678")

    save_block_list(workspace, blocks)

    assert load_block_list(workspace) == blocks
    written = (workspace.block_list).read_text()
    assert "ries" not in written
    assert "bieb" not in written
    assert "12345678" not in written.replace(SALT, "")


def test_tree_without_a_list_blocks_nothing(tmp_path: Path) -> None:
    assert load_block_list(Workspace(tmp_path)) == NOTHING_BLOCKED


@pytest.mark.parametrize(
    "text", ["", "{", '{"salt": 1}', '{"salt": "geen zout", "blocks": []}', "[]"]
)
def test_damaged_list_is_refused_loudly(tmp_path: Path, text: str) -> None:
    workspace = Workspace(tmp_path)
    workspace.state.mkdir()
    (workspace.block_list).write_text(text)

    with pytest.raises(BlockListUnreadable, match=r"blocked\.json"):
        load_block_list(workspace)


NAMES = st.lists(st.text("abc 7é-", min_size=1, max_size=9), min_size=1, max_size=3)


@given(names=NAMES, text=st.text("abc 7é-", max_size=40))
def test_list_knows_exactly_what_the_needles_find(names: list[str], text: str) -> None:
    wanted = [name for name in names if is_long_enough(name)]
    blocks = blocking(*wanted)

    found = any(needle(name, ()).is_in(text) for name in wanted)

    assert blocks.hides(text) is found


def is_long_enough(name: str) -> bool:
    try:
        needle(name, ())
    except ForgetRefused:
        return False
    return True
