"""What a built site consists of: the files to publish and the list of what stands. Pure."""

import re
from collections.abc import Iterable
from hashlib import sha256
from itertools import pairwise

from attrs import frozen

from hub import codec
from hub.errors import BuildError, StoreError
from hub.identity import digest

BUILD_JSON = "build.json"
"""The public manifest; publishing writes it, so no page may have this path."""

# What our slugs and asset names are made of. Nothing else can reach the disk: no upper case
# (two names would be one file on some systems), no backslash, no NUL, no space.
_SEGMENT = re.compile(r"[a-z0-9._-]{1,255}")


@frozen(kw_only=True)
class OutputFile:
    """One file of the new site. Equal input hashes promise equal bytes."""

    path: str
    body: bytes
    input_hash: str = ""


@frozen(kw_only=True)
class KeptFile:
    """A file that was not rendered again, since its input is that of the live build."""

    path: str
    sha256: str
    input_hash: str


@frozen(kw_only=True)
class ManifestEntry:
    """One published file: what it holds and which input it was made from."""

    path: str
    sha256: str
    size: int
    input_hash: str


@frozen(kw_only=True)
class Manifest:
    """All files of one build, sorted by path, without build.json itself."""

    build: str
    entries: tuple[ManifestEntry, ...]

    def by_path(self) -> dict[str, ManifestEntry]:
        """Return the entries under their paths."""
        return {entry.path: entry for entry in self.entries}

    @property
    def folders(self) -> frozenset[str]:
        """Every folder that the files stand in."""
        return folders_of(entry.path for entry in self.entries)


@frozen(kw_only=True)
class PublicManifest:
    """What `build.json` says: the build, and the hash of every file by its path."""

    build: str
    files: dict[str, str]


def entry_of(file: OutputFile) -> ManifestEntry:
    """Return the manifest's line for a file."""
    return ManifestEntry(
        path=file.path,
        sha256=sha256(file.body).hexdigest(),
        size=len(file.body),
        input_hash=file.input_hash,
    )


def manifest_of(entries: Iterable[ManifestEntry]) -> Manifest:
    """Return the manifest of these files.

    Raises:
        BuildError: two files want one path, or one path is both a file and a folder.
    """
    ordered = tuple(sorted(entries, key=lambda entry: entry.path))
    _check_tree([entry.path for entry in ordered])
    return Manifest(build=_build_id(ordered), entries=ordered)


def check_path(path: str) -> str:
    """Return the path when it may be published.

    Raises:
        BuildError: it is not a relative path of plain lower-case names.
    """
    segments = path.split("/")
    plain = all(_SEGMENT.fullmatch(name) and name.strip(".") for name in segments)
    if not plain or path == BUILD_JSON:
        raise BuildError(f"a file may not be published under the path {path!r}")
    return path


def page_paths(paths: Iterable[str]) -> frozenset[str]:
    """Return the paths that are pages: what the page-drop guard counts."""
    return frozenset(path for path in paths if path.endswith(".html"))


def public_json(manifest: Manifest) -> bytes:
    """Return build.json: the build and the hash of every file but itself."""
    files = {entry.path: entry.sha256 for entry in manifest.entries}
    return codec.encode(PublicManifest(build=manifest.build, files=files)) + b"\n"


def encode(manifest: Manifest) -> bytes:
    """Return the manifest as it is kept in output/state/manifests."""
    return codec.encode(manifest) + b"\n"


def decode(data: bytes) -> Manifest | None:
    """Return the manifest that `encode` wrote, or None when it is damaged."""
    try:
        manifest = codec.decode(data, Manifest)
    except StoreError:
        return None
    return manifest if manifest.build == _build_id(manifest.entries) else None


def folders_of(paths: Iterable[str]) -> frozenset[str]:
    """Return every folder that files with these paths stand in."""
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        # What is above a folder that was found is found already.
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return frozenset(found)


def _build_id(entries: tuple[ManifestEntry, ...]) -> str:
    return digest("".join(f"{entry.path}\0{entry.sha256}\n" for entry in entries).encode())


def _check_tree(paths: list[str]) -> None:
    """Refuse a path that stands twice or that lies below another file."""
    files = set(paths)
    if len(files) < len(paths):
        twice = next(path for path, after in pairwise(paths) if path == after)
        raise BuildError(f"two files have the path {twice}")
    if both := sorted(folders_of(paths) & files):
        raise BuildError(f"{both[0]} is both a file and a folder")
