"""Refresh one gemeente of a hub in an output of its own, or the national sources alone.

The national sources are fetched once (`refresh --gemeente NL`); each gemeente then takes their
items over from that output, with their history, so that 342 gemeenten do not ask a national
server 342 times. A part is a whole site of its gemeente; `wijkwijzer join` puts them together.
"""

from pathlib import Path

import attrs

from hub.areas import LAND
from hub.content.settings import Content
from hub.errors import PartRefused, SettingsError
from hub.store import Changes, Store
from wijkwijzer import pipeline
from wijkwijzer.composition import opened_store
from wijkwijzer.outcome import Outcome
from wijkwijzer.run import Run
from wijkwijzer.steps.harvest import harvest
from wijkwijzer.steps.settings_read import read_content
from wijkwijzer.steps.sources_in_use import active_sources
from wijkwijzer.workspace import Workspace


class NoSuchGemeente(PartRefused):
    """The hub has no gemeente with this code."""


class NoNationalPart(PartRefused):
    """The folder holds no harvest of the national sources."""


def refresh_part(run: Run, code: str, national: Path | None) -> Outcome:
    """Refresh the gemeente with this code, or harvest the national sources for `NL`.

    `national` is the output of the run for `NL`; without it the national sources are fetched
    here too.

    Raises:
        NoSuchGemeente: no gemeente of the hub has this code.
        NoNationalPart: `national` holds nothing.
    """
    if code == LAND:
        return harvest_national(run)
    content = _content(run, code)
    mine = content
    if national:
        _take_over(run, content, national)
        local = (source for source in content.sources if source.scope != LAND)
        mine = attrs.evolve(content, sources=tuple(local))
    return pipeline.build(run, content, harvest(run, mine))


def harvest_national(run: Run) -> Outcome:
    """Harvest the sources that speak for the whole country; there is no site to make."""
    content = read_content(run)
    national = tuple(source for source in content.sources if source.scope == LAND)
    alone = attrs.evolve(content, hub=attrs.evolve(content.hub, gemeenten=()), sources=national)
    problems = harvest(run, alone)
    states = (run.store.source_state(one.id) for one in active_sources(alone, run.mode))
    known = tuple(state for state in states if state)
    return Outcome(
        published=False,
        build="",
        pages=0,
        items=sum(state.items for state in known),
        written=0,
        states=known,
        problems=(*content.problems, *problems),
    )


def _content(run: Run, code: str) -> Content:
    """Return the settings of one gemeente and what it shares with all.

    What is wrong in shared files is told by the run for `NL` and by `check`, not 342 times; a
    source for another gemeente, of which this run knows no areas, would look like a mistake.
    """
    try:
        content = read_content(run, only=code)
    except SettingsError as exc:
        if exc.problems:
            raise
        raise NoSuchGemeente(f"deze hub heeft geen gemeente met code {code}") from exc
    own = str(run.content / content.hub.gemeenten[0].folder)
    told = tuple(one for one in content.problems if one.path.startswith(f"{own}/"))
    return attrs.evolve(content, problems=told)


def _take_over(run: Run, content: Content, national: Path) -> None:
    workspace = Workspace(national)
    if not workspace.database.is_file():
        raise NoNationalPart(
            f"{national} heeft geen landelijke bronnen; draai eerst refresh --gemeente {LAND}"
        )
    ids = [source.id for source in content.sources if source.scope == LAND]
    with opened_store(workspace, run.mode, run.report) as there:
        for source_id in ids:
            take_over(there.store, run.store, source_id)


def take_over(there: Store, here: Store, source_id: str) -> None:
    """Make a source's items here the same as they are there, with their history and state."""
    state = there.source_state(source_id)
    if state is None:
        return
    items = there.items(source_id)
    kept = {one.item.id for one in items}
    before = here.items(source_id)
    # What was forgotten there must be gone here too, with nothing of it left in the file.
    if lost := [one.item.id for one in before if one.item.id not in kept]:
        here.forget(lost, ())
    if items != before or state != here.source_state(source_id):
        here.apply(Changes(source_id=source_id, write=items), state)
