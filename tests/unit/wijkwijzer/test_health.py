from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from attrs import evolve

from hub.gemeente import HealthLimits
from hub.source import Source, SourceState
from hub.vocabulary import ListMode, Mode, SourceFormat, SourceStatus
from wijkwijzer.operating.health import (
    Facts,
    Health,
    SiteLink,
    age_words,
    judge,
    report_facts,
    report_lines,
    site_link,
    source_limit,
)
from wijkwijzer.operating.status_report import Status
from wijkwijzer.workspace import Workspace

NOW = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
SOURCE = Source(
    id="bieb",
    title="Bibliotheek",
    url="https://example.org/agenda.ics",
    format=SourceFormat.ICS,
    scope="GM0034",
    publisher="Bibliotheek",
    list=ListMode.FULL,
    cadence=12 * HOUR,
)
STATE = SourceState(
    source_id="bieb", status=SourceStatus.OK, last_attempt=NOW, last_success=NOW - HOUR
)
STATUS = Status(
    refreshed_at=NOW - HOUR,
    exit_code=0,
    mode=Mode.REAL,
    right_at=NOW - HOUR,
    pages=12,
    items=7,
    disk_bytes=40_000_000,
)
WELL = Facts(
    now=NOW,
    limits=HealthLimits(),
    site=SiteLink(exists=True, live="a"),
    free_bytes=20_000_000_000,
    status=STATUS,
    published_at=NOW - 3 * HOUR,
    sources=((SOURCE, STATE),),
)


def bad(health: Health) -> list[str]:
    return [finding.about for finding in health.findings if finding.bad]


def test_fresh_hub_is_well() -> None:
    health = judge(WELL)

    assert health.is_well
    assert list(report_lines(health)) == [
        "Alles is in orde.",
        "Laatste verversing: maandag 1 maart 2027, 12.00 uur (60 minuten geleden).",
        "Laatste publicatie: maandag 1 maart 2027, 10.00 uur (3 uur geleden).",
        "De site telt 12 pagina's en 7 items.",
        "Schijf: 40 MB in gebruik, 20 GB vrij.",
    ]


@pytest.mark.parametrize(("hours", "about"), [(24, []), (25, ["refresh"])])
def test_hub_is_stale_when_the_last_good_refresh_is_too_old(
    hours: int, about: list[str]
) -> None:
    moment = NOW - hours * HOUR
    facts = evolve(
        WELL, status=evolve(STATUS, refreshed_at=NOW, right_at=moment), published_at=moment
    )

    assert bad(judge(facts)) == about


def test_nothing_new_to_publish_is_well() -> None:
    assert judge(evolve(WELL, published_at=NOW - 100 * HOUR)).is_well


def test_publication_without_a_refresh_counts_too() -> None:
    assert judge(evolve(WELL, status=None)).is_well


def test_hub_that_never_ran_is_not_well() -> None:
    facts = Facts(
        now=NOW, limits=HealthLimits(), site=SiteLink(exists=False), free_bytes=10**10
    )

    health = judge(facts)

    assert bad(health) == ["site", "refresh"]
    assert "Laatste verversing: nog nooit." in list(report_lines(health))


def test_failed_refresh_is_a_warning_as_long_as_the_site_is_fresh() -> None:
    failed = evolve(STATUS, exit_code=4, message="de schijf is vol\nmeer")

    health = judge(evolve(WELL, status=failed))

    assert health.is_well
    assert health.findings[0].text == (
        "De laatste verversing kon niet publiceren (de schijf is vol)."
    )


def test_moment_in_the_future_means_a_wrong_clock() -> None:
    ahead = evolve(STATUS, refreshed_at=NOW + HOUR, right_at=NOW + HOUR)

    assert bad(judge(evolve(WELL, status=ahead))) == ["clock"]


@pytest.mark.parametrize(
    ("cadence", "limit"), [(HOUR, 24 * HOUR), (12 * HOUR, 36 * HOUR), (168 * HOUR, 504 * HOUR)]
)
def test_source_may_be_silent_for_three_cadences_and_a_day(
    cadence: timedelta, limit: timedelta
) -> None:
    assert source_limit(HealthLimits(), evolve(SOURCE, cadence=cadence)) == limit


@pytest.mark.parametrize(("hours", "about"), [(36, []), (37, ["source"])])
def test_source_is_stale_past_its_own_limit(hours: int, about: list[str]) -> None:
    state = evolve(STATE, last_success=NOW - hours * HOUR)

    assert bad(judge(evolve(WELL, sources=((SOURCE, state),)))) == about


def test_stale_source_is_named_with_its_age_and_why() -> None:
    state = evolve(
        STATE,
        status=SourceStatus.FAILED,
        message="Geen antwoord.",
        last_success=NOW - 100 * HOUR,
    )

    finding = judge(evolve(WELL, sources=((SOURCE, state),))).findings[0]

    assert finding.text == "Bron bieb is 4 dagen oud. Stand: failed. Geen antwoord."
    assert (finding.source, finding.age_seconds) == ("bieb", 360_000)


def test_source_that_never_worked_is_not_well() -> None:
    state = evolve(STATE, status=SourceStatus.FAILED, last_success=None)

    assert bad(judge(evolve(WELL, sources=((SOURCE, state),)))) == ["source"]


def test_new_source_is_only_mentioned() -> None:
    health = judge(evolve(WELL, sources=((SOURCE, None),)))

    assert health.is_well
    assert "- Let op: Bron bieb is nog niet opgehaald." in list(report_lines(health))


@pytest.mark.parametrize(("free", "about"), [(500_000_000, []), (499_999_999, ["disk"])])
def test_disk_that_fills_up_is_told(free: int, about: list[str]) -> None:
    assert bad(judge(evolve(WELL, free_bytes=free))) == about


@pytest.mark.parametrize(
    ("site", "about"),
    [(SiteLink(exists=False), ["site"]), (SiteLink(exists=True), ["site"])],
)
def test_site_that_leads_nowhere_is_not_well(site: SiteLink, about: list[str]) -> None:
    assert bad(judge(evolve(WELL, site=site))) == about


def test_unfinished_copy_is_only_mentioned() -> None:
    health = judge(evolve(WELL, dirty_slots=("c",)))

    assert health.is_well
    assert [finding.about for finding in health.findings] == ["slot"]


def test_settings_and_store_that_cannot_be_read_are_told() -> None:
    facts = evolve(WELL, content_error="Dit bestand ontbreekt.", store_error="stuk")

    assert bad(judge(facts)) == ["settings", "store"]


def test_machines_get_the_same_facts() -> None:
    facts = report_facts(judge(evolve(WELL, dirty_slots=("c",), free_bytes=1)))

    assert facts["healthy"] is False
    assert facts["last_success"] == "2027-03-01T11:00:00+00:00"
    assert facts["dirty_slots"] == ["c"]
    assert facts["disk_bytes"] == 40_000_000


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(seconds=-5), "0 minuten"),
        (timedelta(minutes=1), "1 minuut"),
        (timedelta(minutes=119), "119 minuten"),
        (timedelta(hours=2), "2 uur"),
        (timedelta(hours=47), "47 uur"),
        (timedelta(hours=49), "2 dagen"),
    ],
)
def test_age_is_told_in_the_unit_that_says_enough(age: timedelta, words: str) -> None:
    assert age_words(age) == words


def test_link_to_a_copy_is_live(tmp_path: Path) -> None:
    (tmp_path / "slots" / "b").mkdir(parents=True)
    (tmp_path / "site").symlink_to("slots/b")

    assert site_link(Workspace(tmp_path)) == SiteLink(exists=True, live="b")


def test_link_to_a_copy_that_is_gone_dangles(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to("slots/b")

    assert site_link(Workspace(tmp_path)) == SiteLink(exists=True, live="")


def test_missing_link_is_seen(tmp_path: Path) -> None:
    assert site_link(Workspace(tmp_path)) == SiteLink(exists=False, live="")
