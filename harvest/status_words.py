"""What Dutch titles say about an event: afgelast, vol, verplaatst. Pure."""

import re

from attrs import frozen

from hub.vocabulary import EventStatus

_WORDS = {
    EventStatus.CANCELLED: (
        r"afgelast|geannuleerd|gecanceld|cancell?ed|vervallen|vervalt"
        r"|gaat (?:helaas )?niet door"
    ),
    EventStatus.MOVED: r"verplaatst|verzet|uitgesteld|nieuwe (?:datum|locatie|tijd)",
    EventStatus.FULL: r"volgeboekt|vol geboekt|uitverkocht|vol",
}
# "verplaatst naar zaal 2", "afgelast wegens storm"; but not "vol van leven".
_MORE = r"(?P<more>\s+(?:naar|tot|op|wegens|vanwege|door|in verband met)\s.+)?"
_PHRASES = tuple(
    (status, re.compile(rf"(?:is |helaas )?(?:{words}){_MORE}", re.IGNORECASE))
    for status, words in _WORDS.items()
)
# Without a bracket or a mark beside them only these words can mean nothing else.
_PLAIN = r"afgelast|geannuleerd|gecanceld|volgeboekt"
_AT_THE_END = r"gaat (?:helaas )?niet door|verplaatst(?:\s+naar\s.{1,60})?"
_MARK = r"\s*(?:[:!|–—*]+|\s-+\s)\s*"
_PLACES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Between brackets, before or after: [VOL] yoga, yoga (vol).
        r"\W*?[\[(](?P<said>[^\[\]()]{2,80})[\])][\s:!|–—-]*(?P<rest>\w.*)",
        r"(?P<rest>.+?)\s*[\[(](?P<said>[^\[\]()]{2,80})[\])]\W*",
        # Beside a mark, before or after the title, with more words when there are any.
        rf"\W*(?P<said>[^:!|–—*]{{2,80}}?){_MARK}(?P<rest>.+)",
        rf"(?P<rest>.+){_MARK}(?P<said>[^:!|–—*]{{2,80}}?)\W*",
        # Just before or after it.
        rf"\W*(?P<said>{_PLAIN})\s+(?P<rest>\w.*)",
        rf"(?P<rest>.*\w)\s+(?P<said>{_PLAIN}|{_AT_THE_END})\W*",
    )
)
_LONGEST = 300


@frozen(kw_only=True)
class Titled:
    """A title without its status words, the status, and what was said beside the word."""

    title: str
    status: EventStatus = EventStatus.SCHEDULED
    note: str = ""


def read_title(title: str) -> Titled:
    """Return the title apart from what it says about going ahead."""
    title = title[:_LONGEST]
    for place in _PLACES:
        found = place.fullmatch(title)
        said = _phrase(found["said"]) if found else None
        if found and said:
            return Titled(title=found["rest"].strip(), status=said.status, note=said.note)
    return _phrase(title) or Titled(title=title)


def _phrase(said: str) -> Titled | None:
    for status, words in _PHRASES:
        found = words.fullmatch(said.strip())
        if found:
            note = said.strip() if found["more"] else ""
            return Titled(title=said.strip(), status=status, note=note)
    return None
