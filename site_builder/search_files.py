"""Publish the files of the search, each also compressed as web servers can send it."""

import gzip
from collections.abc import Iterator, Mapping

import brotli  # type: ignore[import-untyped] # it has no types

from hub.identity import digest
from hub.search_files import SearchFile, SearchFiles, folder_url
from site_builder.manifest import KeptFile, ManifestEntry, OutputFile

MANIFEST = "manifest.json"
"""For a page that was opened before the site changed: the names of the files of now."""

BROTLI_QUALITY = 9
BROTLI_WINDOW = 16
"""With a larger window each file begins with 32 MB of empty tables: fifteen times as long for a
thousandth of the size."""

GZIP_LEVEL = 4
"""The next steps double the time for three percent; most browsers get the other form."""


def base(files: SearchFiles) -> str:
    """Return the address of the folder of a gemeente's files."""
    return folder_url(files.gemeente)


def search_output(
    files: SearchFiles, known: Mapping[str, ManifestEntry]
) -> Iterator[OutputFile | KeptFile]:
    """Yield every file in the three forms; what the live site has is only named."""
    manifest = SearchFile(path=MANIFEST, body=files.manifest.encode())
    for file in (*files.files, manifest):
        yield from _forms(base(files).lstrip("/") + file.path, file.body, known)


def _forms(
    path: str, body: bytes, known: Mapping[str, ManifestEntry]
) -> Iterator[OutputFile | KeptFile]:
    input_hash = digest(body)
    paths = (path, f"{path}.br", f"{path}.gz")
    live = [known[one] for one in paths if one in known]
    if len(live) == len(paths) and all(one.input_hash == input_hash for one in live):
        for one in live:
            yield KeptFile(path=one.path, sha256=one.sha256, input_hash=input_hash)
        return
    bodies = (
        body,
        brotli.compress(body, quality=BROTLI_QUALITY, lgwin=BROTLI_WINDOW),
        gzip.compress(body, GZIP_LEVEL, mtime=0),
    )
    for form, made in zip(paths, bodies, strict=True):
        yield OutputFile(path=form, body=made, input_hash=input_hash)
