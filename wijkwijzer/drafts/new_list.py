"""Make an empty list for a volunteer: a spreadsheet with headings and one example."""

import csv
import enum
import io
from datetime import date, timedelta
from pathlib import Path

from attrs import evolve, frozen

from harvest.formats.row_document import spoken
from harvest.formats.rows import EXAMPLE
from harvest.formats.workbook import NewSheet, write_workbook
from hub.vocabulary import RowField

EXPLANATION = "Uitleg"
_BOM = "\ufeff"  # without it Excel reads é as Ã©


class ListKind(enum.StrEnum):
    """What a list is about."""

    AGENDA = "agenda"
    ORGANISATIES = "organisaties"
    PLEKKEN = "plekken"


class ListRefused(OSError):  # noqa: N818 - a decision, not a fault
    """The list cannot be made as it was asked; the message (Dutch) says why."""


@frozen(kw_only=True)
class Column:
    """One column: its heading, what stands in the example, and what to fill in."""

    field: RowField
    example: str
    explanation: str

    @property
    def heading(self) -> str:
        """The heading as people write it: "Voor wie"."""
        return spoken(self.field).capitalize()


@frozen(kw_only=True)
class Template:
    """An empty list."""

    kind: ListKind
    columns: tuple[Column, ...]

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The headings, and the row that shows how it is done."""
        return (
            tuple(column.heading for column in self.columns),
            tuple(column.example for column in self.columns),
        )


def template(kind: ListKind, today: date) -> Template:
    """Return the empty list of this kind; the example is in the week after `today`."""
    columns = {
        ListKind.AGENDA: (*_name("Voorbeeld: Koffie en taal"), *_when(today), *_EVENT),
        ListKind.ORGANISATIES: (*_name("Voorbeeld: Geldloket"), *_ORGANISATION, *_REACH),
        ListKind.PLEKKEN: (*_name("Voorbeeld: Buurthuis Het Filmdoek"), *_PLACE, *_REACH),
    }
    checked = Column(
        field=RowField.GECONTROLEERD,
        example=_figures(today),
        explanation="De dag waarop u deze rij voor het laatst hebt nagekeken.",
    )
    return Template(kind=kind, columns=(*columns[kind], checked))


def as_csv(made: Template) -> bytes:
    """Return the list as a .csv that a Dutch Excel opens well."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(made.rows)
    return (_BOM + text.getvalue()).encode()


def as_workbook(made: Template) -> bytes:
    """Return the list as an .xlsx, with a second sheet that explains each column."""
    explained = tuple((column.heading, column.explanation) for column in made.columns)
    return write_workbook(
        (
            NewSheet(name=made.kind.value.capitalize(), rows=made.rows),
            NewSheet(name=EXPLANATION, rows=(("Kolom", "Wat vult u in?"), *explained)),
        )
    )


def write_list(path: Path, kind: ListKind, today: date, *, workbook: bool) -> str:
    """Write an empty list and return a sentence about it.

    `workbook` makes an .xlsx, as does a name that ends so; any other name has to end on .csv.

    Raises:
        ListRefused: there is such a file already, its name does not fit, or it cannot be made.
    """
    ending = path.suffix.lower()
    workbook = workbook or ending == ".xlsx"
    wanted = ".xlsx" if workbook else ".csv"
    if ending != wanted:
        raise ListRefused(f"de naam moet eindigen op {wanted}: {path.stem}{wanted}")
    made = template(kind, today)
    try:
        with path.open("xb") as file:
            file.write(as_workbook(made) if workbook else as_csv(made))
    except FileExistsError as exc:
        raise ListRefused(f"{path} bestaat al. Kies een andere naam") from exc
    except OSError as exc:
        raise ListRefused(f"{path} is niet te maken ({exc.strerror})") from exc
    return f"{path} is gemaakt. Haal de rij met het voorbeeld weg als u klaar bent."


def _name(title: str) -> tuple[Column, ...]:
    return (
        Column(
            field=RowField.KENMERK,
            example=EXAMPLE,
            explanation="Een eigen nummer of code. Verander het daarna niet meer. Mag leeg "
            "blijven. De rij met “voorbeeld” komt niet op de site.",
        ),
        Column(
            field=RowField.TITEL, example=title, explanation="De naam. Deze mag niet leeg zijn."
        ),
    )


def _when(today: date) -> tuple[Column, ...]:
    first = today + timedelta(days=7 - today.weekday() + 1)
    return (
        Column(
            field=RowField.BEGIN,
            example=_figures(first),
            explanation="De (eerste) datum, met het jaar: 1-12-2026 of 1 december 2026.",
        ),
        Column(
            field=RowField.BEGINTIJD,
            example="10.00",
            explanation="Hoe laat het begint, met de klok van 24 uur: 10.00 of 19.30.",
        ),
        Column(
            field=RowField.EINDTIJD,
            example="12.00",
            explanation="Hoe laat het stopt. Mag leeg blijven.",
        ),
        Column(
            field=RowField.EINDE,
            example="",
            explanation="Alleen als het meer dagen duurt: de laatste dag.",
        ),
        Column(
            field=RowField.HERHALING,
            example="elke dinsdag",
            explanation="Is het vaker? Schrijf: elke dinsdag, om de week op dinsdag, elke "
            "eerste maandag van de maand, elke dinsdag t/m 1 juni 2027. De eerste datum moet "
            "passen.",
        ),
        Column(
            field=RowField.BEHALVE,
            example="feestdagen",
            explanation="Wanneer het niet is: feestdagen, 5 mei 2027, 24 december 2026 t/m "
            "2 januari 2027. Schrijf ook de datums van schoolvakanties zo op.",
        ),
        Column(
            field=RowField.STATUS,
            example="gaat door",
            explanation="gaat door, vol, afgelast of verplaatst. Leeg is: gaat door.",
        ),
    )


_ADDRESS = (
    Column(
        field=RowField.ADRES,
        example="Voorbeeldstraat 1",
        explanation="Straat en nummer. Laat dit leeg als het adres geheim moet blijven.",
    ),
    Column(field=RowField.POSTCODE, example="1234 AB", explanation="De postcode: 1234 AB."),
    Column(field=RowField.PLAATS, example="Almere", explanation="De plaats."),
)
_FOR_WHOM = Column(
    field=RowField.VOOR_WIE,
    example="iedereen",
    explanation="Voor wie het is: ouders, jeugd, ouderen, mantelzorgers, nieuwkomers, "
    "vrijwilligers, iedereen, of andere woorden. Zet komma's ertussen.",
)
_SUBJECTS = Column(
    field=RowField.ONDERWERPEN,
    example="samenleven",
    explanation="Waar het over gaat: opvoeding, onderwijs, werk, inkomen, gezondheid, wonen, "
    "zorg, samenleven, veiligheid. Zet komma's ertussen.",
)
_COST = Column(
    field=RowField.KOSTEN, example="gratis", explanation="Wat het kost: gratis, of € 2,50."
)
_TEXT = Column(
    field=RowField.TEKST,
    example="U oefent Nederlands met andere mensen uit de wijk. De koffie staat klaar.",
    explanation="Een paar korte zinnen: wat is het, en wat heeft iemand eraan?",
)
_HOURS = Column(
    field=RowField.OPENINGSTIJDEN,
    example="ma t/m do 9.00-12.00, vr 13.00-16.30",
    explanation="Alleen dagen en tijden: ma t/m do 9.00-12.00, vr 13.00-16.30.",
)
_ACCESSIBILITY = Column(
    field=RowField.TOEGANKELIJKHEID,
    example="rolstoel, toilet voor iedereen",
    explanation="Wat er is voor mensen met een beperking.",
)
_EVENT = (
    Column(
        field=RowField.LOCATIE,
        example="Buurthuis Het Filmdoek",
        explanation="De naam van het gebouw of de plek.",
    ),
    *_ADDRESS,
    Column(
        field=RowField.ORGANISATIE,
        example="Stichting Voorbeeld",
        explanation="Wie het organiseert: de organisatie, geen naam van een persoon.",
    ),
    _TEXT,
    _FOR_WHOM,
    _SUBJECTS,
    Column(
        field=RowField.LEEFTIJD, example="", explanation="Bijvoorbeeld: 6 tot en met 10 jaar."
    ),
    _COST,
    Column(
        field=RowField.AANMELDEN,
        example="nee, loop gewoon binnen",
        explanation="Hoe iemand zich aanmeldt, of: nee.",
    ),
    Column(
        field=RowField.TELEFOON,
        example="036 – 000 00 00",
        explanation="Het nummer van de organisatie. Geen 06-nummer van een persoon.",
    ),
    Column(
        field=RowField.LINK,
        example="",
        explanation="Het adres van de pagina over deze activiteit, met https://.",
    ),
)
_ORGANISATION = (
    Column(
        field=RowField.TEKST,
        example="Hulp bij brieven, rekeningen en schulden.",
        explanation="Een paar korte zinnen: wat doet de organisatie voor mensen?",
    ),
    _FOR_WHOM,
    evolve(_SUBJECTS, example="inkomen"),
    Column(
        field=RowField.WERKGEBIED,
        example="heel Almere",
        explanation="Voor welke wijken het is. Zet komma's ertussen.",
    ),
    Column(
        field=RowField.LOCATIE,
        example="Buurthuis Het Filmdoek",
        explanation="De naam van het gebouw, als dat een naam heeft.",
    ),
    *_ADDRESS,
    _HOURS,
    Column(
        field=RowField.GESLOTEN,
        example="feestdagen",
        explanation="Wanneer het dicht is: feestdagen, 24 december 2026 t/m 2 januari 2027.",
    ),
    Column(
        field=RowField.TOEGANG,
        example="zonder afspraak",
        explanation="zonder afspraak, met afspraak, verwijzing huisarts, besluit gemeente.",
    ),
    _COST,
)
_PLACE = (
    Column(
        field=RowField.SOORT, example="plek", explanation="Laat hier “plek” staan, in elke rij."
    ),
    *_ADDRESS,
    Column(
        field=RowField.TEKST,
        example="Een plek om elkaar te ontmoeten. Er is elke dag koffie.",
        explanation="Een paar korte zinnen: wat kan iemand hier doen?",
    ),
    _HOURS,
    _ACCESSIBILITY,
)
_REACH = (
    Column(
        field=RowField.TELEFOON,
        example="036 – 000 00 00",
        explanation="Het nummer van de organisatie. Geen 06-nummer van een persoon.",
    ),
    Column(
        field=RowField.MAIL,
        example="info@voorbeeld.example",
        explanation="Het mailadres van de organisatie. Geen adres van een persoon.",
    ),
    Column(
        field=RowField.WEBSITE,
        example="https://voorbeeld.example",
        explanation="Het adres van de website.",
    ),
)


def _figures(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"
