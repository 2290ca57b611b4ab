"""Hostile strings in every field of every format, through a real refresh, on a whole site."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from attrs import define, field
from playwright.sync_api import Dialog, Page, Request, sync_playwright

from bench.hostile.content import CARRIERS
from bench.hostile.outputs import findings, shape_of
from bench.hostile.vectors import SHARPEST
from bench.xss import CLEAN, TOGETHER, Built, build
from tests.fakes.chromium import CHROMIUM, FLAGS, IN_CHROMIUM

_in_browser, _with_chromium = IN_CHROMIUM
# Calls everything that waits for a reader, except links that lead away.
TOUCH = """() => {
    for (const one of document.querySelectorAll('body *')) {
        for (const event of ['focus', 'mouseover', 'toggle', 'pointerenter', 'animationstart'])
            one.dispatchEvent(new Event(event));
        if (one.protocol === 'javascript:') one.click();
    }
}"""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Built]:
    """The clean and the hostile site, which are built side by side."""
    work = tmp_path_factory.mktemp("xss")
    with ThreadPoolExecutor(max_workers=2) as pool:
        clean = pool.submit(build, work / "clean", CLEAN[:20], 5)
        hostile = pool.submit(build, work / "hostile", SHARPEST, TOGETHER)
    return clean.result(), hostile.result()


def test_hostile_strings_arrive_in_every_format(sites: tuple[Built, Built]) -> None:
    _, hostile = sites

    arrived = {name for name, items in hostile.items.items() if items}

    assert arrived == {*CARRIERS, "markdown"}
    assert hostile.unread == ()


def test_content_brings_words_and_plain_mark_up_only(sites: tuple[Built, Built]) -> None:
    clean, hostile = sites

    found = tuple(findings(hostile.site, shape_of(clean.site)))

    assert found == ()


@_in_browser
@_with_chromium
def test_nothing_runs_in_a_browser_that_ignores_our_policy(
    sites: tuple[Built, Built],
) -> None:
    _, hostile = sites

    seen = browse(hostile.site)

    assert seen.pages > 50
    assert seen.harm == []


@define
class Seen:
    """How many pages were opened, and all that happened there and must not."""

    base: str
    pages: int = 0
    harm: list[str] = field(factory=list)


def note_dialog(seen: Seen, dialog: Dialog) -> None:
    seen.harm.append(f"dialog {dialog.message}")
    dialog.dismiss()


def note_request(seen: Seen, request: Request) -> None:
    if not request.url.startswith((seen.base, "data:image/")):
        seen.harm.append(f"request {request.url}")


def note_popup(seen: Seen, popup: Page) -> None:
    seen.harm.append(f"popup {popup.url}")


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Yield the address at which a site is served."""
    handler = partial(QuietHandler, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def hostile_pages(site: Path) -> list[Path]:
    """Return the pages on which a hostile item stands."""
    pages = sorted(site.rglob("index.html"))
    return [path for path in pages if "WW-xss-" in path.read_text(encoding="utf-8")]


def browse(site: Path) -> Seen:
    """Open every such page and touch everything on it, without the content security policy."""
    with served(site) as base, sync_playwright() as playwright:
        seen = Seen(base=base)
        browser = playwright.chromium.launch(executable_path=CHROMIUM or None, args=FLAGS)
        context = browser.new_context(bypass_csp=True)
        page = context.new_page()
        page.on("dialog", partial(note_dialog, seen))
        context.on("request", partial(note_request, seen))
        context.on("page", partial(note_popup, seen))
        for path in hostile_pages(site):
            page.goto(f"{base}{path.relative_to(site).parent.as_posix()}/")
            page.evaluate(TOUCH)
            seen.pages += 1
        browser.close()
    return seen
