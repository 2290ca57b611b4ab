"""Documents of the search index with nothing in them but what a test says."""

import attrs

from index.document import Document

_BARE = Document(
    id="",
    hash="",
    title="",
    summary="",
    body="",
    subjects="",
    kind="information",
    areas=("NL",),
    domains=(),
    audiences=(),
    tier="",
    language="nl",
    starts=None,
    sensitive=False,
)


def a_document(key: str, title: str, **fields: object) -> Document:
    """Return a document with this id and title; equal titles count as equal documents."""
    return attrs.evolve(_BARE, id=key, hash=title, title=title, **fields)
