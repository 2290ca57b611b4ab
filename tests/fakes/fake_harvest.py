"""A harvest over the fake web, with a store in memory and an archive on disk."""

from datetime import datetime
from pathlib import Path

from attrs import define, field

from harvest.parsed import Parse
from hub.source import Source, SourceState
from hub.store import StoredItem
from tests.fakes import fake_web
from tests.fakes.fake_web import FakeWeb
from tests.fakes.memory_store import MemoryStore
from wijkwijzer.sources.endpoints import own
from wijkwijzer.sources.harvesting import Harvester
from wijkwijzer.sources.raw_archive import RawArchive


@define
class FakeHarvest:
    """A hub that harvests `web`; `folder` holds its raw answers."""

    folder: Path
    web: FakeWeb = field(factory=FakeWeb)
    store: MemoryStore = field(factory=MemoryStore)
    parse: Parse = fake_web.parse

    def run(self, now: datetime, *sources: Source) -> None:
        """Harvest the sources that are due."""
        self.web.asked.clear()
        Harvester(
            store=self.store,
            archive=RawArchive(self.folder),
            fetch=self.web,
            parse=self.parse,
            endpoints=own,
            user_agent="Wijkwijzer/1.0 (+https://hub.example.nl)",
            now=now,
            report=lambda _: None,
        ).run(sources, {})

    def state(self, source_id: str = "bron") -> SourceState:
        """Return how a source is doing."""
        state = self.store.source_state(source_id)
        assert state is not None
        return state

    def live(self) -> tuple[StoredItem, ...]:
        """Return what is published, by id."""
        return tuple(one for one in self.store.items() if one.withdrawn_at is None)

    def titles(self) -> list[str]:
        """Return the titles of what is published, by id."""
        return [one.item.title for one in self.live()]
