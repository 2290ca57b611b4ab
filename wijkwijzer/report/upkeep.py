"""What editors have to look at again: texts past their check date, by who keeps them. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby

from attrs import frozen

from hub.dutch_dates import in_words
from hub.errors import Problem
from hub.model import Item
from hub.vocabulary import Kind
from wijkwijzer.report.table import OWNER, Cell, Table, cells, mail, number

CHECK_WITHIN: Mapping[Kind, timedelta] = {
    Kind.ORGANISATION: timedelta(days=90),
    Kind.PLACE: timedelta(days=90),
    Kind.SERVICE: timedelta(days=180),
    Kind.PRODUCT: timedelta(days=180),
    Kind.AID: timedelta(days=180),
    Kind.INFORMATION: timedelta(days=365),
    Kind.OVERLAY: timedelta(days=365),
    Kind.NOTICE: timedelta(days=365),
    Kind.SAY: timedelta(days=365),
}
"""How long a text is believed after somebody looked at it (CARE.md part 6)."""

NO_OWNER = "geen eigenaar"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@frozen(kw_only=True)
class Late:
    """A text that must be looked at: who keeps it, in which file it stands, and why."""

    item: Item
    path: str
    why: str
    days: int

    @property
    def owner(self) -> str:
        """Who keeps it true, as it was written."""
        return owner_of(self.item)


def owner_of(item: Item) -> str:
    """Return who keeps a text true, as it was written; NO_OWNER when nobody does."""
    return item.details.upkeep.owner or NO_OWNER


def late_texts(written: Iterable[tuple[Item, str]], today: date) -> tuple[Late, ...]:
    """Return the editors' texts (each with its file) that are late, the latest first."""
    found = (
        Late(item=item, path=path, why=why, days=days)
        for item, path in written
        for why, days in _why(item, today)
    )
    return tuple(sorted(found, key=lambda one: (one.owner, -one.days, one.path)))


def owners_table(late: Iterable[Late], today: date) -> Table:
    """Return a row for each owner, with a mail that is ready to send."""
    ordered = sorted(late, key=lambda one: one.owner)
    groups = [(owner, list(group)) for owner, group in groupby(ordered, lambda one: one.owner)]
    groups.sort(key=lambda pair: (-len(pair[1]), pair[0]))
    return Table(
        id="eigenaren",
        title="Wie kijkt wat na?",
        intro="Per eigenaar staat één mail klaar. Open hem, of kopieer de tekst.",
        columns=(OWNER, "aantal", "mail"),
        rows=tuple(
            (Cell(text=owner), number(len(texts)), _mail(owner, texts, today))
            for owner, texts in groups
        ),
        task=("mail aan een eigenaar staat klaar", "mails aan eigenaren staan klaar"),
        counted=sum(1 for owner, _ in groups if _MAIL.search(owner)),
        nothing="Alles is op tijd nagekeken.",
    )


def late_table(late: Iterable[Late]) -> Table:
    """Return a row for each text that is late."""
    return Table(
        id="nagekeken",
        title="Te lang niet nagekeken, of verlopen",
        intro="Kijk de tekst na. Zet daarna de datum bij gecontroleerd.",
        columns=("titel", OWNER, "bestand", "waarom", "dagen te laat"),
        rows=tuple(
            (*cells(one.item.title, one.owner, one.path, one.why), number(one.days))
            for one in late
        ),
        task=(
            "tekst is te laat nagekeken of verlopen",
            "teksten zijn te laat nagekeken of verlopen",
        ),
        nothing="Alles is op tijd nagekeken.",
    )


def numbers_table(problems: Iterable[Problem]) -> Table:
    """Return the crisis numbers and studies that must be looked at again."""
    return Table(
        id="nummers",
        title="Nummers voor direct hulp, en het onderzoek naar toegankelijkheid",
        intro="Deze gaan voor alles.",
        columns=("wat", "wat u doet", "bestand", "regel"),
        rows=tuple(
            (*cells(one.message, one.hint, one.path), number(one.line)) for one in problems
        ),
        task=(
            "nummer of onderzoek moet nu nagekeken",
            "nummers of onderzoeken moeten nu nagekeken",
        ),
        nothing="Alles is op tijd nagekeken.",
    )


def _why(item: Item, today: date) -> Iterator[tuple[str, int]]:
    upkeep, within = item.details.upkeep, CHECK_WITHIN.get(item.kind)
    if upkeep.expires_on and upkeep.expires_on < today:
        yield f"verlopen op {in_words(upkeep.expires_on)}", (today - upkeep.expires_on).days
    elif within and upkeep.checked_on is None:
        yield "nog nooit nagekeken", within.days
    elif within and upkeep.checked_on and today - upkeep.checked_on > within:
        days = (today - upkeep.checked_on - within).days
        yield f"laatst nagekeken op {in_words(upkeep.checked_on)}", days


def _mail(owner: str, texts: list[Late], today: date) -> Cell:
    found = _MAIL.search(owner)
    if not found:
        return Cell(text="Er staat geen mailadres bij eigenaar. Zet het erbij in het bestand.")
    lines = (
        "Beste collega,",
        "",
        f"Wilt u deze teksten nakijken? Dit is de stand van {in_words(today)}.",
        "",
        *(f"- {one.item.title} ({one.path}): {one.why}" for one in texts),
        "",
        "Klopt een tekst nog? Zet de datum van vandaag bij gecontroleerd.",
        "Klopt hij niet meer? Pas hem aan, of haal hem weg.",
    )
    return mail(f"Open de mail aan {found[0]}", found[0], "Teksten om na te kijken", lines)
