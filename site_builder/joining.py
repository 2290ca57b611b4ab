"""One site from the sites of its gemeenten: their pages as they are, the shared ones made anew.

A part is a whole site of one gemeente. Of it stay the pages below the gemeente's own address,
in every language, and its open data; start page, sources, sitemap and the like are of the hub.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

from attrs import frozen
from lxml import etree

from hub.errors import BuildError
from hub.gemeente import Gemeente, Hub
from hub.partition import BuildInput
from site_builder.build import site_files
from site_builder.manifest import KeptFile, Manifest, ManifestEntry, OutputFile
from site_builder.open_data import FOLDER as OPEN_DATA
from site_builder.plan import plan_shared
from site_builder.sitemap import SitemapEntry, sitemap
from site_builder.urls import gemeente_url, in_language

_SITEMAP = "sitemap"
_IN_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@frozen(kw_only=True)
class SitePart:
    """The live site of one gemeente: where its files are, and which."""

    gemeente: Gemeente
    folder: Path
    manifest: Manifest


def joined_files(
    hub: Hub, build: BuildInput, parts: Iterable[SitePart], live: Manifest | None
) -> Iterator[OutputFile | KeptFile]:
    """Yield every file of the joined site; what `live` has of a part is only named.

    Raises:
        BuildError: a file of a part is not what its manifest says.
    """
    known = live.by_path() if live else {}
    shared = plan_shared(hub, build)
    listed = [
        SitemapEntry(url=hub.base_url + page.url, changed_on=page.lastmod)
        for page in shared.pages
        if page.indexable
    ]
    for file in site_files(hub, build, shared, live):
        if not _is_sitemap(file.path):
            yield file
    for part in parts:
        begins = addresses(hub, part.gemeente)
        for entry in part.manifest.entries:
            if entry.path.startswith(begins):
                yield _file(part, entry, known.get(entry.path))
            elif _is_sitemap(entry.path):
                urls = tuple(f"{hub.base_url}/{one}" for one in begins)
                found = _pages((part.folder / entry.path).read_bytes())
                listed += (page for page in found if page.url.startswith(urls))
    yield from sitemap(listed, hub.base_url)


def addresses(hub: Hub, gemeente: Gemeente) -> tuple[str, ...]:
    """Return how the paths begin of all that belongs to a gemeente."""
    own = gemeente_url(gemeente)
    return (
        *(in_language(language, own).lstrip("/") for language in hub.languages),
        f"{OPEN_DATA}/{gemeente.slug}/",
    )


def _is_sitemap(path: str) -> bool:
    return path.startswith(_SITEMAP) and path.endswith(".xml")


def _file(
    part: SitePart, entry: ManifestEntry, live: ManifestEntry | None
) -> OutputFile | KeptFile:
    if live and live.sha256 == entry.sha256:
        return KeptFile(path=entry.path, sha256=entry.sha256, input_hash=entry.input_hash)
    body = (part.folder / entry.path).read_bytes()
    if sha256(body).hexdigest() != entry.sha256:
        raise BuildError(f"{part.folder / entry.path} is not what its manifest says")
    return OutputFile(path=entry.path, body=body, input_hash=entry.input_hash)


def _pages(body: bytes) -> Iterator[SitemapEntry]:
    """Yield the pages of a sitemap that we wrote; an index of sitemaps has none."""
    safe = etree.XMLParser(resolve_entities=False, no_network=True)
    for one in etree.fromstring(body, safe).iterfind(f"{_IN_SITEMAP}url"):
        changed = one.findtext(f"{_IN_SITEMAP}lastmod")
        yield SitemapEntry(
            url=one.findtext(f"{_IN_SITEMAP}loc") or "",
            changed_on=date.fromisoformat(changed) if changed else None,
        )
