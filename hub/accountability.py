"""What a hub tells of itself on its pages about privacy and accessibility. Pure."""

from datetime import date

from attrs import frozen

from hub.model import Contact

STATUSES = ("A", "B", "C", "D")
"""The statuses of the Dutch register: wholly, partly, first steps taken, does not meet."""

_MONTHS_VALID = {"A": 36, "B": 36, "C": 6}


@frozen(kw_only=True)
class Privacy:
    """Whom to ask about personal data, and how long the web server keeps its log.

    `officer` is the name or the function of the FG, the officer for data protection.
    """

    officer: str = ""
    contact: Contact = Contact()
    statement_url: str = ""
    log_days: int = 7


@frozen(kw_only=True)
class Accessibility:
    """What a full study by people found; without one there is no status (CARE.md part 5)."""

    status: str = ""
    studied_on: date | None = None
    report_url: str = ""
    statement_url: str = ""
    problems: tuple[str, ...] = ()

    @property
    def months_valid(self) -> int:
        """For how many months the study may be used; 0 when that does not end."""
        return _MONTHS_VALID.get(self.status, 0)

    def is_outdated(self, today: date) -> bool:
        """Return whether the study is too old for its status."""
        if self.studied_on is None or not self.months_valid:
            return False
        return _months_between(self.studied_on, today) >= self.months_valid


def _months_between(first: date, last: date) -> int:
    """Return how many whole months lie between two dates."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - (last.day < first.day)
