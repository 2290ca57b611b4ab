"""What stands beside a page in a preview: how its texts stand, what check says, and the tags.

All of it is HTML for editors; no page of the site ever holds it. Pure.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from urllib.parse import quote

from attrs import frozen

from hub.clock import local_date
from hub.dutch_dates import in_words
from hub.errors import Problem
from hub.model import EnrichedItem, Tag
from hub.vocabulary import Kind
from wijkwijzer.check.findings import Finding
from wijkwijzer.check.formats import excerpt
from wijkwijzer.check.rules import code_of, rule_of
from wijkwijzer.preview.site import Snapshot
from wijkwijzer.preview.texts import Draft, Standing
from wijkwijzer.showing import evidence

HOME = "/_preview/"
TEXT = "/_preview/tekst/"
EVENTS = "/_preview/events"
STYLE = "/_preview/preview.css"
SCRIPT = "/_preview/preview.js"

STANDINGS: Mapping[Standing, str] = {
    Standing.READY: "Klaar: komt bij de volgende verversing op de site.",
    Standing.CONCEPT: "Concept: staat niet op de site. Klaar? Haal de regel concept weg.",
    Standing.WAITING: "Staat niet op de site: een tweede persoon moet dit eerst nakijken.",
    Standing.BROKEN: "Er staat een fout in dit bestand.",
    Standing.REFUSED: "Dit komt niet op de site. Het is geweigerd.",
}
UNCHANGED = "Staat zo op de site."


@frozen(kw_only=True)
class TextShown:
    """A text that has to do with a page, and what check finds in it."""

    draft: Draft
    where: str
    findings: tuple[Finding, ...]


@frozen(kw_only=True)
class Beside:
    """All that stands beside one page.

    `number` is that of what there is to see, for the script that waits for the next;
    `trouble` says why what was saved last cannot be shown.
    """

    snapshot: Snapshot
    number: int = 0
    trouble: str = ""
    item: EnrichedItem | None = None
    texts: tuple[TextShown, ...] = ()


def with_margin(page: str, beside: Beside) -> str:
    """Return a page of the site with the margin, our style and the script that reloads it."""
    head = (
        f'<link rel="stylesheet" href="{STYLE}">'
        f'<script src="{SCRIPT}" data-number="{beside.number}"></script></head>'
    )
    top = "".join(_top(beside))
    body = _add_class(page.replace("</head>", head, 1), "with-preview")
    body = re.sub(r"<body[^>]*>", lambda found: found[0] + top, body, count=1)
    before, end, after = body.rpartition("</body>")
    return f"{before}{margin(beside)}{end}{after}"


def own_page(title: str, beside: Beside, main: str) -> str:
    """Return a page that only the preview has, with the same margin."""
    name = escape(title)
    return with_margin(
        '<!doctype html>\n<html lang="nl"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f'<title>{name}</title></head><body><main class="preview preview-top">'
        f"<h1>{name}</h1>{main}</main></body></html>\n",
        beside,
    )


def _add_class(page: str, name: str) -> str:
    """Return a page whose body has one class more."""
    if re.search(r'<body class="', page):
        return page.replace('<body class="', f'<body class="{name} ', 1)
    return page.replace("<body", f'<body class="{name}"', 1)


def margin(beside: Beside) -> str:
    """Return the margin as HTML."""
    snapshot = beside.snapshot
    return "\n".join(
        (
            '<aside class="preview preview-side" aria-label="Voor de redactie">',
            "<h2>Voorbeeld voor de redactie</h2>",
            f"<p>Alleen u ziet dit. De datum is {in_words(snapshot.today)}.</p>",
            f'<p><a href="{HOME}">Alle teksten</a></p>',
            *(part for one in beside.texts for part in _text(one, snapshot)),
            *(_tags(beside.item, snapshot) if beside.item else ()),
            *_elsewhere(beside),
            "</aside>",
        )
    )


def _top(beside: Beside) -> Iterator[str]:
    """Yield what goes before everything: why a text is not shown as it was saved."""
    if beside.trouble:
        yield '<section class="preview preview-top" role="alert">'
        yield "<h2>Wat u bewaarde is niet te tonen</h2>"
        yield f"<pre>{escape(beside.trouble)}</pre><p>U ziet wat er daarvoor was.</p></section>"
    for one in beside.texts:
        if one.draft.standing is Standing.BROKEN:
            yield '<section class="preview preview-top" role="alert">'
            yield f"<h2>Er staat een fout in {escape(one.where)}</h2>"
            yield from map(finding_html, _errors(one.findings))
            yield "<p>Hieronder staat de vorige goede tekst.</p></section>"


def _errors(findings: Iterable[Finding]) -> Iterator[Finding]:
    yield from (one for one in findings if not one.problem.warning)


def _text(one: TextShown, snapshot: Snapshot) -> Iterator[str]:
    yield f"<h3><code>{escape(one.where)}</code></h3>"
    yield f'<p class="mark">{escape(standing(one.draft, snapshot))}</p>'
    yield from (f"<p>{escape(note)}</p>" for note in _when(one.draft, snapshot))
    yield from (f"<p>{escape(note)}</p>" for note in one.draft.notes)
    yield "<h4>Nagekeken</h4>"
    yield from map(finding_html, one.findings)
    if not one.findings:
        yield "<p>Geen opmerkingen.</p>"


def standing(draft: Draft, snapshot: Snapshot) -> str:
    """Return how a text stands, in a sentence."""
    published = snapshot.published.get(draft.item_id)
    same = published and draft.item and published.content_hash == draft.item.content_hash
    if draft.standing is Standing.READY and same:
        return UNCHANGED
    return STANDINGS[draft.standing]


def _when(draft: Draft, snapshot: Snapshot) -> Iterator[str]:
    """Yield what the dates of a text mean for when it can be seen."""
    item = draft.item
    if item is None:
        return
    expires = item.details.upkeep.expires_on
    if expires and expires < snapshot.today:
        yield f"Verlopen op {in_words(expires)}: staat niet meer in de lijsten."
    event = item.details.event
    if item.kind is Kind.EVENT and event is None:
        yield "Er is nu geen datum te zien: die is voorbij, of ligt meer dan een jaar vooruit."
    if event and event.occurrences:
        days = sorted(local_date(one.start) for one in event.occurrences)
        if days[0] > snapshot.today:
            yield f"Begint pas op {in_words(days[0])}."
        elif days[-1] < snapshot.today:
            yield f"De laatste keer was op {in_words(days[-1])}."


def finding_html(one: Finding) -> str:
    """Return what check found as HTML: what, where with a caret, why, and the way out."""
    problem = one.problem
    css, name = ("warn", "Let op") if problem.warning else ("bad", "Fout")
    head = f"<strong>{name}, regel {problem.line}:</strong> {escape(problem.message)}"
    return "".join(
        (
            f'<div class="{css}"><p>{head}</p>',
            *_line(problem),
            f"<p>{escape(problem.hint)}</p>" if problem.hint else "",
            f"<details><summary>Waarom?</summary><p>{escape(rule_of(problem).why)}</p>",
            f"<p><code>{escape(code_of(problem))}</code></p></details></div>",
        )
    )


def _line(problem: Problem) -> Iterator[str]:
    lines = excerpt(problem)
    if lines:
        shown = "\n".join(line.removeprefix("    ") for line in lines)
        yield f"<pre>{escape(shown)}</pre>"


def _tags(item: EnrichedItem, snapshot: Snapshot) -> Iterator[str]:
    yield "<h3>Wat het programma vond</h3>"
    yield "<dl>"
    for name, tags in _decided(item):
        yield f"<dt>{name}</dt>"
        yield from (_tag(tag, snapshot) for tag in tags)
        if not tags:
            yield "<dd>niets</dd>"
    yield "</dl>"
    yield from (f"<p>Kijk na: {escape(reason)}</p>" for reason in item.queue)


def _decided(item: EnrichedItem) -> Iterator[tuple[str, tuple[Tag, ...]]]:
    yield "Ligt in", item.located_in
    yield "Is voor", item.serves
    yield "Onderwerpen", item.domains
    yield "Voor wie", item.audiences
    yield "Soort hulp", (item.tier,) if item.tier else ()
    yield "Gevoelig", (item.sensitive,) if item.sensitive else ()
    yield "Taal", (item.language,) if item.language else ()


def _tag(tag: Tag, snapshot: Snapshot) -> str:
    lines = "".join(f"<li>{escape(reason)}</li>" for reason in evidence(tag))
    name = escape(_named(str(tag.value), snapshot))
    if not lines:
        return f"<dd>{name}</dd>"
    return f"<dd><details><summary>{name}</summary><ul>{lines}</ul></details></dd>"


def _named(value: str, snapshot: Snapshot) -> str:
    """Return what a person calls an area or a subject."""
    hub = snapshot.content.hub
    labels = {
        **{str(one.id): one.name for one in hub.domains},
        **{str(one.id): one.name for one in hub.audiences},
    }
    if value in labels:
        return f"{labels[value]} ({value})"
    for gemeente in hub.gemeenten:
        if value in gemeente.areas:
            return f"{gemeente.areas[value].shown_name} ({value})"
    return value


def _elsewhere(beside: Beside) -> Iterator[str]:
    """Yield the texts that are not ready, so that none is forgotten."""
    here = {one.draft.path for one in beside.texts}
    waiting = [
        one
        for one in beside.snapshot.drafts
        if one.standing is not Standing.READY and one.path not in here
    ]
    if waiting:
        yield "<h3>Nog niet klaar</h3><ul>"
        yield from (f"<li>{draft_link(one, beside.snapshot)}</li>" for one in waiting)
        yield "</ul>"
    if beside.snapshot.settings_problems:
        yield f'<p><a href="{HOME}">Er is iets met de instellingen</a></p>'


def draft_link(draft: Draft, snapshot: Snapshot) -> str:
    """Return a link to where a text can be seen, as HTML, with how it stands."""
    where = place(draft, snapshot)
    return (
        f'<a href="{TEXT}{escape(quote(where))}">{escape(where)}</a> ({escape(draft.standing)})'
    )


def place(draft: Draft, snapshot: Snapshot) -> str:
    """Return the path of a text below content/, as editors know it."""
    root = snapshot.shelves[draft.gemeente].folder.path.parent
    return draft.path.relative_to(root).as_posix()


def overview(snapshot: Snapshot) -> str:
    """Return the list of all texts and of what is wrong with the settings, as HTML."""
    rows = "".join(_row(one, snapshot) for one in snapshot.drafts)
    problems = "".join(
        f"<li>{escape(one.path)}:{one.line}: {escape(one.message)} {escape(one.hint)}</li>"
        for one in snapshot.settings_problems
    )
    settings = f"<h2>Instellingen</h2><ul>{problems}</ul>" if problems else ""
    return (
        '<p><a href="/">Naar de site</a></p>'
        f"{settings}<h2>Teksten</h2><table><thead><tr><th>Titel</th><th>Bestand</th>"
        f"<th>Hoe het staat</th></tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(draft: Draft, snapshot: Snapshot) -> str:
    title = draft.item.title if draft.item else "(geen titel)"
    where = place(draft, snapshot)
    return (
        f'<tr><td><a href="{TEXT}{escape(quote(where))}">{escape(title)}</a></td>'
        f"<td><code>{escape(where)}</code></td>"
        f"<td>{escape(standing(draft, snapshot))}</td></tr>"
    )


def text_html(one: TextShown) -> str:
    """Return what is to be said of a text that has no page, as HTML."""
    findings = "".join(map(finding_html, one.findings)) or "<p>Geen opmerkingen.</p>"
    return (
        f"<p>{escape(STANDINGS[one.draft.standing])}</p>"
        "<p>Deze tekst heeft (nog) geen pagina. Dit is wat er is nagekeken.</p>"
        f"{findings}"
    )
