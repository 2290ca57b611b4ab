"""Read relevantie.toml: how much each reason counts for the order of lists."""

from collections.abc import Iterator

import attrs
from attrs import frozen

from hub.content.files import ContentFiles
from hub.errors import Problem
from hub.relevance import DEFAULT_WEIGHTS, Weights
from hub.toml_file import TomlDocument

FILE = "relevantie.toml"


@frozen(kw_only=True)
class WrittenWeights:
    """A whole relevantie.toml; what is not named keeps its usual weight."""

    nabij: float = DEFAULT_WEIGHTS.nearness
    lokaal_aanbod: float = DEFAULT_WEIGHTS.supply
    past_bij_wijk: float = DEFAULT_WEIGHTS.suits
    actueel: float = DEFAULT_WEIGHTS.freshness
    seizoen: float = DEFAULT_WEIGHTS.season
    binnenkort: float = DEFAULT_WEIGHTS.soon


def read_weights(files: ContentFiles) -> Weights:
    """Return the weights of this hub; the usual ones without the file."""
    written = files.read(FILE, WrittenWeights, check_weights)
    if written is None:
        return DEFAULT_WEIGHTS
    return Weights(
        nearness=written.nabij,
        supply=written.lokaal_aanbod,
        suits=written.past_bij_wijk,
        freshness=written.actueel,
        season=written.seizoen,
        soon=written.binnenkort,
    )


def check_weights(document: TomlDocument, written: WrittenWeights) -> tuple[Problem, ...]:
    """Return the weights that are no weights."""
    return tuple(_wrong(document, written))


def _wrong(document: TomlDocument, written: WrittenWeights) -> Iterator[Problem]:
    values = attrs.asdict(written)
    for name, value in values.items():
        # Written so that "nan" is refused too.
        if not 0 <= value <= 1:
            message = f"`{name}` is een getal van 0 tot en met 1."
            yield document.problem((name,), message, "Schrijf bijvoorbeeld: 0.2")
    if not any(values.values()):
        yield document.problem((), "Alle gewichten zijn 0.", "Geef er een hoger getal.")
