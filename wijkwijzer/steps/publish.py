"""The step from partitions to the live site: plan, add the search, render, publish."""

from functools import partial

from hub.clock import local_date
from hub.content.area_geometry import read_geometry
from hub.content.settings import Content
from hub.errors import KeptFileMissing
from hub.outlines import outlines
from hub.partition import BuildInput, Partition, Provenance
from index.engine import SearchIndex
from site_builder.build import removable_paths, site_files
from site_builder.plan import SitePlan, plan
from site_builder.printable import can_print
from site_builder.publish import Published, publish
from site_builder.slots import live_manifest
from wijkwijzer.progress import event
from wijkwijzer.removable import load_removable, save_removable
from wijkwijzer.run import Run, tell_step
from wijkwijzer.search_export import SearchMade, make_search
from wijkwijzer.steps.guarded_words import guarded_words
from wijkwijzer.steps.known_words import known_words
from wijkwijzer.steps.sources_in_use import all_sources
from wijkwijzer.theme_file import load_theme
from wijkwijzer.unchanged.nothing_new import NOTHING_NEW


def plan_site(run: Run, content: Content, inputs: BuildInput) -> SitePlan:
    """Return every page and feed that the site will have."""
    tell_step(run, 5)
    return plan(content.hub, inputs, revision_of=run.revisions)


def search_site(run: Run, search: SearchIndex, planned: SitePlan) -> SearchMade:
    """Return the plan with the search of every gemeente; tell what is suggested in vain."""
    made = make_search(search, run.workspace.index, planned, local_date(run.now))
    for code, word in made.silent:
        told = f"De site noemt het zoekwoord '{word}', maar dat vindt niets."
        run.report(event("search", told, gemeente=code))
    return made


def publish_site(run: Run, content: Content, inputs: BuildInput, made: SearchMade) -> Published:
    """Render what changed and make it the live site, wholly or not at all.

    Raises:
        PublishRefused: the new site looks wrong or the disk does not work; the old one stands.
    """
    tell_step(run, 6)
    output = run.workspace.root
    planned = made.planned
    publish_files = partial(
        publish,
        output=output,
        store=run.store,
        now=run.now,
        accept_drop=run.accept_drop,
        expected_gone=load_removable(run.workspace),
    )
    live = live_manifest(output, run.store)
    with run.workers() as executor:
        made_files = partial(
            site_files,
            content.hub,
            inputs,
            planned,
            search=made.files,
            compiled=run.workspace.templates,
            executor=executor,
        )
        try:
            published = publish_files(made_files(live))
        except KeptFileMissing:
            # Somebody took a file out of the live site: make everything anew.
            published = publish_files(made_files(None))
    save_removable(run.workspace, removable_paths(planned.pages))
    run.report(
        event("published", _told(published), build=published.build, pages=published.pages)
    )
    return published


def _told(published: Published) -> str:
    if not published.changed:
        return NOTHING_NEW
    return (
        f"Gepubliceerd: {published.pages} pagina's, {published.written} bestanden geschreven."
    )


def build_input(run: Run, content: Content, partitions: tuple[Partition, ...]) -> BuildInput:
    """Return all that the site is a function of."""
    return BuildInput(
        now=run.now,
        mode=run.mode,
        partitions=partitions,
        provenance=tuple(
            Provenance(source=source, state=run.store.source_state(source.id))
            for source in all_sources(content, run.mode)
        ),
        outlines=tuple(
            outline
            for gemeente in content.hub.gemeenten
            for outline in outlines(read_geometry(run.content, (gemeente,)))
        ),
        theme=load_theme(run.content, content).css,
        guarded=guarded_words(known_words(run).sensitive),
        paper=can_print(),
        standing=_standing(run),
    )


def _standing(run: Run) -> frozenset[str]:
    """Return the files of the live site, when there is one."""
    live = live_manifest(run.workspace.root, run.store)
    return frozenset(entry.path for entry in live.entries) if live else frozenset()
