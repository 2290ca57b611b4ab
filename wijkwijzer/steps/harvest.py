"""The step from the world to the store: editors' texts, and the sources that are due."""

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext

from harvest.crawling.fetch import crawling
from hub.content.settings import Content
from hub.errors import Problem
from hub.vocabulary import Mode
from wijkwijzer.forget.block_list import load_block_list
from wijkwijzer.kept.cleaned import kept_cleaning
from wijkwijzer.kept.findings import cleaned_before, read_before
from wijkwijzer.kept.written import kept_texts
from wijkwijzer.run import Run, tell_step
from wijkwijzer.sources import sample_server
from wijkwijzer.sources.editors import read_written
from wijkwijzer.sources.editors_store import store_written
from wijkwijzer.sources.endpoints import Endpoints, own
from wijkwijzer.sources.harvesting import Harvester
from wijkwijzer.sources.raw_archive import RawArchive
from wijkwijzer.steps.sources_in_use import active_sources, user_agent, with_school_holidays


def harvest(run: Run, content: Content) -> tuple[Problem, ...]:
    """Bring the store in line with what editors and sources say; return editors' mistakes."""
    tell_step(run, 1)
    problems: list[Problem] = []
    blocks = load_block_list(run.workspace)
    cleaning = kept_cleaning(cleaned_before(run), blocks)
    hub = with_school_holidays(run, content)
    with kept_texts(read_before(run), blocks) as reading:
        for gemeente in hub.gemeenten:
            written = read_written(run.content, hub, gemeente, run.now, reading)
            forgotten = store_written(written, run.store, run.now, blocks, cleaning)
            problems.extend((*written.problems, *forgotten))
    run.workspace.crawl.mkdir(parents=True, exist_ok=True)
    with (
        _endpoints(run, content) as endpoints,
        crawling(run.workspace.crawl) as fetch,
    ):
        harvester = Harvester(
            store=run.store,
            archive=RawArchive(run.workspace.raw),
            fetch=fetch,
            parse=run.parse,
            endpoints=endpoints,
            user_agent=user_agent(content),
            now=run.now,
            report=run.report,
            proxy=content.hub.proxy,
            blocks=blocks,
            cleaning=cleaning,
            warm_up=run.warm_up,
        )
        sources = active_sources(content, run.mode)
        harvester.run(sources, sample_hashes(run, content))
    RawArchive(run.workspace.raw).remove(run.store.prune(run.now))
    return tuple(problems)


def _endpoints(run: Run, content: Content) -> AbstractContextManager[Endpoints]:
    if run.mode is Mode.SAMPLE:
        sources = active_sources(content, run.mode)
        return sample_server.serving(run.content, sources, run.now)
    return nullcontext(own)


def sample_hashes(run: Run, content: Content) -> Mapping[str, str]:
    """Return a hash of what stands in for each source in a sample; nothing in a real run."""
    if run.mode is not Mode.SAMPLE:
        return {}
    sources = active_sources(content, run.mode)
    return {source.id: sample_server.sample_hash(run.content, source) for source in sources}
