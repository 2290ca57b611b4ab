"""What the `search` command prints: hits with their facets, and what a hub does not cover."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from hub.areas import LAND
from hub.gemeente import Gemeente, Hub
from index.coverage import Coverage
from index.engine import Found

Facts = dict[str, object]

FACET_NAMES = {
    "areas": "Gebied",
    "domains": "Onderwerp",
    "audiences": "Voor wie",
    "kind": "Soort",
    "tier": "Hulplijn",
    "language": "Taal",
}

MOST_VALUES = 12
"""Values of one facet that a person reads; machines get them all."""


@frozen(kw_only=True)
class Covered:
    """How one question is covered in every gemeente that was asked for."""

    question: str
    gemeenten: tuple[Coverage, ...]


def found_facts(found: Found) -> Facts:
    """Return the hits and facets of a search for machines."""
    return {
        "total": found.total,
        "hits": [
            {"id": hit.id, "title": hit.title, "kind": hit.kind, "score": round(hit.score, 4)}
            for hit in found.hits
        ],
        "facets": {name: dict(values) for name, values in found.facets},
        "corrected": dict(found.corrected),
    }


def found_text(found: Found, hub: Hub) -> str:
    """Return the hits of a search for a person, with the facets under them."""
    names = _names(hub)
    lines = [
        f"“{typed}” komt niet voor. Gezocht is op “{used}”." for typed, used in found.corrected
    ]
    lines.append(f"{found.total} gevonden")
    lines += [f"{hit.title}  [{hit.kind}]  {hit.id}" for hit in found.hits]
    lines += [
        f"{FACET_NAMES[name]}: {_counted(values, names)}"
        for name, values in found.facets
        if values
    ]
    return "\n".join(lines)


def _counted(values: tuple[tuple[str, int], ...], names: Mapping[str, str]) -> str:
    most = sorted(values, key=lambda one: (-one[1], one[0]))
    shown = [f"{names.get(value, value)} {count}" for value, count in most[:MOST_VALUES]]
    rest = len(most) - len(shown)
    return ", ".join([*shown, f"en nog {rest}"] if rest else shown)


def coverage_facts(covered: tuple[Covered, ...], nothing: tuple[str, ...]) -> Facts:
    """Return for machines what is covered where, and the words that find nothing."""
    return {
        "questions": {
            one.question: {
                each.gemeente: {
                    "here": each.here,
                    "national": each.everywhere,
                    "wijken": each.wijken,
                    "without": list(each.empty),
                }
                for each in one.gemeenten
            }
            for one in covered
        },
        "no_hits": list(nothing),
    }


def coverage_text(covered: tuple[Covered, ...], nothing: tuple[str, ...], hub: Hub) -> str:
    """Return for a person what is covered where, and the words that find nothing."""
    lines = [line for one in covered for line in _told(one, hub)]
    if nothing:
        lines += ["", f"Zoekwoorden die niets vinden ({len(nothing)}):"]
        lines += [f"  {word}" for word in nothing]
    return "\n".join(lines)


def _told(covered: Covered, hub: Hub) -> Iterator[str]:
    yield covered.question
    names = _names(hub)
    for one in covered.gemeenten:
        with_own = one.wijken - len(one.empty)
        yield (
            f"  {names[one.gemeente]}: {one.here} in de gemeente, {one.everywhere} landelijk; "
            f"in {with_own} van {one.wijken} wijken is iets eigens."
        )
        if with_own and one.empty:
            yield f"    Niets eigens: {', '.join(names[code] for code in one.empty)}."


def _names(hub: Hub) -> Mapping[str, str]:
    """Return what residents call the areas, subjects and audiences, by code."""
    areas = {area.code: area.shown_name for one in hub.gemeenten for area in one.areas.all}
    subjects = {label.id.value: label.name for label in hub.domains}
    audiences = {label.id.value: label.name for label in hub.audiences}
    return subjects | audiences | areas | {LAND: "heel Nederland"}


def gemeente_of(hub: Hub, name: str) -> Gemeente | None:
    """Return the gemeente with a code, a folder or a name; None when there is none."""
    wanted = name.casefold()
    return next(
        (
            one
            for one in hub.gemeenten
            if wanted in {one.code.casefold(), one.folder.casefold(), one.name.casefold()}
        ),
        None,
    )
