"""Domains, audience, tier, sensitivity: what was said wins, doubt goes to the queue."""

from collections.abc import Callable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.classify import FindAudiences, FindDomains, FindTier, chance
from enrich.domain_doubt import NO_DOMAIN, WEAK_DOMAIN
from enrich.gazetteer import Gazetteer
from enrich.lexicon import Lexicon
from enrich.sensitive import FindSensitive
from enrich.word_lists import Vocabulary
from hub.model import Details, EnrichedItem, Item, Said, Service
from hub.page_text import text_of
from hub.vocabulary import Audience, Domain, Kind, Tier

MakeItem = Callable[..., Item]


@pytest.fixture(scope="module")
def domains(vocabulary: Vocabulary, gazetteer: Gazetteer) -> FindDomains:
    return FindDomains(lexicon=Lexicon(vocabulary.domains), gazetteer=gazetteer)


@pytest.fixture(scope="module")
def audiences(vocabulary: Vocabulary) -> FindAudiences:
    return FindAudiences(lexicon=Lexicon(vocabulary.audiences))


@pytest.fixture(scope="module")
def tier(vocabulary: Vocabulary) -> FindTier:
    return FindTier(lexicon=Lexicon(vocabulary.tiers))


@pytest.fixture(scope="module")
def sensitive(vocabulary: Vocabulary) -> FindSensitive:
    return FindSensitive(lexicon=Lexicon(vocabulary.sensitive))


def test_a_domain_tells_which_words_spoke_for_it(
    domains: FindDomains, make_item: MakeItem
) -> None:
    item = make_item("Huurtoeslag", "<p>Betaalt u veel <i>huur</i> voor uw inkomen?</p>")

    found = domains(EnrichedItem(item=item))

    assert Domain.INKOMEN in found.domain_ids
    texts = {"title": item.title, "body": text_of(item.body)}
    assert all(
        texts[one.field][one.start : one.end] == one.text and one.rule.startswith("onderwerp: ")
        for tag in found.domains
        for one in tag.because
    )


def test_what_a_source_said_wins_from_the_words(
    domains: FindDomains, make_item: MakeItem
) -> None:
    details = Details(said=Said(domains=(Domain.ONDERWIJS,)))

    found = domains(EnrichedItem(item=make_item("Hulp bij schulden", details=details)))

    assert found.domain_ids == (Domain.ONDERWIJS,)
    assert found.queue == ()


def test_an_item_without_a_domain_goes_to_the_queue(
    domains: FindDomains, make_item: MakeItem
) -> None:
    found = domains(EnrichedItem(item=make_item("Xyz", "Qwerty asdf.")))

    assert found.domains == ()
    assert found.queue == (NO_DOMAIN,)


def test_the_name_of_a_wijk_says_nothing_about_the_subject(
    domains: FindDomains, make_item: MakeItem
) -> None:
    named = domains(EnrichedItem(item=make_item("Nieuws uit Filmwijk", "Lees het.")))

    assert [tag.value for tag in named.domains] == []


@given(st.floats(-5, 500), st.floats(-5, 500))
def test_a_higher_score_is_never_a_smaller_chance(one: float, other: float) -> None:
    low, high = sorted((one, other))

    assert 0 <= chance(low) <= chance(high) <= 1


def test_a_domain_that_is_as_likely_wrong_goes_to_the_queue(
    domains: FindDomains, make_item: MakeItem
) -> None:
    text = "<p>Wij lezen samen een bladzijde, over van alles en nog wat, en er is huur.</p>"
    found = domains(EnrichedItem(item=make_item("Xyz", text)))

    assert found.domain_ids == (Domain.WONEN,)
    assert found.domains[0].score < 0.5
    assert found.queue == (WEAK_DOMAIN,)


def test_parents_and_the_elderly_are_not_confused(
    audiences: FindAudiences, make_item: MakeItem
) -> None:
    parents = audiences(EnrichedItem(item=make_item("Avond voor ouders")))
    elderly = audiences(EnrichedItem(item=make_item("Avond voor ouderen")))

    assert parents.audience_ids == (Audience.OUDERS,)
    assert elderly.audience_ids == (Audience.OUDEREN,)


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        ("6 tot 10 jaar", Audience.JEUGD),
        ("tot 18 jaar", Audience.JEUGD),
        ("55+", Audience.OUDEREN),
        ("vanaf 65 jaar", Audience.OUDEREN),
        ("vanaf 18 jaar", Audience.IEDEREEN),
        ("18 tot 65 jaar", Audience.IEDEREEN),
        ("alle leeftijden", Audience.IEDEREEN),
    ],
)
def test_an_age_tells_for_whom_it_is(
    audiences: FindAudiences, make_item: MakeItem, age: str, expected: Audience
) -> None:
    found = audiences(EnrichedItem(item=make_item("Knippen", details=Details(age=age))))

    assert found.audience_ids == (expected,)


def test_an_item_for_nobody_in_particular_is_for_everybody(
    audiences: FindAudiences, make_item: MakeItem
) -> None:
    found = audiences(EnrichedItem(item=make_item("De brug gaat dicht")))

    assert found.audience_ids == (Audience.IEDEREEN,)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (Kind.EVENT, Tier.ZELF),
        (Kind.INFORMATION, Tier.ZELF),
        (Kind.ORGANISATION, Tier.DICHTBIJ),
        (Kind.PRODUCT, Tier.VERWIJZING),
        (Kind.NEWS, None),
    ],
)
def test_without_words_the_kind_gives_the_tier(
    tier: FindTier, make_item: MakeItem, kind: Kind, expected: Tier | None
) -> None:
    assert tier(EnrichedItem(item=make_item("Xyz", kind=kind))).tier_id == expected


@pytest.mark.parametrize(
    ("access", "expected"),
    [
        ("zonder afspraak", Tier.DICHTBIJ),
        ("verwijzing huisarts", Tier.VERWIJZING),
        ("besluit gemeente", Tier.VERWIJZING),
    ],
)
def test_the_way_in_gives_the_tier(
    tier: FindTier, make_item: MakeItem, access: str, expected: Tier
) -> None:
    item = make_item(kind=Kind.SERVICE, details=Details(service=Service(access=access)))

    assert tier(EnrichedItem(item=item)).tier_id == expected


def test_acute_is_only_what_an_editor_said(tier: FindTier, make_item: MakeItem) -> None:
    said = make_item("112", details=Details(said=Said(tier=Tier.ACUUT)))
    words = make_item("Acuut gevaar: bel 112", kind=Kind.INFORMATION)

    assert tier(EnrichedItem(item=said)).tier_id is Tier.ACUUT
    assert tier(EnrichedItem(item=words)).tier_id is not Tier.ACUUT


@pytest.mark.parametrize(
    "text",
    [
        "Uw partner slaat u",
        "Geweld thuis",
        "Denk je aan zelfmoord?",
        "Hulp bij een gokverslaving",
        "Onbedoeld zwanger",
        "Slachtoffer van mensenhandel",
        "Gedwongen huwelijk",
        "Kindermishandeling melden",
        "Er is seksueel misbruik",
    ],
)
def test_one_word_is_enough_to_be_sensitive(
    sensitive: FindSensitive, make_item: MakeItem, text: str
) -> None:
    assert sensitive(EnrichedItem(item=make_item("Hulp", text))).is_sensitive


def test_only_an_editor_with_a_reason_takes_sensitive_away(
    sensitive: FindSensitive, make_item: MakeItem
) -> None:
    item = make_item("Lezing over zelfdoding")
    no = Details(said=Said(sensitive=False))
    reason = Details(said=Said(sensitive=False, sensitive_reason="gaat over een boek"))

    assert sensitive(EnrichedItem(item=attrs.evolve(item, details=no))).is_sensitive
    assert not sensitive(EnrichedItem(item=attrs.evolve(item, details=reason))).is_sensitive


def test_an_editor_makes_anything_sensitive(
    sensitive: FindSensitive, make_item: MakeItem
) -> None:
    item = make_item("Koffie", details=Details(said=Said(sensitive=True)))

    assert sensitive(EnrichedItem(item=item)).is_sensitive
