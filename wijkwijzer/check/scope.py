"""What a check looks at."""

from pathlib import Path

from attrs import frozen

from wijkwijzer.workspace import Workspace


@frozen(kw_only=True)
class Scope:
    """A content folder, or only the files at or below some paths in it.

    With a workspace, what the last refresh left there counts too.
    """

    root: Path
    only: tuple[Path, ...] = ()
    workspace: Workspace | None = None

    def holds(self, path: Path) -> bool:
        """Return whether a file is to be looked at."""
        if not self.only:
            return True
        whole = path.absolute()
        return any(whole.is_relative_to(one.absolute()) for one in self.only)
