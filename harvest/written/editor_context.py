"""What a file is read against: the names that this gemeente knows, and the time."""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property

from attrs import frozen

from harvest.written.editor_values import fold
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

    # Worked out once for all files of a folder.
    @cached_property
    def domain_names(self) -> Mapping[str, Domain]:
        """Every word that stands for a domain: its id, its name and its slugs, folded."""
        return {
            fold(word): label.id
            for label in self.domains
            for word in (label.id.value, label.name, label.slug, *label.old_slugs)
        }

    @cached_property
    def audience_names(self) -> Mapping[str, Audience]:
        """Every word that stands for an audience: its id, its name and its slug, folded."""
        return {
            fold(word): label.id
            for label in self.audiences
            for word in (label.id.value, label.name, label.slug)
        }

    @cached_property
    def area_names(self) -> Mapping[str, str]:
        """The areas that may be named, folded; `heel` may stand before a name."""
        names = sorted({*self.areas, "NL", "Nederland"})
        return {fold(name): name for name in names} | {
            fold(f"heel {name}"): f"heel {name}" for name in names
        }

    @cached_property
    def area_choices(self) -> tuple[str, ...]:
        """The names and codes of areas in order, for a hint."""
        return tuple(sorted(self.areas))
