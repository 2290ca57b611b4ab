"""The pages of one list of titles: a single one, or those that a long list is divided in."""

from collections.abc import Iterator

from attrs import frozen

from site_builder.views.context import Context
from site_builder.views.divided_lists import MOST, Part, by_letter, divided
from site_builder.views.page import Link, Page

SPLIT_FROM = 30
"""A shorter list is quicker to read whole than by letter."""


@frozen(kw_only=True)
class Group:
    """Links under one heading; no heading for a list that is not split."""

    id: str
    heading: str
    links: tuple[Link, ...]


@frozen(kw_only=True)
class ListView:
    """A list of links, by letter when it is long.

    `letters` lead to the headings, or to the pages that a very long list is divided in; the
    page `is_way` when it has nothing else. `choose` asks for one of them.
    """

    page: Page
    intro: str
    groups: tuple[Group, ...]
    letters: tuple[Link, ...]
    choose: str
    is_way: bool = False


@frozen(kw_only=True)
class Listing:
    """What the pages of one list share.

    `url` is the address of its first page, `below` that of the parts, whose slugs come after
    it; `crumbs` lead from the gemeente to the first page, which is the last of them.
    """

    url: str
    below: str
    title: str
    description: str
    intro: str
    crumbs: tuple[Link, ...]
    choose: str

    def part_url(self, slug: str) -> str:
        """Return the address of a part."""
        return f"{self.below}{slug}/"


def list_pages(ctx: Context, listing: Listing, links: tuple[Link, ...]) -> Iterator[ListView]:
    """Yield the page of a list; of a long one the page of its letters, and their pages."""
    if len(links) <= MOST:
        yield list_page(ctx, listing, groups_of(links, split=len(links) >= SPLIT_FROM))
        return
    parts = divided(links)
    yield list_page(ctx, listing, (), ways=ways_of(listing, parts))
    yield from part_pages(ctx, listing, parts)


def part_pages(ctx: Context, listing: Listing, parts: tuple[Part, ...]) -> Iterator[ListView]:
    """Yield a page for each part of a long list."""
    for part in (one for top in parts for one in top.whole()):
        here = Link(text=part.name, href=part.slug)
        groups = groups_of(part.links, split=False)
        yield list_page(ctx, listing, groups, ways=ways_of(listing, part.parts), part=here)


def ways_of(listing: Listing, parts: tuple[Part, ...]) -> tuple[Link, ...]:
    """Return the links to the pages of parts."""
    return tuple(Link(text=part.name, href=listing.part_url(part.slug)) for part in parts)


def list_page(
    ctx: Context,
    listing: Listing,
    groups: tuple[Group, ...],
    *,
    ways: tuple[Link, ...] = (),
    part: Link | None = None,
) -> ListView:
    """Return a page of a list; `part` has the name and the slug of the part that it is.

    `ways` lead to the pages that it is divided in; else letters lead to its own headings.
    """
    named = ctx.words("list.part", title=listing.title, part=part.text) if part else ""
    anchors = (Link(text=one.heading, href=f"#{one.id}") for one in groups if one.heading)
    return ListView(
        page=ctx.page(
            listing.part_url(part.href) if part else listing.url,
            named or listing.title,
            listing.description,
            crumbs=listing.crumbs if part else listing.crumbs[:-1],
        ),
        intro="" if part else listing.intro,
        groups=groups,
        letters=ways or tuple(anchors),
        choose=listing.choose,
        is_way=bool(ways) and not groups,
    )


def groups_of(links: tuple[Link, ...], *, split: bool) -> tuple[Group, ...]:
    """Return links as one group, or one for each letter."""
    if not split:
        return (Group(id="", heading="", links=links),) if links else ()
    return tuple(
        Group(id=f"letter-{letter.lower()}", heading=letter, links=found)
        for letter, found in by_letter(links).items()
    )
