"""What `check` says of synoniemen.toml."""

from pathlib import Path

import pytest

from hub import toml_file
from hub.content.written import WrittenSynonymFile
from hub.errors import Problem
from hub.synonyms import SynonymGroup
from wijkwijzer.check.synonyms import synonym_problems


def problems(root: Path, text: str) -> list[Problem]:
    """Return what is said of a file with one group."""
    path = root / "synoniemen.toml"
    path.write_text(text, "utf-8")
    written, _ = toml_file.load(str(path), path.read_bytes(), WrittenSynonymFile)
    assert written is not None
    groups = tuple(
        SynonymGroup(words=one.woorden, asked=one.vragen, fits=one.wel, does_not_fit=one.niet)
        for one in written.groep
    )
    return list(synonym_problems(root, groups))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('wel = ["zwembad"]', "De zoekvraag “zwembad” vindt deze groep niet."),
        ('niet = ["schuld"]', "De zoekvraag “schuld” vindt deze groep, en dat mag niet."),
    ],
)
def test_example_that_does_not_hold_is_pointed_at(
    tmp_path: Path, line: str, message: str
) -> None:
    text = f'[[groep]]\nwoorden = ["geldzorgen", "schulden"]\n{line}\n'

    (problem,) = problems(tmp_path, text)

    assert (problem.message, problem.line, problem.warning) == (message, 3, False)


def test_phrase_of_which_one_word_counts_is_a_warning(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, '[[groep]]\nwoorden = ["scheiden", "uit elkaar"]\n')

    assert problem.warning
    assert "“elkaar”" in problem.message


def test_right_group_says_nothing(tmp_path: Path) -> None:
    text = '[[groep]]\nwoorden = ["oppas", "crèche"]\nwel = ["creches"]\nniet = ["pas"]\n'

    assert problems(tmp_path, text) == []
