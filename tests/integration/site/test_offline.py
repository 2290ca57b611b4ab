"""What a device keeps of the last wijk, in the system's Chromium without internet."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve, field, frozen
from playwright.sync_api import Browser, BrowserContext, Page

from tests.fakes.chromium import IN_CHROMIUM
from tests.fakes.search_site import write_site
from tests.fakes.small_hub import World, make_world
from tests.integration.site.served import AskingHandler, serving

pytestmark = IN_CHROMIUM

WIJK, OTHER = "/almere/filmwijk/", "/almere/parkwijk/"
SAFETY, HELP = "/almere/filmwijk/veilig/", "/almere/direct-hulp/"
KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys()) found.push(...await (await caches.open(name)).keys());
  return found.map((one) => new URL(one.url).pathname);
}"""
CLEANED = """() => new Promise((done) => {
  let looks = 200;
  const look = async () => {
    const workers = await navigator.serviceWorker.getRegistrations();
    const left = workers.length + (await caches.keys()).length;
    looks -= 1;
    if (left && looks) setTimeout(look, 50);
    else done(!left);
  };
  look();
})"""
"""A browser looks for a new worker by itself, some time after it opened a page."""

WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length"


@frozen(kw_only=True)
class Reader:
    """Somebody with a browser of their own, at a site that may go away."""

    context: BrowserContext
    page: Page
    base: str
    root: Path
    world: World = field(factory=make_world)

    def opens(self, url: str) -> None:
        self.page.goto(self.base + url)

    def opens_wijk(self, url: str) -> None:
        """Open a wijk and wait until the device says that it keeps it."""
        self.opens(url)
        self.page.locator("section.wipe").wait_for()
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")

    def kept_pages(self) -> list[str]:
        return [path for path in self.page.evaluate(KEPT) if path.endswith("/")]


def publish(world: World, root: Path, *, offline: bool) -> None:
    standing = frozenset(
        path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()
    )
    hub = evolve(world.hub, offline=offline, languages=("nl", "en"))
    for name in sorted(standing):
        (root / name).unlink()
    write_site(World(hub=hub, build=evolve(world.build, standing=standing)), root)
    for name in sorted(standing):
        if (root / name).exists():
            as_changed(root / name)


def as_changed(path: Path) -> None:
    """Give a file a time that a browser sees as new, also within the same second."""
    later = path.stat().st_mtime + 10
    os.utime(path, (later, later))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("site")
    publish(make_world(), root, offline=True)
    return root


@pytest.fixture
def reader(browser: Browser, site: Path) -> Iterator[Reader]:
    with serving(site, AskingHandler) as base:
        context = browser.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam")
        context.set_default_timeout(8000)
        yield Reader(context=context, page=context.new_page(), base=base, root=site)
        context.close()


def test_last_wijk_can_be_read_without_internet_and_says_of_which_day_it_is(
    reader: Reader,
) -> None:
    reader.page.clock.set_fixed_time("2027-03-01T09:30:00+01:00")
    reader.opens_wijk(WIJK)
    assert reader.page.locator(".kept").is_hidden()
    reader.context.set_offline(True)

    reader.opens(WIJK)

    note = reader.page.locator(".kept").inner_text()
    assert note.startswith("Dit is een bewaarde pagina van 1 maart 2027.")
    assert reader.page.locator("h1").inner_text() == "Filmwijk"
    assert reader.page.evaluate("document.styleSheets[0].cssRules.length") > 100
    assert reader.page.locator("section.wipe").is_visible()


@pytest.mark.parametrize("url", [WIJK, "/en" + WIJK])
def test_wijk_that_was_kept_can_be_searched_without_internet(reader: Reader, url: str) -> None:
    reader.opens_wijk(url)
    reader.context.set_offline(True)
    reader.opens(url)

    reader.page.locator("main form[role=search] [name=q]").fill("geld")
    reader.page.locator(".near-search .results a").first.wait_for()

    assert (
        reader.page.locator(".near-search .results a").first.inner_text() == "Avond over geld"
    )


def test_other_page_without_internet_gives_the_numbers_and_leads_to_the_wijk(
    reader: Reader,
) -> None:
    reader.opens_wijk(WIJK)
    reader.context.set_offline(True)

    reader.opens("/almere/regelen/")
    link = reader.page.locator(".kept-wijk a")
    link.wait_for()

    text = reader.page.locator("main").inner_text()
    assert all(number in text for number in ("112", "113", "0800-2000", "Loket Almere"))
    assert text.startswith("Dit is een bewaarde pagina van")
    assert link.inner_text() == "Filmwijk"
    assert link.get_attribute("href") == reader.base + WIJK


def test_sensitive_page_is_never_kept(reader: Reader) -> None:
    reader.opens_wijk(WIJK)
    kept = reader.page.evaluate(KEPT)
    reader.opens(SAFETY)
    reader.opens(HELP)
    assert reader.page.evaluate(KEPT) == kept
    reader.context.set_offline(True)

    reader.opens(SAFETY)

    assert reader.kept_pages() == [WIJK, "/almere/zonder-internet/"]
    assert reader.page.locator("h1").inner_text() == "Er is geen internet"


def test_another_wijk_takes_the_place_of_the_first_in_any_language(reader: Reader) -> None:
    reader.opens_wijk(WIJK)
    reader.opens_wijk(OTHER)
    first = reader.kept_pages()

    reader.opens_wijk("/en" + OTHER)

    assert first == [OTHER, "/almere/zonder-internet/"]
    assert reader.kept_pages() == ["/en" + OTHER, "/en/almere/zonder-internet/"]
    assert reader.page.evaluate(WORKERS) == 1


def test_with_internet_the_page_is_always_that_of_the_site(
    browser: Browser, tmp_path: Path
) -> None:
    publish(make_world(), tmp_path, offline=True)
    with serving(tmp_path, AskingHandler) as base:
        context = browser.new_context()
        reader = Reader(context=context, page=context.new_page(), base=base, root=tmp_path)
        reader.opens_wijk(WIJK)
        page = tmp_path / "almere/filmwijk/index.html"
        page.write_text(page.read_text().replace("0800-2000", "0800-2001"))
        as_changed(page)

        reader.opens(WIJK)

        assert "0800-2001" in reader.page.locator(".help-bar").inner_text()
        context.close()


def test_reader_wipes_what_was_kept_and_it_stays_away_in_this_tab(reader: Reader) -> None:
    reader.opens_wijk(WIJK)
    reader.page.locator(".remember button").click()

    reader.page.locator("footer .wipe button").click()
    reader.page.locator(".wiped").wait_for()

    assert reader.page.evaluate("document.activeElement.className") == "wiped"
    assert reader.page.evaluate("localStorage.length") == 0
    reader.page.goto(reader.base + OTHER, wait_until="networkidle")
    assert reader.page.evaluate(KEPT) == []
    assert reader.page.evaluate(WORKERS) == 0


def test_hub_that_stops_with_it_cleans_every_device(browser: Browser, tmp_path: Path) -> None:
    world = make_world()
    publish(world, tmp_path, offline=True)
    with serving(tmp_path, AskingHandler) as base:
        context = browser.new_context()
        reader = Reader(context=context, page=context.new_page(), base=base, root=tmp_path)
        reader.opens_wijk(WIJK)
        publish(world, tmp_path, offline=False)

        reader.opens(WIJK)

        assert reader.page.evaluate(CLEANED)
        assert reader.page.locator(".wipe, .kept, [rel=manifest]").count() == 0
        context.close()
