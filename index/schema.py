"""What the index keeps of a document, in the shape that Whoosh wants."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain

from attrs import frozen
from whoosh import fields, formats

from hub.dutch import folded_words
from hub.dutch_words import FIRST_ONLY, LEMMAS, PARTS, STEMS, STOP_WORDS, WHOLE
from hub.identity import digest
from hub.libraries import versions
from index.analysis import TextTerms
from index.document import Document
from index.phrases import PhraseBook
from index.writing import TextRow

TEXTS = ("title", "subjects", "summary", "body", "copies")
"""The fields whose words are searched."""

WORDS = "words"
"""The field that keeps words as they are written: for beginnings, spelling and the export."""

_SHAPE = "2"
"""Goes up when the program makes other terms of the same words and lists."""


@frozen(kw_only=True)
class Text:
    """The folded words of a text with the language it is in."""

    words: tuple[str, ...]
    language: str


class TermsField(fields.TEXT):  # type: ignore[misc] # whoosh has no types
    """A text as its terms; each is weighed once for the whole text, without positions."""

    def __init__(self, terms: TextTerms) -> None:
        """Whoosh keeps the field in its schema on disk, with the phrases that it knows."""
        super().__init__(phrase=False)
        self.format = formats.Existence()
        self.terms = terms

    def index(self, value: Text, **_: object) -> Iterator[tuple[bytes, int, float, TextRow]]:
        """Yield all terms at once, with how many words the text has."""
        weights = self.terms(value.words, value.language)
        length = sum([round(weight) or 1 for weight in weights.values()])
        yield b"", length, 1.0, TextRow(weights)


class WordsField(fields.KEYWORD):  # type: ignore[misc] # whoosh has no types
    """The different words of a text, folded and otherwise as they are written."""

    def __init__(self) -> None:
        """Nothing is kept beside which document has which word."""
        super().__init__()
        self.format = formats.Existence()

    def index(
        self, value: Iterable[str], **_: object
    ) -> Iterator[tuple[bytes, int, float, TextRow]]:
        """Yield all words at once."""
        words = dict.fromkeys(value)
        row = {word.encode(): 1.0 for word in words if word not in STOP_WORDS}
        yield b"", len(row), 1.0, TextRow(row)


class ValueField(fields.ID):  # type: ignore[misc] # whoosh has no types
    """A value as it is: nobody needs to look for words in it."""

    def index(self, value: str, **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield the value."""
        yield value.encode(), 1, 1.0, b""


class ValuesField(fields.KEYWORD):  # type: ignore[misc] # whoosh has no types
    """Different values with commas between them."""

    def index(self, value: str, **_: object) -> Iterator[tuple[bytes, int, float, TextRow]]:
        """Yield all values at once."""
        row = dict.fromkeys(value.encode().split(b","), 1.0) if value else {}
        yield b"", len(row), 1.0, TextRow(row)


def schema(book: PhraseBook) -> fields.Schema:
    """Return the fields of the index; the phrases are found in every text."""
    many = ValuesField(stored=True, commas=True)
    one = ValueField(stored=True)
    return fields.Schema(
        **dict.fromkeys(TEXTS, TermsField(TextTerms(book))),
        **{WORDS: WordsField()},
        id=ValueField(stored=True, unique=True),
        hash=fields.STORED,
        name=fields.STORED,
        kind=one,
        areas=many,
        domains=many,
        audiences=many,
        tier=one,
        language=one,
        starts=fields.DATETIME,
        sensitive=fields.BOOLEAN(stored=True),
    )


def written(document: Document) -> dict[str, object]:
    """Return the values of a document for the fields of the schema."""
    texts = {name: folded_words(getattr(document, name)) for name in TEXTS}
    return {
        **{
            name: Text(words=words, language=document.language) for name, words in texts.items()
        },
        WORDS: chain.from_iterable(texts.values()),
        "id": document.id,
        "hash": document.hash,
        "name": document.title,
        "kind": document.kind,
        "areas": ",".join(document.areas),
        "domains": ",".join(document.domains),
        "audiences": ",".join(document.audiences),
        "tier": document.tier,
        "language": document.language,
        "starts": naive(document.starts),
        "sensitive": document.sensitive,
    }


def naive(moment: datetime | None) -> datetime | None:
    """Return the moment in UTC without its zone: Whoosh compares naive times."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment else None


def fingerprint(book: PhraseBook) -> str:
    """Return what an index was made with: other word lists or phrases make other terms."""
    lists = (LEMMAS, STEMS, PARTS, FIRST_ONLY, WHOLE, STOP_WORDS, book.terms)
    words = "\n".join(" ".join(sorted(f"{word}" for word in one)) for one in lists)
    values = " ".join((*LEMMAS.values(), *STEMS.values()))
    made_by = " ".join(versions(("simplemma", "snowballstemmer", "PyStemmer")))
    return digest(f"{_SHAPE}\n{made_by}\n{words}\n{values}".encode())
