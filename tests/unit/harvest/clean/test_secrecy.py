import pytest

from harvest.cleaning.clean import Cleaned, clean
from harvest.cleaning.secrecy import is_secret
from hub.model import Contact, Details, Location, Said
from hub.vocabulary import Kind, SourceFormat
from tests.fakes.harvest_records import a_raw, a_source, an_item

SECRET = [
    "Vrouwenopvang",
    "Mannenopvang in de stad",
    "Crisisopvang",
    "crisisopvang voor kinderen",
    "Noodopvang",
    "Nachtopvang",
    "Daklozenopvang",
    "Maatschappelijke opvang",
    "Opvang voor vrouwen en hun kinderen",
    "Opvanghuis De Roos",
    "Opvang",
    "vrouwen-opvang",
    "Blijf-van-mijn-lijfhuis",
    "Blijf van mijn lijf",
    "Safe house",
    "Een schuilplek voor jongeren",
    "Schuiladres",
    "Wij zitten op een geheim adres",
]
OPEN = [
    "Kinderopvang De Ark",
    "Kinderopvangtoeslag aanvragen",
    "Peuteropvang met voorschoolse educatie",
    "Naschoolse opvang",
    "buitenschoolse opvang (bso)",
    "Opvang na school",
    "Werkt u? Uw kind gaat naar de opvang of naar een gastouder.",
    "Hondenopvang",
    "Dierenopvang",
    "Opvang voor honden",
    "Schuilplek voor egels",
    "Wateropvang in de wijk",
    "Opvang van regenwater",
    "Wij kunnen de kosten opvangen",
    "Opvoedavond",
]


@pytest.mark.parametrize("text", SECRET)
def test_shelter_is_secret(text: str) -> None:
    assert is_secret(an_item(summary=text))


@pytest.mark.parametrize("text", OPEN)
def test_day_care_animals_and_water_are_not_secret(text: str) -> None:
    assert not is_secret(an_item(summary=text))


def test_day_care_in_a_text_about_violence_is_secret() -> None:
    assert is_secret(an_item(summary="Opvang bij huiselijk geweld. Er is een gastouder."))


def shelter(said: Said, fmt: SourceFormat) -> Cleaned:
    raw = a_raw(
        kind=Kind.ORGANISATION,
        title="Vrouwenopvang De Roos",
        body_html=(
            "<p>Kom naar Verzonnenstraat 12, 1315 AB Almere. Of: Lange Bedachteweg 7a. "
            'Bel 0800-2000, van 9 tot 17 uur. <a href="https://maps.google.nl/q">Kaart</a>: '
            "52.3702, 5.2141. In 2027 en later.</p>"
        ),
        details=Details(
            location=Location(
                name="De Roos",
                address="Verzonnenstraat 12",
                postcode="1315 AB",
                city="Almere",
                lon=5.2,
                lat=52.3,
            ),
            contact=Contact(text="Verzonnenstraat 12, bel 0800-2000", phones=("0800-2000",)),
            said=said,
        ),
    )
    return clean(raw, a_source(format=fmt))


@pytest.mark.parametrize("fmt", [SourceFormat.RSS, SourceFormat.MARKDOWN])
def test_secret_address_leaves_every_field(fmt: SourceFormat) -> None:
    item = shelter(Said(), fmt).item

    assert item.title == "Vrouwenopvang De Roos"
    assert item.details.location == Location(city="Almere")
    assert item.details.contact == Contact(text="[…], bel 0800-2000", phones=("0800-2000",))
    assert item.body.html == (
        "<p>Kom naar […], […] Almere. Of: […]. Bel 0800-2000, van 9 tot 17 uur. "
        "Kaart: […]. In 2027 en later.</p>"
    )


def test_report_says_that_an_address_went() -> None:
    assert shelter(Said(), SourceFormat.RSS).removed == (
        "contact: geheim adres",
        "locatie: geheim adres",
        "tekst: geheim adres",
        "tekst: kaart van een geheim adres",
    )


def test_address_stays_when_an_editor_says_that_it_is_public() -> None:
    found = shelter(Said(address_public=True), SourceFormat.MARKDOWN)

    assert "Verzonnenstraat 12" in found.item.body.html
    assert found.removed == ()
