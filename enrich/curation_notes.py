"""What editors should know of their own decisions: which no longer count, and why. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import frozen

from enrich.curated import value_of
from hub.curation import CUT_OFF, Correction, Curation, one_line
from hub.model import Item
from hub.source import Rights

LONGEST_SHOWN = 80
"""Of a source's text in a note: enough to know it by."""


@frozen(kw_only=True)
class Note:
    """Something about a decision that its editor should know; `text` is in Dutch."""

    item_id: str
    text: str

    def __str__(self) -> str:
        """Return the sentence for an editor."""
        return f"curatie.toml, {self.item_id}: {self.text}"


def notes(
    curation: Curation, items: Iterable[Item], rights: Mapping[str, Rights], today: date
) -> Iterator[Note]:
    """Yield what the editors of one gemeente should know, given the items as sources have them.

    That is: decisions about items that are not there, corrections that no longer count, and
    corrections that do not say what they correct. `rights` are by source id: a correction that
    they forbid is told elsewhere.
    """
    known = {item.id: item for item in items}
    for item_id in sorted(curation.named - known.keys()):
        yield Note(
            item_id=item_id,
            text="dit item is er niet (meer). Klopt het kenmerk? Haal het anders weg.",
        )
    for decision in curation.decisions:
        item = known.get(decision.item)
        if item and rights.get(item.source_id, Rights()).wijzigen:
            for one in decision.corrections:
                text = _told(one, value_of(item, one.field), today)
                if text:
                    yield Note(item_id=item.id, text=text)


def _told(one: Correction, present: str, today: date) -> str:
    """Return what there is to say of a correction, beside what the source says; or nothing."""
    if not one.holds_on(today):
        return f"de verbetering van `{one.field}` is verlopen. Haal haar weg."
    if one.value == present:
        return f"de bron heeft `{one.field}` nu zelf goed. Haal de verbetering weg."
    if not one.holds_for(present):
        return (
            f"de bron heeft dit veld veranderd ({one.field}). Uw verbetering telt niet meer. "
            f"Klopt zij nog? Schrijf dan: was.{one.field} = {_toml(present)}"
        )
    if one.was is None and one.until is None:
        return (
            f"schrijf erbij wat de bron zegt. Dan ziet u het als dat verandert: "
            f"was.{one.field} = {_toml(present)}"
        )
    return ""


def _toml(text: str) -> str:
    """Return text as a string of TOML on one line, long text cut off."""
    flat = one_line(text)
    short = flat if len(flat) <= LONGEST_SHOWN else flat[:LONGEST_SHOWN].rstrip() + CUT_OFF
    return '"' + short.replace("\\", "\\\\").replace('"', '\\"') + '"'
