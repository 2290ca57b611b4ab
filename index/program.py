"""What the program is that made something: others make other terms and bytes."""

from functools import cache
from pathlib import Path

import hub
from hub.identity import digest
from index.phrases import PhraseBook
from index.schema import fingerprint


@cache
def program() -> str:
    """Return what stands for the code and words that make documents, terms and bundles."""
    folders = (Path(__file__).parent, Path(hub.__file__).parent)
    modules = (one for folder in folders for one in sorted(folder.glob("*.py")))
    code = b"".join(module.read_bytes() for module in modules)
    return digest(code + fingerprint(PhraseBook()).encode())
