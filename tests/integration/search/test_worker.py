"""The worker as a page meets it, in a real browser."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from playwright.sync_api import Page, sync_playwright

from hub.search_files import SearchFiles
from hub.search_item import SearchItem
from index.searchable import search_files
from site_builder.search_files import search_output
from tests.fakes.chromium import CHROMIUM, FLAGS, IN_CHROMIUM
from tests.fakes.search_world import TODAY, item, search_world
from tests.integration.search.engine import ENGINE
from tests.integration.site.served import serving

pytestmark = IN_CHROMIUM

ITEMS = (
    item(1, "Taalles", areas=("WK1",), kind="event", days=(date(2027, 3, 4),)),
    item(2, "Taalhuis", areas=("GM1",), kind="organisation", domains=("onderwijs",)),
    item(3, "Opvang en taal", summary="Een veilige plek", sensitive=True, areas=("GM1",)),
)
ANSWERS = """([first, question, count]) => new Promise((done) => {
  const worker = new Worker("/worker.js");
  const answers = [];
  worker.onmessage = ({ data }) => {
    answers.push(data);
    if (answers.length === count) done(answers);
  };
  worker.postMessage(first);
  worker.postMessage(question);
})"""
QUESTION = {
    "id": 7,
    "query": "taal",
    "area": "WK1",
    "filters": {},
    "today": TODAY.isoformat(),
    "limit": 10,
    "offset": 0,
}


@frozen(kw_only=True)
class Place:
    """A folder that is served, and a page in it that can start the worker."""

    root: Path
    page: Page

    def publish(self, folder: Path, items: tuple[SearchItem, ...]) -> SearchFiles:
        files = search_files(search_world(folder, items).searchable)
        for one in search_output(files, {}):
            path = self.root / one.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(getattr(one, "body", b""))
        return files

    def answers(self, first: dict[str, object], count: int, **more: object) -> list[Any]:
        found: list[Any] = self.page.evaluate(ANSWERS, [first, QUESTION | more, count])
        return found


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    root = tmp_path_factory.mktemp("site")
    scripts = (ENGINE, ENGINE.with_name("worker.js"))
    (root / "worker.js").write_text("".join(one.read_text() for one in scripts))
    (root / "index.html").write_text("<!doctype html><title>Zoeken</title>")
    with serving(root) as address, sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page()
        page.goto(f"{address}/index.html")
        yield Place(root=root, page=page)
        browser.close()


@pytest.fixture(scope="module")
def files(place: Place, tmp_path_factory: pytest.TempPathFactory) -> SearchFiles:
    return place.publish(tmp_path_factory.mktemp("world"), ITEMS)


def start(files: SearchFiles) -> dict[str, object]:
    return {"manifest": json.loads(files.manifest), "base": "/dorp/zoek/"}


def test_first_answer_is_followed_by_the_counts(place: Place, files: SearchFiles) -> None:
    first, second = place.answers(start(files), 2)

    assert [hit["title"] for hit in first["hits"]] == [hit["title"] for hit in second["hits"]]
    assert (first["id"], first["total"], first["facets"]) == (7, 3, {})
    assert dict(second["facets"]["kind"]) == {"event": 1, "organisation": 1}


def test_hit_has_all_that_a_card_shows(place: Place, files: SearchFiles) -> None:
    (first,) = place.answers(start(files), 1)

    hit = first["hits"][0]

    assert (hit["title"], hit["kind"], hit["date"]) == ("Taalles", "event", "2027-03-04")
    assert (hit["url"], hit["title_marks"]) == ("/dorp/informatie/1/", [[0, 7]])


def test_sensitive_hit_is_flagged_and_says_no_more(place: Place, files: SearchFiles) -> None:
    (first,) = place.answers(start(files), 1)

    hidden = [hit for hit in first["hits"] if hit["sensitive"]]

    assert [(hit["title"], hit["summary"], hit["areaName"]) for hit in hidden] == [
        ("Opvang en taal", "", "")
    ]


def test_page_of_before_a_change_finds_what_is_there_now(
    place: Place, files: SearchFiles, tmp_path: Path
) -> None:
    old = start(files) | {"manifest": json.loads(files.manifest) | {"i": "00000000"}}
    place.publish(tmp_path, (*ITEMS, item(4, "Taalcafé")))

    (first,) = place.answers(old, 1)

    assert "Taalcafé" in [hit["title"] for hit in first["hits"]]


@pytest.mark.usefixtures("files")
def test_bundle_of_a_wijk_answers_from_one_file(place: Place) -> None:
    (first,) = place.answers({"bundle": "wijk-wk1.bin", "base": "/dorp/zoek/"}, 1)

    assert {hit["title"] for hit in first["hits"]} == {"Taalles", "Taalhuis"}


def test_page_that_finds_no_file_at_all_is_told(place: Place, files: SearchFiles) -> None:
    (first,) = place.answers(start(files) | {"base": "/weg/"}, 1)

    assert first["error"]
    assert first["hits"] == []
