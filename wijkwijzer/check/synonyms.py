"""Check what editors wrote in synoniemen.toml: every group must do what its examples say."""

from collections.abc import Iterator
from pathlib import Path

from hub.content.settings import SYNONYMS
from hub.dutch import folded_words
from hub.errors import Problem
from hub.synonyms import SynonymGroup
from hub.toml_file import Key, TomlDocument, parse
from index.analysis import written_term
from index.phrases import MARK
from index.synonym_examples import failed_examples


def synonym_problems(root: Path, groups: tuple[SynonymGroup, ...]) -> Iterator[Problem]:
    """Yield what is wrong in the groups of a content folder, each at its line."""
    path = root / SYNONYMS
    if not groups or not path.is_file():
        return
    document, _ = parse(str(path), path.read_bytes())
    # A file that cannot be read has told its mistakes, and the groups are of its last version.
    if document is not None:
        yield from _examples(document, groups)
        for number, group in enumerate(groups):
            yield from _words(document, number, group)


def _examples(document: TomlDocument, groups: tuple[SynonymGroup, ...]) -> Iterator[Problem]:
    for failed in failed_examples(groups):
        key: Key = ("groep", failed.group, "wel" if failed.fits else "niet")
        if failed.fits:
            message = f"De zoekvraag “{failed.query}” vindt deze groep niet."
            hint = "Zet het woord bij `woorden` of `vragen`, of haal het voorbeeld weg."
        else:
            message = f"De zoekvraag “{failed.query}” vindt deze groep, en dat mag niet."
            hint = "Haal het woord weg dat erop lijkt, of zet het bij `vragen`."
        yield document.problem(key, message, hint)


def _words(document: TomlDocument, number: int, group: SynonymGroup) -> Iterator[Problem]:
    for name, words in (("woorden", group.words), ("vragen", group.asked)):
        for word in words:
            left = written_term(word)
            if len(folded_words(word)) > 1 and MARK not in left:
                yield document.problem(
                    ("groep", number, name),
                    f"Van “{word}” telt bij het zoeken alleen “{left}”.",
                    "Gebruik twee woorden die iets zeggen, zoals “koud huis”.",
                    warning=True,
                )
