"""Writing a text with the editing page: the real one, in the browser, without the internet."""

import os
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from attrs import frozen
from playwright.sync_api import BrowserContext, Page, sync_playwright

from tests.fakes.chromium import CHROMIUM, FLAGS, IN_CHROMIUM
from tests.fakes.command_line import command
from tests.fakes.small_content import write_small_content
from wijkwijzer.edit.command import editing
from wijkwijzer.edit.node import EditingUnavailable, find_tools
from wijkwijzer.options import SAMPLE_NOW, Options

TOOLS = Path(os.environ.get("WIJKWIJZER_EDIT_TOOLS", "deploy/edit")).absolute()
EXISTING = """---
titel: Loket Geld
openingstijden:
  - ma, wo 9.00-12.00
  - do 13.00-16.30
contact:
  telefoon: 0362345678
  mail: info@voorbeeld.nl
gecontroleerd: 2027-02-01
eigenaar: redactie@voorbeeld.nl
voorbeeld: ja
---
Wij lezen samen uw brieven.
"""
CHANGED = """---
titel: Loket Geld
samenvatting: Hulp bij brieven.
contact:
  telefoon: 0362345678
  mail: "info@voorbeeld.nl"
openingstijden:
  - ma, wo 9.00-12.00
  - do 13.00-16.30
eigenaar: "redactie@voorbeeld.nl"
gecontroleerd: 2027-02-01
voorbeeld: ja
---
Wij lezen samen uw brieven.
"""
SAVED = """---
titel: Koffie en taal
begin: dinsdag 2 maart 2027, 10.00
locatie: Buurthuis
onderwerpen: samenleven
contact: bel 036 – 000 00 00
concept: ja
---
U oefent Nederlands met andere mensen.
"""


def _installed() -> str:
    try:
        find_tools(TOOLS)
    except EditingUnavailable as exc:
        return str(exc)
    return ""


_in_browser, _with_chromium = IN_CHROMIUM
# Its packages come from npm, which not every machine reaches; .ci/run fetches them when it can.
_with_npm = pytest.mark.skipif(bool(_installed()), reason=_installed())


@frozen(kw_only=True)
class Editing:
    """An editing page that runs, with what the browser asked for."""

    content: Path
    address: str
    page: Page
    asked: list[str]

    @property
    def hosts(self) -> set[str]:
        return {urlsplit(url).netloc for url in self.asked if url.startswith("http")}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_small_content(tmp_path_factory.mktemp("edit") / "content", source="")
    path = root / "testdorp" / "organisaties" / "loket-geld.md"
    path.parent.mkdir(parents=True)
    path.write_text(EXISTING)
    (root / "testdorp" / "agenda").mkdir()
    return root


@pytest.fixture(scope="module")
def address(content: Path) -> Iterator[str]:
    options = Options(
        content=content, output=content.parent / "output", now=SAMPLE_NOW, as_json=False
    )
    with editing(options, 0, find_tools(TOOLS)) as found:
        yield found


@pytest.fixture(scope="module")
def browser(address: str) -> Iterator[BrowserContext]:
    """A browser that logged in."""
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=CHROMIUM or None, args=FLAGS)
        context = program.new_context(locale="nl-NL")
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.goto(f"{address}/admin/")
        page.get_by_role("button", name="Inloggen").click()
        page.get_by_role("link", name="Agenda").wait_for()
        yield context
        program.close()


@pytest.fixture
def editor(content: Path, address: str, browser: BrowserContext) -> Iterator[Editing]:
    """A page of its own: another address alone leaves the form of another text there."""
    asked: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/admin/")
    page.get_by_role("link", name="Agenda").wait_for()
    yield Editing(content=content, address=address, page=page, asked=asked)
    page.close()


def _open(editor: Editing, folder: str, title: str) -> None:
    editor.page.goto(f"{editor.address}/admin/#/collections/testdorp-{folder}")
    editor.page.get_by_role("link", name=title).click()


def _save(page: Page) -> None:
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_role("menuitem", name="Nu bewaren").click()
    page.get_by_text("De tekst is bewaard").first.wait_for()


@_in_browser
@_with_chromium
@_with_npm
def test_saved_text_is_written_as_an_editor_would(editor: Editing) -> None:
    page = editor.page
    page.goto(f"{editor.address}/admin/#/collections/testdorp-agenda/new")
    page.get_by_label("Titel").fill("Koffie en taal")
    page.get_by_label("Begin").fill("dinsdag 2 maart 2027, 10.00")
    page.get_by_label("Locatie").fill("Buurthuis")
    page.get_by_label("Contact").fill("bel 036 – 000 00 00")
    page.get_by_label("Onderwerpen").fill("Samen")
    page.keyboard.press("Enter")
    page.locator("[contenteditable=true]").click()
    page.keyboard.type("U oefent Nederlands met andere mensen.")
    _save(page)
    page.wait_for_url("**/entries/koffie-en-taal")

    path = editor.content / "testdorp" / "agenda" / "koffie-en-taal.md"
    assert path.read_text() == SAVED
    done = command("check", path, "--content", editor.content, "--now", "2027-03-01T08:00")
    assert "0 fouten" in done.stdout


@_in_browser
@_with_chromium
@_with_npm
def test_text_that_was_there_keeps_what_it_said(editor: Editing) -> None:
    page = editor.page
    _open(editor, "organisaties", "Loket Geld")
    page.get_by_label("Samenvatting").fill("Hulp bij brieven.")
    _save(page)

    path = editor.content / "testdorp" / "organisaties" / "loket-geld.md"
    assert path.read_text() == CHANGED


@_in_browser
@_with_chromium
@_with_npm
def test_text_with_a_mistake_is_not_saved(editor: Editing) -> None:
    page = editor.page
    _open(editor, "organisaties", "Loket Geld")
    page.get_by_label("Gecontroleerd (").fill("32 maart 2027")
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_role("menuitem", name="Nu bewaren").click()
    page.get_by_text("De tekst is niet bewaard").first.wait_for()

    path = editor.content / "testdorp" / "organisaties" / "loket-geld.md"
    assert "32 maart" not in path.read_text()


@_in_browser
@_with_chromium
@_with_npm
def test_page_asks_nothing_of_anybody_else(editor: Editing) -> None:
    assert editor.hosts == {urlsplit(editor.address).netloc}


@_with_npm
def test_other_programs_can_not_write(address: str) -> None:
    parts = urlsplit(address)
    body = '{"action": "info"}'
    headers = {"Content-Type": "application/json", "Origin": "https://kwaad.example"}

    with closing(HTTPConnection(parts.hostname or "", parts.port, timeout=10)) as connection:
        connection.request("POST", "/api/v1", body, headers)
        status = connection.getresponse().status

    assert status == 403


def test_what_to_install_is_told_when_it_is_not_there(tmp_path: Path) -> None:
    content = write_small_content(tmp_path / "content")

    done = command("edit", "--content", content, "--tools", tmp_path / "nothing")

    assert done.returncode == 2
    assert "npm ci --ignore-scripts --prefix" in done.stderr
