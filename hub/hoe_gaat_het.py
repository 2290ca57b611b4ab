"""The check "Hoe gaat het met u?": its records, and what the answers come to. Pure.

site_builder/assets/check.js does the same as `overview` on the reader's own device; no answer
ever leaves it. One test gives both the same cases. Safety has no answers at all (CARE.md 2.5).
"""

import enum
from collections.abc import Iterable

from attrs import frozen

from hub.vocabulary import Domain

TOGETHER = 2
"""From so many difficult subjects on, the telephone number stands on top."""


class Reply(enum.StrEnum):
    """What a reader may say about a situation."""

    GOED = "goed"
    MEESTAL = "meestal"
    LASTIG = "lastig"
    LIEVER_NIET = "liever-niet"


@frozen(kw_only=True)
class Situation:
    """One subject: a situation, what one can do, and words that choose among its items.

    `hard` fills "U gaf aan dat …". `urgent` says when not to wait. `lang` is the language.
    """

    domain: Domain
    text: str
    hard: str
    alone: str
    decision: str = ""
    urgent: str = ""
    words: tuple[str, ...] = ()
    lang: str = "nl"


@frozen(kw_only=True)
class Assessment:
    """All subjects in one language; `safety` invites to call, and asks nothing."""

    situations: tuple[Situation, ...] = ()
    safety: str = ""
    safety_lang: str = "nl"


@frozen(kw_only=True)
class Overview:
    """What the answers come to: subjects in the order of the page."""

    good: tuple[Domain, ...]
    mostly: tuple[Domain, ...]
    hard: tuple[Domain, ...]
    call_first: bool


def overview(replies: Iterable[tuple[Domain, Reply]]) -> Overview:
    """Return what goes well and what is difficult; whatever is said about safety is dropped."""
    told = tuple(
        (domain, reply) for domain, reply in replies if domain is not Domain.VEILIGHEID
    )
    hard = _that_are(told, Reply.LASTIG)
    return Overview(
        good=_that_are(told, Reply.GOED),
        mostly=_that_are(told, Reply.MEESTAL),
        hard=hard,
        call_first=len(hard) >= TOGETHER,
    )


def _that_are(told: tuple[tuple[Domain, Reply], ...], wanted: Reply) -> tuple[Domain, ...]:
    return tuple(domain for domain, reply in told if reply is wanted)
