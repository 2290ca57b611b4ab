"""The system's Chromium, never one that was downloaded."""

import os
import shutil

import pytest

CHROMIUM = shutil.which("chromium") or ""
NEEDED = bool(os.environ.get("WIJKWIJZER_NEED_BROWSER"))
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]

IN_CHROMIUM = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM and not NEEDED,
        reason="no Chromium: install it with `apt-get install chromium` to run browser tests",
    ),
]
"""The marks of what needs the browser: skipped without one, unless everything must be tested
(`.ci/run` installs it and says so), for then the test fails."""
