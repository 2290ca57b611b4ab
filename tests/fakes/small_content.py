"""The smallest content folder that makes a hub, as DESIGN.md part 3 shows it."""

from pathlib import Path

HUB = """
name = "Testhub"
base_url = "http://127.0.0.1:8000"
languages = ["nl"]
gemeenten = ["testdorp"]
"""
GEMEENTE = """
name = "Testdorp"
code = "GM9999"

[[counters]]
name = "Loket Testdorp"
areas = ["GM9999"]
phone = "036 – 000 00 00"
hours = ["ma t/m vr 9.00-17.00"]

[client_support]
name = "Steunpunt Testdorp"
phone = "036 – 000 00 00"
"""
AREAS = """
edition = 2025

[[area]]
code = "GM9999"
level = "gemeente"
name = "Testdorp"
slug = "testdorp"

[[area]]
code = "WK999901"
level = "wijk"
name = "Oostwijk"
slug = "oostwijk"
parent = "GM9999"
"""
SOURCE = """
id = "bieb"
title = "Bibliotheek"
url = "http://127.0.0.1:9/agenda.ics"
format = "ics"
scope = "GM9999"
publisher = "Bibliotheek"
cadence = "6h"
"""


def write_small_content(root: Path, *, source: str = SOURCE) -> Path:
    """Write the folder and return it; without `source` it has none."""
    files = {
        "wijkwijzer.toml": HUB,
        "testdorp/gemeente.toml": GEMEENTE,
        "testdorp/gebieden.toml": AREAS,
    }
    if source:
        files["testdorp/bronnen/bieb.toml"] = source
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
