"""Years of nights in which anything may go wrong, played at random."""

import contextlib
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from hub.errors import NothingToRollBack
from site_builder.manifest import KeptFile, OutputFile
from site_builder.publish import publish
from site_builder.slots import live_manifest, rollback
from tests.fakes.memory_store import MemoryStore
from tests.fakes.power import FragileDisk, until_power_cut
from tests.fakes.published import complete_build, site_files

START = datetime(2027, 3, 1, tzinfo=UTC)
PATHS = st.sampled_from(
    ["index.html", "a/index.html", "a/b/index.html", "a/b.json", "b/c.html"]
)
SITES = st.dictionaries(PATHS, st.sampled_from([b"1", b"2", b"33"]), min_size=1)


class History(RuleBasedStateMachine):
    """Publications, power cuts, rollbacks and losses; the site is complete after each."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.output = Path(self.folder.name)
        self.store = MemoryStore()
        self.now = START

    def teardown(self) -> None:
        self.folder.cleanup()

    def publish(self, site: dict[str, bytes], disk: FragileDisk) -> None:
        self.now += timedelta(hours=1)
        live = live_manifest(self.output, self.store)
        known = {(e.path, e.input_hash): e for e in live.entries} if live else {}
        files = [
            KeptFile(path=path, sha256=entry.sha256, input_hash=body.decode())
            if (entry := known.get((path, body.decode())))
            else OutputFile(path=path, body=body, input_hash=body.decode())
            for path, body in site.items()
        ]
        publish(
            files,
            output=self.output,
            store=self.store,
            now=self.now,
            accept_drop=True,
            disk=disk,
        )

    @rule(site=SITES)
    def publish_in_peace(self, site: dict[str, bytes]) -> None:
        self.publish(site, FragileDisk())

        assert site_files(self.output) == site

    @rule(site=SITES, changes=st.integers(0, 30))
    def lose_power(self, site: dict[str, bytes], changes: int) -> None:
        before = site_files(self.output)

        with until_power_cut(FragileDisk(changes)) as disk:
            self.publish(site, disk)

        assert site_files(self.output) in (before, site)

    @rule()
    def roll_back(self) -> None:
        self.now += timedelta(hours=1)
        with contextlib.suppress(NothingToRollBack):
            rollback(self.output, self.store, self.now, disk=FragileDisk())

    @rule()
    def lose_the_store(self) -> None:
        self.store = MemoryStore()

    @rule(name=st.sampled_from("abc"))
    def lose_a_manifest(self, name: str) -> None:
        (self.output / "state" / "manifests" / f"{name}.json").unlink(missing_ok=True)

    @invariant()
    def site_is_complete(self) -> None:
        complete_build(self.output)


TestHistory = History.TestCase
TestHistory.settings = settings(
    max_examples=25,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
