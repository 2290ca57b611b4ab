import pytest

from harvest.cleaning.clean import clean
from harvest.cleaning.refusal import is_crime_report, names_a_minor
from hub.errors import ItemRefused
from hub.source import Source
from hub.vocabulary import Kind, SourceFormat
from tests.fakes.harvest_records import a_raw, a_source

REPORTS = [
    "Verdachte aangehouden na steekpartij. De politie zoekt getuigen.",
    "Man (34) opgepakt voor overval op supermarkt",
    "Twee jongens aangehouden voor vernieling. Agenten troffen hen aan. Weet u meer? Bel ons.",
    "17-jarige jongen gewond na mishandeling. Heeft u iets gezien? Bel 0900-8844.",
    "Inbraken in de straat. Afgelopen nacht is bij drie woningen ingebroken.",
    "Meer inbraken in de wijk. De vereniging telt elf inbraken.",
    "De politie waarschuwt voor een inbraakgolf",
    "Hennepkwekerij ontdekt in woning",
    "Explosie bij woning",
    "Celstraf voor dealer",
    "Auto in brand gestoken. Heeft u beelden? Meld misdaad anoniem: 0800-7000.",
]
ADVICE = [
    "Spreekuur politie. Elke dinsdag zijn welzijnswerk en politie er.",
    "Acht tips tegen inbraak. De politie geeft tips voor een veilig huis.",
    "Woninginbraak voorkomen. Inbrekers houden van donkere dagen. De wijkagent geeft advies.",
    "Buurtpreventie: zo doet u mee. Ziet u iemand die zich verdacht gedraagt? Bel 112.",
    "Bijeenkomst over inbraken in de wijk. De wijkagent vertelt wat u kunt doen.",
    "Slachtoffer van een overval? Slachtofferhulp helpt u.",
    "Uw kind is aangehouden. Wat nu? Een advocaat geeft uw kind gratis hulp.",
    "Fiets gestolen? Doe aangifte. Zo voorkomt u diefstal.",
    "Wordt u mishandeld? Bel Veilig Thuis. U krijgt hulp.",
    "Nieuwe wijkagent in Filmwijk",
    "De politie controleert de snelheid in woonstraten.",
    "Messen inleveren? Dat kan op het politiebureau.",
    "Buurtcontract: politie en bewoners werken samen.",
    "De motie over de speeltuin is aangehouden.",
    "Kindermishandeling: praat erover.",
]
MINORS = [
    "Sem (9) wint de prijs",
    "De 12-jarige Noa",
    "Lisa van 8 jaar",
    "Noa, 12 jaar",
    "Kevin de Vries (15)",
    "de 15-jarige Rowan B.",
]
NO_MINORS = [
    "Voor kinderen (8)",
    "Anne (65)",
    "Emma van 34 jaar",
    "De 16-jarige Almeerder",
    "Groep (7)",
    "Kinderen van 8 jaar",
    "Het 10-jarige bestaan",
]


@pytest.mark.parametrize("text", REPORTS)
def test_crime_news_is_known(text: str) -> None:
    assert is_crime_report(text)


@pytest.mark.parametrize("text", ADVICE)
def test_advice_and_help_are_no_crime_news(text: str) -> None:
    assert not is_crime_report(text)


@pytest.mark.parametrize("text", MINORS)
def test_child_with_a_name_and_an_age_is_known(text: str) -> None:
    assert names_a_minor(text)


@pytest.mark.parametrize("text", NO_MINORS)
def test_age_without_a_childs_name_is_fine(text: str) -> None:
    assert not names_a_minor(text)


@pytest.mark.parametrize("kind", [Kind.NEWS, Kind.INFORMATION])
def test_crime_news_is_refused(kind: Kind) -> None:
    with pytest.raises(ItemRefused, match="bron:1: politienieuws of misdaad"):
        clean(a_raw(kind=kind, title=REPORTS[0]), a_source())


def test_crime_in_the_text_alone_is_refused() -> None:
    raw = a_raw(title="Filmwijk", body_html=f"<p>{REPORTS[0]}</p>")

    with pytest.raises(ItemRefused):
        clean(raw, a_source())


def test_theatre_about_a_crime_is_an_event() -> None:
    raw = a_raw(kind=Kind.EVENT, title="Theater: de verdachte")

    assert clean(raw, a_source()).item.title == "Theater: de verdachte"


def test_item_that_names_a_child_is_held_back() -> None:
    with pytest.raises(ItemRefused, match="noemt een kind bij naam"):
        clean(a_raw(kind=Kind.EVENT, title=MINORS[0]), a_source())


@pytest.mark.parametrize(
    "source",
    [a_source(format=SourceFormat.MARKDOWN), a_source(validated=True)],
    ids=["md", "ok"],
)
def test_editors_and_named_bodies_judge_for_themselves(source: Source) -> None:
    assert clean(a_raw(title=MINORS[0]), source).item.title == MINORS[0]
