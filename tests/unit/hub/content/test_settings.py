from pathlib import Path

import pytest

from hub.content.settings import Content, load_content
from hub.errors import SettingsError
from hub.vocabulary import ListMode
from tests.fakes.small_content import AREAS, write_small_content

SOURCE = """
id = "testdorp-nieuws"
title = "Nieuws"
url = "https://testdorp.example/feed"
format = "rss"
scope = "GM9999"
publisher = "Gemeente Testdorp"
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_small_content(tmp_path, source="")
    (tmp_path / "testdorp" / "bronnen").mkdir()
    (tmp_path / "testdorp" / "bronnen" / "nieuws.toml").write_text(SOURCE)
    return tmp_path


def complaints(content: Content) -> list[tuple[str, int]]:
    return [(Path(problem.path).name, problem.line) for problem in content.problems]


def test_smallest_folder_that_works_gives_a_hub(root: Path) -> None:
    content = load_content(root)

    (gemeente,) = content.hub.gemeenten
    assert content.problems == ()
    assert [area.slug for area in gemeente.areas.all] == ["testdorp", "oostwijk"]
    assert len(content.hub.domains) == 10
    assert gemeente.counter_for("WK999901").name == "Loket Testdorp"


def test_name_and_code_of_a_gemeente_are_enough(root: Path) -> None:
    (root / "testdorp" / "gemeente.toml").write_text('name = "Testdorp"\ncode = "GM9999"\n')

    content = load_content(root)

    (gemeente,) = content.hub.gemeenten
    assert content.problems == ()
    assert gemeente.counter_for("WK999901").name == "Gemeente Testdorp"


def test_rss_source_is_rolling_unless_it_says_otherwise(root: Path) -> None:
    (source,) = load_content(root).sources

    assert source.list is ListMode.ROLLING
    assert source.path == "testdorp/bronnen/nieuws.toml"


def test_one_broken_source_costs_only_itself(root: Path) -> None:
    (root / "testdorp" / "bronnen" / "agenda.toml").write_text('id = "x\n')

    content = load_content(root)

    assert [source.id for source in content.sources] == ["testdorp-nieuws"]
    assert complaints(content) == [("agenda.toml", 1)]


def test_broken_file_gives_way_to_its_last_good_version(root: Path) -> None:
    (root / "testdorp" / "gebieden.toml").write_text("edition = \n")

    content = load_content(root, lambda name: AREAS.encode() if "gebieden" in name else None)

    assert len(content.hub.gemeenten[0].areas.all) == 2
    assert complaints(content) == [("gebieden.toml", 1)]
    assert "testdorp/gebieden.toml" not in dict(content.good)


def test_right_files_are_named_so_that_they_can_be_kept(root: Path) -> None:
    content = load_content(root)

    assert sorted(dict(content.good)) == [
        "testdorp/bronnen/nieuws.toml",
        "testdorp/gebieden.toml",
        "testdorp/gemeente.toml",
        "wijkwijzer.toml",
    ]


def test_hub_without_a_gemeente_is_refused_with_the_reason(root: Path) -> None:
    (root / "testdorp" / "gemeente.toml").unlink()

    with pytest.raises(SettingsError, match=r"gemeente\.toml"):
        load_content(root)


@pytest.mark.parametrize(
    ("old", "new", "file", "words"),
    [
        ('slug = "oostwijk"', 'slug = "agenda"', "gebieden.toml", "naam van een pagina"),
        ('slug = "oostwijk"', 'slug = "geld"', "gebieden.toml", "naam van een pagina"),
        ('slug = "oostwijk"', 'slug = "Oost Wijk"', "gebieden.toml", "kleine letters"),
        ('parent = "GM9999"', 'parent = "GM1"', "gebieden.toml", "bestaat niet"),
        ('code = "WK999901"', 'code = "GM9999"', "gebieden.toml", "staat er al"),
        ("9.00-17.00", "17.00-9.00", "gemeente.toml", ""),
        ('scope = "GM9999"', 'scope = "GM1"', "nieuws.toml", "bestaat niet"),
        ("https://testdorp", "file://testdorp", "nieuws.toml", "https://"),
        ('id = "testdorp-nieuws"', 'id = "Testdorp!"', "nieuws.toml", "id"),
        ('format = "rss"', 'format = "rss"\ncadence = "soms"', "nieuws.toml", "geen tijd"),
        ('format = "rss"', 'format = "fax"', "nieuws.toml", "Kies uit"),
    ],
)
def test_mistake_is_reported_with_file_and_line(
    root: Path, old: str, new: str, file: str, words: str
) -> None:
    (path,) = root.rglob(file)
    good = path.read_text()
    path.write_text(good.replace(old, new))

    content = load_content(root, lambda name: good.encode() if name.endswith(file) else None)

    problem = content.problems[0]
    assert Path(problem.path).name == file
    assert problem.line > 1
    assert words in problem.message


def test_same_source_id_twice_is_reported(root: Path) -> None:
    (root / "testdorp" / "bronnen" / "nog-een.toml").write_text(SOURCE)

    content = load_content(root)

    assert len(content.sources) == 1
    assert "staat ook in" in content.problems[0].message


def test_hub_takes_places_numbers_and_labels_from_their_files(root: Path) -> None:
    (root / "direct-hulp.toml").write_text(
        '[[nummer]]\nnaam = "Alarm"\nnummer = "112"\nwanneer = "Gevaar"\nin_balk = true\n'
    )
    (root / "testdorp" / "locaties.toml").write_text(
        '[[place]]\nname = "De Kern"\narea = "WK999901"\n'
    )

    hub = load_content(root).hub

    assert hub.crisis_numbers[0].number == "112"
    assert hub.gemeenten[0].places[0].id == "de-kern"


def test_number_says_the_same_in_the_languages_of_its_file(root: Path) -> None:
    (root / "direct-hulp.toml").write_text(
        '[[nummer]]\nnaam = "Alarmnummer"\nnummer = "112"\nwanneer = "Bij gevaar."\n'
        '[nummer.en]\nnaam = "Emergency"\nwanneer = "In danger."\nbalktekst = "Danger: call"\n'
    )

    (number,) = load_content(root).hub.crisis_numbers
    english = number.in_language("en")

    assert english is not None
    assert (english.name, english.number, english.bar_text) == (
        "Emergency",
        "112",
        "Danger: call",
    )
    assert number.in_language("ar") is None


def test_number_without_words_in_a_language_of_the_site_is_a_warning(root: Path) -> None:
    settings = root / "wijkwijzer.toml"
    settings.write_text(settings.read_text().replace('["nl"]', '["nl", "en"]'))
    (root / "direct-hulp.toml").write_text(
        '[[nummer]]\nnaam = "Alarmnummer"\nnummer = "112"\nwanneer = "Bij gevaar."\n'
    )

    content = load_content(root)

    assert [problem.message for problem in content.problems if problem.warning] == [
        "Alarmnummer heeft geen tekst in de taal `en`."
    ]
    assert len(content.hub.crisis_numbers) == 1


@pytest.mark.parametrize("languages", ['["en", "nl"]', '["nl", "fr"]', "[]"])
def test_languages_start_with_dutch_and_have_a_catalogue(root: Path, languages: str) -> None:
    settings = root / "wijkwijzer.toml"
    settings.write_text(settings.read_text().replace('["nl"]', languages))

    with pytest.raises(SettingsError, match="eerst nl"):
        load_content(root)


def with_settings(root: Path, lines: str) -> Content:
    path = root / "wijkwijzer.toml"
    path.write_text(f"{path.read_text()}\n{lines}\n")
    return load_content(root)


def test_hub_takes_its_officer_and_its_study_from_the_settings(root: Path) -> None:
    content = with_settings(
        root,
        '[privacy]\nfg_naam = "De FG"\nfg_mail = "fg@voorbeeld.nl"\nlog_dagen = 3\n'
        '[toegankelijkheid]\nstatus = "B"\nonderzoek_datum = 2027-01-15\n'
        'rapport_url = "https://o.example/r"\nproblemen = ["Een filmpje."]',
    )

    hub = content.hub
    assert content.problems == ()
    assert (hub.privacy.officer, hub.privacy.contact.mails) == ("De FG", ("fg@voorbeeld.nl",))
    assert hub.privacy.log_days == 3
    assert (hub.accessibility.status, hub.accessibility.problems) == ("B", ("Een filmpje.",))


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ('[toegankelijkheid]\nstatus = "Z"', "De status van toegankelijkheid is A, B, C of D."),
        (
            '[toegankelijkheid]\nstatus = "A"',
            "Bij een status hoort een onderzoek: `onderzoek_datum` en `rapport_url`.",
        ),
        (
            '[toegankelijkheid]\nverklaring_url = "http://o.example"',
            "Het adres van verklaring_url begint met https://.",
        ),
        (
            "[privacy]\nlog_dagen = -1",
            "log_dagen is 0 of meer: zo lang bewaart de server wie wat opvroeg.",
        ),
    ],
)
def test_what_a_hub_tells_of_itself_is_checked(root: Path, lines: str, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        with_settings(root, lines)

    assert message in [problem.message for problem in caught.value.problems]


def test_group_is_given_numbers_of_the_file_of_numbers_alone(root: Path) -> None:
    (root / "direct-hulp.toml").write_text(
        '[[nummer]]\nnaam = "Lijn"\nnummer = "0800-1234"\nwanneer = "Altijd."\n'
    )
    (root / "doelgroepen.toml").write_text(
        '[[doelgroep]]\nid = "jeugd"\nnaam = "Jongeren"\nslug = "jongeren"\n'
        'nummers = ["0800-1234", "0800-9999"]\n'
    )

    content = load_content(root)

    (young,) = content.hub.audiences
    assert young.numbers == ("0800-1234", "0800-9999")
    assert [(one.message, one.line, one.warning) for one in content.problems] == [
        ("Het nummer 0800-9999 staat niet in direct-hulp.toml.", 5, True)
    ]
