"""The style sheet, drawings and scripts of every site, as they are published."""

from collections.abc import Iterator
from importlib.resources import files

from hub.identity import digest
from site_builder.manifest import OutputFile

ASSETS = (
    "check.js",
    "favicon.svg",
    "houses.svg",
    "icons.svg",
    "leave.js",
    "open.js",
    "postcode.js",
    "printed.js",
    "read.js",
    "search/form.js",
    "style.css",
    "wegwijs.js",
    "wijk.js",
)
"""The files of site_builder/assets; they are published under /assets/."""

WORKER = "search/worker.js"
SEARCH = "search/page.js"
NEAR = "search/near.js"
LIST = "list/page.js"
JOINED = {
    LIST: ("list/qr.js", "list/page.js"),
    WORKER: ("search/engine.js", "search/worker.js"),
    SEARCH: ("search/guard.js", "search/status.js", "search/page.js"),
    NEAR: ("search/guard.js", "search/status.js", "search/near.js"),
}
"""What a page needs together is one file, since the second would wait for the first: what
searches on the device, what shows the answers, and what puts a list together."""


def every_asset() -> Iterator[OutputFile]:
    """Yield the files below /assets/ that every site has."""
    for name in (*ASSETS, *JOINED):
        body = published(name)
        yield OutputFile(path=f"assets/{name}", body=body, input_hash=digest(body))


def published(name: str) -> bytes:
    """Return a file of site_builder/assets as it is published.

    Lines of comment in a script are left out: they cost every phone bytes.
    """
    folder = files("site_builder") / "assets"
    body = b"".join((folder / part).read_bytes() for part in JOINED.get(name, (name,)))
    if not name.endswith(".js"):
        return body
    lines = body.splitlines(keepends=True)
    return b"".join(line for line in lines if not line.lstrip().startswith(b"//"))
