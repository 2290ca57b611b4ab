"""What lets a device keep the last wijk, to read without internet, where a hub asks for it.

Each gemeente has in each language a worker and a manifest below its own address, so that
neither reaches further than that. What searches on the device lies there too: a browser asks
the worker for the script of a search only when it lies below the worker's own address.

Where a hub stopped, a worker that tidies up takes the place of the one that stood there: a
browser asks for it again by itself.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from hub.identity import digest
from site_builder import urls
from site_builder.asset_files import WORKER as SEARCHER
from site_builder.asset_files import published
from site_builder.colours import Colour
from site_builder.icons import icon_files, icons
from site_builder.languages import direction_of
from site_builder.manifest import KeptFile, ManifestEntry, OutputFile
from site_builder.postcodes import PlannedShard
from site_builder.views.context import Context
from site_builder.views.near_search import searcher_url

WORKER = "bewaar.js"
"""The name of the worker in the folder of a gemeente; assets/offline/keep.js knows it too."""

SCRIPT = "assets/offline/keep.js"
"""What keeps a wijk, for pages that are not sensitive."""


def offline_shards(
    contexts: Iterable[Context], standing: frozenset[str]
) -> Iterator[PlannedShard]:
    """Yield the workers and manifests of the gemeenten, each in the language of its context.

    `standing` are the files of the live site: a worker there that is no longer wanted (the hub
    stopped, or a gemeente or a language is gone) makes way for one that tidies up.
    """
    wanted = set()
    for ctx in contexts:
        if ctx.site.hub.offline:
            worker = ctx.site.address(urls.gemeente_url(ctx.gemeente)) + WORKER
            wanted.add(urls.output_path(worker))
            yield PlannedShard(url=worker, body=published("offline/worker.js"))
            yield PlannedShard(url=searcher_url(ctx), body=published(SEARCHER))
            yield PlannedShard(url=ctx.shell.manifest, body=web_manifest(ctx))
    for path in sorted(standing - wanted):
        if path.endswith(f"/{WORKER}"):
            yield PlannedShard(url=f"/{path}", body=published("offline/remove.js"))


def web_manifest(ctx: Context) -> bytes:
    """Return how a gemeente stands among the apps of a telephone."""
    gemeente, site = ctx.gemeente, ctx.site
    home = site.address(urls.gemeente_url(gemeente))
    told = {
        "id": home,
        "name": f"{site.hub.name} {gemeente.name}",
        "short_name": gemeente.name,
        "lang": site.language,
        "dir": direction_of(site.language),
        "start_url": home,
        "scope": home,
        # In a window of the browser: who must leave a page quickly has all its buttons.
        "display": "browser",
        "theme_color": site.colours["masthead"].hex,
        "background_color": site.colours["page"].hex,
        "icons": [icon.described for icon in icons(png=site.paper)],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def offline_assets(
    colours: Mapping[str, Colour], known: Mapping[str, ManifestEntry], *, png: bool
) -> Iterator[OutputFile | KeptFile]:
    """Yield what all gemeenten share: the script that keeps a wijk, and the icons."""
    script = published("offline/keep.js")
    own = OutputFile(path=SCRIPT, body=script, input_hash=digest(script))
    return chain((own,), icon_files(colours, known, png=png))
