"""Read a site's build.json for the scripts that upload it.

    build_json.py build NEW           the id of the build
    build_json.py sums NEW            every file with its hash, as `sha256sum --check` reads it
    build_json.py changes NEW OLD F   write to folder F: assets, pages (to upload) and gone

Paths go to rsync and rclone, one a line, so a file that could mean anything else is refused.
Needs nothing but Python.
"""
# ruff: noqa: INP001
# A script beside others, not a package.

import argparse
import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

# As site_builder.manifest allows them.
_SEGMENT = re.compile(r"[a-z0-9._-]{1,255}")
_HASH = re.compile(r"[0-9a-f]{64}")
_BUILD = re.compile(r"[0-9a-f]{8,64}")


class Build(NamedTuple):
    """What build.json says: the id of the build and the hash of every file by its path."""

    id: str
    files: Mapping[str, str]


class Changes(NamedTuple):
    """What the other side lacks, and what it should no longer have; sorted paths."""

    assets: tuple[str, ...]
    pages: tuple[str, ...]
    gone: tuple[str, ...]


NOTHING = Build(id="", files={})
"""What a place holds that has no site yet."""


def read(text: str) -> Build:
    """Return the build that a build.json describes.

    Raises:
        ValueError: it is no build.json, or a path in it could lead out of the site.
    """
    document = json.loads(text)
    if not isinstance(document, dict) or not isinstance(document.get("files"), dict):
        raise ValueError("this is no build.json")  # noqa: TRY004 - a wrong value, in a file
    build = Build(id=str(document.get("build")), files=document["files"])
    wrong = [path for path, sha256 in build.files.items() if not _is_file(path, sha256)]
    if wrong or not _BUILD.fullmatch(build.id):
        raise ValueError(f"build.json names what cannot be a file of ours: {wrong[:5]}")
    return build


def changes(new: Build, old: Build) -> Changes:
    """Return what to upload and what to remove to get from the old build to the new one."""
    upload = sorted(path for path, sha in new.files.items() if old.files.get(path) != sha)
    return Changes(
        assets=tuple(path for path in upload if not path.endswith(".html")),
        pages=tuple(path for path in upload if path.endswith(".html")),
        gone=tuple(sorted(set(old.files) - set(new.files))),
    )


def sums(build: Build) -> str:
    """Return the files with their hashes, one a line."""
    return "".join(f"{sha256}  {path}\n" for path, sha256 in sorted(build.files.items()))


def _is_file(path: str, sha256: object) -> bool:
    is_plain = all(_SEGMENT.fullmatch(name) and name.strip(".") for name in path.split("/"))
    return is_plain and isinstance(sha256, str) and _HASH.fullmatch(sha256) is not None


def _write(found: Changes, folder: Path) -> None:
    for name, paths in found._asdict().items():
        (folder / name).write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Read a site's build.json.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("build", "sums", "changes"):
        commands.add_parser(name).add_argument("new", type=Path)
    commands.choices["changes"].add_argument("old", type=Path)
    commands.choices["changes"].add_argument("folder", type=Path)
    return parser.parse_args()


def main() -> None:
    """Do what the command line asks."""
    given = _arguments()
    try:
        new = read(given.new.read_text("utf-8"))
        if given.command == "build":
            sys.stdout.write(f"{new.id}\n")
        elif given.command == "sums":
            sys.stdout.write(sums(new))
        else:
            text = given.old.read_text("utf-8")
            # An empty file is what a place gives that has no site yet.
            _write(changes(new, read(text) if text.strip() else NOTHING), given.folder)
    except (OSError, ValueError) as exc:
        sys.exit(f"build_json.py: {exc}")


if __name__ == "__main__":
    main()
