"""Answer a request of the preview: a page with its margin, a file of the site, or our own."""

from http import HTTPStatus
from importlib.resources import files
from urllib.parse import quote, unquote

from attrs import frozen

from harvest.written.markdown import file_bytes
from hub.model import EnrichedItem
from site_builder.asset_files import every_asset
from site_builder.build import THEME
from site_builder.plan import PlannedPage
from site_builder.urls import NOT_FOUND
from wijkwijzer.check.findings import Finding
from wijkwijzer.check.texts import text_look
from wijkwijzer.preview.margin import (
    HOME,
    SCRIPT,
    STYLE,
    TEXT,
    Beside,
    TextShown,
    overview,
    own_page,
    place,
    text_html,
    with_margin,
)
from wijkwijzer.preview.site import Snapshot
from wijkwijzer.preview.texts import Draft

HTML = "text/html; charset=utf-8"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
_OWN_FILES = (STYLE, SCRIPT)


@frozen(kw_only=True)
class Answer:
    """What the browser gets."""

    status: HTTPStatus = HTTPStatus.OK
    type: str = HTML
    body: bytes = b""
    location: str = ""


def answer(snapshot: Snapshot, path: str, trouble: str = "", number: int = 0) -> Answer:
    """Return what stands at a path; `trouble` is why the newest texts cannot be shown."""
    url = unquote(path)
    if url in _OWN_FILES:
        body = (files("wijkwijzer.preview") / "files" / url.rsplit("/", 1)[-1]).read_bytes()
        return Answer(type=_type(url), body=body)
    if url.startswith("/assets/"):
        return _asset(snapshot, url)
    shown = _Shown(snapshot=snapshot, trouble=trouble, number=number)
    if url == HOME:
        beside = shown.beside()
        return _html(own_page("Alle teksten", beside, overview(snapshot)))
    if url.startswith(TEXT):
        return shown.text(url.removeprefix(TEXT))
    return shown.page(url)


@frozen(kw_only=True)
class _Shown:
    """One snapshot and what is said on every page of it."""

    snapshot: Snapshot
    trouble: str
    number: int

    def page(self, url: str) -> Answer:
        """Return a page of the site with its margin."""
        found = self.snapshot.site.page(url)
        if found is None and not url.endswith("/"):
            moved = self.snapshot.site.page(f"{url}/")
            if moved:
                return Answer(status=HTTPStatus.FOUND, location=quote(f"{url}/"))
        status = HTTPStatus.OK if found else HTTPStatus.NOT_FOUND
        planned = found or self.snapshot.site.page(NOT_FOUND)
        if planned is None:
            return Answer(status=HTTPStatus.NOT_FOUND)
        html = self.snapshot.renderer.render(planned).decode()
        return _html(with_margin(html, self.beside(planned)), status)

    def text(self, where: str) -> Answer:
        """Return the page on which a text can be seen, or else what is to be said of it."""
        snapshot = self.snapshot
        draft = next((one for one in snapshot.drafts if place(one, snapshot) == where), None)
        if draft is None:
            beside = self.beside()
            page = own_page("Deze tekst is er niet (meer)", beside, overview(snapshot))
            return _html(page, HTTPStatus.NOT_FOUND)
        urls = _urls(draft, snapshot)
        if urls:
            return Answer(status=HTTPStatus.FOUND, location=quote(urls[0]))
        shown = text_shown(draft, snapshot)
        return _html(own_page(where, self.beside(), text_html(shown)))

    def beside(self, page: PlannedPage | None = None) -> Beside:
        """Return what stands beside a page."""
        snapshot = self.snapshot
        item = snapshot.items.get(page.item_id) if page and page.item_id else None
        texts = _drafts_of(item, snapshot) if item else ()
        return Beside(
            snapshot=snapshot,
            number=self.number,
            trouble=self.trouble,
            item=item,
            texts=tuple(text_shown(one, snapshot) for one in texts),
        )


def text_shown(draft: Draft, snapshot: Snapshot) -> TextShown:
    """Return a text with all that check finds in it."""
    return TextShown(
        draft=draft, where=place(draft, snapshot), findings=_findings(draft, snapshot)
    )


def _findings(draft: Draft, snapshot: Snapshot) -> tuple[Finding, ...]:
    try:
        data = file_bytes(draft.path)
    except OSError:
        return tuple(Finding(problem=one) for one in draft.problems)
    look = text_look(snapshot.shelves[draft.gemeente].folder, snapshot.known)
    return look(draft.path, data).findings


def _drafts_of(item: EnrichedItem, snapshot: Snapshot) -> tuple[Draft, ...]:
    """Return the text of an item and the local texts beside it."""
    own = snapshot.draft_of(item.item.id)
    beside = (one for one in snapshot.drafts if _stands_beside(one) == item.item.id)
    return (*((own,) if own else ()), *beside)


def _stands_beside(draft: Draft) -> str:
    overlay = draft.item.details.overlay if draft.item else None
    return overlay.item_id if overlay else ""


def _urls(draft: Draft, snapshot: Snapshot) -> tuple[str, ...]:
    return snapshot.site.urls(draft.item_id) or snapshot.site.urls(_stands_beside(draft))


def _asset(snapshot: Snapshot, url: str) -> Answer:
    path = url.lstrip("/")
    if path == THEME and snapshot.theme:
        return Answer(type=_type(url), body=snapshot.theme.encode())
    for one in every_asset():
        if one.path == path:
            return Answer(type=_type(url), body=one.body)
    return Answer(status=HTTPStatus.NOT_FOUND)


def _type(url: str) -> str:
    return _TYPES.get(f".{url.rpartition('.')[2]}", "application/octet-stream")


def _html(page: str, status: HTTPStatus = HTTPStatus.OK) -> Answer:
    return Answer(status=status, body=page.encode())
