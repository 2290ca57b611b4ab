"""What editors decided, as labelled examples that the word lists are judged on. Pure.

The feedback set has no file of its own: it is the decisions in curatie.toml that keep the words
they were about (`titel`, `tekst`). So it grows by editing and can never differ from them.
"""

from collections.abc import Iterator

from attrs import frozen

from enrich.tag import Line
from hub.areas import LAND
from hub.curation import Curation
from hub.vocabulary import Audience, Domain


@frozen(kw_only=True)
class Example:
    """The words of an item and what an editor said that they are about."""

    line: Line
    domains: frozenset[Domain] | None
    audiences: frozenset[Audience] | None
    sensitive: bool | None


def examples(curation: Curation) -> Iterator[Example]:
    """Yield an example for each decision that keeps the words it was about."""
    for one in curation.decisions:
        if one.judged is None:
            continue
        yield Example(
            line=Line(
                id=one.item,
                title=one.judged.title,
                body=one.judged.text,
                feed=curation.gemeente or LAND,
            ),
            domains=None if one.domains is None else frozenset(one.domains),
            audiences=None if one.audiences is None else frozenset(one.audiences),
            sensitive=one.sensitive,
        )
