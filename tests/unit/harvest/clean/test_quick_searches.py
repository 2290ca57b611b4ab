"""The short cuts of the cleaner find exactly what a search without them finds."""

import re
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvest.cleaning import persons, refusal, secrecy
from harvest.cleaning.redact import Span
from harvest.cleaning.signs import Signs
from hub.model import Location
from tests.fakes.harvest_records import an_item

PIECES = (
    "Kerkstraat 12", "Van der Meulenplein 3-5", "1315 AB", "1315", "52.3702, 5.2141", "5", "²",
    "adres: hoek 7a", "locatie : bij de kerk", "jan@voorbeeld.example", "jan [at] a.example",
    "info (apenstaartje) b.example", "@", "(at)",
    "06-12345678", "+31 6 1234 5678", "٠٦١٢٣٤٥٦٧٨",
    "06-12-2027 19.00-21.00", "aangehouden", "Verdachte", "inbraken", "woninginbraken", "moord",
    "motie over zorg aangehouden",
    "iets gezien", "tips", "u", "agenten", "12-jarige Noa",
    "motie aangehoudenbuit", "om het leven", "in", "brand gestoken", "112-nieuws", "dood",
    "ſchoten", "opvang", "blijf van mijn lijf", "De Roos 14", "vrouwenopvang", "kinder-opvang",
    "na", "bso", "dak- of thuisloos", "dak loze", "veilig", "thuis", "crisisſ", "geheime plek",
    "buitenschoolse", "voor dieren", "opvangen", "safehouses", "9-jarige Noa", "Noa (9)",
    "Jan van der Berg, 12 jaar", "w" * 61 + "aanhouding", "w" * 70 + "opvang",
    ".", "!", "?", "\n", ",", " ", "x",
)  # fmt: skip
TEXTS = st.lists(
    st.sampled_from(PIECES) | st.text(alphabet="aZ09 .,@-()\n'é", max_size=4), max_size=24
).map(" ".join) | st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
KNOWN = ("Kerkstraat 12", "De Roos 14")


def addresses_without_short_cut(text: str) -> Iterator[Span]:
    literal = re.compile("|".join(map(re.escape, KNOWN)), re.IGNORECASE)
    patterns = (literal, secrecy._STREET, secrecy._POSTCODES, secrecy._COORDINATES)
    for pattern in patterns:
        for found in pattern.finditer(text):
            yield Span(start=found.start(), end=found.end(), what=secrecy.ADDRESS)


def persons_without_short_cut(text: str) -> Iterator[Span]:
    digits = persons._ascii_digits(text)
    bare = persons._CLOCKS.sub(persons._blank, persons._DATE.sub(persons._blank, digits))
    for found in persons._MOBILE.finditer(bare):
        yield Span(start=found.start(), end=found.end(), what=persons.MOBILE)
    for found in persons._MAIL.finditer(text):
        if not persons.is_functional(found[1], found[2]):
            yield Span(start=found.start(), end=found.end(), what=persons.MAIL)


def is_crime_report_without_short_cut(text: str) -> bool:
    sentences = refusal._SENTENCE.findall(refusal._HELD_OVER.sub(" ", text))
    told = "\n".join(said for said in sentences if not refusal._APPEAL.search(said))
    appeals = len(sentences) - told.count("\n") - 1
    incidents = len(refusal._INCIDENT.search.findall(told))
    suspects = len(refusal._SUSPECT.search.findall(told))
    if not (incidents or suspects):
        return False
    police = refusal._weight(refusal._POLICE_WORK, told)
    report = 2 * suspects + incidents + appeals + police + refusal._aged(told)
    advice = min(len(refusal._ADVICE.findall(told)), refusal._ADVICE_MOST)
    return report > advice + refusal._weight(refusal._READER, told)


def is_secret_without_short_cut(text: str) -> bool:
    day_care = secrecy._DAY_CARE_SIGNS.search.search(text)
    harmless = day_care and not secrecy._DANGER_SIGNS.search.search(text)
    return any(
        secrecy._may_mean_shelter(found, text)
        and (found["always"] or found["first"] or not harmless)
        for found in secrecy._SHELTER.finditer(text)
    )


def names_a_minor_without_short_cut(text: str) -> bool:
    return any(
        int(found[2] or found[3]) < 18 and refusal.is_first_name(found[1])
        for found in refusal._NAME_THEN_AGE.finditer(text)
    ) or any(
        int(found[1]) < 18 and refusal._is_name(found[2], surname=bool(found[3]))
        for found in refusal._AGE_THEN_NAME.finditer(text)
    )


def ordered(spans: Iterable[Span]) -> list[Span]:
    return sorted(spans)


@given(TEXTS)
def test_addresses_are_the_same(text: str) -> None:
    location = Location(address=KNOWN[0], name=KNOWN[1])
    find = secrecy._finder(secrecy._known(location))

    assert ordered(find(text)) == ordered(addresses_without_short_cut(text))


@given(TEXTS)
def test_numbers_and_mail_addresses_of_persons_are_the_same(text: str) -> None:
    assert ordered(persons.person_spans(text)) == ordered(persons_without_short_cut(text))


@given(TEXTS)
def test_what_is_crime_news_is_the_same(text: str) -> None:
    assert refusal.is_crime_report(text) is is_crime_report_without_short_cut(text)


@given(TEXTS)
def test_what_names_a_minor_is_the_same(text: str) -> None:
    assert refusal.names_a_minor(text) is names_a_minor_without_short_cut(text)


@given(TEXTS)
def test_what_is_secret_is_the_same(text: str) -> None:
    item = an_item(title=text)

    assert secrecy.is_secret(item) is is_secret_without_short_cut(secrecy.words(item))


SIGNS = (
    refusal._SUSPECT,
    refusal._INCIDENT,
    refusal._MAY_BE_HELD_OVER,
    secrecy._DAY_CARE_SIGNS,
    secrecy._DANGER_SIGNS,
    secrecy._MAY_MEAN_SHELTER,
)


@pytest.mark.parametrize("signs", SIGNS)
@given(text=TEXTS)
def test_signs_stand_in_a_text_when_their_search_finds_one(signs: Signs, text: str) -> None:
    assert signs.stand_in(text) is (signs.search.search(text) is not None)
