"""What publishing promises: wholly old or wholly new, and nothing lost without asking."""

import os
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from attrs import frozen

from hub.errors import BuildError, KeptFileMissing, PublishRefused
from hub.store import Slot
from site_builder.manifest import KeptFile, OutputFile
from site_builder.publish import Published, publish
from site_builder.slots import live_manifest
from tests.fakes.memory_store import MemoryStore
from tests.fakes.power import FragileDisk, until_power_cut
from tests.fakes.published import complete_build, site_files

NOW = datetime(2027, 3, 1, 7, 0, tzinfo=UTC)
OLD = {"index.html": b"old", "almere/index.html": b"same", "almere/agenda/index.html": b"gone"}
NEW = {"index.html": b"new!", "almere/index.html": b"same", "almere/nieuws/index.html": b"more"}
SAFE_PATHS = ("index.html", "zoek/0_1.json", "assets/style.css", ".well-known/security.txt")
EVIL_PATHS = (
    *("../x.html", "/etc/x.html", "a/../x.html", "a//x.html", "./x.html", "a/./x.html", ""),
    *("a\0b.html", "a\\b.html", "Almere/index.html", "a b.html", "é/index.html", "a/"),
    *("build.json", "x" * 256),
)


@frozen(kw_only=True)
class Output:
    """An output folder with its store, to publish into."""

    folder: Path
    store: MemoryStore

    def publish(
        self,
        files: dict[str, bytes] | Iterable[OutputFile | KeptFile],
        *,
        hour: int = 0,
        accept_drop: bool = False,
        expected_gone: frozenset[str] = frozenset(),
        disk: FragileDisk | None = None,
    ) -> Published:
        return publish(
            [as_file(path, body) for path, body in files.items()]
            if isinstance(files, dict)
            else files,
            output=self.folder,
            store=self.store,
            now=NOW + timedelta(hours=hour),
            accept_drop=accept_drop,
            expected_gone=expected_gone,
            disk=disk or FragileDisk(),
        )

    @property
    def live(self) -> Path:
        return (self.folder / "site").resolve()


@pytest.fixture
def output(tmp_path: Path) -> Output:
    return Output(folder=tmp_path / "output", store=MemoryStore())


def upper_page(body: bytes) -> bytes:
    return body if body.startswith(b"{") else body.upper()


def upper_build_json(body: bytes) -> bytes:
    return body.upper() if body.startswith(b"{") else body


def as_file(path: str, body: bytes) -> OutputFile:
    return OutputFile(path=path, body=body, input_hash=f"input of {path}")


def kept(path: str, body: bytes) -> KeptFile:
    return KeptFile(path=path, sha256=sha256(body).hexdigest(), input_hash=f"input of {path}")


def pages(number: int) -> dict[str, bytes]:
    return {f"almere/{page}/index.html": b"page" for page in range(number)}


def test_first_publication_makes_the_site(output: Output) -> None:
    published = output.publish(OLD)

    assert complete_build(output.folder) == published.build
    assert site_files(output.folder) == OLD
    assert published == Published(
        changed=True, build=published.build, slot="a", pages=3, written=3
    )


def test_site_is_exactly_the_last_build(output: Output) -> None:
    output.publish(OLD)

    output.publish(NEW)

    assert site_files(output.folder) == NEW


def test_three_slots_are_used_in_turn(output: Output) -> None:
    slots = [output.publish({"index.html": b"%d" % n}, hour=n).slot for n in range(5)]

    assert slots == ["a", "b", "c", "a", "b"]
    assert {path.name for path in (output.folder / "slots").iterdir()} == {"a", "b", "c"}


def test_same_build_is_not_published_again(output: Output) -> None:
    first = output.publish(OLD)
    before = tree(output.folder)
    disk = FragileDisk()

    again = output.publish(dict(reversed(OLD.items())), disk=disk)

    assert (again.changed, again.build, again.slot) == (False, first.build, first.slot)
    assert tree(output.folder) == before
    assert disk.log == []


def test_unchanged_file_is_one_file_in_all_slots(output: Output) -> None:
    output.publish(OLD)
    old = output.live

    output.publish(NEW)

    assert (old / "almere/index.html").samefile(output.live / "almere/index.html")


def test_update_of_a_slot_never_changes_another(output: Output) -> None:
    output.publish(OLD, hour=0)
    output.publish(OLD | {"index.html": b"second"}, hour=1)
    output.publish(OLD | {"index.html": b"third"}, hour=2)
    others = [tree(output.folder / "slots" / name) for name in ("b", "c")]

    output.publish(dict.fromkeys(OLD, b"all new"), hour=3)

    assert output.live.name == "a"
    assert [tree(output.folder / "slots" / name) for name in ("b", "c")] == others


def test_kept_file_is_published_without_its_bytes(output: Output) -> None:
    output.publish(OLD)

    published = output.publish(
        [kept("almere/index.html", b"same"), as_file("index.html", b"new")], accept_drop=True
    )

    assert site_files(output.folder) == {"almere/index.html": b"same", "index.html": b"new"}
    assert published.written == 1


def test_kept_file_that_the_live_site_lacks_is_refused(output: Output) -> None:
    output.publish(OLD)

    with pytest.raises(KeptFileMissing) as raised:
        output.publish([kept("index.html", b"another")])

    assert raised.value.path == "index.html"
    assert site_files(output.folder) == OLD


def test_kept_file_that_was_damaged_is_refused(output: Output) -> None:
    output.publish(OLD)
    damage(output.live / "index.html")

    with pytest.raises(KeptFileMissing):
        output.publish([kept(path, body) for path, body in OLD.items()])


def test_live_manifest_tells_what_need_not_be_rendered(output: Output) -> None:
    output.publish(OLD)

    manifest = live_manifest(output.folder, output.store)

    assert manifest is not None
    assert {entry.path: entry.input_hash for entry in manifest.entries} == {
        path: f"input of {path}" for path in OLD
    }


def test_new_input_with_the_same_bytes_is_remembered(output: Output) -> None:
    first = output.publish([OutputFile(path="index.html", body=b"x", input_hash="one")])

    second = output.publish([OutputFile(path="index.html", body=b"x", input_hash="two")])

    manifest = live_manifest(output.folder, output.store)
    assert manifest is not None
    assert manifest.entries[0].input_hash == "two"
    assert (second.changed, second.slot) == (False, first.slot)


@pytest.mark.parametrize("path", EVIL_PATHS)
def test_path_that_leads_elsewhere_is_refused(output: Output, path: str) -> None:
    with pytest.raises(BuildError):
        output.publish([as_file(path, b"x")])

    assert tree(output.folder) == {}


@pytest.mark.parametrize("path", SAFE_PATHS)
def test_plain_path_is_published(output: Output, path: str) -> None:
    output.publish([as_file(path, b"x")])

    assert site_files(output.folder) == {path: b"x"}


@pytest.mark.parametrize("paths", [("a.html", "a.html"), ("a", "a/b.html")])
def test_two_files_cannot_share_a_path(output: Output, paths: tuple[str, ...]) -> None:
    with pytest.raises(BuildError):
        output.publish([as_file(path, b"x") for path in paths])


@pytest.mark.parametrize(("before", "after"), [("a/b/c.html", "a/b"), ("a/b", "a/b/c.html")])
def test_file_can_become_a_folder_and_back(output: Output, before: str, after: str) -> None:
    output.publish({before: b"1"}, hour=0)
    output.publish({"x.html": b"2"}, hour=1)
    output.publish({"y.html": b"3"}, hour=2)

    output.publish({after: b"4"}, hour=3, accept_drop=True)

    assert output.live.name == "a"
    assert site_files(output.folder) == {after: b"4"}


def test_file_outside_the_output_stays_when_a_slot_has_a_symlink_to_it(
    output: Output, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "index.html").write_bytes(b"mine")
    output.publish(OLD)
    (output.folder / "slots" / "b").symlink_to(outside)
    (output.folder / "slots" / "c").mkdir()
    (output.folder / "slots" / "c" / "almere").symlink_to(outside)

    output.publish(NEW, hour=1)
    output.publish(OLD, hour=2)

    assert tree(outside) == {"index.html": b"mine"}
    assert site_files(output.folder) == OLD


def test_folder_in_the_place_of_the_site_is_not_touched(output: Output) -> None:
    (output.folder / "site").mkdir(parents=True)
    (output.folder / "site" / "index.html").write_bytes(b"mine")

    with pytest.raises(PublishRefused):
        output.publish(OLD)

    assert tree(output.folder) == {"site/index.html": b"mine"}


class TestPageDropGuard:
    def test_thirty_percent_fewer_pages_is_refused(self, output: Output) -> None:
        output.publish(pages(10))
        before = tree(output.folder)

        with pytest.raises(PublishRefused, match="7 pagina's en de site van nu 10"):
            output.publish(pages(7))

        assert tree(output.folder) == before

    def test_fewer_lost_pages_are_published(self, output: Output) -> None:
        output.publish(pages(10))

        assert output.publish(pages(8)).changed

    def test_pages_that_were_to_end_do_not_count(self, output: Output) -> None:
        output.publish(pages(10))
        ended = frozenset(f"almere/{page}/index.html" for page in range(4, 10))

        assert output.publish(pages(4), expected_gone=ended).changed

    def test_page_that_could_end_but_stays_counts(self, output: Output) -> None:
        output.publish(pages(10))
        may_end = frozenset(f"almere/{page}/index.html" for page in range(5))

        with pytest.raises(PublishRefused):
            output.publish(pages(6), expected_gone=may_end)

    def test_files_that_are_no_pages_do_not_count(self, output: Output) -> None:
        output.publish(pages(1) | {f"zoek/{n}.json": b"{}" for n in range(10)})

        assert output.publish(pages(1)).changed

    def test_drop_can_be_accepted_once(self, output: Output) -> None:
        output.publish(pages(10))

        assert output.publish(pages(1), accept_drop=True).changed

    def test_guard_holds_when_the_manifest_is_lost(self, output: Output) -> None:
        slot = output.publish(pages(10)).slot
        (output.folder / "state" / "manifests" / f"{slot}.json").unlink()

        with pytest.raises(PublishRefused):
            output.publish(pages(5))


class TestMending:
    """The state in which the night left us; a publication puts it right."""

    @pytest.fixture(params=[1, 2, 3, 4])
    def used(self, output: Output, request: pytest.FixtureRequest) -> Output:
        for number in range(request.param):
            output.publish(OLD | {"index.html": b"%d" % number}, hour=number)
        return output

    def test_lost_file_of_the_live_site_comes_back(self, used: Output) -> None:
        files = site_files(used.folder)
        (used.live / "almere/index.html").unlink()

        published = used.publish(files, hour=9)

        assert published.changed
        assert site_files(used.folder) == files

    @pytest.mark.parametrize("build", [OLD, NEW])
    @pytest.mark.parametrize("damaged", [b"", b"{", b'{"build":"x","entries":[]}', None])
    def test_damaged_manifests_are_made_afresh(
        self, used: Output, damaged: bytes | None, build: dict[str, bytes]
    ) -> None:
        for manifest in (used.folder / "state" / "manifests").iterdir():
            replace(manifest, damaged)

        used.publish(build, hour=9)

        assert site_files(used.folder) == build
        assert live_manifest(used.folder, used.store) is not None

    @pytest.mark.parametrize("build", [OLD, NEW])
    def test_lost_store_is_no_harm(self, used: Output, build: dict[str, bytes]) -> None:
        after = Output(folder=used.folder, store=MemoryStore())

        after.publish(build, hour=9)

        assert site_files(used.folder) == build
        assert not after.store.slots()[used.live.name].dirty

    def test_damaged_live_site_is_not_built_over_when_the_store_is_lost(
        self, used: Output
    ) -> None:
        live = used.live
        damage(live / "index.html")
        after = Output(folder=used.folder, store=MemoryStore())

        after.publish(OLD, hour=9)

        assert after.live != live
        assert site_files(used.folder) == OLD

    def test_manifest_of_another_build_is_not_believed(self, output: Output) -> None:
        output.publish(OLD, hour=0)
        output.publish(NEW, hour=1)
        manifests = output.folder / "state" / "manifests"
        (manifests / "a.json").rename(manifests / "b.json")

        assert live_manifest(output.folder, MemoryStore()) is None

    def test_store_of_another_site_is_not_believed(self, output: Output) -> None:
        output.publish(OLD)
        other = MemoryStore()
        other.save_slot(Slot(name="a", dirty=False, build="another", published_at=NOW))

        assert live_manifest(output.folder, other) is None

    def test_without_a_site_there_is_no_manifest(self, output: Output) -> None:
        assert live_manifest(output.folder, output.store) is None

    @pytest.mark.parametrize("target", [None, "slots/x", "slots/c/nothing", "/nonexistent"])
    def test_symlink_that_leads_nowhere_is_replaced(
        self, used: Output, target: str | None
    ) -> None:
        (used.folder / "site").unlink()
        link(used.folder / "site", target)

        used.publish(NEW, hour=9)

        assert site_files(used.folder) == NEW

    @pytest.mark.parametrize("name", ["a", "b", "c"])
    def test_removed_slot_is_made_afresh(self, used: Output, name: str) -> None:
        empty(used.folder / "slots" / name)

        used.publish(NEW, hour=9, accept_drop=True)
        used.publish(OLD, hour=10)
        used.publish(NEW, hour=11)

        assert site_files(used.folder) == NEW

    @pytest.mark.parametrize("stray", ["stray.html", "almere/stray.html", "stray/x.html"])
    def test_stray_file_in_an_old_slot_is_not_published(self, used: Output, stray: str) -> None:
        for slot in (used.folder / "slots").iterdir():
            (slot / stray).parent.mkdir(exist_ok=True)
            (slot / stray).write_bytes(b"stray")

        used.publish(NEW, hour=9)

        assert site_files(used.folder) == NEW

    def test_what_waits_after_a_power_cut_is_cleared(self, used: Output) -> None:
        (used.folder / "slots" / "nieuw").mkdir()
        (used.folder / "slots" / "nieuw" / "00000001").write_bytes(b"half")

        used.publish(NEW, hour=9)

        assert not (used.folder / "slots" / "nieuw").exists()


class TestPowerCut:
    """Forty changes are more than any of these publications makes."""

    @pytest.mark.parametrize("changes", range(40))
    @pytest.mark.parametrize("publications", [0, 1, 3])
    def test_site_is_old_or_new_and_the_next_publication_mends_it(
        self, output: Output, publications: int, changes: int
    ) -> None:
        builds = [OLD, OLD | {"index.html": b"second"}, OLD | {"x.html": b"third"}]
        for number in range(publications):
            output.publish(builds[number], hour=number)
        before = complete_build(output.folder)

        with until_power_cut(FragileDisk(changes)) as disk:
            output.publish(NEW, hour=4, disk=disk)

        after = complete_build(output.folder)
        new = output.publish(NEW, hour=5).build
        assert after in {before, new}
        assert complete_build(output.folder) == new
        assert site_files(output.folder) == NEW
        assert leftovers(output.folder) == set()

    def test_all_bytes_are_on_the_disk_before_the_switch(self, output: Output) -> None:
        output.publish(OLD)
        disk = FragileDisk()

        output.publish(NEW, disk=disk)

        slots = str(output.folder / "slots" / "b")
        done = [what for what, _ in disk.log]
        last_write = max(at for at, (_, path) in enumerate(disk.log) if path.startswith(slots))
        switch = disk.log.index(("replace", str(output.folder / "site")))
        assert last_write < done.index("sync_all") < switch
        assert disk.log[switch + 1] == ("sync", str(output.folder))

    def test_no_existing_file_is_ever_opened_for_writing(self, output: Output) -> None:
        output.publish(OLD)
        inodes = {path: path.stat().st_mtime_ns for path in output.live.rglob("*.html")}

        output.publish(NEW, hour=1)
        output.publish(dict.fromkeys(OLD, b"third"), hour=2)

        assert {path: path.stat().st_mtime_ns for path in inodes} == inodes

    @pytest.mark.parametrize(
        "lie",
        [lambda body: body[:-1], lambda body: body + b"x", upper_page, upper_build_json],
    )
    def test_disk_that_spoils_bytes_is_found_out(
        self, output: Output, lie: Callable[[bytes], bytes]
    ) -> None:
        output.publish(OLD)

        with pytest.raises(PublishRefused, match="niet goed op de schijf"):
            output.publish({"index.html": b"new"} | pages(5), disk=FragileDisk(stores=lie))

        assert site_files(output.folder) == OLD
        assert output.store.slots()["b"].dirty

    def test_disk_without_hard_links_gets_copies(self, output: Output) -> None:
        output.publish(OLD)
        old = output.live

        output.publish(NEW, disk=FragileDisk(has_links=False))

        assert site_files(output.folder) == NEW
        assert not (old / "almere/index.html").samefile(output.live / "almere/index.html")

    def test_broken_disk_is_told_and_leaves_the_site(self, output: Output) -> None:
        output.publish(OLD)
        (output.folder / "slots" / "b").mkdir()
        (output.folder / "state" / "manifests" / "b.json.new").mkdir()
        (output.folder / "state" / "manifests" / "b.json").mkdir()

        with pytest.raises(PublishRefused, match="kan niet worden geschreven"):
            output.publish(NEW)

        assert site_files(output.folder) == OLD


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def leftovers(output: Path) -> set[str]:
    names = {path.relative_to(output).as_posix() for path in output.rglob("*.new")}
    return names | {path.name for path in (output / "slots").iterdir()} - {"a", "b", "c"}


def damage(path: Path) -> None:
    replace(path, path.read_bytes()[:-1])


def replace(path: Path, body: bytes | None) -> None:
    path.unlink()
    if body is not None:
        path.write_bytes(body)


def link(path: Path, target: str | None) -> None:
    if target:
        path.symlink_to(target)


def empty(slot: Path) -> None:
    for folder, _, names in os.walk(slot, topdown=False):
        for name in names:
            Path(folder, name).unlink()
        Path(folder).rmdir()
