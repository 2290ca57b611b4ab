"""Every exception this project raises on purpose.

WijkwijzerError
├── SettingsError(problems)         content/ as a whole cannot be used; lists every problem
├── SourceError(source_id)          one source is broken; the others go on
│   ├── FetchError(url)             transient: the next run may succeed
│   └── ParseError(where)           permanent: a person must look
├── ItemRefused(item_id, reason)    one item may not be shown as it is; the rest goes on
├── UnclearText(message, hint, at)  words of a person (a date, opening hours) cannot be read
├── StoreError                      the database cannot be used
│   ├── StoreUnreadable(path)       it is damaged or of another version; set it aside to go on
│   └── ModeError(expected, found)  sample data in a real store, or the other way round
├── BuildError                      the site cannot be built; nothing is published
│   ├── UrlCollision(url)           two fixed pages want one URL
│   └── KeptFileMissing(path)       the live site has lost a file; render everything again
├── PublishRefused(reason)          the new site looks wrong; the old one stands
├── NothingToRollBack               there is no other complete slot
├── ForgetRefused(reason)           what was asked to be forgotten cannot be, as it was asked
├── BlockListUnreadable(path)       what may not come back cannot be read; a person must look
├── CbsFileRefused(path, reason)    a file of the CBS or PDOK is not what `areas import` needs
├── PartRefused                     a part of a hub, or the engine for parts, is not there
├── ArchiveError(path, reason)      an archive of the site cannot be written or read
└── LockHeld(holder, since)         another refresh is running

A mistake in an editor's file is not an exception but a `Problem`: a value that is collected,
so that one run shows all of them.
"""

from datetime import datetime

from attrs import frozen


@frozen(kw_only=True, order=True)
class Problem:
    """One mistake in what a person wrote, with the place and the way out (in Dutch).

    `code` names the kind of mistake (docs/checks.md); empty where there is but one kind.
    """

    path: str
    line: int
    column: int
    message: str
    hint: str = ""
    excerpt: str = ""
    warning: bool = False
    code: str = ""

    def __str__(self) -> str:
        """Return `path:line:column: message`, the line itself and the hint."""
        head = f"{self.path}:{self.line}:{self.column}: {self.message}"
        shown = f"\n    {self.excerpt}\n    {' ' * (self.column - 1)}^" if self.excerpt else ""
        return head + shown + (f"\n    {self.hint}" if self.hint else "")


class WijkwijzerError(Exception):
    """Base of all errors that the command line turns into a message."""


class SettingsError(WijkwijzerError):
    """The content folder cannot be used at all."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class SourceError(WijkwijzerError):
    """A source could not be harvested."""

    def __init__(self, source_id: str, message: str) -> None:
        super().__init__(f"{source_id}: {message}")
        self.source_id = source_id
        self.message = message


class FetchError(SourceError):
    """The network or the server failed; retry at the next run."""

    def __init__(self, source_id: str, message: str, url: str) -> None:
        super().__init__(source_id, f"{message} ({url})")
        self.url = url


class ParseError(SourceError):
    """The bytes arrived but are not what this source promised."""


class ItemRefused(WijkwijzerError):  # noqa: N818 - a decision, not a fault
    """An item may not be shown: its content is of a kind that the hub never publishes."""

    def __init__(self, item_id: str, reason: str) -> None:
        super().__init__(f"{item_id}: {reason}")
        self.item_id = item_id
        self.reason = reason


class UnclearText(WijkwijzerError):  # noqa: N818 - a judgement about a text, not a fault
    """A person's words cannot be understood, or mean two things; message and hint in Dutch.

    `at` is where in the text it goes wrong (0 is its first character).
    """

    def __init__(self, message: str, hint: str = "", at: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.at = at


class StoreError(WijkwijzerError):
    """The database cannot be used."""


class StoreUnreadable(StoreError):  # noqa: N818 - a state, not a fault
    """The database is damaged or of another version; without it a fresh one can be made."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class ModeError(StoreError):
    """The store holds the other kind of data (sample or real)."""

    def __init__(self, expected: str, found: str) -> None:
        super().__init__(f"this store holds {found} data and the command wants {expected} data")
        self.expected = expected
        self.found = found


class BuildError(WijkwijzerError):
    """The site cannot be built from this content."""


class UrlCollision(BuildError):  # noqa: N818 - names what happened
    """Two fixed pages want the same URL."""

    def __init__(self, url: str) -> None:
        super().__init__(f"two fixed pages have the URL {url}")
        self.url = url


class KeptFileMissing(BuildError):  # noqa: N818 - names what happened
    """A file was to be kept from the live site, which does not have it (any more)."""

    def __init__(self, path: str) -> None:
        super().__init__(f"the live site does not have {path} as it was built")
        self.path = path


class PublishRefused(WijkwijzerError):  # noqa: N818 - a decision, not a fault
    """The new site looks wrong, so the old one stays."""


class NothingToRollBack(WijkwijzerError):  # noqa: N818 - a state, not a fault
    """There is no other complete slot to switch to."""


class ForgetRefused(WijkwijzerError):  # noqa: N818 - a decision, not a fault
    """What was asked to be forgotten cannot be; the message (Dutch) says why."""


class PartRefused(WijkwijzerError):  # noqa: N818 - what was asked for is not there
    """A part of a hub cannot be made as it was asked; the message (Dutch) says why."""


class BlockListUnreadable(WijkwijzerError):  # noqa: N818 - a state, not a fault
    """The list of what may not come back is damaged; nothing is published without it."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"{path}: de lijst van wat vergeten is, is niet te lezen ({reason}). "
            "Zet een goede kopie terug uit een back-up"
        )
        self.path = path
        self.reason = reason


class CbsFileRefused(WijkwijzerError):  # noqa: N818 - a decision, not a fault
    """A file of the CBS or PDOK cannot be used; path and reason (Dutch) say why."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class ArchiveError(WijkwijzerError):
    """An archive of the site cannot be written or read."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class LockHeld(WijkwijzerError):  # noqa: N818 - a state, not a fault
    """Another refresh is running."""

    def __init__(self, holder: str, since: datetime | None) -> None:
        when = f" since {since.isoformat(timespec='seconds')}" if since else ""
        super().__init__(f"another refresh is running: {holder}{when}")
        self.holder = holder
        self.since = since
