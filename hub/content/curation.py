"""Read curatie.toml: what the editors of one gemeente decided about items."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial

import attrs
from attrs import field, frozen

from hub.areas import Areas
from hub.content.files import ContentFiles
from hub.curation import CorrectedField, Correction, Curation, Decision, Judged
from hub.errors import Problem
from hub.toml_file import TomlDocument
from hub.vocabulary import Audience, Domain, Tier

FILE = "curatie.toml"


@frozen(kw_only=True)
class WrittenTags:
    """One [[onderwerp]]: what an item is about, for whom, how near, whether it is gevoelig.

    `titel` and `tekst` are the words that were judged: with them the decision is an example
    for the word lists (docs/sources.md).
    """

    item: str
    door: str
    op: date
    reden: str = ""
    domains: tuple[Domain, ...] | None = None
    voor_wie: tuple[Audience, ...] | None = None
    hulplijn: Tier | None = None
    gevoelig: bool | None = None
    titel: str = ""
    tekst: str = ""


@frozen(kw_only=True)
class WrittenHide:
    """One [[verberg]]: an item that this gemeente does not show."""

    item: str
    door: str
    op: date
    reden: str = ""


@frozen(kw_only=True)
class WrittenPin:
    """One [[bovenaan]]: an item that stands first on the pages of these areas."""

    item: str
    door: str
    op: date
    wijken: tuple[str, ...]
    tot: date | None = None
    reden: str = ""


@frozen(kw_only=True)
class WrittenFields:
    """One [[verbeter]]: fields of an item with their right values.

    `was` holds what the source said in those fields: when it says something else, the
    correction no longer counts. Nor does it after `tot`.
    """

    item: str
    door: str
    op: date
    reden: str = ""
    was: Mapping[CorrectedField, str] = field(factory=dict)
    tot: date | None = None
    titel: str | None = None
    samenvatting: str | None = None
    organisatie: str | None = None
    kosten: str | None = None
    aanmelden: str | None = None
    leeftijd: str | None = None
    toegang: str | None = None
    toegankelijkheid: str | None = None
    locatie: str | None = None
    adres: str | None = None
    postcode: str | None = None
    telefoon: str | None = None
    mail: str | None = None
    website: str | None = None


@frozen(kw_only=True)
class WrittenGroup:
    """One [[zelfde]] or [[niet_zelfde]]: items that are, or are not, one thing."""

    items: tuple[str, ...]
    door: str
    op: date
    reden: str = ""


@frozen(kw_only=True)
class WrittenCuration:
    """A whole curatie.toml."""

    onderwerp: tuple[WrittenTags, ...] = ()
    verberg: tuple[WrittenHide, ...] = ()
    bovenaan: tuple[WrittenPin, ...] = ()
    verbeter: tuple[WrittenFields, ...] = ()
    zelfde: tuple[WrittenGroup, ...] = ()
    niet_zelfde: tuple[WrittenGroup, ...] = ()


Entry = WrittenTags | WrittenHide | WrittenPin | WrittenFields


def read_curation(files: ContentFiles, folder: str, gemeente: str, areas: Areas) -> Curation:
    """Return the decisions in a gemeente's folder; none when it has no such file."""
    check = partial(check_curation, areas=areas)
    written = files.read(f"{folder}/{FILE}", WrittenCuration, check)
    return curation(written, gemeente) if written else Curation(gemeente=gemeente)


def curation(written: WrittenCuration, gemeente: str) -> Curation:
    """Return what a curatie.toml says, everything about one item in one decision."""
    found: dict[str, Decision] = {}
    for entry in _entries(written):
        known = found.get(entry.item)
        found[entry.item] = _added(known or _signed(entry), entry)
    return Curation(
        gemeente=gemeente,
        decisions=tuple(found[item] for item in sorted(found)),
        same=_groups(written.zelfde),
        not_same=_groups(written.niet_zelfde),
    )


def _entries(written: WrittenCuration) -> Iterator[Entry]:
    yield from written.onderwerp
    yield from written.verberg
    yield from written.bovenaan
    yield from written.verbeter


def _signed(entry: Entry) -> Decision:
    return Decision(item=entry.item, by=entry.door, on=entry.op, reason=entry.reden)


def _added(decision: Decision, entry: Entry) -> Decision:
    """Return the decision with what one table says; its last date, its first reason count."""
    signed = attrs.evolve(
        decision, on=max(decision.on, entry.op), reason=decision.reason or entry.reden
    )
    match entry:
        case WrittenTags():
            return attrs.evolve(
                signed,
                # The reason of this table is the one that may take gevoelig away.
                reason=entry.reden or signed.reason,
                domains=entry.domains,
                audiences=entry.voor_wie,
                tier=entry.hulplijn,
                sensitive=entry.gevoelig,
                judged=Judged(title=entry.titel, text=entry.tekst) if entry.titel else None,
            )
        case WrittenHide():
            return attrs.evolve(signed, hidden=True)
        case WrittenPin():
            return attrs.evolve(signed, pinned=entry.wijken, pinned_until=entry.tot)
        case WrittenFields():
            return attrs.evolve(signed, corrections=tuple(_corrections(entry)))


def _corrections(entry: WrittenFields) -> Iterator[Correction]:
    values = attrs.asdict(entry, recurse=False)
    for name in CorrectedField:
        if values[name] is not None:
            yield Correction(
                field=name,
                value=values[name].strip(),
                was=entry.was.get(name),
                until=entry.tot,
            )


def _groups(written: Iterable[WrittenGroup]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted({tuple(sorted(set(one.items))) for one in written}))


def check_curation(
    document: TomlDocument, written: WrittenCuration, areas: Areas
) -> tuple[Problem, ...]:
    """Return the decisions that cannot stand as they are written."""
    return (
        *_twice(document, written),
        *_without_reason(document, written),
        *_unknown_areas(document, written, areas),
        *_nothing_corrected(document, written),
        *_small_groups(document, written),
        *_contradictions(document, written),
    )


def _twice(document: TomlDocument, written: WrittenCuration) -> Iterator[Problem]:
    tables: tuple[tuple[str, tuple[Entry, ...]], ...] = (
        ("onderwerp", written.onderwerp),
        ("verberg", written.verberg),
        ("bovenaan", written.bovenaan),
        ("verbeter", written.verbeter),
    )
    for name, entries in tables:
        seen: Counter[str] = Counter()
        for number, entry in enumerate(entries):
            at = (name, number, "item")
            if not entry.item.strip():
                yield document.problem(at, "Hier hoort het kenmerk van een item.")
            seen[entry.item] += 1
            if seen[entry.item] > 1:
                message = f"Over `{entry.item}` staat hier al een [[{name}]]."
                yield document.problem(at, message, "Maak er één van.")


def _without_reason(document: TomlDocument, written: WrittenCuration) -> Iterator[Problem]:
    for number, hidden in enumerate(written.verberg):
        if not hidden.reden.strip():
            message = "Wie iets verbergt, schrijft op waarom."
            hint = 'Schrijf bijvoorbeeld: reden = "De bijeenkomst is al geweest."'
            yield document.problem(("verberg", number), message, hint)
    for number, entry in enumerate(written.onderwerp):
        at = ("onderwerp", number)
        if entry.gevoelig is False and not entry.reden.strip():
            message = "Met `gevoelig = false` hoort een reden."
            hint = 'Schrijf bijvoorbeeld: reden = "Dit gaat over een boek."'
            yield document.problem((*at, "gevoelig"), message, hint)
        if entry.tekst and not entry.titel:
            message = "Bij `tekst` hoort ook `titel`."
            yield document.problem((*at, "tekst"), message)


def _unknown_areas(
    document: TomlDocument, written: WrittenCuration, areas: Areas
) -> Iterator[Problem]:
    for number, entry in enumerate(written.bovenaan):
        for index, code in enumerate(entry.wijken):
            if code not in areas:
                message = f"Het gebied `{code}` bestaat niet."
                hint = "Schrijf een code uit gebieden.toml."
                yield document.problem(("bovenaan", number, "wijken", index), message, hint)


def _nothing_corrected(document: TomlDocument, written: WrittenCuration) -> Iterator[Problem]:
    for number, entry in enumerate(written.verbeter):
        if not any(_corrections(entry)):
            message = "Hier staat niet wat er beter moet."
            names = ", ".join(CorrectedField)
            yield document.problem(("verbeter", number), message, f"Dit kan: {names}.")
        if entry.titel is not None and not entry.titel.strip():
            message = "Een titel mag niet leeg zijn."
            yield document.problem(("verbeter", number, "titel"), message)
        corrected = {one.field for one in _corrections(entry)}
        for name in entry.was:
            if name not in corrected:
                message = f"Bij `was` staat `{name}`, maar dat verbetert u hier niet."
                hint = f"Voeg `{name}` toe, of haal het weg bij `was`."
                yield document.problem(("verbeter", number, "was", name), message, hint)
        if entry.website and not entry.website.startswith(("https://", "http://")):
            message = "Een website begint met https:// of http://."
            yield document.problem(("verbeter", number, "website"), message)


def _small_groups(document: TomlDocument, written: WrittenCuration) -> Iterator[Problem]:
    for name, groups in (("zelfde", written.zelfde), ("niet_zelfde", written.niet_zelfde)):
        for number, group in enumerate(groups):
            if len(set(group.items)) <= 1:
                message = "Noem hier twee items of meer."
                yield document.problem((name, number, "items"), message)


def _contradictions(document: TomlDocument, written: WrittenCuration) -> Iterator[Problem]:
    for number, group in enumerate(written.niet_zelfde):
        if any(len(set(group.items) & set(other.items)) > 1 for other in written.zelfde):
            message = "Deze items staan ook bij [[zelfde]]."
            yield document.problem(
                ("niet_zelfde", number, "items"), message, "Haal er één weg."
            )
