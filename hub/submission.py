"""The questions of the mail with which people send in an activity.

The site writes them in the mail that it opens, and `wijkwijzer invoer` reads them back.
"""

from attrs import frozen

from hub.vocabulary import RowField


@frozen(kw_only=True)
class Question:
    """One line of the mail: what it asks, and which field the answer fills."""

    field: RowField
    label: str


QUESTIONS = (
    Question(field=RowField.TITEL, label="Wat is er te doen"),
    Question(field=RowField.WANNEER, label="Wanneer (dag, maand en jaar)"),
    Question(field=RowField.BEGINTIJD, label="Hoe laat begint het"),
    Question(field=RowField.EINDTIJD, label="Hoe laat stopt het"),
    Question(field=RowField.HERHALING, label="Hoe vaak is het"),
    Question(field=RowField.LOCATIE, label="Waar is het"),
    Question(field=RowField.VOOR_WIE, label="Voor wie is het"),
    Question(field=RowField.KOSTEN, label="Wat kost het"),
    Question(field=RowField.AANMELDEN, label="Hoe meldt iemand zich aan"),
    Question(field=RowField.ORGANISATIE, label="Welke organisatie doet dit"),
    Question(field=RowField.CONTACT, label="Telefoon of mail van de organisatie"),
    Question(field=RowField.TEKST, label="Vertel er meer over"),
)
"""In the order of the mail. Nothing of a person is asked."""

INTRO = "Schrijf uw antwoord achter de dubbele punt."
SUBJECT = "Activiteit voor de agenda"


def mail_body(gemeente: str) -> str:
    """Return the text of the mail, with a question a line, for people to answer."""
    asked = "".join(f"{one.label}:\n" for one in QUESTIONS)
    return f"Activiteit in {gemeente}. {INTRO}\n\n{asked}"
