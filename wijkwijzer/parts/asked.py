"""What a refresh, of the whole hub or of a part, was asked for."""

from attrs import frozen

from hub.vocabulary import Mode


@frozen(kw_only=True)
class Asked:
    """What a refresh was asked for; `workers` is how many processes share its work."""

    sample: bool
    accept_drop: bool
    workers: int

    @property
    def mode(self) -> Mode:
        """Which kind of data this is."""
        return Mode.SAMPLE if self.sample else Mode.REAL
