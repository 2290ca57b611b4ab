from datetime import UTC, date, datetime

import pytest

from harvest.cleaning.clean import EXTERNAL_ID_MAX, clean, identity
from harvest.cleaning.visible_text import FIELD_MAX, LIST_MAX, TITLE_MAX
from hub.codec import encode
from hub.errors import ItemRefused
from hub.model import (
    Contact,
    Details,
    Event,
    Item,
    Location,
    Occurrence,
    RawItem,
    SafeHtml,
    Said,
    Service,
    Upkeep,
)
from hub.source import Defaults, Rights
from hub.vocabulary import Audience, Display, Domain, EventStatus, Kind, SourceFormat, Tier
from tests.fakes.harvest_records import NOW, a_raw, a_source


def item_of(**overrides: object) -> Item:
    return clean(a_raw(**overrides), a_source()).item


def test_item_carries_what_its_source_is() -> None:
    item = clean(a_raw(), a_source(validated=True)).item

    assert (item.id, item.scope, item.publisher, item.validated) == (
        "bron:1",
        "GM0034",
        "Stichting Voorbeeld",
        True,
    )


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (" Taal  &amp;\n<b>koffie</b> ", "Taal & koffie"),
        ("Kosten < 5 euro", "Kosten < 5 euro"),
        ("", "Wat de tekst zegt."),
        ("\u200b\u202e", "Wat de tekst zegt."),
        ("Ko\u0308ln", "K\u00f6ln"),
    ],
)
def test_title_is_plain_text(title: str, expected: str) -> None:
    assert item_of(title=title, body_html="<p>Wat de tekst zegt.</p>").title == expected


def test_title_without_any_text_is_the_publisher() -> None:
    assert item_of(title="", url="https://x.nl/").title == "Stichting Voorbeeld"


def test_item_that_says_nothing_is_refused() -> None:
    with pytest.raises(ItemRefused, match="zonder titel en zonder tekst"):
        item_of(title="<br>")


def test_long_title_is_cut_at_a_word() -> None:
    title = item_of(title="woord " * 100).title

    assert len(title) <= TITLE_MAX
    assert title.endswith("woord…")


def test_long_summary_without_a_text_is_both() -> None:
    item = item_of(summary_html="<p>" + "woord " * 100 + "</p>")

    assert item.summary.endswith("woord…")
    assert item.body.html == "<p>" + ("woord " * 100).strip() + "</p>"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("pad", "https://bron.example/feed/pad"),
        ("javascript:alert(1)", ""),
        ("mailto:info@x.nl", ""),
        ("", ""),
    ],
)
def test_url_is_a_web_page_or_nothing(url: str, expected: str) -> None:
    assert item_of(url=url).url == expected


@pytest.mark.parametrize(
    ("external", "kept"),
    [
        ("agenda/koffie", True),
        ("https://x.nl/?p=1", True),
        ("x" * (EXTERNAL_ID_MAX + 1), False),
        ("a\x00b", False),
        ("a\ud800", False),
    ],
)
def test_odd_external_id_is_hashed(external: str, kept: bool) -> None:  # noqa: FBT001 - a parameter
    found = identity(a_raw(external_id=external))

    assert (found == f"bron:{external}") is kept
    assert found == item_of(external_id=external).id


@pytest.mark.parametrize(
    ("raw", "expected"), [("nl-NL", "nl"), ("AR", "ar"), ("", "nl"), ("<script>", "nl")]
)
def test_language_is_of_the_item_or_else_of_the_source(raw: str, expected: str) -> None:
    assert item_of(language=raw).language == expected


def test_feed_of_news_makes_news_of_information_only() -> None:
    source = a_source(defaults=Defaults(kind=Kind.NEWS))

    kinds = [
        clean(a_raw(kind=kind), source).item.kind for kind in (Kind.INFORMATION, Kind.EVENT)
    ]

    assert kinds == [Kind.NEWS, Kind.EVENT]


def test_what_the_item_says_goes_before_what_the_source_says_of_all() -> None:
    defaults = Defaults(
        domains=(Domain.WONEN,), audiences=(Audience.OUDERS,), tier=Tier.ZELF, sensitive=True
    )
    said = Said(domains=(Domain.WERK,), sensitive=False)

    item = clean(a_raw(details=Details(said=said)), a_source(defaults=defaults)).item

    assert item.details.said == Said(
        domains=(Domain.WERK,), audiences=(Audience.OUDERS,), tier=Tier.ZELF, sensitive=False
    )


def test_every_string_of_the_details_is_plain_text() -> None:
    dirty = "<b>x</b>\u202e&amp;<script>y</script>"
    raw = Details(
        contact=Contact(text=dirty),
        location=Location(name=dirty, address=dirty),
        event=Event(occurrences=(), repeats=dirty, note=dirty),
        organised_by=dirty,
        spoken=(dirty, "<i></i>"),
        service=Service(product_names=(dirty,)),
    )

    details = item_of(details=raw).details

    assert details == Details(
        contact=Contact(text="x&"),
        location=Location(name="x&", address="x&"),
        event=Event(occurrences=(), repeats="x&", note="x&"),
        organised_by="x&",
        spoken=("x&",),
        service=Service(product_names=("x&",)),
    )


def test_fields_and_lists_have_a_length() -> None:
    raw = Details(cost="x" * 9999, subjects=tuple(map(str, range(9999))))

    details = item_of(details=raw).details

    assert len(details.cost) == FIELD_MAX
    assert len(details.subjects) == LIST_MAX


def test_contact_keeps_only_what_can_be_dialled_mailed_or_opened() -> None:
    raw = Contact(
        phones=("036 – 123 45 67", "bel ons", "112", "1" * 40),
        mails=("info@x.nl", "geen adres"),
        website="www.x.nl",
        video="ja, op afspraak",
    )

    contact = item_of(details=Details(contact=raw)).details.contact

    assert contact == Contact(
        phones=("036 – 123 45 67", "112"),
        mails=("info@x.nl",),
        website="https://www.x.nl/",
        video="ja, op afspraak",
    )


@pytest.mark.parametrize(
    ("lon", "lat"),
    [
        (200.0, 52.0),
        (5.2, 95.0),
        (float("nan"), 52.0),
        (0.0, 0.0),
        (5.2, None),
        (155000.0, 463000.0),
    ],
)
def test_impossible_point_is_no_point(lon: float, lat: float | None) -> None:
    location = item_of(
        details=Details(location=Location(name="Hal", lon=lon, lat=lat))
    ).details.location

    assert location == Location(name="Hal")


def test_point_on_earth_stays() -> None:
    location = Location(lon=5.2, lat=52.3)

    assert item_of(details=Details(location=location)).details.location == location


def test_empty_location_is_none() -> None:
    assert item_of(details=Details(location=Location(name="<br>"))).details.location is None


def at(hour: int) -> datetime:
    return datetime(2027, 3, 28, hour, tzinfo=UTC)


def event_of(*dates: Occurrence) -> tuple[Occurrence, ...]:
    event = item_of(
        kind=Kind.EVENT, details=Details(event=Event(occurrences=dates))
    ).details.event
    return event.occurrences if event else ()


def test_time_without_a_zone_is_dutch_time() -> None:
    winter, summer = datetime(2027, 3, 1, 12), datetime(2027, 7, 1, 12)  # noqa: DTZ001 - the point

    dates = event_of(Occurrence(start=winter, end=summer))

    assert dates == (
        Occurrence(
            start=datetime(2027, 3, 1, 11, tzinfo=UTC), end=datetime(2027, 7, 1, 10, tzinfo=UTC)
        ),
    )


def test_end_before_the_start_is_the_start() -> None:
    assert event_of(Occurrence(start=at(12), end=at(9))) == (
        Occurrence(start=at(12), end=at(12)),
    )


def test_dates_are_in_order_and_once() -> None:
    first, second = Occurrence(start=at(9), end=at(10)), Occurrence(start=at(11), end=at(12))

    assert event_of(second, first, second) == (first, second)


def test_of_two_equal_dates_the_cancelled_one_counts() -> None:
    on = Occurrence(start=at(9), end=at(10))
    off = Occurrence(start=at(9), end=at(10), status=EventStatus.CANCELLED)

    assert event_of(on, off) == event_of(off, on) == (off,)


@pytest.mark.parametrize(
    "when",
    [
        datetime.min,  # noqa: DTZ901 - what a hostile feed gives
        datetime.max,  # noqa: DTZ901
        datetime(1970, 1, 1, tzinfo=UTC),
    ],
)
def test_impossible_time_is_none(when: datetime) -> None:
    item = item_of(
        published=when,
        details=Details(event=Event(occurrences=(Occurrence(start=when, end=when),))),
    )

    assert item.published is None
    assert item.details.event == Event(occurrences=())


@pytest.mark.parametrize(
    "overrides",
    [
        {"updated": NOW},
        {"published": NOW},
        {"details": Details(upkeep=Upkeep(owner="a@b.nl", checked_by="F. de Vries"))},
    ],
    ids=["updated", "published", "owner"],
)
def test_hash_ignores_what_moves_by_itself(overrides: dict[str, object]) -> None:
    assert item_of(**overrides).content_hash == item_of().content_hash


@pytest.mark.parametrize(
    "overrides",
    [
        {"title": "Anders"},
        {"body_html": "<p>Anders</p>"},
        {"url": "https://x.nl/"},
        {"details": Details(cost="gratis")},
        {"details": Details(said=Said(areas=("Filmwijk",)))},
        {"details": Details(upkeep=Upkeep(checked_on=date(2027, 1, 1)))},
    ],
    ids=["title", "body", "url", "cost", "areas", "checked"],
)
def test_hash_covers_what_a_reader_sees(overrides: dict[str, object]) -> None:
    assert item_of(**overrides).content_hash != item_of().content_hash


LONG = "<p>" + "woord " * 100 + "</p>"


def shown(kind: Kind, display: Display, **overrides: object) -> Item:
    raw = a_raw(kind=kind, url="https://x.nl/", details=Details(cost="gratis"), **overrides)
    return clean(raw, a_source(rights=Rights(tonen=display))).item


@pytest.mark.parametrize(
    ("kind", "display"),
    [
        (Kind.EVENT, Display.SAMENVATTING),
        (Kind.NEWS, Display.SAMENVATTING),
        (Kind.EVENT, Display.FEITEN_EN_LINK),
    ],
)
def test_description_has_at_most_300_characters_and_whole_words(
    kind: Kind, display: Display
) -> None:
    item = shown(kind, display, body_html=LONG)

    assert item.body == SafeHtml()
    assert 290 < len(item.summary) <= 300
    assert item.summary.endswith(" woord…")


def test_facts_and_a_link_are_all_that_stays_of_news() -> None:
    item = shown(Kind.NEWS, Display.FEITEN_EN_LINK, summary_html="Kort.", body_html=LONG)

    assert (item.title, item.url, item.details.cost) == ("Titel", "https://x.nl/", "gratis")
    assert (item.summary, item.body) == ("", SafeHtml())


def test_full_rights_keep_the_text() -> None:
    item = shown(Kind.NEWS, Display.VOLLEDIG, summary_html="Kort.", body_html=LONG)

    assert item.summary == "Kort."
    assert len(item.body.html) > 300


def test_source_without_rights_shows_facts_and_a_link() -> None:
    item = clean(a_raw(body_html=LONG), a_source(rights=Rights())).item

    assert item.body == SafeHtml()


def test_plain_calendar_text_becomes_paragraphs() -> None:
    source = a_source(format=SourceFormat.ICS)

    item = clean(a_raw(body_html="Een\n\nTwee <info@x.nl>"), source).item

    assert item.body.html == "<p>Een</p><p>Twee &lt;info@x.nl&gt;</p>"


def test_same_words_give_the_same_bytes() -> None:
    raw: RawItem = a_raw(body_html=LONG, details=Details(cost="gratis"))

    assert encode(clean(raw, a_source())) == encode(clean(raw, a_source()))
