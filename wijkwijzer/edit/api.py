"""Stand between the editing page and decap-server: our form of text, and our folders alone."""

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from pathlib import PurePosixPath

import msgspec
from attrs import frozen

from harvest.written.editor_schema import FOLDERS
from harvest.written.markdown import examine
from hub.content.settings import Content
from hub.errors import Problem
from hub.gemeente import Gemeente
from wijkwijzer.check.texts import Folder
from wijkwijzer.edit.config import choices
from wijkwijzer.edit.text import for_form, from_form

PHOTOS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"})
MEDIA = "media"

_READS = frozenset({"info", "entriesByFolder", "entriesByFiles", "getEntry", "getMedia"})
_READS_FILES = frozenset({"getMediaFile"})
_WRITES = frozenset({"persistEntry", "persistMedia", "deleteFile", "deleteFiles"})


class EditFile(msgspec.Struct, omit_defaults=True):
    """A text that the page saves."""

    path: str
    raw: str
    slug: str
    newPath: str | msgspec.UnsetType = msgspec.UNSET  # noqa: N815 - the other side's name


class EditAsset(msgspec.Struct):
    """A photo that the page saves."""

    path: str
    content: str
    encoding: str


class EditParams(msgspec.Struct, omit_defaults=True):
    """What the page sends with an action."""

    branch: str | msgspec.UnsetType = msgspec.UNSET
    folder: str | msgspec.UnsetType = msgspec.UNSET
    extension: str | msgspec.UnsetType = msgspec.UNSET
    depth: int | msgspec.UnsetType = msgspec.UNSET
    files: list[dict[str, str]] | msgspec.UnsetType = msgspec.UNSET
    path: str | msgspec.UnsetType = msgspec.UNSET
    paths: list[str] | msgspec.UnsetType = msgspec.UNSET
    mediaFolder: str | msgspec.UnsetType = msgspec.UNSET  # noqa: N815
    dataFiles: list[EditFile] | msgspec.UnsetType = msgspec.UNSET  # noqa: N815
    assets: list[EditAsset] | msgspec.UnsetType = msgspec.UNSET
    asset: EditAsset | msgspec.UnsetType = msgspec.UNSET
    options: dict[str, str | bool | None] | msgspec.UnsetType = msgspec.UNSET


class EditRequest(msgspec.Struct, omit_defaults=True):
    """An action of the editing page."""

    action: str
    params: EditParams | msgspec.UnsetType = msgspec.UNSET


class FileAt(msgspec.Struct):
    """Where a text of an answer lies."""

    path: str
    label: str | None = None
    id: str | None = None


class EntryRead(msgspec.Struct):
    """A text in an answer."""

    data: str | None
    file: FileAt


@frozen(kw_only=True)
class Refusal:
    """Why an action is not passed on."""

    message: str
    status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY


@frozen(kw_only=True)
class Desk:
    """The texts that may be edited, with what they are read against, by gemeente's folder."""

    content: Content
    folders: Mapping[str, Folder]

    def gemeente_of(self, path: PurePosixPath) -> Gemeente | None:
        """Return the gemeente in whose text folders a path lies."""
        parts = path.parts
        if len(parts) < 2 or parts[1] not in FOLDERS or ".." in parts or path.is_absolute():
            return None
        hub = self.content.hub
        return next((one for one in hub.gemeenten if one.folder == parts[0]), None)


def outgoing(body: bytes, desk: Desk) -> bytes | Refusal:
    """Return the action as decap-server gets it, or why it does not."""
    try:
        asked = msgspec.json.decode(body, type=EditRequest)
    except msgspec.DecodeError as exc:
        return Refusal(message=f"Deze vraag is niet te lezen ({exc}).")
    params = asked.params or EditParams()
    if asked.action not in _READS | _READS_FILES | _WRITES:
        return Refusal(message=f"De actie {asked.action} is hier niet mogelijk.")
    outside = [path for path in _paths(params) if not _may_touch(PurePosixPath(path), desk)]
    if outside:
        return Refusal(message=f"{outside[0]} is geen tekst of foto van deze site.")
    for file in params.dataFiles or ():
        file.raw = from_form(PurePosixPath(file.path), file.raw)
        wrong = mistakes(PurePosixPath(file.newPath or file.path), file.raw, desk)
        if wrong:
            return Refusal(message=" ".join(map(told, wrong[:3])))
    return msgspec.json.encode(asked)


def _paths(params: EditParams) -> Iterator[str]:
    """Yield every path that an action names."""
    yield from (one.path for one in params.dataFiles or ())
    yield from (one.newPath for one in params.dataFiles or () if one.newPath)
    yield from (one.path for one in params.assets or ())
    yield from (one.path for one in (params.asset,) if one)
    yield from params.paths or ()
    yield from (one["path"] for one in params.files or () if "path" in one)
    yield from (one for one in (params.path, params.folder, params.mediaFolder) if one)


def _may_touch(path: PurePosixPath, desk: Desk) -> bool:
    """Return whether a path is a text, a photo, or a folder of them, in our own folders."""
    if desk.gemeente_of(path):
        return path.suffix.lower() in {"", ".md", *PHOTOS}
    is_media = path.parts[:1] == (MEDIA,) and ".." not in path.parts
    return is_media and path.suffix.lower() in {"", *PHOTOS}


def mistakes(path: PurePosixPath, text: str, desk: Desk) -> tuple[Problem, ...]:
    """Return the mistakes for which a text would not be published; none in a concept."""
    folder = desk.folders.get(path.parts[0])
    if folder is None:
        return ()
    below = PurePosixPath(*path.parts[1:])
    read = examine(below, text.encode(), folder.context, root=PurePosixPath(path.parts[0]))
    if read.is_concept:
        return ()
    return tuple(one for one in read.problems if not one.warning)


def told(problem: Problem) -> str:
    """Return a mistake in a sentence or two."""
    return f"{problem.message} {problem.hint}".strip()


def incoming(action: bytes, body: bytes, desk: Desk) -> bytes:
    """Return an answer of decap-server as the page gets it."""
    asked = msgspec.json.decode(action, type=EditRequest).action
    if asked in {"entriesByFolder", "entriesByFiles"}:
        found = msgspec.json.decode(body, type=list[EntryRead])
        return msgspec.json.encode([_for_page(one, desk) for one in found])
    if asked == "getEntry":
        return msgspec.json.encode(_for_page(msgspec.json.decode(body, type=EntryRead), desk))
    return body


def _for_page(entry: EntryRead, desk: Desk) -> EntryRead:
    path = PurePosixPath(entry.file.path)
    gemeente = desk.gemeente_of(path)
    if gemeente and entry.data is not None:
        entry.data = for_form(path, entry.data, choices(desk.content, gemeente))
    return entry
