"""The other parts of the editors' report, each a table of what one stage found. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from enrich.duplicates import Duplicates
from enrich.overlay_changes import OverlayState, OverlayStatus
from enrich.review import Row
from enrich.unplaced import UnplacedVenue
from hub.clock import local_date
from hub.dutch_dates import in_words
from hub.model import EnrichedItem
from hub.source import Source, SourceState
from hub.vocabulary import SourceStatus
from wijkwijzer.links.asking import Found
from wijkwijzer.links.command import said
from wijkwijzer.outcome import BAD
from wijkwijzer.report.duplicates_report import FILE as DUPLICATES
from wijkwijzer.report.duplicates_report import MOST_DOUBTFUL
from wijkwijzer.report.editor_page import toml_text
from wijkwijzer.report.editor_reports import QUEUE, VENUES, decision_block
from wijkwijzer.report.overlay_report import FILE as OVERLAYS
from wijkwijzer.report.reading_report import FILE as READING
from wijkwijzer.report.reading_report import Read
from wijkwijzer.report.table import OWNER, Cell, Look, Table, cells, number, pasted, web_link
from wijkwijzer.report.upkeep import owner_of

MOST_REVIEWED = 300
MOST_READ = 200
HARD = frozenset({"moeilijk"})


def links_table(found: Iterable[Found], today: date) -> Table:
    """Return the links that do not work or moved, broken for the longest time first."""
    told = [one for one in found if one.link.is_broken or one.link.is_moved]
    return Table(
        id="links",
        title="Links die niet werken of verhuisd zijn",
        intro="Wat het programma vond met: wijkwijzer links. De langst kapotte staat "
        "bovenaan. Het nieuwe adres zet u erin met: wijkwijzer check --fix. Is er geen nieuw "
        "adres? Haal de link weg.",
        columns=("link", "wat er is", "kapot sinds", "dagen", "vervang door", "waar hij staat"),
        rows=tuple(_link_row(one, today) for one in told),
        task=("link werkt niet of is verhuisd", "links werken niet of zijn verhuisd"),
        nothing="Er is geen kapotte link bekend. Kijk ze na met: wijkwijzer links.",
    )


def overlays_table(statuses: Iterable[OverlayStatus]) -> Table:
    """Return the local texts whose national text changed, with what changed."""
    changed = [one for one in statuses if one.state is not OverlayState.SAME]
    return Table(
        id="aanvullingen",
        title="Aanvullingen om na te kijken",
        intro="Lees uw tekst na. Klopt hij nog? Zet dan de nieuwe versie erin.",
        columns=(
            "aanvulling", OWNER, "stand", "landelijke tekst", "wat er anders is", "zet erin",
        ),
        rows=tuple(map(_overlay_row, changed)),
        task=("aanvulling moet u nalezen", "aanvullingen moet u nalezen"),
        nothing="Alle aanvullingen passen nog bij hun landelijke tekst.",
        more=OVERLAYS,
    )  # fmt: skip


def review_table(rows: tuple[Row, ...], today: date) -> Table:
    """Return the queue: why an item is in it, the words that spoke, and a decision to copy."""
    return Table(
        id="nakijken",
        title="Items om na te kijken",
        intro="Kopieer het besluit naar curatie.toml van de gemeente. Verander wat niet klopt. "
        "Zet uw naam bij door.",
        columns=("item", "bron", "waarom", "woorden", "besluit"),
        rows=tuple(
            (
                web_link(row.title, row.url),
                *cells(row.source_id, "; ".join(row.reasons), _evidence(row)),
                pasted(decision_block(row, today)),
            )
            for row in rows[:MOST_REVIEWED]
        ),
        task=("item wacht op uw besluit", "items wachten op uw besluit"),
        more=QUEUE,
    )


def duplicates_table(enriched: Iterable[EnrichedItem], found: Duplicates, today: date) -> Table:
    """Return the pairs that may be one thing, the most alike first, with both decisions."""
    known = {one.item.id: one.item.title for one in enriched}
    pairs = sorted(found.doubtful, key=lambda one: (-one.score, one.first, one.second))
    return Table(
        id="dubbel",
        title="Zijn deze hetzelfde?",
        intro="Deze items lijken op elkaar. Ze staan nu los op de site. Kopieer één van de "
        "twee besluiten naar curatie.toml.",
        columns=("eerste", "tweede", "gelijkenis", "besluit: hetzelfde", "besluit: niet"),
        rows=tuple(
            (
                *cells(known.get(pair.first, pair.first), known.get(pair.second, pair.second)),
                Cell(text=f"{pair.score:.0f}%", sort=f"{pair.score:06.2f}", look=Look.NUMBER),
                _same_block("zelfde", (pair.first, pair.second), today),
                _same_block("niet_zelfde", (pair.first, pair.second), today),
            )
            for pair in pairs[:MOST_DOUBTFUL]
        ),
        task=("paar is misschien dubbel", "paren zijn misschien dubbel"),
        more=DUPLICATES,
    )


def venues_table(venues: Iterable[UnplacedVenue]) -> Table:
    """Return the venues whose wijk nobody knows, each with a row for locaties.toml."""
    return Table(
        id="plekken",
        title="Plekken zonder wijk",
        intro="Zet het blok in locaties.toml en vul de code van de wijk in. Dan komen al deze "
        "items bij hun wijk.",
        columns=("plek", "adres", "items", "zet in locaties.toml"),
        rows=tuple(
            (
                *cells(one.name, f"{one.address} {one.postcode}".strip()),
                number(one.items),
                pasted("\n".join(_place_lines(one))),
            )
            for one in venues
        ),
        task=("plek is in geen wijk bekend", "plekken zijn in geen wijk bekend"),
        more=VENUES,
    )


def searches_table(nothing: Iterable[str]) -> Table:
    """Return the words that residents may search for and that find nothing."""
    return Table(
        id="zoekvragen",
        title="Zoekwoorden die niets vinden",
        intro="Schrijf er een tekst over, of zet het woord bij een groep in synoniemen.toml.",
        columns=("zoekwoord",),
        rows=tuple(cells(one) for one in nothing),
        task=("zoekwoord vindt niets", "zoekwoorden vinden niets"),
        nothing="Elk bekend zoekwoord vindt iets.",
    )


def sources_table(
    sources: Iterable[Source], states: Mapping[str, SourceState], now: datetime
) -> Table:
    """Return how every source is doing, those in trouble first."""
    found = [(source, states.get(source.id)) for source in sources]
    found.sort(key=lambda pair: (not _is_bad(pair[1]), pair[0].id))
    return Table(
        id="bronnen",
        title="Bronnen",
        intro="Bovenaan staat wat hulp nodig heeft.",
        columns=("bron", "stand", "items", "laatste goede dag", "dagen geleden", "wat er is"),
        rows=tuple(_source_row(source, state, now) for source, state in found),
        task=("bron heeft hulp nodig", "bronnen hebben hulp nodig"),
        counted=sum(1 for _, state in found if _is_bad(state)),
        nothing="Er zijn geen bronnen.",
    )


def reading_table(texts: tuple[Read, ...]) -> Table:
    """Return the editors' own texts that are hard to read, the hardest first."""
    hard = [one for one in texts if one.level.signal in HARD][:MOST_READ]
    return Table(
        id="leesbaarheid",
        title="Teksten die moeilijk te lezen zijn",
        intro="Maak de zinnen korter en kies gewone woorden. Hoe hoger de leesmaat, hoe "
        "moeilijker de tekst.",
        columns=("titel", OWNER, "leesmaat (lix)", "langste zin", "moeilijke woorden"),
        rows=tuple(_read_row(one) for one in hard),
        task=("tekst is moeilijk te lezen", "teksten zijn moeilijk te lezen"),
        nothing="Geen tekst van de redactie is moeilijk te lezen.",
        more=READING,
    )


def _link_row(one: Found, today: date) -> tuple[Cell, ...]:
    since = one.link.broken_since
    day = local_date(since) if since else None
    return (
        web_link(one.link.url, one.link.url),
        Cell(text=said(one.link)),
        Cell(text=in_words(day) if day else "", sort=day.isoformat() if day else "9999"),
        number((today - day).days) if day else Cell(text="", sort="-"),
        web_link(one.link.final_url, one.link.final_url)
        if one.link.is_moved
        else Cell(text=""),
        Cell(text="\n".join(map(str, one.places)), is_block=True),
    )


def _overlay_row(one: OverlayStatus) -> tuple[Cell, ...]:
    changed = "\n".join(
        f"{sign} {line.text}"
        for line in one.difference
        if (sign := {"gone": "-", "new": "+"}.get(line.mark.name.lower()))
    )
    return (
        *cells(one.overlay.title, owner_of(one.overlay), one.state.value),
        Cell(text=one.national.title if one.national else ""),
        Cell(text=changed, is_block=True),
        pasted(one.version and f"landelijke_versie: {one.version}"),
    )


def _evidence(row: Row) -> str:
    marked = (piece.text for one in row.fragments for piece in one.pieces if piece.marked)
    return ", ".join(dict.fromkeys(marked))


def _same_block(table: str, ids: tuple[str, ...], today: date) -> Cell:
    names = ", ".join(toml_text(one) for one in ids)
    text = f'[[{table}]]\nitems = [{names}]\ndoor = ""\nop = {today.isoformat()}'
    return pasted(text)


def _place_lines(venue: UnplacedVenue) -> Iterator[str]:
    yield "[[place]]"
    yield f"name = {toml_text(venue.name)}"
    if venue.address:
        yield f"address = {toml_text(venue.address)}"
    if venue.postcode:
        yield f"postcode = {toml_text(venue.postcode)}"
    yield 'area = "WK"'


def _is_bad(state: SourceState | None) -> bool:
    return state is not None and state.status in BAD


def _source_row(source: Source, state: SourceState | None, now: datetime) -> tuple[Cell, ...]:
    last = state.last_success if state else None
    days = (now - last).days if last else None
    status = state.status if state else None
    return (
        Cell(text=f"{source.title} ({source.id})"),
        Cell(
            text=_STATUS_WORDS[status] if status else "nog niet opgehaald",
            look=Look.BAD if _is_bad(state) else Look.PLAIN,
        ),
        number(state.items if state else 0),
        Cell(text=in_words(local_date(last)), sort=last.isoformat()) if last else Cell(text=""),
        number(days) if days is not None else Cell(text="", sort="999999999"),
        Cell(text=state.message if state else ""),
    )


_STATUS_WORDS = {
    SourceStatus.OK: "goed",
    SourceStatus.DEGRADED: "deels gelezen",
    SourceStatus.RATELIMITED: "even geen antwoord",
    SourceStatus.FAILED: "mislukt",
    SourceStatus.HELD: "vastgehouden",
    SourceStatus.GONE: "weg",
    SourceStatus.BLOCKED_BY_ROBOTS: "mag niet van de site",
}


def _read_row(one: Read) -> tuple[Cell, ...]:
    longest = max(one.level.long_sentences, key=len, default="")
    hard = dict.fromkeys(f"{word.text} → {word.instead}" for word in one.level.hard_words)
    return (
        *cells(one.item.title, owner_of(one.item)),
        Cell(text=f"{one.level.lix:.0f}", sort=f"{one.level.lix:08.2f}", look=Look.NUMBER),
        *cells(longest, ", ".join(hard)),
    )
