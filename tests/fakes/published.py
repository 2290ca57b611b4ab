"""Read a published site as a visitor would, and say whether it is complete."""

import json
from hashlib import sha256
from pathlib import Path


def site_files(output: Path) -> dict[str, bytes]:
    """Return every file of the live site but build.json."""
    site = output / "site"
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.name != "build.json"
    }


def complete_build(output: Path) -> str:
    """Return the build of the live site, "" without a site; fail when it is not complete."""
    site = output / "site"
    if not site.exists():
        return ""
    public = json.loads((site / "build.json").read_bytes())
    found = {path: sha256(body).hexdigest() for path, body in site_files(output).items()}
    assert found == public["files"]
    return str(public["build"])
