"""A new editor's first day: from `init` to an activity that is right, by the command line."""

import json
from pathlib import Path

import pytest

from tests.fakes.cbs_files import area, collection, square
from tests.fakes.command_line import Done, command

NOW = "2027-03-01T08:00"
WIJKEN = collection(
    area("WK777701", "Dijkkant", square(0, 0)), area("WK777702", "Molenveld", square(1, 0))
)
MAIL = """Wat: Samen soep koken
Wanneer: dinsdag 9 maart 2027 van 10.00 tot 12.00 uur
Waar: Buurthuis De Dijk
Contact: info@buurthuisdedijk.nl
Omschrijving: We koken samen soep.
"""


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("dag")
    (root / "wijken.geojson").write_bytes(WIJKEN)
    done = command(
        "init", root / "hub", "--gemeente", "Nieuwdorp GM7777", "--wijken",
        root / "wijken.geojson", "--now", NOW,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return root / "hub"


def run(hub: Path, *words: object) -> Done:
    folders = ("--content", hub / "content", "--output", hub / "output", "--now", NOW)
    return command(*words, *folders)


def test_init_brings_in_the_wijken_of_the_file(hub: Path) -> None:
    written = (hub / "content/nieuwdorp/gebieden.toml").read_text()

    assert "Dijkkant" in written
    assert "Molenveld" in written
    assert "edition = 2025" in written
    assert "opvolging" not in written


def test_areas_can_come_later(tmp_path: Path) -> None:
    (tmp_path / "wijken.geojson").write_bytes(WIJKEN)
    made = command("init", tmp_path / "hub", "--gemeente", "Nieuwdorp GM7777", "--now", NOW)

    done = run(
        tmp_path / "hub", "areas", "import", "--gemeente", "nieuwdorp", "--wijken",
        tmp_path / "wijken.geojson",
    )  # fmt: skip

    written = (tmp_path / "hub/content/nieuwdorp/gebieden.toml").read_text()
    assert (made.returncode, done.returncode) == (0, 0)
    assert "Dijkkant" in written
    assert "edition = 2025" in written
    assert "opvolging" not in written


def test_init_refuses_a_folder_that_is_in_use(hub: Path) -> None:
    done = command("init", hub, "--gemeente", "Nieuwdorp GM7777")

    assert done.returncode == 2
    assert "niet leeg" in done.stderr


def test_a_new_hub_passes_check(hub: Path) -> None:
    done = run(hub, "check", "--json")

    wrong = [one for one in json.loads(done.stdout) if one["severity"] == "error"]
    assert (done.returncode, wrong) == (0, [])


def test_new_makes_a_file_and_never_a_second_one(hub: Path) -> None:
    first = run(hub, "new", "agenda", "Koffie en taal")
    second = run(hub, "new", "agenda", "Koffie en taal")

    assert first.returncode == 0
    assert (hub / "content/nieuwdorp/agenda/koffie-en-taal.md").is_file()
    assert (second.returncode, "bestaat al" in second.stderr) == (2, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("new", "agenda"), "geef een titel"),
        (("new", "agenda", "Soep", "--gemeente", "Elders"), "welke gemeente"),
        (("new", "nieuws", "Soep", "--bij", "slapen"), "hoort alleen bij"),
        (("new", "aanvulling", "--bij", "slapen"), "geen landelijke tekst"),
        (("new", "agenda", "Soep", "--in", "/"), "ligt niet in"),
        (("new", "lijst"), "hoe de lijst"),
    ],
)
def test_new_says_what_it_needs(hub: Path, words: tuple[str, ...], told: str) -> None:
    done = run(hub, *words)

    assert done.returncode == 2
    assert told in done.stderr


def test_a_new_source_is_off_until_it_was_tried(hub: Path) -> None:
    done = run(hub, "new", "bron", "Agenda bibliotheek")

    path = hub / "content/nieuwdorp/bronnen/agenda-bibliotheek.toml"
    text = path.read_text()
    path.unlink()
    assert done.returncode == 0
    assert "enabled = false" in text
    assert 'id = "nieuwdorp-agenda-bibliotheek"' in text


def test_a_source_that_is_filled_in_passes_check(hub: Path) -> None:
    run(hub, "new", "bron", "Nieuws")
    path = hub / "content/nieuwdorp/bronnen/nieuws.toml"
    path.write_text(path.read_text().replace('url = ""', 'url = "https://nieuws.example/feed"'))

    done = run(hub, "check", path, "--json")

    path.unlink()
    assert (done.returncode, json.loads(done.stdout)) == (0, [])


def test_a_mail_becomes_a_text_that_is_right(hub: Path) -> None:
    mail = hub / "mail.txt"
    mail.write_text(MAIL)

    taken = run(hub, "invoer", mail)
    path = hub / "content/nieuwdorp/agenda/samen-soep-koken.md"
    path.write_text(path.read_text().replace("concept: ja\n", ""))
    checked = run(hub, "check", path, "--json")

    wrong = [one for one in json.loads(checked.stdout) if one["severity"] == "error"]
    assert (taken.returncode, wrong) == (0, [])
    assert "als concept" in taken.stdout
