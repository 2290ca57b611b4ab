"""The entries of a feed, whatever its format, and which entry is which. Pure."""

from attrs import frozen

from harvest.links import canonical, is_own_page, page_id
from hub.identity import digest

MAX_ID = 200


@frozen(kw_only=True)
class Entry:
    """One entry as its feed gives it; `link` and `guid` may be empty or shared with others."""

    link: str = ""
    guid: str = ""
    title: str = ""
    summary: str = ""
    content: str = ""
    published: str = ""
    updated: str = ""
    subjects: tuple[str, ...] = ()
    starts: str = ""
    ends: str = ""
    place: str = ""
    organiser: str = ""
    point: tuple[float, float] | None = None
    language: str = ""


@frozen(kw_only=True)
class Feed:
    """A feed as its reader understood it; `version` is empty when it is none.

    `next_page` is the page with the entries after these, when the feed names one.
    """

    version: str
    link: str = ""
    entries: tuple[Entry, ...] = ()
    next_page: str = ""


def identities(feed: Feed) -> tuple[str, ...]:
    """Return the identity of each entry.

    The link comes before the guid: feeds that change all guids, or give all entries one guid,
    do the commonest harm, while links hold. A link counts when it belongs to one entry; then a
    guid that does; else the entry is what it says.
    """
    links = [canonical(entry.link) for entry in feed.entries]
    guids = [canonical(entry.guid) for entry in feed.entries]
    texts = [_says(entry) for entry in feed.entries]
    guids_of = _gathered(links, guids)
    texts_of_link = _gathered(links, texts)
    texts_of_guid = _gathered(guids, texts)
    front = canonical(feed.link)

    def identity(link: str, guid: str, text: str) -> str:
        same_entry = len(texts_of_link[link]) == 1 or guids_of[link] == {guid} != {""}
        if is_own_page(link) and link != front and same_entry:
            return page_id(link)
        if guid and len(texts_of_guid[guid]) == 1:
            return guid if len(guid) <= MAX_ID else digest(guid.encode())
        return digest(text.encode())

    return tuple(map(identity, links, guids, texts))


def _gathered(keys: list[str], values: list[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for key, value in zip(keys, values, strict=True):
        found.setdefault(key, set()).add(value)
    return found


def _says(entry: Entry) -> str:
    return f"{entry.title}\n{entry.summary}\n{entry.content}\n{entry.published}\n{entry.starts}"
