"""What editors read about items that are one thing, or may be."""

from datetime import date
from pathlib import Path

from enrich.duplicates import Doubtful, Duplicates
from hub.model import EnrichedItem, Item
from hub.vocabulary import Kind
from wijkwijzer.report.duplicates_report import duplicates_page, write_duplicates

TODAY = date(2027, 3, 1)


def enriched(item_id: str, title: str, url: str = "") -> EnrichedItem:
    item = Item(
        id=item_id,
        source_id=item_id.partition(":")[0],
        kind=Kind.NEWS,
        title=title,
        content_hash="0",
        url=url,
    )
    return EnrichedItem(item=item)


ITEMS = (
    enriched("bieb:1", "Lezing <script>", "https://bieb.example/1"),
    enriched("stad:1", 'Lezing "2"', "javascript:alert(1)"),
)


def test_a_pair_in_doubt_comes_with_both_answers_to_paste() -> None:
    found = Duplicates(doubtful=(Doubtful(first="bieb:1", second="stad:1", score=88.4),))

    page = duplicates_page(ITEMS, found, TODAY)

    assert "Zijn deze hetzelfde? (1)" in page
    assert "Lijkt voor 88% op elkaar." in page
    assert "[[zelfde]]\nitems = [&quot;bieb:1&quot;, &quot;stad:1&quot;]" in page
    assert "[[niet_zelfde]]" in page


def test_what_was_joined_can_be_parted() -> None:
    page = duplicates_page(ITEMS, Duplicates(groups=(("bieb:1", "stad:1"),)), TODAY)

    assert "op de site (1)" in page
    assert "[[zelfde]]" not in page
    assert "[[niet_zelfde]]" in page


def test_nothing_of_a_source_is_believed_on_the_page() -> None:
    page = duplicates_page(ITEMS, Duplicates(groups=(("bieb:1", "stad:1"),)), TODAY)

    assert "Lezing &lt;script&gt;" in page
    assert "<script" not in page
    assert "javascript:" not in page


def test_the_page_is_written(tmp_path: Path) -> None:
    tmp_path.joinpath("reports").mkdir()

    write_duplicates(tmp_path / "reports", TODAY, ITEMS, Duplicates())

    assert "niets samengevoegd" in (tmp_path / "reports" / "dubbel.html").read_text()
