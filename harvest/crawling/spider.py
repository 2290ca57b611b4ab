"""The crawl itself: every request from its first try to its answer, side by side.

For each URL on the way the order is: is the address fit, do robots allow it, does the site not
keep it to itself (harvest.crawling.tdm), is it its turn, what does the reply mean. The meaning
is decided in harvest.crawling.verdict; this module only acts.
"""

import asyncio
from collections.abc import AsyncIterator
from enum import Enum, auto
from pathlib import Path
from urllib.parse import urljoin

import attrs
from attrs import frozen
from scrapy import Spider
from scrapy import exceptions as scrapy_errors
from scrapy.http import Request as HttpRequest
from scrapy.http import Response
from w3lib.url import safe_url_string

from harvest.crawling.addresses import Origin, origin, refusal, shown
from harvest.crawling.crawl_files import write_answer
from harvest.crawling.crawl_job import Answer, CrawlJob, FetchLimits, Request
from harvest.crawling.decompress import CodingError, TooLargeError, decompress
from harvest.crawling.robots import Robots, read_robots, unreadable_robots
from harvest.crawling.tdm import PATH, Reservations, is_reserved, read_reservations
from harvest.crawling.transport import doors, is_direct
from harvest.crawling.trouble import Trouble
from harvest.crawling.verdict import Again, Redirect, Reply, Stop, Taken, backoff, failed, judge
from hub.source import Fetched
from hub.vocabulary import SourceStatus

SITE_REDIRECTS = 5
"""RFC 9309: follow at least five; a longer chain counts as a site without rules."""

SHORTEST_TRY = 0.1
"""Scrapy reads a time limit of zero as none at all."""

# These go along to another host; every other header of a source may hold a secret.
_HARMLESS = frozenset({"accept", "accept-language"})
_UNPACKED = frozenset({"content-encoding", "content-length", "transfer-encoding", "set-cookie"})


class Wants(Enum):
    """What an errand is for; a site's own rules are not asked about themselves."""

    PAGE = auto()
    ROBOTS = auto()
    RESERVATIONS = auto()


@frozen(kw_only=True)
class Errand:
    """One URL to get, with what may be sent, where it may lead and what it may cost."""

    request: Request
    allowed: frozenset[str]
    limits: FetchLimits
    wants: Wants = Wants.PAGE


@frozen(kw_only=True)
class Arrival:
    """Where an errand ended. `reply` is there when the outcome is Taken.

    `moved`: there were redirects and all of them were permanent.
    """

    url: str
    outcome: Taken | Stop
    reply: Reply = Reply(status=0)
    moved: bool = False


class HarvestSpider(Spider):
    """Runs all errands of a job and writes each answer as soon as it is there."""

    name = "wijkwijzer"

    def __init__(self, *, job: CrawlJob, results: Path) -> None:
        super().__init__()
        self._job = job
        self._results = results
        self._robots: dict[tuple[Origin, frozenset[str]], asyncio.Task[Robots]] = {}
        self._reserved: dict[
            tuple[Origin, frozenset[str]], asyncio.Task[Reservations | Stop]
        ] = {}
        # robots.txt addresses the product, not the words behind it.
        self._product = job.user_agent.partition("/")[0].strip()

    async def start(self) -> AsyncIterator[object]:
        """Run the errands side by side; Scrapy keeps the crawl open until this returns."""
        numbered = enumerate(self._job.requests)
        await asyncio.gather(*(self._settle(number, request) for number, request in numbered))
        nothing: tuple[object, ...] = ()
        for item in nothing:
            yield item

    async def _settle(self, number: int, request: Request) -> None:
        allowed = self._job.allowed(request.source_id)
        try:
            arrival = await self._run(
                Errand(request=request, allowed=allowed, limits=self._job.limits)
            )
        except Exception as exc:  # noqa: BLE001 - one bad request must not cost the others
            message = f"Onverwachte fout bij het ophalen ({type(exc).__name__})."
            arrival = Arrival(url=request.url, outcome=failed(message))
        write_answer(self._results, number, answer(request, arrival, self._job))

    async def _run(self, errand: Errand) -> Arrival:
        """Follow redirects and try again until there is an outcome or a limit is reached."""
        limits = errand.limits
        url = target(errand.request.url)
        left = limits.seconds
        tries, hops, moved = 0, 0, True
        while True:
            objection = await self._objection(url, errand)
            if objection:
                return Arrival(url=url, outcome=objection)
            found, spent = await self._ask(url, errand, left)
            left -= spent
            verdict = self._judge(found, errand, url)
            if isinstance(verdict, Again):
                tries += 1
                pause = max(verdict.wait, backoff(limits.backoff, tries, url))
                if tries >= limits.tries or pause >= left:
                    return Arrival(url=url, outcome=verdict.otherwise)
                left -= pause
                await asyncio.sleep(pause)
            elif isinstance(verdict, Redirect):
                hops += 1
                if hops > limits.redirects or left <= 0:
                    return _too_many_hops(url, errand)
                moved = moved and verdict.permanent
                url = target(verdict.location, url)
            else:
                reply = found if isinstance(found, Reply) else Reply(status=0)
                return Arrival(url=url, outcome=verdict, reply=reply, moved=moved and hops > 0)

    def _judge(
        self, found: Reply | Again | Stop, errand: Errand, found_at: str
    ) -> Taken | Redirect | Again | Stop:
        if not isinstance(found, Reply):
            return found
        conditional = bool(errand.request.etag or errand.request.last_modified)
        verdict = judge(found, conditional=conditional, now=self._job.now)
        # Whatever comes back for robots.txt is an answer: robots.py reads the status.
        if errand.wants is Wants.ROBOTS and isinstance(verdict, Stop):
            return Taken()
        if isinstance(verdict, Taken) and _must_ask(errand) and is_reserved(found):
            return reserved(found_at)
        return verdict

    async def _objection(self, url: str, errand: Errand) -> Stop | None:
        """Return why this URL may not be asked for, if that is so."""
        reason = refusal(url, errand.allowed)
        if reason:
            return failed(f"{reason} ({shown(url)})")
        if errand.wants is Wants.ROBOTS:
            return None
        robots = await self._rules(origin(url), errand.allowed)
        if robots.unreadable:
            message = f"robots.txt is nu niet te lezen. {robots.unreadable}"
            return attrs.evolve(failed(message, robots.trouble), retry_after=robots.retry_after)
        if not robots.allows(url, self._product):
            message = f"robots.txt verbiedt dit adres ({shown(url)})."
            return Stop(status=SourceStatus.BLOCKED_BY_ROBOTS, message=message)
        return await self._reservation(url, errand) if _must_ask(errand) else None

    async def _reservation(self, url: str, errand: Errand) -> Stop | None:
        """Return that the site keeps this URL to itself, if that is so; asked once a crawl."""
        site = origin(url)
        key = (site, errand.allowed)
        if key not in self._reserved:
            self._reserved[key] = asyncio.create_task(
                self._read_reservations(site, errand.allowed)
            )
        found = await self._reserved[key]
        if isinstance(found, Stop):
            return found
        return reserved(url) if found.reserves(url) else None

    async def _read_reservations(
        self, site: Origin, allowed: frozenset[str]
    ) -> Reservations | Stop:
        """Return the rules of an origin, or the Stop of one that says when to come back."""
        arrival = await self._run(self._site_errand(site, PATH, Wants.RESERVATIONS, allowed))
        outcome = arrival.outcome
        if not isinstance(outcome, Stop):
            return read_reservations(arrival.reply)
        # Without an answer there are no rules: most sites do not know this file.
        return outcome if outcome.retry_after else Reservations()

    async def _rules(self, site: Origin, allowed: frozenset[str]) -> Robots:
        """Return the robots rules of an origin, asked for once in a crawl."""
        key = (site, allowed)
        if key not in self._robots:
            self._robots[key] = asyncio.create_task(self._read_rules(site, allowed))
        return await self._robots[key]

    async def _read_rules(self, site: Origin, allowed: frozenset[str]) -> Robots:
        arrival = await self._run(self._site_errand(site, "/robots.txt", Wants.ROBOTS, allowed))
        stop = arrival.outcome
        if isinstance(stop, Stop):
            return unreadable_robots(stop.message, stop.retry_after, stop.trouble)
        robots = read_robots(arrival.reply.status, arrival.reply.body)
        if site.authority not in allowed:
            self._slow_down(site, robots.delay(self._product))
        return robots

    def _site_errand(
        self, site: Origin, path: str, wants: Wants, allowed: frozenset[str]
    ) -> Errand:
        """Return the errand for a file with which a site tells what robots may do."""
        limits = self._job.limits
        return Errand(
            request=Request(source_id="", url=site.url(path)),
            allowed=allowed,
            limits=attrs.evolve(
                limits,
                seconds=limits.robots_seconds,
                redirects=SITE_REDIRECTS,
                # Few sites have the second file; one that is in trouble is asked for its pages.
                tries=1 if wants is Wants.RESERVATIONS else limits.tries,
            ),
            wants=wants,
        )

    def _slow_down(self, site: Origin, delay: float) -> None:
        """Keep to a longer Crawl-delay, in the slot that exists and in one made later."""
        downloader = self.crawler.engine.downloader
        if delay <= self._job.limits.delay:
            return
        downloader.per_slot_settings[str(site)] = {"concurrency": 1, "delay": delay}
        if str(site) in downloader.slots:
            downloader.slots[str(site)].delay = delay

    async def _ask(
        self, url: str, errand: Errand, seconds: float
    ) -> tuple[Reply | Again | Stop, float]:
        """Ask once; return what came back and how long it took from its turn on."""
        site = origin(url)
        meta: dict[str, object] = {
            "allowed": doors(errand.allowed, self._job.proxy),
            "download_slot": str(site),
            "download_timeout": max(seconds, SHORTEST_TRY),
            "seconds": 0.0,
        }
        if self._job.proxy and not is_direct(site, errand.allowed):
            meta["proxy"] = self._job.proxy
        asked = HttpRequest(
            url,
            method=errand.request.method,
            headers=headers(errand.request, site),
            meta=meta,
        )
        found: Reply | Again | Stop
        try:
            found = self._unpack(await self.crawler.engine.download_async(asked))
        except Exception as exc:  # noqa: BLE001 - Scrapy and Twisted raise some twenty kinds
            found = mishap(exc, errand.limits)
        return found, asked.meta["seconds"]

    def _unpack(self, response: Response) -> Reply:
        lines = tuple(
            (name.decode("latin-1").lower(), value.decode("latin-1"))
            for name, values in response.headers.items()
            for value in values
        )
        codings = ",".join(value for name, value in lines if name == "content-encoding")
        kept = tuple((name, value) for name, value in lines if name not in _UNPACKED)
        # The body of an error is not read, and often packed in another way than it says.
        good = response.status == 200
        body = decompress(response.body, codings, self._job.limits.size) if good else b""
        return Reply(status=response.status, headers=kept, body=body)


def target(location: str, base: str = "") -> str:
    """Return an absolute URL as it will be sent; what is no URL comes back as it is."""
    try:
        return safe_url_string(urljoin(base, location))
    except ValueError:
        return location


def _must_ask(errand: Errand) -> bool:
    """Return whether it matters what the site says about text and data mining."""
    return errand.wants is Wants.PAGE and not errand.request.reserved_ok


def reserved(url: str) -> Stop:
    """Return that a site keeps a page to itself; only a person can ask for permission."""
    message = (
        f"De site staat niet toe dat programma's deze tekst overnemen ({shown(url)}). "
        "Vraag toestemming en zet licentie en bewijs bij de rechten van de bron."
    )
    return Stop(status=SourceStatus.BLOCKED_BY_ROBOTS, message=message)


def _too_many_hops(url: str, errand: Errand) -> Arrival:
    """Return the end of a chain that does not end; for robots.txt it means: no rules."""
    if errand.wants is Wants.ROBOTS:
        return Arrival(url=url, outcome=Taken(), reply=Reply(status=404))
    return Arrival(
        url=url, outcome=failed("De server blijft doorverwijzen.", Trouble.TOO_MANY_HOPS)
    )


def answer(request: Request, arrival: Arrival, job: CrawlJob) -> Answer:
    """Return what became of a request, for the one who asked."""
    outcome = arrival.outcome
    if isinstance(outcome, Stop):
        return Answer(
            request=request,
            status=outcome.status,
            message=outcome.message,
            retry_at=outcome.retry_at(job.now),
            final_url=arrival.url,
            code=outcome.code,
            trouble=outcome.trouble,
            moved=arrival.moved,
        )
    fetched = Fetched(
        source_id=request.source_id,
        url=arrival.url,
        status=arrival.reply.status,
        headers=arrival.reply.headers,
        body=arrival.reply.body,
        fetched_at=job.now,
    )
    return Answer(
        request=request,
        status=SourceStatus.OK,
        fetched=None if outcome.not_modified else fetched,
        not_modified=outcome.not_modified,
        message=f"Dit adres is verhuisd naar {shown(arrival.url)}." if arrival.moved else "",
        final_url=arrival.url,
        moved=arrival.moved,
    )


def headers(request: Request, site: Origin) -> list[tuple[str, bytes]]:
    """Return the headers to send to this origin: everything only where the source pointed.

    Validators are sent as the bytes that came in.
    """
    home = origin(request.url)
    upgraded = (site.host, site.scheme, site.port) == (home.host, "https", 443)
    at_home = site == home or (upgraded and home.port == 80)
    lines = [
        (name, value) for name, value in request.headers if at_home or name.lower() in _HARMLESS
    ]
    if request.etag:
        lines.append(("If-None-Match", request.etag))
    if request.last_modified:
        lines.append(("If-Modified-Since", request.last_modified))
    return [(name, value.encode("latin-1")) for name, value in lines]


def mishap(exc: Exception, limits: FetchLimits) -> Again | Stop:
    """Return what a failed download means; the error's own text may show a secret query."""
    size = f"Het antwoord is groter dan {limits.size / 2**20:.3g} MB."
    match exc:
        case scrapy_errors.DownloadCancelledError() | TooLargeError():
            return failed(size, Trouble.TOO_LARGE)
        case CodingError():
            return failed(str(exc))
        case scrapy_errors.NotSupported() | scrapy_errors.UnsupportedURLSchemeError():
            return failed("Alleen adressen met http of https mogen.")
        case scrapy_errors.CannotResolveHostError():
            message = "De naam van de server bestaat niet of heeft geen openbaar adres."
            trouble = Trouble.NO_HOST
        case scrapy_errors.DownloadTimeoutError():
            message = f"Het antwoord duurde langer dan {limits.seconds:.3g} seconden."
            trouble = Trouble.TIMEOUT
        case scrapy_errors.DownloadConnectionRefusedError():
            message = "De server neemt niet op."
            trouble = Trouble.REFUSED
        case _:
            message = f"De verbinding ging mis ({type(exc).__name__})."
            trouble = _trouble_of(exc)
    return Again(wait=0.0, otherwise=failed(message, trouble))


def _trouble_of(exc: BaseException) -> Trouble:
    """Return whether a connection broke on the server's certificate, or in another way."""
    below = [exc, exc.__cause__, exc.__context__, *_reasons(exc)]
    named = " ".join(repr(one) for one in below if one is not None).lower()
    is_certificate = "certificate" in named or "verificationerror" in named
    return Trouble.CERTIFICATE if is_certificate else Trouble.CONNECTION


def _reasons(exc: BaseException) -> list[BaseException]:
    """Return what Twisted keeps inside an error about a connection."""
    inside = (exc, exc.__cause__, exc.__context__)
    found = [reason for one in inside for reason in getattr(one, "reasons", None) or ()]
    return [getattr(reason, "value", reason) for reason in found]
