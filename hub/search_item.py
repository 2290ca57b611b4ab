"""One item as the search page shows it, ranks it and narrows it down."""

from datetime import date

from attrs import frozen


@frozen(kw_only=True)
class SearchItem:
    """What search knows of an item beside its words.

    `areas` are the codes that it names itself, without those above them. `days` are its coming
    dates, in order. A sensitive item carries no summary and no name of an area.
    """

    id: str
    title: str
    url: str = ""
    summary: str = ""
    kind: str = ""
    areas: tuple[str, ...] = ()
    area: str = ""
    area_name: str = ""
    domains: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    language: str = "nl"
    days: tuple[date, ...] = ()
    sensitive: bool = False
    offline: bool = True


@frozen(kw_only=True)
class SearchArea:
    """An area that a reader may be at home in, with the areas that are near for it.

    `own` is the area with those inside it, `near` its neighbours and what it lies in, `around`
    the gemeente. `names` are all that people call it; who types one asks for what is there.
    """

    code: str
    own: frozenset[str]
    near: frozenset[str]
    around: frozenset[str]
    names: tuple[str, ...] = ()


@frozen(kw_only=True)
class SearchScope:
    """What can be found in one gemeente, and from where a reader may look.

    `gemeente` is the first folder of its addresses.
    """

    code: str
    gemeente: str
    items: tuple[SearchItem, ...]
    areas: tuple[SearchArea, ...] = ()
