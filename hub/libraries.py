"""Which versions of libraries there are: what was made with others is made again."""

from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version


def versions(libraries: Iterable[str]) -> tuple[str, ...]:
    """Return the version of each library, in this order; nothing for one that is missing."""
    return tuple(map(_version, libraries))


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
