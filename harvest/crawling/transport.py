"""Scrapy's downloader, guarded: which addresses it connects to, how often and for how long.

`ALLOWED` carries what the source of the present request may reach from the download handler to
the resolver. Twisted asks the resolver within the same call, and connects to the very address
that the resolver passes on. Where it is not set, only the public internet is open.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from time import monotonic
from typing import Protocol, Self

from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
)
from scrapy.crawler import Crawler, CrawlerProcessBase
from scrapy.http import Request, Response
from twisted.internet.interfaces import IAddress, IHostnameResolver, IResolutionReceiver
from twisted.web._newclient import HEADER, STATUS, HTTP11ClientProtocol
from twisted.web.http import _DataLoss
from zope.interface import implementer  # type: ignore[import-untyped]  # it has no types

from harvest.crawling.addresses import (
    DEFAULT_PORTS,
    Origin,
    is_loopback_name,
    may_connect,
    origin,
)
from harvest.crawling.crawl_job import CrawlJob
from harvest.crawling.decompress import ACCEPTED

ALLOWED: ContextVar[frozenset[str]] = ContextVar("ALLOWED", default=frozenset())

LOOPBACK_REQUESTS = 16
TRANSFERS = 16
"""How many answers of one scheme arrive at once: with 15 MB each this bounds the memory."""

HEAD_BYTES = 256 * 1024
"""The most that a status line and headers may take; Twisted has no limit of its own."""

RESOLVER_THREADS = 20
"""Names are looked up in threads; one name server that hangs must not stop the others."""


def settings(job: CrawlJob) -> dict[str, object]:
    """Return Scrapy's settings for a job.

    Scrapy's own middlewares for robots, redirects, retries and compression are off: they do
    not share one time limit, read an unreadable robots.txt as a yes, and return what they
    could unpack of a body that was cut off. harvest.crawling.spider does this in the open.
    """
    handler = GuardedHandler
    return {
        "USER_AGENT": job.user_agent,
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "*/*",
            "Accept-Language": "nl",
            "Accept-Encoding": ACCEPTED,
        },
        "DOWNLOAD_HANDLERS": {
            "http": handler,
            "https": handler,
            "data": None,
            "file": None,
            "ftp": None,
            "s3": None,
        },
        "TWISTED_DNS_RESOLVER": GuardedResolver,
        "DNSCACHE_ENABLED": False,
        "REACTOR_THREADPOOL_MAXSIZE": RESOLVER_THREADS,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "DOWNLOAD_MAXSIZE": job.limits.size,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_TIMEOUT": job.limits.seconds,
        "DOWNLOAD_DELAY": job.limits.delay,
        "DOWNLOAD_DELAY_JITTER": 0.0,
        "CONCURRENT_REQUESTS": 0,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DOWNLOAD_SLOTS": _loopback_slots(job),
        "ROBOTSTXT_OBEY": False,
        "REDIRECT_ENABLED": False,
        "METAREFRESH_ENABLED": False,
        "RETRY_ENABLED": False,
        "COMPRESSION_ENABLED": False,
        "COOKIES_ENABLED": False,
        "HTTPPROXY_ENABLED": bool(job.proxy),
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "MEMUSAGE_ENABLED": False,
        "LOG_ENABLED": False,
    }


def _loopback_slots(job: CrawlJob) -> dict[str, dict[str, float]]:
    """Return the slots without a delay: servers on this machine that a source names."""
    named = {host for _, hosts in job.allow_hosts for host in hosts if is_loopback_name(host)}
    slot = {"concurrency": LOOPBACK_REQUESTS, "delay": 0.0, "jitter": 0.0}
    return {f"{scheme}://{host}": slot for scheme in DEFAULT_PORTS for host in sorted(named)}


class Receiver(Protocol):
    """Twisted's IResolutionReceiver, in types that a checker understands."""

    def resolutionBegan(self, resolutionInProgress: object) -> None:  # noqa: N802, N803
        """Hear that the look-up began."""
        ...

    def addressResolved(self, address: IAddress) -> None:  # noqa: N802
        """Hear one address."""
        ...

    def resolutionComplete(self) -> None:  # noqa: N802
        """Hear that there are no more."""
        ...


class Resolver(Protocol):
    """Twisted's IHostnameResolver, in types that a checker understands."""

    def resolveHostName(  # noqa: N802
        self,
        resolutionReceiver: Receiver,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> object:
        """Look a name up."""
        ...


class Reactor(Protocol):
    """The part of a reactor that looks names up."""

    nameResolver: Resolver  # noqa: N815

    def installNameResolver(self, resolver: Resolver) -> object:  # noqa: N802
        """Use another resolver from now on."""
        ...


class GuardedHandler:
    """Downloads over HTTP for the source of the request, and measures how long that takes.

    Connections are kept per set of allowed hosts, so that no source comes through a door that
    was opened for another. The seconds in `meta` do not count the wait for a turn.
    """

    lazy = False

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._turns = asyncio.Semaphore(TRANSFERS)
        self._handlers: dict[frozenset[str], HTTP11DownloadHandler] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return a handler for this crawl; Scrapy's way to make one."""
        return cls(crawler)

    async def download_request(self, request: Request) -> Response:
        """Return the response; its time limit starts when its turn comes."""
        allowed: frozenset[str] = request.meta["allowed"]
        async with self._turns:
            started = monotonic()
            ALLOWED.set(allowed)
            try:
                return await self._handler(allowed).download_request(request)
            finally:
                request.meta["seconds"] = monotonic() - started

    async def close(self) -> None:
        """Close all connections."""
        await asyncio.gather(*(handler.close() for handler in self._handlers.values()))

    def _handler(self, allowed: frozenset[str]) -> HTTP11DownloadHandler:
        if allowed not in self._handlers:
            handler = HTTP11DownloadHandler(self._crawler)
            # Twisted would send a request again by itself when a kept connection turns out to
            # be closed: a try that we do not count, made outside this source's context.
            handler._pool.retryAutomatically = False  # noqa: SLF001 - there is no setting
            handler._pool._factory = _CappedFactory  # noqa: SLF001 - there is no setting
            self._handlers[allowed] = handler
        return self._handlers[allowed]


class _CappedFactory(_LenientHTTP11ClientFactory):
    """Makes connections that end when a server sends endless headers or more than it said."""

    def buildProtocol(self, addr: IAddress | None) -> HTTP11ClientProtocol:  # noqa: N802
        protocol = super().buildProtocol(addr)
        # Scrapy's own class is kept; only the way in is watched.
        protocol.dataReceived = _HeadCap(protocol)  # type: ignore[method-assign]  # on purpose
        ending = _Ending(protocol)
        protocol._finishResponse = ending  # type: ignore[method-assign]  # noqa: SLF001 - likewise
        return protocol


class _HeadCap:
    """Passes received data on to a connection until its headers are too long."""

    def __init__(self, protocol: HTTP11ClientProtocol) -> None:
        self._protocol = protocol
        self._receive: Callable[[bytes], None] = protocol.dataReceived
        self._taken = 0

    def __call__(self, data: bytes) -> None:
        parser = self._protocol._parser  # noqa: SLF001 - only it knows where the body begins
        in_head = parser is not None and parser.state in {STATUS, HEADER}
        self._taken = self._taken + len(data) if in_head else 0
        if self._taken <= HEAD_BYTES:
            self._receive(data)
        elif self._protocol.transport is not None:
            self._protocol.transport.abortConnection()


class _Ending:
    """Ends a response; one whose server sent more than it announced is cut off, and fails."""

    def __init__(self, protocol: HTTP11ClientProtocol) -> None:
        self._protocol = protocol
        self._finish: Callable[[bytes], None] = protocol._finishResponse  # noqa: SLF001

    def __call__(self, rest: bytes) -> None:
        parser = self._protocol._parser  # noqa: SLF001 - it holds what the body is read with
        # Some servers end with a line break that they do not count.
        if not rest.strip() or parser is None or parser.bodyDecoder is None:
            self._finish(rest)
            return
        parser.bodyDecoder = _Surplus()  # type: ignore[assignment]  # all that is asked of it
        self._finish(rest)
        if self._protocol.transport is not None:
            self._protocol.transport.abortConnection()


class _Surplus:
    """Stands in for a body's decoder to say at the end that the body cannot be trusted."""

    def noMoreData(self) -> None:  # noqa: N802 - Twisted's interface
        raise _DataLoss


@implementer(IHostnameResolver)
class GuardedResolver:
    """Passes on only the addresses that the source of the present request may connect to."""

    def __init__(self, reactor: Reactor) -> None:
        self._reactor = reactor
        self._resolver = reactor.nameResolver

    @classmethod
    def from_crawler(cls, _crawler: CrawlerProcessBase, reactor: Reactor) -> Self:
        """Return a resolver on top of the reactor's own; Scrapy's way to make one."""
        return cls(reactor)

    def install_on_reactor(self) -> None:
        """Take the place of the reactor's own resolver."""
        self._reactor.installNameResolver(self)

    def resolveHostName(  # noqa: N802 - Twisted's interface
        self,
        resolutionReceiver: Receiver,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> object:
        """Look the name up and tell the receiver about the addresses that are open to it."""
        guard = _Guard(resolutionReceiver, hostName.lower(), portNumber, ALLOWED.get())
        return self._resolver.resolveHostName(
            guard, hostName, portNumber, addressTypes, transportSemantics
        )


@implementer(IResolutionReceiver)
class _Guard:
    """Stands between the resolver and the one who asked."""

    def __init__(
        self, receiver: Receiver, host: str, port: int, allowed: frozenset[str]
    ) -> None:
        self._receiver = receiver
        self._host = host
        self._port = port
        self._allowed = allowed

    def resolutionBegan(self, resolutionInProgress: object) -> None:  # noqa: N802, N803
        self._receiver.resolutionBegan(resolutionInProgress)

    def addressResolved(self, address: IAddress) -> None:  # noqa: N802
        host = getattr(address, "host", "")
        if may_connect(host, self._host, self._port, self._allowed):
            self._receiver.addressResolved(address)

    def resolutionComplete(self) -> None:  # noqa: N802
        self._receiver.resolutionComplete()


def doors(allowed: frozenset[str], proxy: str) -> frozenset[str]:
    """Return what the transport may reach: the source's own doors and that of the proxy.

    Port 0 is how Twisted asks for the proxy's address when it will tunnel through it.
    """
    if not proxy:
        return allowed
    door = origin(proxy)
    return allowed | {door.authority, door.authority.removesuffix(f":{door.port}") + ":0"}


def is_direct(site: Origin, allowed: frozenset[str]) -> bool:
    """Return whether to go past the proxy: a host that a source names is near by."""
    return site.authority in allowed or site.host in allowed
