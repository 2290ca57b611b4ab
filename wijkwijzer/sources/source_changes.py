"""What a person decides about a source: believe it after all, or stop it."""

import attrs
import tomlkit

from hub.atomic_file import write_atomically
from hub.content.settings import Content
from hub.store import Store
from hub.vocabulary import SourceStatus
from wijkwijzer.options import Options


class NoSuchSource(LookupError):  # noqa: N818 - a wrong name, not a fault
    """The command names a source that cannot be changed so; the message (Dutch) says why."""


def accept(store: Store, source_id: str) -> str:
    """Believe the next answer of a held source, however small; return a sentence about it.

    Raises:
        NoSuchSource: there is no such source, or it is not held.
    """
    state = store.source_state(source_id)
    if state is None:
        raise NoSuchSource(f"De bron {source_id} is nog nooit opgehaald.")
    if state.status is not SourceStatus.HELD:
        raise NoSuchSource(
            f"De bron {source_id} wordt niet tegengehouden ({state.status.value})."
        )
    store.save_state(attrs.evolve(state, accepted=True))
    return f"Het volgende antwoord van {source_id} wordt geloofd."


def stop(options: Options, content: Content, source_id: str, reason: str) -> str:
    """Write `enabled = false` with the reason into the file of a source; comments stay.

    Raises:
        NoSuchSource: no file defines it, or there is no reason.
    """
    if not reason.strip():
        raise NoSuchSource("Zeg met --reden waarom de bron stopt.")
    path = next((one.path for one in content.sources if one.id == source_id), "")
    if not path:
        raise NoSuchSource(f"Er is geen bron {source_id}.")
    file = options.content / path
    document = tomlkit.parse(file.read_text(encoding="utf-8"))
    off = tomlkit.boolean("false")
    off.comment(f"gestopt: {' '.join(reason.split())}")
    document["enabled"] = off
    write_atomically(file, tomlkit.dumps(document).encode())
    return f"De bron {source_id} staat uit ({file}); bij de verversing gaat zij weg."
