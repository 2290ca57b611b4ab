"""Which sources count in a run, and what all of them together say."""

import attrs

from hub import school_holidays
from hub.content.settings import Content
from hub.gemeente import Hub
from hub.source import Rights, Source, SourceState
from hub.vocabulary import Mode, SourceFormat
from wijkwijzer.run import Run
from wijkwijzer.sources.editors import editors_source
from wijkwijzer.version import VERSION

SAMPLE_CREDIT = "Dit is een voorbeeldtekst"
_EXAMPLE = " (voorbeeld)"


def active_sources(content: Content, mode: Mode) -> tuple[Source, ...]:
    """Return the sources to harvest: the enabled ones, or those with a sample."""
    if mode is Mode.SAMPLE:
        return tuple(sampled(source) for source in content.sources if source.sample.file)
    return tuple(source for source in content.sources if source.enabled)


def sampled(source: Source) -> Source:
    """Return a source as the sample uses it: no key, and no text in somebody else's name."""
    return attrs.evolve(
        source,
        enabled=True,
        api_key_env="",
        publisher=_as_example(source.publisher),
        rights=attrs.evolve(source.rights, naamsvermelding=SAMPLE_CREDIT),
    )


def _as_example(publisher: str) -> str:
    """Return a name that says that its texts are examples, once."""
    return publisher if publisher.endswith(_EXAMPLE) else publisher + _EXAMPLE


def all_sources(content: Content, mode: Mode) -> tuple[Source, ...]:
    """Return the sources whose items may be shown: harvested ones and the editors' own."""
    own_ones = (editors_source(content.hub, one) for one in content.hub.gemeenten)
    return (*active_sources(content, mode), *own_ones)


def rights_by_source(run: Run, content: Content) -> dict[str, Rights]:
    """Return what may be done with the items of each source, by its id."""
    return {source.id: source.rights for source in all_sources(content, run.mode)}


def own_sources(content: Content) -> frozenset[str]:
    """Return the sources of the editors themselves."""
    return frozenset(editors_source(content.hub, one).id for one in content.hub.gemeenten)


def source_states(run: Run, content: Content) -> tuple[SourceState, ...]:
    """Return how the sources that are harvested have been doing."""
    return tuple(
        state
        for source in active_sources(content, run.mode)
        if (state := run.store.source_state(source.id))
    )


def with_school_holidays(run: Run, content: Content) -> Hub:
    """Return the hub with the school holidays that were harvested before those in content/."""
    items = (
        stored.item
        for source in active_sources(content, run.mode)
        if source.format is SourceFormat.SCHOOLVAKANTIES
        for stored in run.store.items(source.id)
        if stored.withdrawn_at is None
    )
    holidays = school_holidays.known(
        content.hub.school_holidays, school_holidays.holidays(items)
    )
    return attrs.evolve(content.hub, school_holidays=holidays)


def user_agent(content: Content) -> str:
    """Return how the hub calls itself to servers: its name and whom to write to."""
    contact = content.hub.user_agent_contact or content.hub.base_url
    return f"Wijkwijzer/{VERSION} (+{contact})"
