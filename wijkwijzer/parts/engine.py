"""Where the parts of a hub can be refreshed."""

import enum


class Engine(enum.StrEnum):
    """Who refreshes the parts."""

    LOCAL = "local"
    DASK = "dask"
