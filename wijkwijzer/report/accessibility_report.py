"""Write the facts for the official accessibility statement; people complete and sign it."""

from collections.abc import Iterator
from pathlib import Path

from hub.accountability import Accessibility
from hub.atomic_file import write_atomically
from hub.gemeente import Hub
from hub.source import Source
from hub.vocabulary import SourceFormat

FILE = "toegankelijkheid.md"

HEAD = """# Toegankelijkheid: invoer voor de verklaring

Dit bestand is invoer voor het formulier van het Register van Toegankelijkheidsverklaringen.
De status bepaalt u zelf, na een volledig onderzoek door mensen. Het programma geeft er geen.
"""

TAIL = """
## Wat het programma zelf nakijkt

Elke pagina komt uit dezelfde sjablonen. Voor de 22 eisen die het vaakst misgaan, staat in
docs/accessibility.md wat het sjabloon doet en welke test dat bewijst. Dat is geen onderzoek:
een automatische test vindt maar een deel van de problemen.

## Nog in te vullen

- Wanneer en hoe is de site onderzocht, en door wie?
- Welke eisen haalt de site niet? Schrijf er oorzaak, gevolg, maatregel en datum bij.
- Wie keurt de verklaring goed?
"""


def write_accessibility_report(reports: Path, hub: Hub, sources: tuple[Source, ...]) -> None:
    """Write toegankelijkheid.md in the folder `reports` (output/reports).

    Raises:
        OSError: the disk refuses; the earlier report is untouched.
    """
    write_atomically(reports / FILE, accessibility_report(hub, sources).encode())


def accessibility_report(hub: Hub, sources: tuple[Source, ...]) -> str:
    """Return what is known of the accessibility of a hub, as Markdown."""
    return "\n".join((HEAD, *_facts(hub), "", *_problems(hub, sources), TAIL))


def _facts(hub: Hub) -> Iterator[str]:
    known = hub.accessibility
    yield "## De site\n"
    yield f"- Naam: {hub.name}"
    yield f"- Adres: {hub.base_url}"
    yield f"- Van wie: {hub.owner or 'nog in te vullen'}"
    yield f"- Melden van problemen: {_reached(hub)}"
    yield f"- Pagina over toegankelijkheid: {hub.base_url.rstrip('/')}/toegankelijkheid/"
    yield f"- Verklaring in het register: {known.statement_url or 'nog niet'}"
    yield f"- Onderzoek: {_study(known)}"


def _reached(hub: Hub) -> str:
    ways = (*hub.contact.mails, *hub.contact.phones)
    return ", ".join(ways) or "nog in te vullen: een mailadres en een telefoonnummer"


def _study(known: Accessibility) -> str:
    if not known.status or known.studied_on is None:
        return "er is nog geen volledig onderzoek gemeld (onderzoek_datum en rapport_url)"
    return f"{known.studied_on.isoformat()}, status {known.status}, {known.report_url}"


def _problems(hub: Hub, sources: tuple[Source, ...]) -> Iterator[str]:
    yield "## Bekende problemen\n"
    yield from (f"- {problem}" for problem in hub.accessibility.problems)
    names = sorted({one.publisher or one.title for one in sources if _is_of_others(one)})
    if names:
        yield "- Teksten van anderen schrijven wij niet. Ze kunnen moeilijk zijn. Het gaat om:"
        yield from (f"  - {name}" for name in names)
    yield "- Links leiden naar sites van anderen. Die kennen wij niet."


def _is_of_others(source: Source) -> bool:
    return source.format is not SourceFormat.MARKDOWN
