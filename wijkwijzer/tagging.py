"""The `tag` command: JSON lines in, tags with their evidence out."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from enrich.run import enrich, gazetteer, steps
from enrich.tag import LineError, item, line, output
from enrich.word_lists import load_vocabulary
from hub.content.area_geometry import read_geometry
from hub.content.settings import Content
from hub.errors import Problem


def tag_lines(
    source: Iterable[str], target: TextIO, content: Content, root: Path
) -> tuple[Problem, ...]:
    """Write a line of tags for each readable line; return what could not be read."""
    vocabulary = load_vocabulary(extra=root)
    all_steps = steps(
        vocabulary,
        gazetteer(
            vocabulary,
            content.hub.gemeenten,
            read_geometry(root, content.hub.gemeenten),
        ),
    )
    unread: list[Problem] = []
    for number, text in enumerate(source, start=1):
        if not text.strip():
            continue
        try:
            read = item(line(json.loads(text)))
        except (LineError, ValueError, AttributeError, TypeError) as exc:
            message = f"Deze regel is niet te lezen: {exc}."
            unread.append(Problem(path="--in", line=number, column=1, message=message))
            continue
        (enriched,) = enrich([read], all_steps)
        target.write(json.dumps(output(enriched), ensure_ascii=False, sort_keys=True) + "\n")
    return tuple(unread)
