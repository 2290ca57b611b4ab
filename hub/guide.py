"""What leads a reader from a question to the right door: the trees, the check, the steps."""

from attrs import frozen

from hub.hoe_gaat_het import Assessment
from hub.life_event import LifeEvent
from hub.wegwijs import Tree


@frozen(kw_only=True)
class Guide:
    """All guidance of a hub. Trees and assessments are there in every language of the site."""

    trees: tuple[tuple[str, Tree], ...] = ()
    assessments: tuple[tuple[str, Assessment], ...] = ()
    life_events: tuple[LifeEvent, ...] = ()
    themes: tuple[LifeEvent, ...] = ()

    def tree(self, language: str = "nl") -> Tree:
        """Return the question tree in a language; an empty one when there is none."""
        return dict(self.trees).get(language, Tree())

    def assessment(self, language: str = "nl") -> Assessment:
        """Return "Hoe gaat het met u?" in a language; an empty one when there is none."""
        return dict(self.assessments).get(language, Assessment())
