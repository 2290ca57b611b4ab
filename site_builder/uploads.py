"""What must go to a store of files elsewhere after a build, told from two manifests. Pure.

`build.json` names every file of a site with its SHA-256. Whoever keeps that of the last upload
sends only what is new or changed since. The order is one in which readers never miss a file:
first what pages fetch, then the pages, then the start page, then `build.json`, and only after
that what is no longer there is removed.
"""

import enum
from collections.abc import Iterator
from hashlib import sha256

from attrs import frozen

from hub import codec
from hub.errors import StoreError
from site_builder.manifest import BUILD_JSON, PublicManifest

_START = "index.html"


class Change(enum.StrEnum):
    """What happened to a file."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@frozen(kw_only=True)
class Upload:
    """One file to send or to remove; `sha256` is empty for what is removed."""

    change: Change
    path: str
    sha256: str = ""


def read_public(data: bytes) -> PublicManifest:
    """Return what a `build.json` says.

    Raises:
        StoreError: it is no manifest of a build.
    """
    try:
        return codec.decode(data, PublicManifest)
    except StoreError as exc:
        raise StoreError("dit is geen build.json van een gebouwde site") from exc


def uploads(before: bytes | None, now: bytes) -> Iterator[Upload]:
    """Yield what changed between two `build.json`, in the order to send it; nothing for equals.

    Raises:
        StoreError: one of them is no manifest of a build.
    """
    old = read_public(before).files if before else {}
    new = {**read_public(now).files, BUILD_JSON: sha256(now).hexdigest()}
    if before == now:
        return
    known = {**old, **({BUILD_JSON: ""} if before else {})}
    for path in sorted(new, key=_order):
        if known.get(path) != new[path]:
            change = Change.CHANGED if path in known else Change.ADDED
            yield Upload(change=change, path=path, sha256=new[path])
    for path in sorted(known.keys() - new.keys()):
        yield Upload(change=Change.REMOVED, path=path)


def _order(path: str) -> tuple[int, str]:
    """Return what goes first: what pages fetch, pages, the start page, the manifest."""
    if path == BUILD_JSON:
        return 3, path
    if path == _START:
        return 2, path
    return int(path.endswith(".html")), path
