"""The small hub as a folder of files, with a worker that answers from a handful of items."""

from pathlib import Path

from attrs import evolve

from hub.gemeente import LANGUAGES, CrisisNumber
from hub.partition import GuardedWords
from site_builder.build import site_files
from site_builder.manifest import OutputFile
from site_builder.search_pages import SearchFiles, with_search
from tests.fakes.small_hub import World, make_world

WORKER = Path(__file__).with_name("search_worker.js")

GUARDED = (
    GuardedWords(subject="huiselijk geweld", words=(" mishandel", " slaat mij~", "geweld~")),
    GuardedWords(subject="zelfdoding", words=(" zelfmoord",)),
)


def searchable() -> World:
    """Return the small hub in all languages, with guarded words and numbers for them."""
    world = make_world()
    numbers = tuple(
        evolve(one, subjects=("zelfdoding",)) if one.number == "113" else one
        for one in world.hub.crisis_numbers
    )
    child = CrisisNumber(
        name="Kindertelefoon",
        number="0800-0432",
        when="Voor kinderen.",
        subjects=("kindermishandeling",),
    )
    hub = evolve(world.hub, languages=LANGUAGES, crisis_numbers=(*numbers, child))
    there = world.with_hub(hub)
    return World(hub=hub, build=evolve(there.build, guarded=GUARDED))


def write_site(world: World, folder: Path) -> None:
    """Write the whole site as it is served."""
    files = SearchFiles(manifest='{"version":1}', base="/zoek/almere/")
    planned = with_search(world.plan, {"GM0034": files})
    for one in site_files(world.hub, world.build, planned, None):
        if isinstance(one, OutputFile):
            path = folder / one.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(one.body)
    for script in (folder / "assets/search/worker.js", *folder.rglob("zoeker.js")):
        script.write_bytes(WORKER.read_bytes())
