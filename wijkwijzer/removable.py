"""Which pages of the last build may leave without alarm: ended events, withdrawn items."""

import json

from hub.atomic_file import write_atomically
from wijkwijzer.workspace import Workspace


def save_removable(workspace: Workspace, paths: frozenset[str]) -> None:
    """Note the files of this build whose disappearance is no loss."""
    data = json.dumps(sorted(paths)).encode()
    path = workspace.state / "removable.json"
    if not path.exists() or path.read_bytes() != data:
        write_atomically(path, data)


def load_removable(workspace: Workspace) -> frozenset[str]:
    """Return what the last build noted; nothing when it is missing or damaged."""
    try:
        return frozenset(json.loads((workspace.state / "removable.json").read_bytes()))
    except (OSError, ValueError):
        return frozenset()
