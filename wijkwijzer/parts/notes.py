"""Which trees are joined from parts: only `join` may write their site."""

import json
from collections.abc import Sequence
from pathlib import Path

from hub.atomic_file import write_atomically
from hub.errors import PartRefused
from wijkwijzer.workspace import Workspace


class JoinedTree(PartRefused):
    """The tree is joined from parts; a refresh of its own would take its gemeenten away."""


def note_parts(workspace: Workspace, folders: Sequence[Path]) -> None:
    """Note in the joined tree of which outputs it is made."""
    told = json.dumps(sorted(str(folder.resolve()) for folder in folders)).encode()
    path = _note(workspace)
    if not path.exists() or path.read_bytes() != told:
        write_atomically(path, told)


def parts_of(workspace: Workspace) -> tuple[Path, ...]:
    """Return the outputs that a tree was joined from; none for a tree of its own."""
    try:
        return tuple(map(Path, json.loads(_note(workspace).read_bytes())))
    except FileNotFoundError:
        return ()


def refuse_joined(workspace: Workspace) -> None:
    """Refuse to make a site of its own in a joined tree.

    Raises:
        JoinedTree: the tree is joined from parts.
    """
    if parts_of(workspace):
        raise JoinedTree(
            f"{workspace.root} is samengevoegd uit delen. Ververs de delen met "
            "refresh --gemeente en draai dan join, of gebruik een andere map"
        )


def _note(workspace: Workspace) -> Path:
    return workspace.state / "delen.json"
