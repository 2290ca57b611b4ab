"""A new hub: what is asked, what is written, and that nothing in it pretends to be a fact."""

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hub.clock import local_date
from hub.content.settings import Content, load_content
from hub.partition import BuildInput, Partition
from hub.placeholder import TO_FILL_IN
from hub.vocabulary import Mode
from site_builder.plan import plan
from site_builder.render import Renderer
from wijkwijzer.check import checking
from wijkwijzer.drafts.init_command import Wish, make_hub
from wijkwijzer.drafts.new_hub import InitRefused, languages_of, named_gemeente

NOW = datetime(2027, 3, 1, 7, tzinfo=UTC)
TODAY = date(2027, 3, 1)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("init") / "hub"
    wish = Wish(folder=folder, gemeente="Alkmaar GM0361", name="Proef", languages="nl en")
    make_hub(wish, TODAY)
    return folder


@pytest.fixture(scope="module")
def content(made: Path) -> Content:
    return load_content(made / "content")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Alkmaar GM0361", ("Alkmaar", "GM0361")),
        ("gm0361 Alkmaar", ("Alkmaar", "GM0361")),
        ("Bergen (NH.), GM0373", ("Bergen NH.", "GM0373")),
        ("Alkmaar", ("Alkmaar", "")),
    ],
)
def test_name_and_code_are_read_in_any_order(text: str, found: tuple[str, str]) -> None:
    assert named_gemeente(text) == found


def test_dutch_is_always_the_first_language() -> None:
    assert languages_of("ar, en") == ("nl", "en", "ar")


@pytest.mark.parametrize(
    ("gemeente", "languages", "told"),
    [
        ("", "", "voor welke gemeente"),
        ("Alkmaar", "", "GM en vier cijfers"),
        ("Agenda GM0361", "", "kan geen naam"),
        ("Alkmaar GM0361", "nl, tr", "taal tr"),
    ],
)
def test_a_wish_that_cannot_be_is_refused_and_leaves_nothing(
    tmp_path: Path, gemeente: str, languages: str, told: str
) -> None:
    wish = Wish(folder=tmp_path / "hub", gemeente=gemeente, languages=languages)

    with pytest.raises(InitRefused, match=told):
        make_hub(wish, TODAY)

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_empty_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mijn.txt").write_text("van mij")

    with pytest.raises(InitRefused, match="niet leeg"):
        make_hub(Wish(folder=tmp_path, gemeente="Alkmaar GM0361"), TODAY)

    assert [path.name for path in tmp_path.iterdir()] == ["mijn.txt"]


def test_the_new_hub_has_no_mistakes(made: Path) -> None:
    problems = checking.check(made / "content", NOW)

    assert [str(one) for one in problems if not one.warning] == []
    assert any("loket" in one.message for one in problems)


def test_the_new_hub_has_no_mistakes_with_its_examples(tmp_path: Path) -> None:
    wish = Wish(folder=tmp_path / "hub", gemeente="Alkmaar GM0361", examples=True)
    make_hub(wish, TODAY)

    folder = tmp_path / "hub" / "content" / "alkmaar"
    problems = checking.check(tmp_path / "hub" / "content", NOW)

    assert [str(one) for one in problems if not one.warning] == []
    assert len(list(folder.rglob("voorbeeld.md"))) == 7


def test_without_being_asked_nothing_invented_comes_along(made: Path) -> None:
    texts = {path: path.read_text() for path in made.rglob("*") if path.is_file()}

    assert list(made.rglob("*.md")) == [made / "LEESMIJ.md"]
    assert [path for path, text in texts.items() if "Voorbeeldredactie" in text] == []
    assert [path for path, text in texts.items() if "[sample]" in text] == []


def test_no_agreement_of_another_gemeente_comes_along(made: Path) -> None:
    written = tomllib.loads((made / "content/bronnen/opvoeden.toml").read_text())

    assert written["enabled"] is False
    assert written["rechten"]["gemeenten"] == ["GM0361"]
    assert written["rechten"]["bewijs"] == ""


def test_what_is_still_to_fill_in_is_never_shown(content: Content) -> None:
    (gemeente,) = content.hub.gemeenten
    build = BuildInput(
        now=NOW,
        mode=Mode.REAL,
        partitions=(Partition(gemeente=gemeente, items=()),),
        provenance=(),
    )
    pages = plan(content.hub, build).pages
    renderer = Renderer(content.hub, Mode.REAL, local_date(NOW))

    shown = {
        page.url: renderer.render(page).decode()
        for page in pages
        if page.url in {"/", "/alkmaar/", "/alkmaar/activiteit-aanmelden/", "/en/alkmaar/"}
    }

    assert len(shown) == 4
    assert [url for url, text in shown.items() if TO_FILL_IN in text.lower()] == []
    assert "nog niet klaar" in shown["/alkmaar/"]
    assert 'content="noindex' in shown["/alkmaar/"]
    assert gemeente.client_support_name == ""
