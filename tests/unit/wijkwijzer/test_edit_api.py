"""Only texts and photos in our own folders can be read and written, in our own form."""

import json
from datetime import UTC, datetime

import pytest

from tests.fakes.small_content import write_small_content
from wijkwijzer.check import checking
from wijkwijzer.edit.api import Desk, Refusal, incoming, outgoing

NOW = datetime(2027, 3, 1, 8, tzinfo=UTC)
GOOD = "---\ntitel: Koffie\nbegin: 2 maart 2027, 10.00\nlocatie: Buurthuis\n---\nKom.\n"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    root = write_small_content(tmp_path_factory.mktemp("content"))
    content = checking.settings(root)
    gemeente = content.hub.gemeenten[0]
    folder = checking.text_folder(root, content.hub, gemeente, NOW)
    return Desk(content=content, folders={gemeente.folder: folder})


def _save(path: str, raw: str = GOOD) -> bytes:
    params = {
        "branch": "main",
        "dataFiles": [{"path": path, "slug": "koffie", "raw": raw}],
        "assets": [],
        "options": {"commitMessage": "Koffie"},
    }
    return json.dumps({"action": "persistEntry", "params": params}).encode()


@pytest.mark.parametrize(
    "path",
    [
        "wijkwijzer.toml",
        "direct-hulp.toml",
        "testdorp/gemeente.toml",
        "testdorp/bronnen/bieb.toml",
        "testdorp/agenda/x.toml",
        "testdorp/agenda/../../x.md",
        "/testdorp/agenda/x.md",
        "elders/agenda/x.md",
        "testdorp/geheim/x.md",
    ],
)
def test_other_files_are_refused(desk: Desk, path: str) -> None:
    assert isinstance(outgoing(_save(path), desk), Refusal)


@pytest.mark.parametrize("action", ["deleteFile", "getEntry", "getMediaFile"])
def test_settings_can_not_be_read_or_removed(desk: Desk, action: str) -> None:
    body = json.dumps({"action": action, "params": {"path": "wijkwijzer.toml"}}).encode()

    assert isinstance(outgoing(body, desk), Refusal)


def test_new_name_outside_the_folders_is_refused(desk: Desk) -> None:
    asked = json.loads(_save("testdorp/agenda/x.md"))
    asked["params"]["dataFiles"][0]["newPath"] = "x.md"

    assert isinstance(outgoing(json.dumps(asked).encode(), desk), Refusal)


@pytest.mark.parametrize("body", [b"", b"[]", b'{"action": 3}', b'{"action": "publish"}'])
def test_strange_questions_are_refused(desk: Desk, body: bytes) -> None:
    assert isinstance(outgoing(body, desk), Refusal)


def test_text_is_written_in_our_own_form(desk: Desk) -> None:
    saved = outgoing(_save("testdorp/agenda/x.md", GOOD.replace("Koffie", '"Koffie"')), desk)

    assert isinstance(saved, bytes)
    assert json.loads(saved)["params"]["dataFiles"][0]["raw"] == GOOD


def test_text_with_a_mistake_is_not_saved_and_the_mistake_is_told(desk: Desk) -> None:
    wrong = GOOD.replace("2 maart 2027", "32 maart 2027")

    refusal = outgoing(_save("testdorp/agenda/x.md", wrong), desk)

    assert isinstance(refusal, Refusal)
    assert "32 maart" in refusal.message


def test_concept_may_be_unfinished(desk: Desk) -> None:
    saved = outgoing(_save("testdorp/agenda/x.md", "---\ntitel: X\nconcept: ja\n---\n"), desk)

    assert isinstance(saved, bytes)


def test_page_gets_texts_as_its_form_reads_them(desk: Desk) -> None:
    action = json.dumps({"action": "getEntry", "params": {"path": "testdorp/agenda/x.md"}})
    entry = {"data": GOOD, "file": {"path": "testdorp/agenda/x.md"}}

    shown = incoming(action.encode(), json.dumps(entry).encode(), desk)

    assert 'titel: "Koffie"' in json.loads(shown)["data"]


def test_folder_of_photos_may_be_listed(desk: Desk) -> None:
    body = json.dumps({"action": "getMedia", "params": {"mediaFolder": "media"}}).encode()

    assert isinstance(outgoing(body, desk), bytes)
