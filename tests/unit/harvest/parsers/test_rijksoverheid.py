"""What is made of an answer of rijksoverheid.nl, and what is asked after it."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harvest.formats.rijksoverheid_question import asked_days, asking
from harvest.links import page_id
from harvest.parsed import Parsed
from hub.clock import local_date
from hub.dutch_dates import DateRange
from hub.errors import ParseError
from hub.vocabulary import Kind

Read = Callable[..., Parsed]
SITE = "https://www.rijksoverheid.nl"
API = f"{SITE}/api/rss"


def entry(path: str, published: str = "Thu, 11 Feb 2027 10:00:00 GMT") -> str:
    return (
        f"<item><title>Titel {path}</title><link>{SITE}{path}</link>"
        f"<description>Tekst</description><pubDate>{published}</pubDate></item>"
    )


def feed(*entries: str) -> str:
    return f'<rss version="2.0"><channel>{"".join(entries)}</channel></rss>'


def asked(first: str, end: str, number: int = 29) -> str:
    days = DateRange(start=date.fromisoformat(first), end=date.fromisoformat(end))
    return f'url = "{API}"\nasked = "{asking(API, days)}"\n[vraag]\ndagen = {number}'


def followed(found: Parsed) -> list[tuple[str, str]]:
    days = [asked_days(one.url) for one in found.follows]
    return [(one.start.isoformat(), one.end.isoformat()) for one in days if one]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/actueel/nieuws/2027/02/11/loket", Kind.NEWS),
        ("/onderwerpen/zorg/nieuws/2020/02/11/loket", Kind.NEWS),
        ("/vraag-en-antwoord/zorg/loket", Kind.INFORMATION),
        ("/onderwerpen/zorg/vraag-en-antwoord/loket", Kind.INFORMATION),
        ("/documenten/rapporten/nieuwsgierig", Kind.INFORMATION),
        ("/themas/zorg", Kind.INFORMATION),
        ("/iets-nieuws/loket", Kind.NEWS),
    ],
)
def test_the_address_tells_what_kind_of_page_it_is(read: Read, path: str, kind: Kind) -> None:
    found = read("rijksoverheid", feed(entry(path)), written=asked("2027-02-01", "2027-03-01"))

    assert [item.kind for item in found.items] == [kind]


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("Sun, 14 Feb 2027 23:00:00 GMT", date(2027, 2, 15)),
        ("Sun, 28 Feb 2027 22:59:00 GMT", date(2027, 2, 28)),
        ("Tue, 30 Mar 2027 22:00:00 GMT", date(2027, 3, 31)),
    ],
)
def test_what_is_stamped_at_midnight_keeps_its_own_day(
    read: Read, published: str, day: date
) -> None:
    body = feed(entry("/documenten/brief", published))

    found = read("rijksoverheid", body, written=asked("2027-02-01", "2027-03-01"))

    assert [local_date(one.published) for one in found.items if one.published] == [day]


def test_the_newest_block_asks_for_the_ones_before_it(read: Read) -> None:
    found = read("rijksoverheid", feed(), written=asked("2027-03-01", "2027-04-01", 60))

    assert followed(found) == [("2027-02-01", "2027-03-01"), ("2027-01-01", "2027-02-01")]


def test_an_earlier_block_asks_for_nothing_more(read: Read) -> None:
    found = read("rijksoverheid", feed(), written=asked("2027-01-01", "2027-02-01", 90))

    assert found.follows == ()


def test_a_full_block_is_asked_again_in_halves(read: Read) -> None:
    entries = [entry(f"/actueel/nieuws/{number}") for number in range(20)]

    found = read("rijksoverheid", feed(*entries), written=asked("2027-02-01", "2027-03-01"))

    assert followed(found) == [("2027-02-01", "2027-02-15"), ("2027-02-15", "2027-03-01")]
    assert len(found.items) == 20


def test_nineteen_messages_are_all_there_are(read: Read) -> None:
    entries = [entry(f"/actueel/nieuws/{number}") for number in range(19)]

    found = read("rijksoverheid", feed(*entries), written=asked("2027-02-01", "2027-03-01"))

    assert (found.follows, found.losses) == ((), ())


def test_days_outside_the_period_are_not_asked_for(read: Read) -> None:
    entries = [entry(f"/actueel/nieuws/{number}") for number in range(20)]
    written = asked("2027-02-01", "2027-03-01", number=10)

    found = read("rijksoverheid", feed(*entries), written=written)

    assert followed(found) == [("2027-02-15", "2027-03-01")]


def test_a_message_from_before_the_period_is_left_out(read: Read) -> None:
    written = asked("2027-02-01", "2027-03-01", number=10)

    found = read("rijksoverheid", feed(entry("/actueel/nieuws/oud")), written=written)

    assert found == Parsed()


def test_a_full_day_keeps_its_messages_and_is_named(read: Read) -> None:
    entries = [entry(f"/actueel/nieuws/{number}") for number in range(20)]

    found = read("rijksoverheid", feed(*entries), written=asked("2027-02-11", "2027-02-12"))

    assert found.losses == ("meer dan 20 berichten op één dag (donderdag 11 februari 2027)",)
    assert (len(found.items), found.cut_off) == (20, True)


def test_the_page_of_a_question_tells_more_about_it(read: Read) -> None:
    path = "/vraag-en-antwoord/zorg/loket"

    found = read("rijksoverheid", feed(entry(path)), written=asked("2027-02-01", "2027-03-01"))

    (detail,) = found.follows
    assert (detail.url, detail.detail_of) == (SITE + path, found.items[0].external_id)
    assert detail.detail_of == page_id(SITE + path)


def test_no_page_is_fetched_for_a_block_that_is_asked_again(read: Read) -> None:
    entries = [entry(f"/vraag-en-antwoord/{number}") for number in range(20)]

    found = read("rijksoverheid", feed(*entries), written=asked("2027-02-01", "2027-03-01"))

    assert [one.detail_of for one in found.follows] == ["", ""]


def test_a_question_of_ones_own_without_days_says_what_it_may_miss(read: Read) -> None:
    entries = [entry(f"/actueel/nieuws/{number}") for number in range(20)]

    found = read("rijksoverheid", feed(*entries), written=f'url = "{API}?query=%7B%7D"')

    assert (found.lost, found.cut_off, found.follows) == (0, True, ())
    assert "hooguit 20" in found.losses[0]


def test_the_answer_has_the_identity_of_its_line_in_the_list(read: Read) -> None:
    url = f"{SITE}/vraag-en-antwoord/zorg/loket"
    text = "<p>U gaat naar het loket van de gemeente en u vraagt daar om hulp bij de zorg.</p>"
    page = (
        f"<html><body><main><article><h1>Loket?</h1>{text * 3}</article></main></body></html>"
    )

    found = read("rijksoverheid", page, written=f'url = "{API}"\nasked = "{url}"')

    (item,) = found.items
    assert item.external_id == page_id(url)
    assert "loket van de gemeente" in item.body_html


class Service:
    """The search service: at most 20 messages of the days that are asked after."""

    def __init__(self, published: list[date]) -> None:
        self.pages = tuple(
            (day, entry(f"/actueel/nieuws/{number}", f"{day:%d %b %Y} 12:00:00 GMT"))
            for number, day in enumerate(published)
        )
        self.asked: list[str] = []

    def __call__(self, url: str) -> str:
        self.asked.append(url)
        days = asked_days(url)
        return feed(*[text for day, text in self.pages if days and day in days][:20])


def harvested(read: Read, service: Service, number: int) -> set[str]:
    """Return the ids of all messages that are found by following every wish once."""
    found: set[str] = set()
    definition = f'url = "{API}"\n[vraag]\ndagen = {number}'
    wishes = [asking(API, DateRange(start=date(2027, 3, 1), end=date(2027, 4, 1)))]
    while wishes:
        url = wishes.pop()
        answer = read("rijksoverheid", service(url), written=f'asked = "{url}"\n{definition}')
        found |= {item.external_id for item in answer.items}
        wishes += [one.url for one in answer.follows if one.url not in service.asked]
    return found


def test_a_busy_period_is_found_whole_and_nothing_is_asked_twice(read: Read) -> None:
    busy = [date(2027, 2, 10)] * 15 + [date(2027, 2, 11)] * 12 + [date(2027, 1, 31)] * 19
    quiet = [date(2027, 3, 1), date(2027, 1, 1), date(2027, 2, 28)]
    service = Service([*busy, *quiet])

    found = harvested(read, service, number=60)

    assert len(found) == len(service.pages)
    assert len(service.asked) == len(set(service.asked))


PIECES = ["<vacs>", "<vac>", "<id>1</id>", "<question>x", "</question>", "<content>", "</vac>",
          "<paragraph>", "</vacs>", '[{"id":1,', '"question":"x"', ',"content":[', "{}", "]}]",
          '"dataurl":"http://[x"', "&x;", "<"]  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=12))
def test_no_dump_breaks_the_parser_but_with_a_parse_error(
    read: Read, pieces: list[str]
) -> None:
    try:
        found = read("rijksoverheid", "".join(pieces))
    except ParseError as exc:
        found = Parsed(losses=(str(exc),))

    assert found.lost >= 0
