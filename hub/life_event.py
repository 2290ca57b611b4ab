"""Steps in order across subjects: what to arrange when life changes, or around a theme."""

from attrs import frozen

from hub.vocabulary import Domain


@frozen(kw_only=True)
class Step:
    """One thing to do; `words` choose among the items of its subject.

    `rights`: a decision of the gemeente may be needed (CARE.md part 2.6).
    """

    title: str
    text: tuple[str, ...]
    domain: Domain
    words: tuple[str, ...] = ()
    rights: bool = False


@frozen(kw_only=True)
class LifeEvent:
    """A page with steps. A theme has the same shape; its steps need no order."""

    slug: str
    title: str
    intro: str
    steps: tuple[Step, ...]
    position: int = 0
