"""The newest snapshot, for those who wait for it: the watcher puts it there, pages take it."""

import threading
from collections.abc import Callable

from attrs import define, field

from wijkwijzer.preview.site import Snapshot


@define
class Live:
    """Holds the newest snapshot; many threads may read and wait, one puts."""

    _newest: Snapshot
    trouble: str = ""
    _turn: int = 0
    _changed: threading.Condition = field(factory=threading.Condition)

    @property
    def newest(self) -> Snapshot:
        """The newest snapshot."""
        return self._newest

    @property
    def number(self) -> int:
        """The number of what there is to see now."""
        return self._newest.number + self._turn

    def put(self, snapshot: Snapshot) -> None:
        """Show another snapshot from now on."""
        self._tell(lambda: self._set(snapshot, ""))

    def fail(self, trouble: str) -> None:
        """Keep the snapshot, and tell why there is no newer one."""
        self._tell(lambda: self._set(self._newest, trouble))

    def wait_after(self, number: int, seconds: float) -> bool:
        """Return whether there is something newer, at the latest after so many seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: self.number != number, seconds)

    def _set(self, snapshot: Snapshot, trouble: str) -> None:
        # The same snapshot with other trouble is something new to see as well.
        self._turn += snapshot is self._newest
        self._newest, self.trouble = snapshot, trouble

    def _tell(self, change: Callable[[], None]) -> None:
        with self._changed:
            change()
            self._changed.notify_all()
