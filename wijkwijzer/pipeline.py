"""How a feed entry becomes a line on a district page: the whole road, in order.

    content/ ──load──▶ hub and sources
    sources ──fetch, parse, clean, reconcile──▶ store          (harvest)
    store ──tag by area, domain, audience, tier──▶ enriched    (enrich)
    enriched ──▶ search index                                  (index)
    enriched + index ──fill in, put local beside national──▶ one partition a gemeente
    partitions ──plan, render, publish──▶ output/site          (site_builder)

Each step is a function of what the one before it gave. Disk, network, database and clock come
in through `Run`, so that the same road is taken for real, for a sample and in tests.
"""

from hub.content.settings import Content
from hub.errors import Problem, PublishRefused
from wijkwijzer.kept.findings import findings_of
from wijkwijzer.kept.sketches import kept_sketching
from wijkwijzer.outcome import Outcome
from wijkwijzer.run import Run
from wijkwijzer.steps.harvest import harvest, sample_hashes
from wijkwijzer.steps.index import update_index
from wijkwijzer.steps.merge import merge_partitions
from wijkwijzer.steps.publish import build_input, plan_site, publish_site, search_site
from wijkwijzer.steps.settings_read import read_content
from wijkwijzer.steps.sources_in_use import source_states
from wijkwijzer.steps.tagged_items import (
    enrich_items,
    forget_findings_of_others,
    same_things,
    visible_items,
)
from wijkwijzer.steps.telling_editors import tell_accessibility, tell_editors, tell_guidance
from wijkwijzer.unchanged.standing_build import (
    all_problems,
    inputs_of,
    note_ended,
    note_made_from,
    standing_build,
    unchanged,
)


def refresh(run: Run) -> Outcome:
    """Take the whole road once: what is new in the world is on the site afterwards.

    Raises:
        SettingsError: content/ holds no hub at all; the old site stands.
        StoreError: the database cannot be used; the old site stands.
    """
    content = read_content(run)
    problems = harvest(run, content)
    outcome = build(run, content, problems)
    note_ended(run, content, outcome, sample_hashes(run, content))
    return outcome


def build(run: Run, content: Content, problems: tuple[Problem, ...] = ()) -> Outcome:
    """Make and publish the site from what the store holds; no network.

    When nothing changed that the site is made from, nothing is made.
    """
    inputs = inputs_of(run, content)
    standing = standing_build(run, content, inputs)
    if standing:
        return unchanged(run, content, problems, standing)
    stored = visible_items(run, content)
    enriched = enrich_items(run, content, stored)
    forget_findings_of_others(run, stored)
    duplicates = same_things(content, enriched, kept_sketching(findings_of(run), run.revisions))
    tell_editors(run, content, enriched, duplicates)
    tell_accessibility(run, content)
    search = update_index(run, content, stored, enriched, duplicates)
    partitions = merge_partitions(run, content, stored, enriched, search, duplicates)
    tell_guidance(run, content, partitions)
    given = build_input(run, content, partitions)
    made = search_site(run, search, plan_site(run, content, given))
    planned = made.planned
    refused = ""
    published = None
    try:
        published = publish_site(run, content, given, made)
    except PublishRefused as exc:
        refused = str(exc)
    present = sum(1 for one in stored if one.withdrawn_at is None)
    if published:
        note_made_from(run, inputs, published, stored)
    return Outcome(
        published=bool(published and published.changed),
        build=published.build if published else "",
        pages=len(planned.pages),
        items=present,
        written=published.written if published else 0,
        states=source_states(run, content),
        problems=all_problems(run, content, problems),
        refused=refused,
    )
