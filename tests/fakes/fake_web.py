"""A web of pages in a dictionary, and the little format that they are written in.

    item 1 Titel            an item with an external id and a title
    about 1 Tekst           what a detail page says of an item: no title of its own
    next https://…          the next page of a list
    detail 1 https://…      a page that tells more about item 1

A page that says `stuk` cannot be parsed. What is not in the dictionary is a 404.
"""

from collections.abc import Iterator

from attrs import define, field

from harvest.crawling.crawl_job import Answer, CrawlJob, Request
from harvest.loss import Found
from harvest.parsed import Parsed
from hub.errors import ParseError
from hub.identity import digest
from hub.model import RawItem
from hub.source import Fetched, Follow, Source
from hub.vocabulary import Kind, SourceStatus

DOWN = Answer(
    request=Request(source_id="", url=""),
    status=SourceStatus.FAILED,
    message="De server neemt niet op.",
)
MISSING = Answer(
    request=Request(source_id="", url=""),
    status=SourceStatus.FAILED,
    message="De server gaf code 404 in plaats van een antwoord.",
    code=404,
)


@define
class FakeWeb:
    """Answers a crawl from `pages` (text, or an answer as it is) and keeps what was asked.

    Every page has an ETag that follows from its text; who sends it back gets a 304.
    """

    pages: dict[str, str | Answer] = field(factory=dict)
    asked: list[Request] = field(factory=list)

    def __call__(self, job: CrawlJob) -> tuple[Answer, ...]:
        """Answer every request of a job."""
        self.asked.extend(job.requests)
        return tuple(self._answer(request, job) for request in job.requests)

    def urls(self) -> list[str]:
        """Return the addresses that were asked for, in order."""
        return [request.url for request in self.asked]

    def _answer(self, request: Request, job: CrawlJob) -> Answer:
        page = self.pages.get(request.url, MISSING)
        if isinstance(page, Answer):
            return Answer(
                request=request,
                status=page.status,
                message=page.message,
                retry_at=page.retry_at,
                code=page.code,
            )
        etag = f'"{digest(page.encode())}"'
        if request.etag == etag:
            return Answer(request=request, status=SourceStatus.OK, not_modified=True)
        fetched = Fetched(
            source_id=request.source_id,
            url=request.url,
            status=200,
            headers=(("etag", etag),),
            body=page.encode(),
            fetched_at=job.now,
        )
        return Answer(request=request, status=SourceStatus.OK, fetched=fetched)


def parse(source: Source, fetched: Fetched) -> Parsed:
    """Return what a page of the fake web says."""
    text = fetched.body.decode()
    if text == "stuk":
        raise ParseError(source.id, "dit is geen lijst")
    found = tuple(_found(source, text))
    return Parsed(
        items=tuple(one for one in found if isinstance(one, RawItem)),
        follows=tuple(one for one in found if isinstance(one, Follow)),
    )


def _found(source: Source, text: str) -> Iterator[Found]:
    for line in text.splitlines():
        word, _, rest = line.strip().partition(" ")
        key, _, value = rest.partition(" ")
        match word:
            case "item":
                yield RawItem(
                    source_id=source.id, external_id=key, kind=Kind.INFORMATION, title=value
                )
            case "about":
                yield RawItem(
                    source_id=source.id,
                    external_id=key,
                    kind=Kind.INFORMATION,
                    title="",
                    body_html=f"<p>{value}</p>",
                )
            case "next":
                yield Follow(url=rest)
            case "detail":
                yield Follow(url=value, detail_of=key)
            case _:
                pass
