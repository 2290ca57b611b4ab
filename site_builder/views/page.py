"""What every page has: the frame around its content."""

from datetime import date

from attrs import frozen

from site_builder.dutch_words import day_with_year
from site_builder.languages import DUTCH


def plain_date(on: date) -> str:
    """Return "15 november 2026": a date of which the weekday does not matter."""
    return day_with_year(on).partition(" ")[2]


@frozen(kw_only=True, cache_hash=True)
class Link:
    """A link with its text, and a note that stands after it.

    `lang` is the language of the text and `hreflang` that of what it leads to; both are empty
    when that is the language of the page.
    """

    text: str
    href: str
    note: str = ""
    lang: str = ""
    hreflang: str = ""


@frozen(kw_only=True, cache_hash=True)
class Phone:
    """A telephone number; `href` is empty when it cannot be dialled."""

    text: str
    href: str = ""


@frozen(kw_only=True, cache_hash=True)
class BarNumber:
    """One crisis number as it stands in the help bar."""

    text: str
    phone: Phone
    note: str = ""
    lang: str = ""


@frozen(kw_only=True, cache_hash=True)
class Report:
    """Where a reader tells that something is wrong."""

    mail: str = ""
    phone: Phone | None = None


@frozen(kw_only=True, cache_hash=True)
class Shell:
    """What all pages of one gemeente (or of the hub) share: header, help bar and footer.

    `offline`: a device keeps the last wijk; `manifest` then is where a gemeente says how it
    stands among somebody's apps.
    """

    site: str
    gemeente: str
    gemeente_href: str
    nav: tuple[Link, ...]
    bar: tuple[BarNumber, ...]
    help_href: str
    phone: Phone | None
    footer: tuple[Link, ...]
    banner: tuple[str, ...]
    report: Report
    exit_url: str
    search_href: str = ""
    themed: bool = False
    offline: bool = False
    manifest: str = ""


@frozen(kw_only=True)
class Sharing:
    """What another site or an app shows of a page when somebody sends its address.

    `image` is the full address of a picture, empty where there is none; `image_alt` says what
    is on it.
    """

    title: str
    locale: str
    image: str = ""
    image_alt: str = ""


@frozen(kw_only=True)
class FeedLink:
    """A feed of the list on a page.

    `label` is what the link to it says; `webcal` is the address for calendar programs.
    """

    title: str
    href: str
    mime: str
    label: str = ""
    webcal: str = ""


@frozen(kw_only=True)
class Version:
    """A language in the choice of languages: the page in it, or else its home page.

    `address` is the full one of the page in this language, empty when it has none.
    """

    language: str
    name: str
    href: str
    address: str = ""


@frozen(kw_only=True)
class Page:
    """The frame of one page. `crumbs` lead from the hub to the page itself, which is last.

    `noindex` also holds when the whole site is an example; `listed` is about the page alone: it
    belongs in the sitemap. `language` is that of our own words; `versions` are all languages of
    the site, none when it has one. `address` is the full one of the page itself, which goes on
    paper; `canonical` may be that of the original elsewhere. `form` is the form of
    address, where it is not that of the hub. `sharing` is None where nothing of the page may
    be shown elsewhere.
    """

    url: str
    title: str
    heading: str
    description: str
    canonical: str
    address: str
    crumbs: tuple[Link, ...]
    shell: Shell
    noindex: bool = False
    listed: bool = True
    sensitive: bool = False
    language: str = DUTCH
    form: str = ""
    versions: tuple[Version, ...] = ()
    jsonld: tuple[str, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    sharing: Sharing | None = None
