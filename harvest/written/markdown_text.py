"""Turn an editor's Markdown into HTML and find its first words. Pure."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from attrs import frozen
from markdown_it import MarkdownIt
from markdown_it.token import Token

SUMMARY_LENGTH = 300


@frozen(kw_only=True)
class Body:
    """A text as HTML, and the words of its first paragraph."""

    html: str
    first_words: str


def read_body(markdown: str) -> Body:
    """Return the text as HTML, with headings at their level and HTML in it shown as text."""
    parser = _parser()
    tokens = parser.parse(markdown)
    html = parser.renderer.render(tokens, parser.options, {})
    return Body(html=str(html).strip(), first_words=shorten(_first_paragraph(tokens)))


@cache
def _parser() -> MarkdownIt:
    """Return the parser; making one takes longer than reading a text."""
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def shorten(words: str) -> str:
    """Return at most 300 characters; a cut falls between words and shows an ellipsis."""
    if len(words) <= SUMMARY_LENGTH:
        return words
    cut = words[: SUMMARY_LENGTH - 1].rsplit(" ", maxsplit=1)[0].rstrip(",;:–- ")
    return f"{cut}…"


def _first_paragraph(tokens: Sequence[Token]) -> str:
    paragraphs = (
        " ".join("".join(_words(inline)).split())
        for opening, inline in pairwise(tokens)
        if opening.type == "paragraph_open"
    )
    # A paragraph can hold an image alone.
    return next((words for words in paragraphs if words), "")


def _words(token: Token) -> Iterator[str]:
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            yield child.content
        elif child.type in ("softbreak", "hardbreak"):
            yield " "
