"""The command `links`: ask whether the pages that we link to are still there, and tell it."""

import json
from collections.abc import Iterable, Iterator

import click

from harvest.crawling.link_probe import LinkState
from hub.clock import local_date
from hub.content.settings import Content
from hub.dutch_dates import in_words
from hub.store import Store
from wijkwijzer.check import checking
from wijkwijzer.composition import opened_store
from wijkwijzer.links.asking import Found, ask_links, found_links, link_job
from wijkwijzer.links.memory import KnownLink
from wijkwijzer.links.outgoing import LinkPlace, item_links, written_links
from wijkwijzer.lock import held
from wijkwijzer.options import Options, workspace_of
from wijkwijzer.outcome import ExitCode
from wijkwijzer.progress import reporting
from wijkwijzer.sources.editors import editors_source

SAID = {
    LinkState.FINE: "De link werkt.",
    LinkState.MOVED: "Deze pagina is verhuisd naar {to}",
    LinkState.GONE: "Deze pagina bestaat niet meer (code {code}).",
    LinkState.LOOKS_GONE: "De pagina zegt zelf dat zij er niet is, of u komt op de voorpagina.",
    LinkState.CERTIFICATE: "Het certificaat van deze site klopt niet. Browsers waarschuwen.",
    LinkState.TOO_MANY_HOPS: "Deze pagina blijft doorverwijzen.",
    LinkState.NO_HOST: "Deze site bestaat niet (meer).",
    LinkState.TIMEOUT: "Deze site gaf geen antwoord: het duurde te lang.",
    LinkState.NO_ANSWER: "De server van deze site neemt niet op.",
    LinkState.SERVER_ERROR: "De server van deze site heeft een storing (code {code}).",
    LinkState.UNKNOWN: "Deze link is niet na te kijken. {why}",
}


def links(
    options: Options, *, most: int, own_only: bool, allow: tuple[str, ...] = ()
) -> ExitCode:
    """Ask the links that are due and print what is wrong; 1 when editors have one to mend."""
    workspace, now = workspace_of(options), options.moment()
    content = checking.settings(options.content)
    with (
        reporting() as report,
        held(workspace.state / LOCK, now),
        opened_store(workspace, None, report) as opened,
    ):
        store = None if own_only else opened.store
        places = tuple(all_links(options, content, store))
        memory = ask_links(workspace, places, link_job(content, now, allow), report, most)
    found = found_links(memory, places)
    if options.as_json:
        click.echo(json.dumps([facts(one) for one in found], ensure_ascii=False))
    else:
        click.echo("\n".join((*map(told, filter(_is_told, found)), summary(found))))
    wrong = any(one.link.is_broken and one.is_ours for one in found)
    return ExitCode.CONTENT if wrong else ExitCode.FINE


def all_links(options: Options, content: Content, store: Store | None) -> Iterator[LinkPlace]:
    """Yield the links in content/ and, with a store, those of the items of sources."""
    base = content.hub.base_url
    yield from written_links(options.content, base)
    if store is not None:
        own = frozenset(editors_source(content.hub, one).id for one in content.hub.gemeenten)
        known = {source.id for source in content.sources}
        items = (
            one.item
            for one in store.items()
            if one.withdrawn_at is None and one.item.source_id in known
        )
        yield from item_links(items, own, base)


def said(link: KnownLink) -> str:
    """Return in one sentence how a link was found."""
    words = SAID[link.state].format(to=link.final_url, code=link.code, why=link.why)
    return f"{words} Wij proberen het nog eens." if link.is_doubtful else words.strip()


def told(one: Found) -> str:
    """Return what an editor reads of a link: where it stands, what is wrong, what to do."""
    lines = [f"{one.link.url}", f"    {said(one.link)}"]
    since = one.link.broken_since
    if one.link.is_broken and since is not None:
        lines.append(f"    Kapot sinds {in_words(local_date(since))}.")
    lines += [f"    {line}" for line in _where(one)]
    return "\n".join(lines)


def facts(one: Found) -> dict[str, object]:
    """Return what a program gets of a link."""
    link = one.link
    return {
        "url": link.url,
        "state": link.state.value,
        "broken": link.is_broken,
        "code": link.code,
        "since": link.broken_since.isoformat() if link.broken_since else None,
        "tried": link.tried_at.isoformat(),
        "message": said(link),
        "replace_by": link.final_url if link.is_moved else None,
        "places": [_place_facts(place) for place in one.places],
    }


def summary(found: Iterable[Found]) -> str:
    """Return in one line how it stands."""
    links_ = [one.link for one in found]
    broken = sum(one.is_broken for one in links_)
    doubtful = sum(one.is_doubtful for one in links_)
    moved = sum(one.is_moved for one in links_)
    return (
        f"{len(links_)} links nagekeken: {broken} kapot, {doubtful} zonder antwoord, "
        f"{moved} verhuisd."
    )


LOCK = "link-check.lock"
"""A check of links takes long and changes nothing else: a refresh need not wait for it."""

MOST_PLACES = 5
"""More places of one link fill the screen; the report has them all."""


def _where(one: Found) -> Iterator[str]:
    for place in one.places[:MOST_PLACES]:
        fix = f": vervang door {one.link.final_url}" if one.link.is_moved else ""
        yield f"{place}{fix if place.is_ours else ' (van een bron)'}"
    if len(one.places) > MOST_PLACES:
        yield f"… en nog {len(one.places) - MOST_PLACES} plaatsen"


def _is_told(one: Found) -> bool:
    link = one.link
    return link.is_broken or link.is_doubtful or (link.is_moved and one.is_ours)


def _place_facts(place: LinkPlace) -> dict[str, object]:
    if not place.is_ours:
        return {"item": place.item}
    return {"path": place.path, "line": place.line, "column": place.column}
