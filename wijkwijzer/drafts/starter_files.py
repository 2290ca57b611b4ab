"""What every hub starts with: the texts and lists of this project that hold in any gemeente."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import tomlkit

PARTS = (
    "bronnen",
    "direct-hulp.toml",
    "doelgroepen.toml",
    "hoe-gaat-het.toml",
    "levensdomeinen.toml",
    "levensgebeurtenissen",
    "relevantie.toml",
    "schoolvakanties.toml",
    "synoniemen.toml",
    "themas",
    "wegwijs",
)
"""Files and folders of content/ that speak of no gemeente and hold nothing invented."""

_CHECKED = re.compile(r"^(?:gecontroleerd|gecontroleerd_door)\s*=.*\n", re.MULTILINE)


def starter_folder() -> Path:
    """Return where these files lie: in the package when installed, or in the project."""
    package = Path(__file__).parents[1]
    packed = package / "starter"
    return packed if packed.is_dir() else package.parent / "content"


def starter_files(folder: Path, gemeente: str) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield each file as a new hub of the gemeente with this code gets it.

    Nobody there has checked a number yet, so none says so. Sources keep no sample, and those
    that need an agreement are for this gemeente alone.
    """
    for part in PARTS:
        start = folder / part
        for path in sorted(start.rglob("*")) if start.is_dir() else (start,):
            if path.suffix not in {".toml", ".md"}:
                continue
            below = PurePosixPath(path.relative_to(folder).as_posix())
            text = path.read_text(encoding="utf-8")
            yield below, _adapted(below, text, gemeente)


def _adapted(below: PurePosixPath, text: str, gemeente: str) -> str:
    if below.parts[0] == "bronnen":
        return _source(text, gemeente)
    return _CHECKED.sub("", text) if below.name == "direct-hulp.toml" else text


def _source(text: str, gemeente: str) -> str:
    document = tomlkit.parse(text)
    document.pop("sample", None)
    rights = document.get("rechten", {})
    if rights.get("gemeenten"):
        # An agreement of another gemeente says nothing here: off until this one has its own.
        rights["gemeenten"] = [gemeente]
        rights["bewijs"] = ""
        document["enabled"] = False
    return tomlkit.dumps(document)
