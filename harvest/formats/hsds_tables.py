"""Put the tables of an HSDS file together: each service with all that belongs to it. Pure.

A file is either nested, as an API answers, or has a list for each table, whose rows name each
other by their ids ("service_id"). Then the rows are put where an API would have them.
"""

from collections.abc import Iterable

from attrs import frozen

from harvest.formats.hsds_paging import MAX_RECORDS
from harvest.formats.json_values import Record, records, word

_ALIASES = {
    "service_at_location": "service_at_locations",
    "organisations": "organizations",
}
_TABLES = frozenset({"services", "organizations", "locations"})

# Which table, by which column, under which key of which other table.
_LINKS = (
    ("addresses", "location_id", "locations", "addresses"),
    ("accessibility", "location_id", "locations", "accessibility"),
    ("schedules", "location_id", "locations", "schedules"),
    ("phones", "location_id", "locations", "phones"),
    ("languages", "location_id", "locations", "languages"),
    ("schedules", "service_at_location_id", "service_at_locations", "schedules"),
    ("phones", "service_at_location_id", "service_at_locations", "phones"),
    ("schedules", "service_id", "services", "schedules"),
    ("phones", "service_id", "services", "phones"),
    ("languages", "service_id", "services", "languages"),
    ("service_areas", "service_id", "services", "service_areas"),
    ("cost_options", "service_id", "services", "cost_options"),
    ("required_documents", "service_id", "services", "required_documents"),
    ("contacts", "service_id", "services", "contacts"),
    ("attributes", "link_id", "services", "attributes"),
    ("phones", "organization_id", "organizations", "phones"),
    ("contacts", "organization_id", "organizations", "contacts"),
    ("attributes", "link_id", "organizations", "attributes"),
    ("attributes", "link_id", "locations", "attributes"),
)


@frozen(kw_only=True)
class Tables:
    """The records of a file, nested as an API nests them."""

    services: tuple[Record, ...] = ()
    organizations: tuple[Record, ...] = ()
    locations: tuple[Record, ...] = ()


def read_tables(answer: Record) -> Tables | None:
    """Return the tables of a file put together, or None when this is no file of tables.

    An organisation with its services is none: it has an id.
    """
    if word(answer.get("id")):
        return None
    rows = _named(answer)
    if not _TABLES & set(rows):
        return None
    # The phone of a contact is a person's.
    rows["phones"] = [one for one in rows.get("phones", []) if not word(one.get("contact_id"))]
    rows["attributes"] = _put_in(
        rows.get("attributes", []), "taxonomy_term_id", rows.get("taxonomy_terms", []),
        "taxonomy_term",
    )  # fmt: skip
    for child, column, parent, key in _LINKS:
        rows[parent] = _put_under(rows.get(parent, []), key, rows.get(child, []), column)
    sites = _put_in(
        rows.get("service_at_locations", []), "location_id", rows["locations"], "location"
    )
    services = _put_under(rows["services"], "service_at_locations", sites, "service_id")
    return Tables(
        services=tuple(
            _put_in(services, "organization_id", rows["organizations"], "organization")
        ),
        organizations=tuple(
            _put_under(rows["organizations"], "locations", rows["locations"], "organization_id")
        ),
        locations=tuple(_unused(rows["locations"], sites)),
    )


def _named(answer: Record) -> dict[str, list[Record]]:
    """Return the rows of each table; "services.csv" is named services."""
    found: dict[str, list[Record]] = {}
    for name, rows in answer.items():
        if isinstance(rows, list):
            plain = name.lower().removesuffix(".csv").removesuffix(".json")
            found[_ALIASES.get(plain, plain)] = list(records(rows, MAX_RECORDS))
    return found


def _put_under(
    parents: Iterable[Record], key: str, children: Iterable[Record], column: str
) -> list[Record]:
    """Return the parents, each with the list of children that name it."""
    by_parent: dict[str, list[Record]] = {}
    for child in children:
        named = word(child.get(column))
        if named:
            by_parent.setdefault(named, []).append(child)
    return [_with(parent, key, by_parent.get(word(parent.get("id")))) for parent in parents]


def _put_in(
    children: Iterable[Record], column: str, parents: Iterable[Record], key: str
) -> list[Record]:
    """Return the children, each with the one parent that it names."""
    by_id = {word(parent.get("id")): parent for parent in parents}
    return [_with(child, key, by_id.get(word(child.get(column)))) for child in children]


def _with(one: Record, key: str, value: object) -> Record:
    """Return the record with one thing more; what is nested already stays."""
    return {**one, key: value} if value and not one.get(key) else one


def _unused(locations: Iterable[Record], sites: Iterable[Record]) -> list[Record]:
    """Return the locations at which no service is: nothing else would show them."""
    used = {word(site.get("location_id")) for site in sites}
    return [one for one in locations if word(one.get("id")) not in used]
