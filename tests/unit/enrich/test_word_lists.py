"""Reading the word lists: content/ adds to what ships, mistakes are collected."""

from pathlib import Path

from enrich.word_lists import SHIPPED, load_vocabulary


def test_content_adds_words_to_what_ships(tmp_path: Path) -> None:
    (tmp_path / "levensdomeinen.toml").write_text(
        '[[domein]]\nid = "wonen"\nnaam = "Wonen"\nwoorden = ["flutterkamp^2"]\n',
        encoding="utf-8",
    )

    found = load_vocabulary(SHIPPED, tmp_path)

    wonen = next(label for label in found.domains if label.id == "wonen")
    assert found.problems == ()
    assert wonen.terms[-1].written == "flutterkamp^2"
    assert len(wonen.terms) > 1


def test_every_mistake_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "doelgroepen.toml").write_text(
        '[[doelgroep]]\nid = "reuzen"\n\n'
        '[[doelgroep]]\nid = "jeugd"\nwoorden = ["puber^veel"]\n',
        encoding="utf-8",
    )

    found = load_vocabulary(SHIPPED, tmp_path)

    assert [(problem.line, problem.message) for problem in found.problems] == [
        (2, "Het id `reuzen` bestaat niet."),
        (6, "Het woord `puber^veel` klopt niet: `veel` na ^ is geen getal."),
    ]


def test_a_combination_names_word_fields_that_are_there(tmp_path: Path) -> None:
    (tmp_path / "gevoelig_samen.toml").write_text(
        '[[veld]]\nid = "reus"\nwoorden = ["reus"]\n\n'
        '[[samen]]\nid = "angst"\nvelden = ["reus", "ik"]\n\n'
        '[[samen]]\nid = "angst"\nvelden = ["reus", "draak"]\n',
        encoding="utf-8",
    )

    found = load_vocabulary(SHIPPED, tmp_path)

    assert found.combinations[-1].fields == ("reus", "ik")
    assert [(problem.line, problem.message) for problem in found.problems] == [
        (11, "Een `samen` noemt twee of meer velden die er zijn."),
    ]


def test_a_folder_without_word_lists_adds_nothing(tmp_path: Path) -> None:
    assert load_vocabulary(SHIPPED, tmp_path) == load_vocabulary(SHIPPED)
