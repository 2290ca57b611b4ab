"""The texts of an item in which evidence may be found, each under its name. Pure."""

from functools import lru_cache

from attrs import frozen

from hub.model import Evidence, Item, Location, SafeHtml
from hub.page_text import text_of

TITLE = "title"
SUMMARY = "summary"
BODY = "body"
LOCATION = "location"
SUBJECTS = "subjects"

BODIES_REMEMBERED = 8
"""Every step reads the text of the item that passes by."""


@frozen(kw_only=True)
class Field:
    """One text of an item; spans of evidence count in it."""

    name: str
    text: str


def fields(item: Item) -> tuple[Field, ...]:
    """Return the item's texts that are not empty: what `Evidence.field` may name."""
    found = (
        (TITLE, item.title),
        (SUMMARY, item.summary),
        (BODY, _body(item.body)),
        (LOCATION, location_text(item.details.location)),
        (SUBJECTS, "; ".join(item.details.subjects)),
    )
    return tuple(Field(name=name, text=text) for name, text in found if text)


@lru_cache(maxsize=BODIES_REMEMBERED)
def _body(html: SafeHtml) -> str:
    return text_of(html)


def location_text(location: Location | None) -> str:
    """Return where something is in one line: name, address, postcode and city."""
    if location is None:
        return ""
    where = (location.name, location.address, location.postcode, location.city)
    return ", ".join(part for part in where if part)


def evidence(field: Field, start: int, end: int, rule: str) -> Evidence:
    """Return the evidence that `rule` fired on [start, end) of a field."""
    return Evidence(
        field=field.name, start=start, end=end, text=field.text[start:end], rule=rule
    )


def stated(rule: str) -> Evidence:
    """Return evidence that stands in no text: a decision of an editor, a source or a default.

    Its span is empty, so that it fits every text.
    """
    return Evidence(field=TITLE, start=0, end=0, text="", rule=rule)
