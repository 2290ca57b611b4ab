"""The form has every kind and key that `check` knows, in plain Dutch."""

from datetime import date
from typing import Any

import pytest

from harvest.written.editor_schema import FOLDERS, KEYS
from tests.fakes.small_content import write_small_content
from wijkwijzer.check import checking
from wijkwijzer.drafts.text_keys import needed_keys
from wijkwijzer.edit.config import config

TODAY = date(2027, 3, 1)
Config = dict[str, Any]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Config:
    content = checking.settings(write_small_content(tmp_path_factory.mktemp("content")))
    return config(content, "/api/v1", "https://voorbeeld.example", TODAY)


def _collection(made: Config, folder: str) -> Config:
    return next(one for one in made["collections"] if one["folder"] == f"testdorp/{folder}")


def _field(made: Config, folder: str, name: str) -> Config:
    return next(one for one in _collection(made, folder)["fields"] if one["name"] == name)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_folder_can_be_edited(made: Config, folder: str) -> None:
    names = [one["name"] for one in _collection(made, folder)["fields"]]

    assert len(names) == len(set(names))
    assert set(names) <= {*KEYS, "body"}
    assert set(needed_keys(FOLDERS[folder])) <= set(names)


def test_every_key_can_be_filled_in_somewhere(made: Config) -> None:
    names = {field["name"] for one in made["collections"] for field in one["fields"]}

    assert {*KEYS, "body"} - names <= {"soort", "voorbeeld"}


def test_every_field_has_an_explanation(made: Config) -> None:
    hints = [field["hint"] for one in made["collections"] for field in one["fields"]]

    assert all(hints)
    assert not any("{" in hint for hint in hints)


def test_date_is_text_in_the_words_of_an_editor(made: Config) -> None:
    field = _field(made, "agenda", "begin")

    assert field["widget"] == "string"
    assert "2027, 10.00" in field["hint"]


@pytest.mark.parametrize("key", ["onderwerpen", "voor_wie", "wijken", "werkgebied"])
def test_subjects_audiences_and_areas_are_chosen(made: Config, key: str) -> None:
    field = _field(made, "agenda", key)

    assert field["widget"] == "select"
    assert field["multiple"]


def test_areas_have_their_names(made: Config) -> None:
    values = [one["value"] for one in _field(made, "agenda", "wijken")["options"]]

    assert values == ["Nederland", "heel Testdorp", "Oostwijk"]


def test_subject_is_shown_by_the_name_that_residents_read(made: Config) -> None:
    options = _field(made, "agenda", "onderwerpen")["options"]

    assert {"value": "inkomen", "label": "Geld en schulden"} in options


def test_new_text_begins_as_a_concept(made: Config) -> None:
    assert _field(made, "nieuws", "concept")["default"] == "ja"


def test_page_is_dutch_and_local(made: Config) -> None:
    assert made["locale"] == "nl"
    assert made["local_backend"] == {"url": "/api/v1"}
