"""Tell editors where "Help mij zoeken" leads nowhere: in `check`, and at each refresh."""

from collections.abc import Callable, Iterable, Mapping

from hub.content.settings import Content
from hub.errors import Problem
from hub.gemeente import Gemeente, Hub
from hub.model import RawItem
from hub.partition import Partition
from hub.vocabulary import Domain
from hub.wegwijs import empty_outcomes, tree_problems
from site_builder.doors import LASTING, live_domains
from wijkwijzer.workspace import Workspace

HasItems = Callable[[Gemeente, Domain], bool]
"""Tells whether a refresh found something for a gemeente on a subject. Pure for its caller."""


def nothing_found(_: Gemeente, __: Domain) -> bool:
    """Know no refresh: then only what editors wrote counts."""
    return False


def found_in(workspace: Workspace, content: Content) -> HasItems:
    """Return what the last refresh of a workspace knows; without one, nothing."""
    if not workspace.index.is_dir():
        return nothing_found
    from index.engine import Filters, SearchIndex  # noqa: PLC0415 - most checks need no Whoosh

    search = SearchIndex(workspace.index, content.synonyms)

    def has_items(gemeente: Gemeente, domain: Domain) -> bool:
        return search.search("", Filters(area=gemeente.code, domain=domain), 1).total > 0

    return has_items


def guidance_problems(
    hub: Hub,
    written: Mapping[str, Iterable[RawItem]],
    has_items: HasItems = nothing_found,
) -> tuple[Problem, ...]:
    """Return all that is wrong with the question tree, with its file and line.

    `written` is what editors wrote, by the folder of the gemeente.
    """
    tree = hub.guide.tree()
    wanted = sorted({outcome.domain for outcome in tree.outcomes})
    live = {}
    for gemeente in hub.gemeenten:
        own = _written_domains(written.get(gemeente.folder, ()))
        live[gemeente.name] = {
            domain for domain in wanted if domain in own or has_items(gemeente, domain)
        }
    return tree_problems(tree, live, _numbers(hub))


def structure_problems(hub: Hub) -> tuple[Problem, ...]:
    """Return the dead ends, loops and lost pages of the tree, whatever there is to show."""
    return tree_problems(hub.guide.tree(), {}, _numbers(hub))


def empty_in(hub: Hub, partitions: Iterable[Partition]) -> tuple[Problem, ...]:
    """Return the outcomes whose page has only the counter of a gemeente."""
    live = {one.gemeente.name: live_domains(one.items) for one in partitions}
    return tuple(sorted(empty_outcomes(hub.guide.tree(), live)))


def _written_domains(items: Iterable[RawItem]) -> frozenset[Domain]:
    return frozenset(
        domain for one in items if one.kind in LASTING for domain in one.details.said.domains
    )


def _numbers(hub: Hub) -> frozenset[str]:
    local = (one.number for gemeente in hub.gemeenten for one in gemeente.crisis_numbers)
    return frozenset((*local, *(one.number for one in hub.crisis_numbers)))
