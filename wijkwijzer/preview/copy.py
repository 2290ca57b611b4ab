"""Copy what a preview reads of output/ into a folder of its own: the real is safe."""

import shutil
from pathlib import Path

from hub.sqlite_store import copy_database
from wijkwijzer.workspace import Workspace


def copied(real: Workspace, folder: Path) -> Workspace:
    """Return a tree in `folder` with the items, index and memory of a real one, if it has any.

    Raises:
        StoreError: the database is there and cannot be read now.
        OSError: the disk refuses.
    """
    mine = Workspace(folder)
    mine.state.mkdir(parents=True, exist_ok=True)
    if real.database.is_file():
        copy_database(real.database, mine.database)
    blocks = real.block_list
    if blocks.is_file():
        # What was forgotten is not shown here either.
        shutil.copyfile(blocks, mine.block_list)
    if real.last_good.is_dir():
        shutil.copytree(real.last_good, mine.last_good)
    _copy_index(real, mine)
    return mine


def _copy_index(real: Workspace, mine: Workspace) -> None:
    """Copy the index; one that a refresh is writing is left out, for it can be made anew."""
    if not real.index.is_dir():
        return
    try:
        shutil.copytree(real.index, mine.index)
    except OSError:
        shutil.rmtree(mine.index, ignore_errors=True)
