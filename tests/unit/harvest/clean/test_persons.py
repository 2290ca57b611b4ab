import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from harvest.cleaning.clean import clean
from harvest.cleaning.persons import is_person_name, person_spans
from hub.model import Contact, Details, Item, Service
from hub.source import Rights
from hub.vocabulary import Display, PersonPolicy, SourceFormat
from tests.fakes.harvest_records import a_raw, a_source

MOBILES = [
    "0612345678",
    "06-12345678",
    "06 1234 5678",
    "06 12 34 56 78",
    "06.12.34.56.78",
    "06 - 1234 5678",
    "06–1234 5678",
    "06/12345678",
    "(06) 12345678",
    "06\xa01234\xa05678",
    "+31 6 12345678",
    "+31612345678",
    "+31 (0)6 1234 5678",
    "+31(0)6-12345678",
    "0031 6 1234 5678",
    "0031612345678",
    "31612345678",
    "036-5312345/06-12345678",
    "٠٦١٢٣٤٥٦٧٨",
]
NOT_MOBILES = [
    "036-1234567",
    "036 – 061 23 45",
    "040-2061234",
    "0800-2000",
    "0900-8844",
    "14 036",
    "112",
    "06-12-2027 19.00-21.00 uur",
    "12-06-2027 19.00-21.00 uur",
    "2027-06-12 19.00-21.00",
    "6-06-27 10.00-12.00",
    "van 06.00-22.00 en van 08.00-12.00",
    "kinderen van 0-6 10.00-12.00",
    "€ 12.061.234,56",
]
FUNCTIONAL = [
    "info@x.nl",
    "contact@x.nl",
    "receptie@x.nl",
    "wijkteam.haven@almere.nl",
    "jgz-almere@ggd.nl",
    "no-reply@x.nl",
    "buurthuisdeschakel@gmail.com",
    "filmdoek@hetfilmdoek.nl",
    "INFO@X.NL",
]
PERSONAL = [
    "jan@x.nl",
    "j.de.vries@almere.nl",
    "jansen82@gmail.com",
    "jan.wijkteam@x.nl",
    "jan [at] x.nl",
    "jan(at)x.nl",
    "m.elamrani@welzijn.nl",
]


@pytest.mark.parametrize("mobile", MOBILES)
def test_mobile_number_is_found(mobile: str) -> None:
    text = f"Bel Sanne: {mobile}."

    kinds = [span.what for span in person_spans(text)]

    assert kinds == ["06-nummer"]


@pytest.mark.parametrize("number", NOT_MOBILES)
def test_other_number_stays(number: str) -> None:
    assert not list(person_spans(f"Zie {number} en verder"))


@example([" ", "-", "-", "", " ", "", ".", "", ""])
@given(st.lists(st.sampled_from(["", " ", "-", ".", "\xa0", "–"]), min_size=9, max_size=9))
def test_mobile_number_is_found_however_it_is_parted(gaps: list[str]) -> None:
    number = "06" + "".join(gap + digit for gap, digit in zip(gaps, "34567890", strict=False))

    assert list(person_spans(f"x {number} x"))


@pytest.mark.parametrize("mail", FUNCTIONAL)
def test_functional_address_stays(mail: str) -> None:
    assert not list(person_spans(f"Mail naar {mail}."))


@pytest.mark.parametrize("mail", PERSONAL)
def test_personal_address_is_found(mail: str) -> None:
    assert [span.what for span in person_spans(f"Mail {mail}.")] == ["persoonlijk mailadres"]


@pytest.mark.parametrize(
    "name",
    [
        "Jan de Vries",
        "J. de Vries",
        "mevrouw Jansen",
        "Fatima el Amrani",
        "Sanne",
        "Anna Huisman",
    ],
)
def test_person_is_known_by_name(name: str) -> None:
    assert is_person_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Stichting Opvoeden",
        "Huis van de Wijk",
        "Bibliotheek Almere",
        "GGD",
        "De Schoor",
        "&",
    ],
)
def test_organisation_is_no_person(name: str) -> None:
    assert not is_person_name(name)


def cleaned(source_rights: Rights, fmt: SourceFormat = SourceFormat.RSS) -> tuple[Item, str]:
    raw = a_raw(
        title="Bel 06-12345678",
        summary_html="Mail jan@x.nl",
        body_html=(
            '<p>Bel <b>06</b>-<i>1234</i> 5678, <a href="tel:0612345678">bel Jan</a>, '
            '<a href="https://wa.me/31612345678">app Jan</a> of info@x.nl.</p><p>Tot dan.</p>'
        ),
        details=Details(
            contact=Contact(
                text="bel 036-1234567 of 06 1234 5678",
                phones=("0612345678", "036-1234567"),
                mails=("jan@x.nl", "info@x.nl"),
            ),
            organised_by="Jan de Vries",
            service=Service(apply_url="https://x.nl/0612345678"),
        ),
    )
    found = clean(raw, a_source(rights=source_rights, format=fmt))
    return found.item, " · ".join(found.removed)


def test_persons_leave_every_field_of_harvested_text() -> None:
    item, _ = cleaned(Rights(tonen=Display.VOLLEDIG))

    assert item.title == "Bel […]"
    assert item.summary == "Mail […]"
    assert item.body.html.startswith(
        "<p>Bel <strong>[…]</strong>, bel Jan, app Jan of info@x.nl"
    )
    assert item.details.contact == Contact(
        text="bel 036-1234567 of […]", phones=("036-1234567",), mails=("info@x.nl",)
    )
    assert item.details.organised_by == ""


def test_digits_within_a_url_are_no_telephone_number() -> None:
    item, _ = cleaned(Rights(tonen=Display.VOLLEDIG))

    assert item.details.service == Service(apply_url="https://x.nl/0612345678")


def test_report_names_the_kind_and_the_field_but_never_the_value() -> None:
    _, report = cleaned(Rights(tonen=Display.VOLLEDIG))

    assert report == (
        "contact: 06-nummer · contact: persoonlijk mailadres · "
        "organisator: naam van een persoon · samenvatting: persoonlijk mailadres · "
        "tekst: 06-nummer · tekst: chatadres · titel: 06-nummer"
    )


def test_persons_stay_when_they_agreed() -> None:
    rights = Rights(tonen=Display.VOLLEDIG, contactpersonen=PersonPolicy.TOESTEMMING)

    item, report = cleaned(rights)

    assert item.title == "Bel 06-12345678"
    assert report == ""


def test_what_editors_write_is_not_altered() -> None:
    item, report = cleaned(Rights(tonen=Display.VOLLEDIG), SourceFormat.MARKDOWN)

    assert "06-12345678" in item.title
    assert report == ""


def test_number_is_not_halved_before_it_is_found() -> None:
    text = "woord " * 49 + "06-12345678 " + "woord " * 9
    source = a_source(rights=Rights(tonen=Display.SAMENVATTING))

    item = clean(a_raw(body_html=text), source).item

    assert "06" not in item.summary
    assert item.body.html == ""
