"""Build Pagefind's index with its own command over pages of a corpus, and print a line of JSON.

    PYTHON bench/search/pagefind.py CORPUS OUT

PYTHON is one that has `pagefind` and `pagefind-bin`. The pages are made here, one an item.
"""

import html
import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path

PAGE = """<!doctype html><html lang="{lang}"><head><title>{title}</title></head><body>
<main data-pagefind-body><h1>{title}</h1><p data-pagefind-weight="2">{summary}</p><p>{body}</p>
<p><span data-pagefind-filter="wijk">{district}</span></p></main></body></html>"""


def main(corpus: Path, out: Path) -> int:
    """Make the pages, run the command, and return its exit code."""
    shutil.rmtree(out, ignore_errors=True)
    for line in (corpus / "docs.jsonl").open():
        row = {key: html.escape(str(value)) for key, value in json.loads(line).items()}
        folder = out / row["url"].strip("/")
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(PAGE.format(**row))
    done = subprocess.run(  # noqa: S603 - our own folder
        [sys.executable, "-m", "pagefind", "--site", str(out), "-q"], check=False
    )
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    files = [path for path in (out / "pagefind").rglob("*") if path.is_file()]
    sys.stdout.write(
        json.dumps(
            {
                "engine": "pagefind",
                "build": round(used.ru_utime + used.ru_stime, 1),
                "files": len(files),
                "bytes": sum(path.stat().st_size for path in files),
            }
        )
        + "\n"
    )
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
