"""Where everything lies below output/ (DESIGN.md part 4)."""

from pathlib import Path

from attrs import frozen


@frozen
class Workspace:
    """The folder that the program writes: output/, or output/voorbeeld for a sample."""

    root: Path

    @property
    def state(self) -> Path:
        """What must survive: database, raw responses, last good settings, manifests."""
        return self.root / "state"

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.state / "hub.sqlite"

    @property
    def block_list(self) -> Path:
        """What may not come back, by its hash (see wijkwijzer.forget.block_list)."""
        return self.state / "blocked.json"

    @property
    def raw(self) -> Path:
        """Raw responses, one gzip file each, named by the digest of their bytes."""
        return self.state / "raw"

    @property
    def last_good(self) -> Path:
        """Copies of the settings files as they were when last right."""
        return self.state / "content"

    @property
    def passages(self) -> Path:
        """National passages as they were when a local text was written beside them."""
        return self.state / "passages"

    @property
    def crawl(self) -> Path:
        """Job and result files of the crawl that is under way."""
        return self.state / "crawl"

    @property
    def templates(self) -> Path:
        """Templates as Python runs them: a cache, made again when it is not there."""
        return self.state / "templates"

    @property
    def lock(self) -> Path:
        """The file that the running refresh holds."""
        return self.state / "refresh.lock"

    @property
    def index(self) -> Path:
        """The Whoosh index."""
        return self.root / "index"

    @property
    def reports(self) -> Path:
        """What editors and operators read."""
        return self.root / "reports"

    @property
    def site(self) -> Path:
        """The symbolic link to the live slot; what the web server serves."""
        return self.root / "site"
