"""The sketches by which duplicates are looked for, kept of the items that did not change."""

from collections.abc import Mapping, Sequence

from enrich.duplicates import Sketching
from enrich.profiles import Profiles
from enrich.sketches import Sketch, sketches
from hub.identity import digest
from hub.model import EnrichedItem
from wijkwijzer.kept.findings import Findings
from wijkwijzer.kept.tags import item_key


def kept_sketching(kept: Findings) -> Sketching:
    """Return what sketches items, and draws only those that changed."""

    def recall(profiles: Profiles) -> Sequence[Sketch]:
        number = {one.item.id: at for at, one in enumerate(profiles.items)}

        def draw(ids: tuple[str, ...]) -> Mapping[str, Sketch]:
            made = sketches([profiles[number[one]] for one in ids])
            return {one.id: one for one in made}

        keys = {one.item.id: sketch_key(one) for one in profiles.items}
        found = kept.recalled("sketches", Sketch, "", keys, draw)
        return [found[one.item.id] for one in profiles.items]

    return recall


def sketch_key(one: EnrichedItem) -> str:
    """Return a digest of what a sketch depends on: the item, its language, where it is."""
    language = one.language.value if one.language else ""
    return digest(" ".join((item_key(one.item), language, *one.area_codes)).encode())
