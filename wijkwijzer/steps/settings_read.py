"""Read the settings of a run, and keep those that are right."""

from hub.content.settings import Content, load_content
from wijkwijzer.kept.last_good import LastGoodFiles
from wijkwijzer.run import Run, tell_step


def read_content(run: Run, only: str = "") -> Content:
    """Return the settings; files that are right are kept for the day on which they are not.

    `only` is the code of the one gemeente that is wanted; without it all are.
    """
    tell_step(run, 0)
    last_good = LastGoodFiles(run.workspace.last_good)
    content = load_content(run.content, last_good.read, only)
    last_good.keep(content.good)
    return content
