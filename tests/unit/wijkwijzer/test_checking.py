from datetime import UTC, datetime
from pathlib import Path

from wijkwijzer.check.checking import check
from wijkwijzer.check.formats import summary

NOW = datetime(2027, 3, 1, 7, 0, tzinfo=UTC)
ROOT = Path(__file__).parents[3]
HUB = 'name = "T"\nbase_url = "https://t.example"\ngemeenten = ["testdorp"]\n'
AREAS = (
    'edition = 2025\n[[area]]\ncode = "GM9999"\nlevel = "gemeente"\n'
    'name = "Testdorp"\nslug = "testdorp"\n'
)


def small_folder(root: Path) -> Path:
    (root / "testdorp").mkdir()
    (root / "wijkwijzer.toml").write_text(HUB)
    (root / "testdorp/gemeente.toml").write_text('name = "Testdorp"\ncode = "GM9999"\n')
    (root / "testdorp/gebieden.toml").write_text(AREAS)
    return root


def test_example_content_has_no_mistakes_on_the_day_of_the_sample() -> None:
    problems = check(ROOT / "content", NOW)

    # What the word lists call gevoelig is for an editor to judge, and moves with the lists.
    assert {problem.code for problem in problems} <= {"gevoelig-lijkt"}


def test_gemeente_without_phone_and_without_independent_support_fails(tmp_path: Path) -> None:
    problems = check(small_folder(tmp_path), NOW)

    assert [problem.message.split()[-1] for problem in problems] == [
        "telefoonnummer.",
        "ontbreekt.",
    ]
    assert not any(problem.warning for problem in problems)


def test_every_kind_of_mistake_comes_in_one_run(tmp_path: Path) -> None:
    root = small_folder(tmp_path)
    (root / "testdorp/agenda").mkdir()
    (root / "testdorp/agenda/fout.md").write_text("---\ntitl: Fout\n---\nTekst.\n")
    (root / "testdorp/bronnen").mkdir()
    (root / "testdorp/bronnen/fout.toml").write_text('id = "fout"\ntitle = \n')

    found = {Path(problem.path).name for problem in check(root, NOW)}

    assert found == {"fout.md", "fout.toml", "gemeente.toml"}


def test_folder_that_is_no_hub_says_so(tmp_path: Path) -> None:
    (problem,) = check(tmp_path, NOW)

    assert Path(problem.path).name == "wijkwijzer.toml"


def test_summary_counts_in_plain_words() -> None:
    assert summary(()) == "Alles in orde."
