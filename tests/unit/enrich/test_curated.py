"""An editor's decision goes before all; gevoelig leaves only with a reason; rights are kept."""

from collections.abc import Callable
from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.curated import Curate, corrected, decided, everywhere, refused, value_of
from enrich.domain_doubt import NO_DOMAIN
from enrich.feedback import examples
from hub.curation import CorrectedField, Correction, Curation, Decision, Judged
from hub.model import Contact, Details, EnrichedItem, Item, Location
from hub.source import Rights
from hub.vocabulary import Audience, Domain, Tier

MakeItem = Callable[..., Item]
MakeEnriched = Callable[..., EnrichedItem]
ON = date(2027, 2, 1)
FREE = {"bron": Rights(wijzigen=True)}


def decision(**more: object) -> Decision:
    fields: dict[str, object] = {"item": "bron:1", "by": "redactie", "on": ON}
    return Decision(**(fields | more))  # type: ignore[arg-type]  # a builder of tests


def fix(field: CorrectedField, value: str) -> Decision:
    return decision(corrections=(Correction(field=field, value=value),))


def test_a_decision_takes_the_place_of_what_was_found(make_enriched: MakeEnriched) -> None:
    found = make_enriched(domains=("wonen",), audiences=("iedereen",))

    after = decided(
        found,
        decision(domains=(Domain.ZORG,), audiences=(Audience.OUDEREN,), tier=Tier.VERWIJZING),
    )

    assert after.domain_ids == (Domain.ZORG,)
    assert after.audience_ids == (Audience.OUDEREN,)
    assert after.tier_id is Tier.VERWIJZING
    assert after.domains[0].because[0].rule == "redactie (redactie, 01-02-2027)"


def test_what_was_not_decided_stays(make_enriched: MakeEnriched) -> None:
    found = make_enriched(domains=("wonen",), sensitive=True)

    assert decided(found, decision()) == found


def test_an_item_may_be_decided_to_have_no_domain(make_enriched: MakeEnriched) -> None:
    found = attrs.evolve(make_enriched(domains=("wonen",)), queue=(NO_DOMAIN, "gebied"))

    after = decided(found, decision(domains=()))

    assert after.domains == ()
    assert after.queue == ("gebied",)


@pytest.mark.parametrize(
    ("before", "said", "reason", "after"),
    [
        (False, True, "", True),
        (True, False, "gaat over een boek", False),
        (True, False, "", True),
        (True, None, "", True),
    ],
)
def test_gevoelig_is_taken_away_only_with_a_reason(
    make_enriched: MakeEnriched,
    before: bool,  # noqa: FBT001
    said: bool | None,  # noqa: FBT001
    reason: str,
    after: bool,  # noqa: FBT001
) -> None:
    found = make_enriched(sensitive=before)

    assert decided(found, decision(sensitive=said, reason=reason)).is_sensitive is after


def test_fields_are_corrected_and_the_hash_tells_so(make_item: MakeItem) -> None:
    item = make_item("Kofie")

    after = corrected(item, fix(CorrectedField.TITLE, "Koffie"))

    assert after.title == "Koffie"
    assert after.content_hash != item.content_hash
    assert corrected(item, decision()) is item


@pytest.mark.parametrize(
    ("field", "read"),
    [
        (CorrectedField.SUMMARY, lambda item: item.summary),
        (CorrectedField.ORGANISED_BY, lambda item: item.details.organised_by),
        (CorrectedField.COST, lambda item: item.details.cost),
        (CorrectedField.SIGNUP, lambda item: item.details.signup),
        (CorrectedField.AGE, lambda item: item.details.age),
        (CorrectedField.ACCESS, lambda item: item.details.service.access),
        (CorrectedField.ACCESSIBILITY, lambda item: item.details.accessibility),
        (CorrectedField.VENUE, lambda item: item.details.location.name),
        (CorrectedField.ADDRESS, lambda item: item.details.location.address),
        (CorrectedField.POSTCODE, lambda item: item.details.location.postcode),
        (CorrectedField.PHONE, lambda item: item.details.contact.phones[0]),
        (CorrectedField.MAIL, lambda item: item.details.contact.mails[0]),
        (CorrectedField.WEBSITE, lambda item: item.details.contact.website),
    ],
)
def test_every_field_can_be_corrected(
    make_item: MakeItem, field: CorrectedField, read: Callable[[Item], str]
) -> None:
    assert read(corrected(make_item(), fix(field, "nieuw"))) == "nieuw"


def test_a_corrected_place_loses_the_old_coordinates(make_item: MakeItem) -> None:
    details = Details(location=Location(name="Oud", lat=52.0, lon=5.0))

    after = corrected(make_item(details=details), fix(CorrectedField.VENUE, "Nieuw"))

    assert after.details.location == Location(name="Nieuw")


def test_an_empty_value_takes_a_field_away(make_item: MakeItem) -> None:
    details = Details(contact=Contact(phones=("036 – 000 00 00",)))

    after = corrected(make_item(details=details), fix(CorrectedField.PHONE, ""))

    assert after.details.contact.phones == ()


def test_rights_that_forbid_changes_keep_the_text(make_enriched: MakeEnriched) -> None:
    curation = Curation(
        decisions=(attrs.evolve(fix(CorrectedField.TITLE, "Anders"), domains=(Domain.ZORG,)),)
    )
    item = make_enriched(title="Zo")

    kept = Curate(curation, {})(item)
    changed = Curate(curation, FREE)(item)

    assert (kept.item.title, kept.domain_ids) == ("Zo", (Domain.ZORG,))
    assert changed.item.title == "Anders"


def test_a_refused_correction_is_told(make_item: MakeItem) -> None:
    curation = Curation(decisions=(fix(CorrectedField.TITLE, "Anders"),))

    (found,) = refused(curation, [make_item()], {})

    assert str(found) == (
        "bron:1: de bron staat niet toe dat u dit verandert (titel). Schrijf een aanvulling."
    )
    assert list(refused(curation, [make_item()], FREE)) == []


COST = CorrectedField.COST
PRICED = Details(cost="€ 5")


def was(said: str | None, until: date | None = None) -> Decision:
    return decision(corrections=(Correction(field=COST, value="€ 3", was=said, until=until),))


@pytest.mark.parametrize(
    ("said", "cost"),
    [
        (None, "€ 3"),
        ("€ 5", "€ 3"),
        (" €  5\n", "€ 3"),
        ("€…", "€ 3"),
        ("€ 4", "€ 5"),
        ("gratis…", "€ 5"),
        ("", "€ 5"),
    ],
)
def test_a_correction_counts_while_the_source_says_what_was_corrected(
    make_item: MakeItem, said: str | None, cost: str
) -> None:
    item = make_item(details=PRICED)

    after = corrected(item, was(said))

    assert after.details.cost == cost
    assert (after == item) is (cost == "€ 5")


@pytest.mark.parametrize(
    ("until", "cost"),
    [(None, "€ 3"), (ON, "€ 3"), (date(2027, 1, 31), "€ 5")],
)
def test_a_correction_counts_until_its_last_day(
    make_enriched: MakeEnriched, until: date | None, cost: str
) -> None:
    curate = Curate(Curation(decisions=(was(None, until),)), FREE, ON)

    assert curate(make_enriched(details=PRICED)).item.details.cost == cost


def test_correcting_twice_is_correcting_once(make_item: MakeItem) -> None:
    once = corrected(make_item(details=PRICED), was("€ 5"))

    assert corrected(once, was("€ 5")) is once


@given(field=st.sampled_from(CorrectedField), value=st.text(max_size=20))
def test_what_a_correction_wrote_can_be_read(
    make_item: MakeItem, field: CorrectedField, value: str
) -> None:
    after = corrected(make_item(), fix(field, value))

    assert value_of(after, field) == value


def test_an_item_without_a_decision_is_untouched(make_enriched: MakeEnriched) -> None:
    item = make_enriched(id="bron:2")

    assert Curate(Curation(decisions=(decision(),)), {})(item) is item


def test_a_gemeente_decides_everywhere_about_its_own_items(make_item: MakeItem) -> None:
    curation = Curation(
        gemeente="GM9001",
        decisions=(decision(domains=(Domain.ZORG,), hidden=True, pinned=("WK900101",)),),
    )

    (own,) = everywhere([curation], [make_item(scope="WK900101")]).decisions

    assert own == decision(domains=(Domain.ZORG,))
    assert everywhere([curation], [make_item(scope="GM0034")]).decisions == ()
    assert everywhere([curation], [make_item(scope="NL")]).decisions == ()


def test_a_national_item_that_one_calls_gevoelig_is_so_for_all(make_item: MakeItem) -> None:
    curation = Curation(
        gemeente="GM9001", decisions=(decision(sensitive=True, domains=(Domain.ZORG,)),)
    )

    (found,) = everywhere([curation], [make_item(scope="NL")]).decisions

    assert found == decision(sensitive=True)


def test_a_decision_with_its_words_is_an_example() -> None:
    judged = decision(domains=(Domain.ZORG,), judged=Judged(title="Tillift", text="Lenen"))
    curation = Curation(gemeente="GM9001", decisions=(judged, decision(item="bron:2")))

    (found,) = examples(curation)

    assert (found.line.title, found.line.body, found.line.feed) == (
        "Tillift",
        "Lenen",
        "GM9001",
    )
    assert found.domains == {Domain.ZORG}
    assert found.audiences is None
