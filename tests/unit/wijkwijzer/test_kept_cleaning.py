"""What was cleaned before is taken over, and every answer ends as if nothing was kept."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.model import RawItem
from hub.source import Rights, Source
from hub.store import StoredItem
from hub.vocabulary import Display
from tests.fakes.harvest_records import NOW, a_raw, a_source, stored
from wijkwijzer.forget.block_list import NOTHING_BLOCKED
from wijkwijzer.forget.needle import needle
from wijkwijzer.kept.cleaned import kept_cleaning
from wijkwijzer.kept.findings import Findings
from wijkwijzer.kept.kept_findings import FILE
from wijkwijzer.sources.cleaning import CleanedAll, Cleaning, clean_all

Answer = tuple[Source, list[RawItem]]

SOURCE = a_source()
FACTS_ONLY = evolve(SOURCE, rights=Rights(tonen=Display.FEITEN_EN_LINK))
BODIES = (
    "<p>Elke week koffie in het buurthuis.</p>",
    "<p>Bel Jan op 06-12345678 of mail jan.jansen@voorbeeld.nl.</p>",
    "<p>De politie heeft een verdachte aangehouden na een overval.</p>",
    "<p>Vrouwenopvang, Dorpsstraat 12, 1234 AB Almere.</p>",
    "<p>Een half teken: \ud800.</p>",
    "",
)
RAWS = st.builds(
    lambda number, body, updated: a_raw(
        external_id=str(number), title="", summary_html=body, updated=updated
    ),
    st.integers(0, 3),
    st.sampled_from(BODIES),
    st.sampled_from((None, NOW)),
)
ANSWERS = st.lists(
    st.tuples(st.sampled_from((SOURCE, FACTS_ONLY)), st.lists(RAWS, max_size=5)),
    min_size=1,
    max_size=4,
)


def kept_in(folder: Path | str) -> Findings:
    return Findings(path=Path(folder) / FILE, program="p")


def cleaned_in_turn(answers: list[Answer], cleaning: Cleaning) -> Iterator[CleanedAll]:
    """Clean answers one after another; the store holds the items of the last one."""
    known: tuple[StoredItem, ...] = ()
    for source, raws in answers:
        cleaned = clean_all(raws, source, cleaning=cleaning(tuple(raws), source, known))
        yield cleaned
        known = tuple(map(stored, cleaned.listing.items))


@settings(max_examples=15)
@given(ANSWERS)
def test_any_answers_end_as_from_nothing(answers: list[Answer]) -> None:
    with TemporaryDirectory() as folder:
        cleaning = kept_cleaning(kept_in(folder), NOTHING_BLOCKED)

        found = list(cleaned_in_turn(answers, cleaning))

    assert found == [clean_all(raws, source) for source, raws in answers]


def test_item_of_the_store_is_taken_over(tmp_path: Path) -> None:
    cleaning = kept_cleaning(kept_in(tmp_path), NOTHING_BLOCKED)
    raw = a_raw(summary_html=BODIES[0])
    before = stored(cleaning((raw,), SOURCE, ())(raw, SOURCE).item)

    again = cleaning((raw,), SOURCE, (before,))(raw, SOURCE)

    assert again.item is before.item


def test_item_that_the_store_has_otherwise_is_cleaned_again(tmp_path: Path) -> None:
    cleaning = kept_cleaning(kept_in(tmp_path), NOTHING_BLOCKED)
    raw = a_raw(summary_html=BODIES[0])
    item = cleaning((raw,), SOURCE, ())(raw, SOURCE).item

    again = cleaning((raw,), SOURCE, (stored(evolve(item, title="Anders")),))(raw, SOURCE)

    assert again.item == item


def test_what_was_taken_out_is_told_again_without_it(tmp_path: Path) -> None:
    cleaning = kept_cleaning(kept_in(tmp_path), NOTHING_BLOCKED)
    raw = a_raw(body_html=BODIES[1])
    first = cleaning((raw,), SOURCE, ())(raw, SOURCE)

    again = cleaning((raw,), SOURCE, (stored(first.item),))(raw, SOURCE)

    assert (
        again.removed == first.removed == ("tekst: 06-nummer", "tekst: persoonlijk mailadres")
    )
    assert b"12345678" not in (tmp_path / FILE).read_bytes()


def test_what_had_to_be_forgotten_gets_no_note(tmp_path: Path) -> None:
    wanted = needle("Buurthuis De Roos", ())
    blocks = NOTHING_BLOCKED.adding(wanted, since=date(2027, 3, 1), reason="", salt="ab" * 16)
    kept = kept_in(tmp_path)
    raws = (a_raw(title="In buurthuis De Roos"), a_raw(external_id="2"))

    clean = kept_cleaning(kept, blocks)(raws, SOURCE, ())

    assert clean(raws[0], SOURCE).item.title == "In buurthuis De Roos"
    assert b"bron:1" not in kept.path.read_bytes()
    assert b"bron:2" in kept.path.read_bytes()
