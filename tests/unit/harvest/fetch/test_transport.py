# ruff: noqa: N802, N803, N815 - the names are those of Twisted's interfaces
from collections.abc import Sequence
from contextvars import copy_context
from datetime import UTC, datetime

from attrs import define, field
from twisted.internet.address import IPv4Address
from twisted.internet.interfaces import IAddress

from harvest.crawling.crawl_job import CrawlJob
from harvest.crawling.transport import ALLOWED, GuardedResolver, Receiver, Resolver, settings


@define
class Phonebook:
    """A resolver that knows one answer to everything."""

    addresses: tuple[str, ...]

    def resolveHostName(
        self,
        resolutionReceiver: Receiver,
        hostName: str,
        portNumber: int = 0,
        addressTypes: Sequence[type[IAddress]] | None = None,
        transportSemantics: str = "TCP",
    ) -> object:
        resolutionReceiver.resolutionBegan(self)
        for address in self.addresses:
            resolutionReceiver.addressResolved(
                IPv4Address(transportSemantics, address, portNumber)
            )
        resolutionReceiver.resolutionComplete()
        return (hostName, addressTypes)


@define
class Notes:
    """A receiver that remembers what it heard."""

    heard: list[str] = field(factory=list)

    def resolutionBegan(self, resolutionInProgress: object) -> None:
        self.heard.append(f"begin {type(resolutionInProgress).__name__}")

    def addressResolved(self, address: IAddress) -> None:
        self.heard.append(getattr(address, "host", ""))

    def resolutionComplete(self) -> None:
        self.heard.append("einde")


@define
class Desk:
    """The part of a reactor that looks names up."""

    nameResolver: Resolver

    def installNameResolver(self, resolver: Resolver) -> object:
        self.nameResolver = resolver
        return self


def heard(addresses: tuple[str, ...], host: str, port: int, *allowed: str) -> list[str]:
    notes = Notes()
    resolver = GuardedResolver(Desk(nameResolver=Phonebook(addresses=addresses)))

    def look_up() -> None:
        ALLOWED.set(frozenset(allowed))
        resolver.resolveHostName(notes, host, port)

    copy_context().run(look_up)
    return notes.heard[1:-1]


def test_only_public_addresses_are_passed_on() -> None:
    assert heard(("10.0.0.1", "145.100.1.1", "127.0.0.1"), "x.nl", 443) == ["145.100.1.1"]


def test_door_of_a_source_opens_for_its_own_name_and_port() -> None:
    assert heard(("127.0.0.1",), "Lokaal.nl", 8099, "lokaal.nl:8099") == ["127.0.0.1"]


def test_door_of_a_source_stays_shut_for_other_names_and_ports() -> None:
    assert heard(("127.0.0.1",), "evil.nl", 8099, "lokaal.nl:8099") == []
    assert heard(("127.0.0.1",), "lokaal.nl", 80, "lokaal.nl:8099") == []


def test_look_up_outside_a_request_sees_the_public_internet_only() -> None:
    notes = Notes()
    desk = Desk(nameResolver=Phonebook(addresses=("127.0.0.1", "145.100.1.1")))
    GuardedResolver(desk).install_on_reactor()

    copy_context().run(desk.nameResolver.resolveHostName, notes, "lokaal.nl", 80)

    assert notes.heard == ["begin Phonebook", "145.100.1.1", "einde"]


def test_settings_leave_no_other_way_out() -> None:
    job = CrawlJob(requests=(), user_agent="Wijkwijzer", now=datetime(2026, 12, 1, tzinfo=UTC))
    chosen = settings(job)
    handlers = chosen["DOWNLOAD_HANDLERS"]

    assert isinstance(handlers, dict)
    assert [handlers[name] for name in ("data", "file", "ftp", "s3")] == [None] * 4
    assert chosen["DOWNLOAD_VERIFY_CERTIFICATES"] is True
    assert chosen["HTTPPROXY_ENABLED"] is False
    assert chosen["COOKIES_ENABLED"] is False
    assert chosen["TELNETCONSOLE_ENABLED"] is False
    assert chosen["REMOTE_CONTROL_ENABLED"] is False


def test_only_a_named_server_on_this_machine_has_no_delay() -> None:
    doors = (("a", ("127.0.0.1:8099", "intranet.example.nl:8080")),)
    now = datetime(2026, 12, 1, tzinfo=UTC)
    job = CrawlJob(requests=(), user_agent="Wijkwijzer", now=now, allow_hosts=doors)

    slots = settings(job)["DOWNLOAD_SLOTS"]

    assert isinstance(slots, dict)
    assert sorted(slots) == ["http://127.0.0.1:8099", "https://127.0.0.1:8099"]
