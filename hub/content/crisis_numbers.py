"""Read the numbers for direct help: direct-hulp.toml of the hub, and of a gemeente."""

from functools import partial

from hub.content.files import ContentFiles
from hub.content.settings_checks import check_numbers
from hub.content.written import (
    WrittenNumber,
    WrittenNumbers,
    WrittenNumberWords,
)
from hub.gemeente import (
    CrisisNumber,
    CrisisWords,
)

NUMBERS = "direct-hulp.toml"


def read_numbers(
    files: ContentFiles, name: str, languages: tuple[str, ...]
) -> tuple[CrisisNumber, ...]:
    """Return the numbers of one file, or none when there is no such file."""
    written = files.read(name, WrittenNumbers, partial(check_numbers, languages=languages))
    return tuple(_number(one) for one in written.nummer) if written else ()


def _number(written: WrittenNumber) -> CrisisNumber:
    return CrisisNumber(
        name=written.naam,
        number=written.nummer,
        when=written.wanneer,
        cost=written.kosten,
        chat=written.chat,
        sign_language=written.gebarentolk,
        for_whom=written.voor_wie,
        source=written.bron,
        checked_on=written.gecontroleerd,
        checked_by=written.gecontroleerd_door,
        in_bar=written.in_balk,
        bar_text=written.balktekst,
        bar_note=written.balknoot,
        subjects=written.bij,
        translations=tuple(
            _number_words(language, words)
            for language, words in (("en", written.en), ("ar", written.ar))
            if words
        ),
    )


def _number_words(language: str, written: WrittenNumberWords) -> CrisisWords:
    return CrisisWords(
        language=language,
        name=written.naam,
        when=written.wanneer,
        cost=written.kosten,
        sign_language=written.gebarentolk,
        for_whom=written.voor_wie,
        bar_text=written.balktekst,
        bar_note=written.balknoot,
    )
