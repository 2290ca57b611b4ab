"""A hub in parts: each gemeente by itself, and what the parts become together."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from attrs import define

from tests.fakes.command_line import Done, command
from tests.fakes.feed_server import FeedServer, Page, feed_server
from tests.fakes.published import site_files

NOW = "2027-03-01T08:00+01:00"
HUB = """
name = "Testhub"
base_url = "https://hub.example"
languages = ["nl", "en"]
gemeenten = ["oostdorp", "westdorp"]
"""
NATIONAL = """
id = "land"
title = "Lijst van het land"
url = "{url}"
format = "csv"
scope = "NL"
publisher = "Land (voorbeeld)"
cadence = "6h"
[rechten]
tonen = "volledig"
[limits]
allow_hosts = ["{host}"]
"""
LIST = "titel,kenmerk,soort,tekst\nZuinig met geld,geld,informatie,Zo houdt u geld over.\n"
TEXT = """---
titel: Koffie in {wijk}
wijken: {wijk}
onderwerpen: samenleven
hulplijn: 0
---
Kom langs voor koffie.
"""


@define
class Country:
    """A hub of two gemeenten and one national source that is really served."""

    content: Path
    output: Path
    server: FeedServer

    def run(self, name: str, *words: object) -> Done:
        folders = ("--content", self.content, "--output", self.output)
        return command(name, *folders, "--now", NOW, "--json", *words)

    def part(self, code: str, *words: object) -> Done:
        parts = self.output / "delen"
        folders = ("--content", self.content, "--output", parts / code)
        more = () if code == "NL" else ("--landelijk", parts / "NL")
        return command(
            "refresh", *folders, "--now", NOW, "--json", "--gemeente", code, *more, *words
        )

    def join(self, *codes: str) -> Done:
        return self.run("join", *(self.output / "delen" / code for code in codes))


@contextmanager
def made(root: Path) -> Iterator[Country]:
    with feed_server({"/land.csv": lambda _: Page(body=LIST.encode())}) as server:
        write(root / "content", server)
        yield Country(root / "content", root / "output", server)


@pytest.fixture
def country(tmp_path: Path) -> Iterator[Country]:
    with made(tmp_path) as found:
        yield found


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Country]:
    """Refreshed in parts by the local engine; look at it, and change nothing."""
    with made(tmp_path_factory.mktemp("joined")) as found:
        found.run("refresh", "--engine", "local")
        yield found


def write(content: Path, server: FeedServer) -> None:
    national = NATIONAL.format(url=server.url("/land.csv"), host=server.authority)
    files = {"wijkwijzer.toml": HUB, "bronnen/land.toml": national}
    files |= town("oostdorp", "Oostdorp", "9991", "Zonnewijk")
    files |= town("westdorp", "Westdorp", "9992", "Maanwijk")
    for name, text in files.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def town(folder: str, name: str, code: str, wijk: str) -> dict[str, str]:
    whole = f'code = "GM{code}"\nlevel = "gemeente"\nname = "{name}"\nslug = "{folder}"\n'
    part = (
        f'code = "WK{code}01"\nlevel = "wijk"\nname = "{wijk}"\nslug = "{wijk.lower()}"\n'
        f'parent = "GM{code}"\n'
    )
    return {
        f"{folder}/gemeente.toml": f'name = "{name}"\ncode = "GM{code}"\n',
        f"{folder}/gebieden.toml": f"edition = 2025\n\n[[area]]\n{whole}\n[[area]]\n{part}",
        f"{folder}/informatie/koffie.md": TEXT.format(wijk=wijk),
    }


def without_search(files: dict[str, bytes]) -> dict[str, bytes]:
    """The words of a search weigh by how rare they are among all that is searched."""
    kept = (path for path in files if "/zoek/" not in path and "/zoeken/" not in path)
    return {path: files[path] for path in kept if path != "build.json"}


def test_joined_parts_are_the_site_of_the_whole_hub(joined: Country, tmp_path: Path) -> None:
    command("refresh", "--content", joined.content, "--output", tmp_path, "--now", NOW)

    there = site_files(joined.output)

    assert without_search(there) == without_search(site_files(tmp_path))


def test_search_of_a_gemeente_comes_with_its_part(joined: Country) -> None:
    assert "oostdorp/zoek/manifest.json" in site_files(joined.output)


def test_national_source_is_asked_once_for_all_parts(country: Country) -> None:
    for code in ("NL", "GM9991"):
        country.part(code)

    assert len(country.server.asked_for("/land.csv")) == 1


def test_joining_what_is_joined_publishes_nothing(joined: Country) -> None:
    before = (joined.output / "site").readlink()

    joined.join("NL", "GM9991", "GM9992")

    assert (joined.output / "site").readlink() == before


def test_statuses_of_sources_stand_with_the_joined_site(joined: Country) -> None:
    done = joined.run("sources")

    assert json.loads(done.stdout) == {"land": "ok"}


def test_joined_tree_refuses_a_refresh_of_its_own(joined: Country) -> None:
    before = (joined.output / "site").readlink()

    done = joined.run("refresh")

    assert done.returncode == 2
    assert "samengevoegd uit delen" in done.stderr
    assert (joined.output / "site").readlink() == before


def test_joined_tree_refuses_a_build_of_its_own(joined: Country) -> None:
    assert joined.run("build").returncode == 2


@pytest.mark.parametrize("tree", ["", "delen/NL", "delen/GM9991"])
def test_every_tree_tells_how_its_last_refresh_went(joined: Country, tree: str) -> None:
    told = json.loads((joined.output / tree / "reports/status.json").read_bytes())

    assert told["exit_code"] == 0
    assert [one["id"] for one in told["sources"]] == ["land"]


def test_files_to_upload_are_told_in_lines(joined: Country) -> None:
    done = command("uploads", "--output", joined.output, "--content", joined.content)

    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert {one["change"] for one in told} == {"added"}
    assert {one["path"] for one in told} == {*site_files(joined.output), "build.json"}
    assert [one["path"] for one in told[-2:]] == ["index.html", "build.json"]


def test_nothing_is_uploaded_since_the_same_build(joined: Country) -> None:
    since = joined.output / "site" / "build.json"

    done = command("uploads", "--output", joined.output, "--since", since)

    assert done.stdout == ""


def test_hub_without_one_of_its_parts_is_not_published(country: Country) -> None:
    country.part("NL")
    country.part("GM9991")

    done = country.join("NL", "GM9991")

    assert done.returncode == 4
    assert "Westdorp" in done.stderr


def test_gemeente_that_the_hub_does_not_have_is_said(country: Country) -> None:
    country.part("NL")

    done = country.part("GM0001")

    assert done.returncode == 2
    assert "GM0001" in done.stderr


def test_part_without_the_national_harvest_says_what_to_do(country: Country) -> None:
    done = country.part("GM9991")

    assert done.returncode == 2
    assert "refresh --gemeente NL" in done.stderr


def test_item_that_left_the_national_part_leaves_the_others(country: Country) -> None:
    country.part("NL")
    country.part("GM9991")
    forget = ("--output", country.output / "delen" / "NL", "--content", country.content)
    command("forget", "land:geld", *forget, "--now", NOW, "--yes")

    country.part("GM9991", "--accept-drop")

    pages = site_files(country.output / "delen" / "GM9991")
    assert not any(b"Zuinig met geld" in body for body in pages.values())


def test_forgetting_in_the_joined_site_alone_is_refused(joined: Country) -> None:
    done = joined.run("forget", "land:geld", "--yes")

    assert done.returncode == 2
    assert "GM9991" in done.stderr
