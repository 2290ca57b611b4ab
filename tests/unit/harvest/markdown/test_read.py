from datetime import date
from pathlib import Path, PurePath

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harvest.written.editor_context import EditorContext
from harvest.written.markdown import read, read_folder
from hub.errors import FetchError, Problem
from hub.model import Contact, RawItem
from hub.vocabulary import EventStatus, Kind

EVENT = "titel: Koffie\nbegin: 3 maart 2027, 10.00\nlocatie: Buurthuis"


def page(front: str, body: str = "") -> bytes:
    return f"---\n{front}\n---\n{body}".encode()


def item(data: bytes, context: EditorContext, path: str = "agenda/x.md") -> RawItem:
    found, problems = read(PurePath(path), data, context)
    assert found is not None, [str(problem) for problem in problems]
    return found


def problems_of(
    data: bytes, context: EditorContext, path: str = "agenda/x.md"
) -> tuple[Problem, ...]:
    return read(PurePath(path), data, context)[1]


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("agenda", Kind.EVENT),
        ("organisaties", Kind.ORGANISATION),
        ("informatie", Kind.INFORMATION),
        ("nieuws", Kind.NEWS),
        ("vraag-en-aanbod", Kind.NOTICE),
        ("hulpmiddelen", Kind.AID),
        ("meepraten", Kind.SAY),
    ],
)
def test_folder_decides_the_kind(folder: str, kind: Kind, context: EditorContext) -> None:
    assert item(page(EVENT, "Tekst."), context, f"{folder}/x.md").kind is kind


def test_soort_goes_before_the_folder(context: EditorContext) -> None:
    data = page("titel: Hulp\nsoort: dienst\ncontact: bel 036 – 000 00 00")

    assert item(data, context, "organisaties/x.md").kind is Kind.SERVICE


def test_identity_is_the_path_without_md(context: EditorContext) -> None:
    assert (
        item(page(EVENT), context, "agenda/2027/koffie.md").external_id == "agenda/2027/koffie"
    )


@pytest.mark.parametrize(
    ("line", "contact"),
    [
        (
            "bel 036 – 000 00 00 (ma t/m do, 9.00 tot 12.00)",
            Contact(
                text="bel 036 – 000 00 00 (ma t/m do, 9.00 tot 12.00)",
                phones=("036 – 000 00 00",),
            ),
        ),
        (
            "bel 0800-2000, 14 036, mail info@voorbeeld.nl, zie www.voorbeeld.nl.",
            Contact(
                text="bel 0800-2000, 14 036, mail info@voorbeeld.nl, zie www.voorbeeld.nl.",
                phones=("0800-2000", "14 036"),
                mails=("info@voorbeeld.nl",),
                website="https://www.voorbeeld.nl",
            ),
        ),
        ("loop binnen aan de balie", Contact(text="loop binnen aan de balie")),
    ],
)
def test_contact_line_is_kept_and_searched(
    line: str, contact: Contact, context: EditorContext
) -> None:
    assert item(page(f"{EVENT}\ncontact: {line}"), context).details.contact == contact


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("gaat-door", EventStatus.SCHEDULED),
        ("vol", EventStatus.FULL),
        ("Afgelast", EventStatus.CANCELLED),
        ("verplaatst", EventStatus.MOVED),
    ],
)
def test_status_holds_for_every_date(
    word: str, status: EventStatus, context: EditorContext
) -> None:
    event = item(
        page(f"{EVENT}\nherhaling: elke woensdag\nstatus: {word}"), context
    ).details.event

    assert event is not None
    assert {each.status for each in event.occurrences} == {status}


def test_dates_do_not_move_within_a_day(context: EditorContext) -> None:
    data = page(
        "titel: Koffie\nbegin: 1 februari 2027\nherhaling: elke dag\nlocatie: Buurthuis"
    )
    evening = evolve(context, now=context.now.replace(hour=22))

    assert item(data, context) == item(data, evening)


def test_school_holidays_that_are_not_known_give_a_warning(context: EditorContext) -> None:
    data = page(f"{EVENT}\nherhaling: elke woensdag\nbehalve: schoolvakanties")

    (problem,) = problems_of(data, evolve(context, school_holidays=()))

    assert problem.warning
    assert "nog niet bekend" in problem.message


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("begin: 3 maart 2027\neinde: 12.00", "bij begin staat geen tijd"),
        ("begin: 3 maart 2027, 10.00\neinde: 4 maart 2027", "bij einde niet"),
        ("begin: 3 maart 2027\neinde: 2 maart 2027", "ligt voor het begin"),
        ("begin: 3 maart 2027, 10.00\neinde: 9.00", "niet later dan het begin"),
        ("begin: 10.00", "alleen een tijd"),
        ("begin: 3 maart 2027\nbehalve: feestdagen", "maar één keer"),
        ("begin: 3 maart 2027\nherhaling: elke dag t/m 1 maart 2027", "stopt"),
        (
            "begin: 3-3-2027\nherhaling: elke dag t/m 4-3-2027\nbehalve: 3 t/m 9 maart 2027",
            "geen enkele datum",
        ),
        ("einde: 12.00", "maar `begin` ontbreekt"),
    ],
)
def test_times_that_do_not_fit_are_refused(
    lines: str, message: str, context: EditorContext
) -> None:
    found = problems_of(page(f"titel: x\nlocatie: y\n{lines}"), context)

    assert any(message in problem.message for problem in found)


def test_event_may_end_on_a_later_day(context: EditorContext) -> None:
    data = page(
        "titel: x\nbegin: 5 maart 2027, 20.00\neinde: 6 maart 2027, 1.00\nlocatie: Buurthuis"
    )

    event = item(data, context).details.event

    assert event is not None
    assert (event.occurrences[0].end - event.occurrences[0].start).total_seconds() == 5 * 3600


@pytest.mark.parametrize(
    ("path", "front", "body", "missing"),
    [
        ("agenda/x.md", "titel: x\nlocatie: y", "", "begin"),
        ("agenda/x.md", "titel: x\nbegin: 3 maart 2027", "", "locatie"),
        ("organisaties/x.md", "titel: x", "Tekst.", "contact"),
        ("nieuws/x.md", "titel: x", "", "tekst onder de tweede ---"),
        ("informatie/x.md", "kosten: gratis", "Tekst.", "titel"),
        ("aanvulling/x.md", "titel: x", "Tekst.", "bij"),
    ],
)
def test_what_a_kind_cannot_do_without_is_named(
    path: str, front: str, body: str, missing: str, context: EditorContext
) -> None:
    (problem,) = problems_of(page(front, body), context, path)

    assert problem.message == f"Hier ontbreekt iets: {missing}."


def test_sensitive_item_with_a_second_reader_is_published(context: EditorContext) -> None:
    people = "eigenaar: a@voorbeeld.nl\ngecontroleerd_door: B. Bakker"
    data = page(f"titel: x\ngevoelig: ja\n{people}", "Tekst.")

    assert item(data, context, "informatie/x.md").details.said.sensitive is True


@pytest.mark.parametrize(
    "people",
    [
        "eigenaar: A. Jansen\ngecontroleerd_door: a.jansen@voorbeeld.nl",
        "eigenaar: A. Jansen",
        "gecontroleerd_door: B. Bakker",
    ],
)
def test_sensitive_item_waits_for_a_second_reader(people: str, context: EditorContext) -> None:
    data = page(f"titel: x\ngevoelig: ja\n{people}", "Tekst.")

    found, problems = read(PurePath("informatie/x.md"), data, context)

    assert (found, [problem.warning for problem in problems]) == (None, [True])


def test_waiting_for_a_second_reader_is_not_broken(
    tmp_path: Path, context: EditorContext
) -> None:
    write(tmp_path, "informatie/x.md", page("titel: x\ngevoelig: ja", "Tekst."))

    items, problems, broken = read_folder(tmp_path, context)

    assert (items, [problem.warning for problem in problems], broken) == (
        (),
        [True],
        frozenset(),
    )


def test_long_first_paragraph_is_cut_at_a_word(context: EditorContext) -> None:
    summary = item(page(EVENT, "# Kop\n\n" + "woord " * 100), context).summary_html

    assert (len(summary) <= 300, summary.endswith("woord…")) == (True, True)


def test_summary_of_the_editor_goes_before_the_text(context: EditorContext) -> None:
    data = page(f"{EVENT}\nsamenvatting: Kort & goed", "Lang verhaal.")

    assert item(data, context).summary_html == "Kort &amp; goed"


def test_html_in_the_text_is_shown_not_used(context: EditorContext) -> None:
    found = item(page(EVENT, "<script>alert(1)</script>"), context)

    assert "<script>" not in found.body_html + found.summary_html


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("Bel 06-12345678.", "06-nummer"),
        ("Bel +31 6 12 34 56 78.", "06-nummer"),
        ("Nummer 111222333.", "burgerservicenummer"),
        ("Nummer 111.222.333.", "burgerservicenummer"),
        ("Jan, geboren op 3 mei 1980.", "geboortedatum"),
        ("Mail naar jan@gmail.com.", "mailadres van een persoon"),
        ("Mail naar jan.jansen@voorbeeld.nl.", "mailadres van een persoon"),
        ("Het kost € 12,50.", "geen jaar"),
        ("U heeft recht op hulp.", "belooft meer"),
        ("Dit is altijd gratis.", "belooft meer"),
        ("[hier](https://voorbeeld.nl)", "Deze link"),
        ("![kat](kat.jpg)", "plaatje"),
    ],
)
def test_care_warns_but_does_not_stop(body: str, message: str, context: EditorContext) -> None:
    found, problems = read(PurePath("agenda/x.md"), page(EVENT, body), context)

    assert found is not None
    assert [message in problem.message for problem in problems] == [True]
    assert problems[0].line == 6


@pytest.mark.parametrize(
    "body",
    [
        "Bel 036 – 000 00 00 of 0800-2000.",
        "Mail info@voorbeeld.nl of wijkteam.filmwijk@voorbeeld.nl.",
        "Nummer 123456789.",
        "In 2027 kost het € 12,50.",
        "Rekening 1234567890.",
    ],
)
def test_care_is_silent_about_what_is_fine(body: str, context: EditorContext) -> None:
    assert problems_of(page(EVENT, body), context) == ()


def test_amount_is_fine_with_an_end_date(context: EditorContext) -> None:
    assert (
        problems_of(page(f"{EVENT}\nverloopt: 1 juli 2027", "Het kost 3 euro."), context) == ()
    )


def test_names_that_are_never_published_are_not_looked_at(context: EditorContext) -> None:
    assert problems_of(page(f"{EVENT}\neigenaar: jan.jansen@gmail.com"), context) == ()


def test_label_with_a_comma_is_one_subject(context: EditorContext) -> None:
    data = page(f"{EVENT}\nonderwerpen: geld, Familie, vrienden en contact")

    assert item(data, context).details.said.domains == ("inkomen", "sociale-relaties")


def test_endless_list_of_names_is_one_problem(context: EditorContext) -> None:
    (problem,) = problems_of(page(f"{EVENT}\nwijken: {'x,' * 20_000}"), context)

    assert "meer dan 50 namen" in problem.message


def test_upkeep_is_read(context: EditorContext) -> None:
    upkeep = item(
        page(f"{EVENT}\ngecontroleerd: 1-2-2027\nverloopt: 1 juli 2027"), context
    ).details.upkeep

    assert (upkeep.checked_on, upkeep.expires_on) == (date(2027, 2, 1), date(2027, 7, 1))


def test_check_in_the_future_is_a_problem(context: EditorContext) -> None:
    (problem,) = problems_of(page(f"{EVENT}\ngecontroleerd: 2-3-2027"), context)

    assert "nog niet geweest" in problem.message


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(data=st.text(alphabet="abtitel:begn 123-\n#*\"'[]{}&!|>", max_size=60))
def test_any_front_matter_gives_an_item_or_an_error(data: str, context: EditorContext) -> None:
    found, problems = read(PurePath("agenda/x.md"), page(data), context)

    has_error = any(not problem.warning for problem in problems)
    assert (found is None) == has_error


def test_folder_is_read_in_order_and_one_bad_file_stops_nothing(
    tmp_path: Path, context: EditorContext
) -> None:
    write(tmp_path, "agenda/b.md", page(EVENT))
    write(tmp_path, "agenda/2027/a.md", page(EVENT))
    write(tmp_path, "agenda/stuk.md", b"geen streepjes")
    write(tmp_path, "agenda/concept.md", page("concept: ja"))

    items, problems, broken = read_folder(tmp_path, context)

    assert [each.external_id for each in items] == ["agenda/2027/a", "agenda/b"]
    assert [problem.path for problem in problems] == [(tmp_path / "agenda/stuk.md").as_posix()]
    assert broken == frozenset({"agenda/stuk"})


def test_links_hidden_files_and_read_me_are_left_alone(
    tmp_path: Path, context: EditorContext
) -> None:
    outside = write(tmp_path, "elders/x.md", page(EVENT))
    folder = tmp_path / "almere"
    write(folder, "agenda/.x.md", b"")
    write(folder, "agenda/README.md", b"")
    (folder / "agenda/link.md").symlink_to(outside)
    (folder / "nieuws").symlink_to(outside.parent)

    assert read_folder(folder, context) == ((), (), frozenset())


def test_text_under_another_name_gives_a_warning(
    tmp_path: Path, context: EditorContext
) -> None:
    write(tmp_path, "agenda/koffie.md.txt", page(EVENT))

    (problem,) = read_folder(tmp_path, context)[1]

    assert (problem.warning, "koffie.md" in problem.hint) == (True, True)


def test_folder_that_is_not_there_is_no_empty_source(
    tmp_path: Path, context: EditorContext
) -> None:
    with pytest.raises(FetchError):
        read_folder(tmp_path / "weg", context)
