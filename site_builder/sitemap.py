"""Write what search engines ask for first: sitemap.xml and robots.txt. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date

from attrs import frozen

from site_builder.manifest import OutputFile
from site_builder.xml_text import xml_text

MOST_URLS = 50_000
"""More are not allowed in one file (sitemaps.org); the files then stand in an index."""

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@frozen(kw_only=True)
class SitemapEntry:
    """One page that may be found: its absolute URL and the day on which it last changed."""

    url: str
    changed_on: date | None = None


def sitemap(
    pages: Iterable[SitemapEntry], base_url: str, *, most_urls: int = MOST_URLS
) -> tuple[OutputFile, ...]:
    """Return sitemap.xml: all pages, or an index of the files that hold them."""
    ordered = sorted(pages, key=lambda page: page.url)
    if len(ordered) <= most_urls:
        return (_file("sitemap.xml", "urlset", "url", ordered),)
    parts = [ordered[at : at + most_urls] for at in range(0, len(ordered), most_urls)]
    files = [
        _file(f"sitemap-{number}.xml", "urlset", "url", part)
        for number, part in enumerate(parts, start=1)
    ]
    index = [
        SitemapEntry(url=f"{base_url.rstrip('/')}/{file.path}", changed_on=_last_change(part))
        for file, part in zip(files, parts, strict=True)
    ]
    return (_file("sitemap.xml", "sitemapindex", "sitemap", index), *files)


def robots(sitemap_url: str = "") -> OutputFile:
    """Return robots.txt: everybody may read everything.

    A site that must not be found says so on its pages (noindex), which a robot must be able to
    read; it names no sitemap.
    """
    lines = ["User-agent: *", "Allow: /"]
    if sitemap_url:
        lines += ["", f"Sitemap: {sitemap_url}"]
    return OutputFile(path="robots.txt", body=("\n".join(lines) + "\n").encode())


def _file(path: str, root: str, element: str, entries: Sequence[SitemapEntry]) -> OutputFile:
    lines = [
        _DECLARATION,
        f'<{root} xmlns="{_NAMESPACE}">',
        *(f"<{element}>{_location(entry)}</{element}>" for entry in entries),
        f"</{root}>\n",
    ]
    return OutputFile(path=path, body="\n".join(lines).encode())


def _location(entry: SitemapEntry) -> str:
    changed = f"<lastmod>{entry.changed_on.isoformat()}</lastmod>" if entry.changed_on else ""
    return f"<loc>{xml_text(entry.url)}</loc>{changed}"


def _last_change(entries: Iterable[SitemapEntry]) -> date | None:
    return max((entry.changed_on for entry in entries if entry.changed_on), default=None)
