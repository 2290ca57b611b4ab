"""What the index writes for the search page: files with lasting names, and where they stand."""

from attrs import frozen

FOLDER = "zoek"
"""Where these files stand, below the address of their gemeente."""


@frozen(kw_only=True)
class SearchFile:
    """A file of the export: its name holds the hash of its bytes, unless it is a bundle."""

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


def bundle_name(code: str) -> str:
    """Return the name of the file with the search of one wijk or stadsdeel.

    It holds no hash: the page of the wijk names it and must not change when its items do.
    """
    return f"wijk-{code.lower()}.bin"


def folder_url(gemeente: str) -> str:
    """Return the address of the folder with the files of a gemeente."""
    return f"/{gemeente}/{FOLDER}/"
