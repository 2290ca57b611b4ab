"""The sketches by which duplicates are looked for, kept of the items that did not change."""

from collections.abc import Mapping, Sequence

from enrich.duplicates import Sketching
from enrich.profiles import Profiles
from enrich.sketches import Sketch, sketches
from wijkwijzer.kept.findings import Findings
from wijkwijzer.kept.revisions import ItemRevisions


def kept_sketching(kept: Findings, revisions: ItemRevisions) -> Sketching:
    """Return what sketches items, and draws only those that changed."""

    def recall(profiles: Profiles) -> Sequence[Sketch]:
        number = {one.item.id: at for at, one in enumerate(profiles.items)}

        def draw(ids: tuple[str, ...]) -> Mapping[str, Sketch]:
            made = sketches([profiles[number[one]] for one in ids])
            return {one.id: one for one in made}

        keys = {one.item.id: revisions(one) for one in profiles.items}
        found = kept.recalled("sketches", Sketch, "", keys, draw)
        return [found[one.item.id] for one in profiles.items]

    return recall
