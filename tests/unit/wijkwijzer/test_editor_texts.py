"""What editors read about their own texts: how hard they are, and what changed beside them."""

from pathlib import Path

import pytest

from enrich.overlay_changes import OverlayState, OverlayStatus
from enrich.plain_words import load_plain_words
from hub.model import Item, SafeHtml
from hub.vocabulary import Kind
from wijkwijzer.kept.passages import keep_passages, read_passages
from wijkwijzer.report.overlay_report import overlay_problems, overlays_page, write_overlays
from wijkwijzer.report.reading_report import read_texts, reading_table, write_reading

OWN = frozenset({"almere-redactie"})
TEXT = "<p>U dient derhalve een kanttekening te raadplegen.</p>" + "<p>Bel ons gerust.</p>" * 6


def item(item_id: str, title: str, body: str = "", **more: object) -> Item:
    fields: dict[str, object] = {
        "id": item_id,
        "source_id": item_id.partition(":")[0],
        "kind": Kind.INFORMATION,
        "title": title,
        "content_hash": "0",
        "body": SafeHtml(html=body),
    }
    return Item(**(fields | more))  # type: ignore[arg-type]  # a builder


def status(state: OverlayState, **more: object) -> OverlayStatus:
    fields: dict[str, object] = {
        "overlay": item("almere-redactie:aanvulling/slapen", "Spreekuur", "<p>Kost € 50.</p>"),
        "national": item("opvoeden:1", "Slapen", url="https://x.example/<slapen>"),
        "state": state,
        "under": "Hulp",
        "version": "7c1e00",
    }
    return OverlayStatus(**(fields | more))  # type: ignore[arg-type]  # a builder


CHANGED = status(
    OverlayState.CHANGED,
    before="Hulp\nBel ons. Kost € 50.",
    after="Hulp\nBel <b>ons</b>. Kost € 75.",
    outdated=("50",),
)


def test_only_own_dutch_texts_are_read_the_hardest_first() -> None:
    texts = (
        item("almere-redactie:1", "Bel ons", "<p>Bel ons gerust.</p>" * 8),
        item("almere-redactie:2", "Regels", TEXT),
        item("almere-redactie:3", "English", TEXT, language="en"),
        item("rijk:4", "Van elders", TEXT),
        item("almere-redactie:5", "Te kort", "<p>Kort.</p>"),
    )

    found = read_texts(texts, OWN, load_plain_words())

    assert [one.item.id for one in found] == ["almere-redactie:2", "almere-redactie:1"]


def test_the_list_names_the_words_and_is_no_formula() -> None:
    found = read_texts((item("almere-redactie:2", "=1+1", TEXT),), OWN, load_plain_words())

    (_, line) = reading_table(found).splitlines()

    assert "derhalve → dus" in line
    assert "kanttekening" in line
    assert "'=1+1" in line


def test_what_changed_is_marked_on_the_page_and_nothing_is_markup() -> None:
    page = overlays_page((CHANGED,))

    assert "<del>Bel ons.</del>" in page
    assert "<ins>Bel &lt;b&gt;ons&lt;/b&gt;.</ins>" in page
    assert "landelijke_versie: 7c1e00" in page
    assert "Kijk na: 50." in page


def test_what_needs_work_comes_first() -> None:
    page = overlays_page((status(OverlayState.SAME), CHANGED))

    assert page.index("is gewijzigd") < page.index("gelijk gebleven")


def test_a_change_is_a_warning_with_the_difference_and_the_way_out(tmp_path: Path) -> None:
    (found,) = overlay_problems((CHANGED,), {"almere-redactie": tmp_path / "almere"})

    assert found.path == str(tmp_path / "almere" / "aanvulling" / "slapen.md")
    assert found.warning
    assert found.hint.split("\n    ") == [
        "- Bel ons.",
        "- Kost € 50.",
        "+ Bel <b>ons</b>.",
        "+ Kost € 75.",
        "In uw tekst staat nog: 50.",
        "Pas uw tekst aan als dat nodig is. Schrijf daarna:",
        "landelijke_versie: 7c1e00",
    ]


@pytest.mark.parametrize(
    ("state", "count"),
    [
        (OverlayState.SAME, 0),
        (OverlayState.NO_VERSION, 0),
        (OverlayState.PASSAGE_GONE, 1),
        (OverlayState.ORPHAN, 1),
    ],
)
def test_what_is_fine_is_no_problem(state: OverlayState, count: int) -> None:
    found = overlay_problems((status(state),), {"almere-redactie": Path("almere")})

    assert len(found) == count


def test_a_text_of_another_hub_is_no_problem_of_ours() -> None:
    assert overlay_problems((CHANGED,), {}) == ()


def test_passages_are_kept_as_long_as_a_text_was_written_for_them(tmp_path: Path) -> None:
    keep_passages(tmp_path, {"aaaa1": "Eerst"}, ["aaaa"])
    keep_passages(tmp_path, {"bbbb1": "Nu"}, ["aaaa…"])
    both = read_passages(tmp_path)
    keep_passages(tmp_path, {"bbbb1": "Nu"}, ["bbbb1"])

    assert both == {"aaaa1": "Eerst", "bbbb1": "Nu"}
    assert read_passages(tmp_path) == {"bbbb1": "Nu"}


def test_a_kept_passage_that_is_broken_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "aaaa1.txt").write_bytes(b"\xff")

    assert read_passages(tmp_path) == {}


def test_the_reports_are_written(tmp_path: Path) -> None:
    write_overlays(tmp_path, (CHANGED,))
    write_reading(tmp_path, ())

    assert (tmp_path / "aanvullingen.html").is_file()
    assert (tmp_path / "leesbaarheid.csv").is_file()
