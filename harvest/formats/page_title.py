"""The title of a web page, without the name of its site. Pure."""

import re
from urllib.parse import urlsplit

from harvest.formats.html_page import Element, select, text_of

MAX_TITLE = 300

_SEPARATOR = re.compile(r"\s+[|–—·»•:-]+\s+|\s*[|»]\s*")
_LETTERS = re.compile(r"[^\W\d_]+")


def title_of(root: Element, meta: dict[str, str], url: str) -> str:
    """Return the title without the name of the site.

    The heading goes first, when there is one alone and it is not the site's name.
    """
    site = meta.get("og:site_name", "")
    headings = [text for one in select(root, "h1") if (text := " ".join(text_of(one).split()))]
    names = [" ".join((one.text or "").split()) for one in select(root, "head > title")]
    written = next((text for text in (meta.get("og:title", ""), *names) if text), "")
    own = (heading for heading in headings if not _is_site(heading, site, url))
    distinct = tuple(dict.fromkeys(own))
    if len(distinct) == 1:
        return distinct[0][:MAX_TITLE]
    return (_without_site(written, site, url) or next(iter(distinct), ""))[:MAX_TITLE]


def _without_site(title: str, site: str, url: str) -> str:
    """Return the title without a last or first part that names the site."""
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    if _is_site(parts[-1], site, url):
        return title[: title.rindex(parts[-1])].rstrip(" |–—·»•:-")
    if _is_site(parts[0], site, url):
        return title[title.index(parts[0]) + len(parts[0]) :].lstrip(" |–—·»•:-")
    return title


def _is_site(text: str, site: str, url: str) -> bool:
    """Return whether this is the site's name: as the page says it, or as its address does."""
    words = folded(text)
    host = (urlsplit(url).hostname or "").removeprefix("www.").rpartition(".")[0]
    address = folded(host)
    # "Gemeente Almere" ends with the name in almere.nl; four letters are a name, three chance.
    in_address = len(words) > 3 and words in address
    ends_with_it = len(address) > 3 and words.endswith(address)
    return bool(words) and (words == folded(site) or in_address or ends_with_it)


def folded(text: str) -> str:
    """Return the letters of a text alone, in lower case, for comparing."""
    return "".join(_LETTERS.findall(text.lower()))
