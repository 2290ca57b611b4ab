"""What the files of these tests are read against."""

from datetime import UTC, date, datetime

import pytest

from harvest.written.editor_context import EditorContext
from hub.dutch_dates import DateRange
from hub.gemeente import AudienceLabel, DomainLabel
from hub.vocabulary import Audience, Domain

DOMAINS = (
    (Domain.OPVOEDING, "Kinderen en opvoeden", "kinderen"),
    (Domain.INKOMEN, "Geld en schulden", "geld"),
    (Domain.GEZONDHEID, "Gezond zijn", "gezondheid"),
    (Domain.SOCIALE_RELATIES, "Familie, vrienden en contact", "contact-met-anderen"),
)


@pytest.fixture
def context() -> EditorContext:
    return EditorContext(
        source_id="almere-redactie",
        now=datetime(2027, 3, 1, 7, tzinfo=UTC),
        areas=frozenset({"Almere", "GM0034", "Filmwijk", "Parkwijk", "WK003408"}),
        domains=tuple(DomainLabel(id=id_, name=name, slug=slug) for id_, name, slug in DOMAINS),
        audiences=tuple(
            AudienceLabel(id=audience, name=audience.value.capitalize(), slug=audience.value)
            for audience in Audience
        ),
        school_holidays=(DateRange(start=date(2027, 4, 24), end=date(2027, 5, 9)),),
    )
