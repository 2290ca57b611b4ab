"""What the index writes for the search page: files with lasting names, and where they stand."""

from attrs import frozen


@frozen(kw_only=True)
class SearchFile:
    """A file of the export: its name holds the hash of its bytes, so it never changes."""

    path: str
    body: bytes


@frozen(kw_only=True)
class SearchFiles:
    """The search of one gemeente; `manifest` is the JSON that its search page holds.

    `gemeente` is the first folder of its addresses.
    """

    code: str
    gemeente: str
    manifest: str
    files: tuple[SearchFile, ...]
