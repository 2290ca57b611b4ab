"""What a file is read against: the names that this gemeente knows, and the time."""

from collections.abc import Mapping
from datetime import datetime

from attrs import frozen

from harvest.editor_values import fold
from hub.dutch_dates import DateRange
from hub.gemeente import AudienceLabel, DomainLabel
from hub.vocabulary import Audience, Domain


@frozen(kw_only=True)
class EditorContext:
    """All that reading an editor's files depends on, beside the files.

    `areas` holds the names and the codes of the areas that may be named. `school_holidays` are
    those of the gemeente's own region.
    """

    source_id: str
    now: datetime
    areas: frozenset[str]
    domains: tuple[DomainLabel, ...]
    audiences: tuple[AudienceLabel, ...]
    school_holidays: tuple[DateRange, ...] = ()


def domain_names(context: EditorContext) -> Mapping[str, Domain]:
    """Return every word that stands for a domain: its id, its name and its slugs, folded."""
    return {
        fold(word): label.id
        for label in context.domains
        for word in (label.id.value, label.name, label.slug, *label.old_slugs)
    }


def audience_names(context: EditorContext) -> Mapping[str, Audience]:
    """Return every word that stands for an audience: its id, its name and its slug, folded."""
    return {
        fold(word): label.id
        for label in context.audiences
        for word in (label.id.value, label.name, label.slug)
    }


def area_names(context: EditorContext) -> Mapping[str, str]:
    """Return the areas that may be named, folded; `heel` may stand before a name."""
    names = sorted({*context.areas, "NL", "Nederland"})
    return {fold(name): name for name in names} | {
        fold(f"heel {name}"): f"heel {name}" for name in names
    }
