import json
from datetime import date

from site_builder.feeds import Feed, feed_entries
from site_builder.json_feed import json_feed
from tests.fakes.merged import merged_item

URL = "https://hub.test/almere/agenda/koffie/"


def read(*items: tuple[object, str]) -> dict[str, object]:
    feed = Feed(
        title="Agenda van Filmwijk",
        url="https://hub.test/almere/filmwijk/agenda/",
        self_url="https://hub.test/almere/filmwijk/agenda/items.json",
        author="Wijkwijzer",
        empty_on=date(2027, 3, 1),
        entries=feed_entries(items),  # type: ignore[arg-type]  # pairs of an item and its URL
    )
    return json.loads(json_feed(feed))


def test_feed_names_its_version_its_page_and_itself() -> None:
    feed = read()

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["home_page_url"] == "https://hub.test/almere/filmwijk/agenda/"
    assert feed["feed_url"] == "https://hub.test/almere/filmwijk/agenda/items.json"
    assert feed["items"] == []


def test_item_has_its_text_its_dates_and_its_sender() -> None:
    feed = read((merged_item(summary="De koffie staat klaar."), URL))

    assert feed["items"] == [
        {
            "id": "tag:hub.test,2026-12-01:almere-agenda:1",
            "url": URL,
            "title": "Koffie en taal",
            "content_text": "De koffie staat klaar.",
            "date_published": "2026-11-30T23:00:00Z",
            "date_modified": "2027-02-19T23:00:00Z",
            "authors": [{"name": "Buurthuis Het Filmdoek"}],
            "language": "nl",
        }
    ]


def test_sensitive_item_is_left_out() -> None:
    assert read((merged_item(sensitive=True), URL))["items"] == []
