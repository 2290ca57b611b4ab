"""Where in content/ something was written, kept so that a later check can point to it."""

from attrs import frozen

from hub.errors import Problem


@frozen(kw_only=True)
class Spot:
    """A line of a file; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1
    excerpt: str = ""

    def problem(self, message: str, hint: str = "", *, warning: bool = False) -> Problem:
        """Return a problem that points to this line."""
        return Problem(
            path=self.path,
            line=self.line,
            column=self.column,
            message=message,
            hint=hint,
            excerpt=self.excerpt,
            warning=warning,
        )
