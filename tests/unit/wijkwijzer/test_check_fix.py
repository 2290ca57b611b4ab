"""What `check --fix` does to a file: it mends what is certain and keeps every other byte."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from enrich.plain_words import load_plain_words
from enrich.sensitive import sensitive_step
from enrich.word_lists import Vocabulary
from harvest.written.editor_context import EditorContext
from harvest.written.front_matter import split
from hub.content.labels import DEFAULT_AUDIENCES, DEFAULT_DOMAINS
from wijkwijzer.check.findings import Edit, edited
from wijkwijzer.check.repair import Mended, mended
from wijkwijzer.check.texts import Folder, Known, text_look

NOW = datetime(2027, 3, 1, 7, 0, tzinfo=UTC)
FOLDER = Path("testdorp")
FILE = FOLDER / "agenda/koffie.md"
LOOK = text_look(
    Folder(
        path=FOLDER,
        slug="testdorp",
        context=EditorContext(
            source_id="testdorp-redactie",
            now=NOW,
            areas=frozenset({"Oostwijk"}),
            domains=DEFAULT_DOMAINS,
            audiences=DEFAULT_AUDIENCES,
        ),
    ),
    Known(now=NOW, plain=load_plain_words(), sensitive=sensitive_step(Vocabulary())),
)

GOOD = (
    "---\ntitel: Koffie\nbegin: 6 april 2027, 10.00\nlocatie: De Eik\n"
    "contact: bel 036 – 000 00 00\neigenaar: redactie@voorbeeld.nl\n---\nKom langs.\n"
)


def fixed(text: str) -> Mended:
    return mended(FILE, text.encode(), LOOK)


def meaning(data: bytes) -> tuple[tuple[tuple[str, str], ...], str] | None:
    """Return keys with their values, and the words of the text."""
    document, _ = split("koffie.md", data)
    if document is None:
        return None
    values = tuple(
        (entry.key, " ".join((entry.text or str(entry.entries and "…")).split()))
        for entry in document.entries
    )
    return values, " ".join(document.body.split())


def test_good_file_is_left_alone() -> None:
    assert fixed(GOOD) == Mended(data=GOOD.encode())


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("\ufeff---\ntitel: K\n---\n", "---\ntitel: K\n---\n"),
        ("---\r\ntitel: K\r\n---\r\nA\r\n", "---\ntitel: K\n---\nA\n"),
        ("---\rtitel: K\r---\r", "---\ntitel: K\n---\n"),
        (
            "---\ncontact:\n\ttelefoon: 1\n  mail: a\n---\n",
            "---\ncontact:\n  telefoon: 1\n  mail: a\n---\n",
        ),
        ("---\n“titel”: K\n---\n", "---\ntitel: K\n---\n"),
        ('---\n"titel": K\n---\n', "---\ntitel: K\n---\n"),
        ("—-\ntitel: K\n—-\n", "---\ntitel: K\n---\n"),
        ("---\ntitel: A: b # uitleg\n---\n", '---\ntitel: "A: b" # uitleg\n---\n'),
        ("---\ntitel: A: “b”\n---\n", '---\ntitel: "A: “b”"\n---\n'),
        ("---\ntitel: 'A\n---\n", '---\ntitel: "A"\n---\n'),
        ("---\ntitel:Koffie: thee\n---\n", '---\ntitel: "Koffie: thee"\n---\n'),
        ("---\nTittel: K\n---\n", "---\ntitel: K\n---\n"),
        ("---\nbegin: 6.4.2027 7 pm\n---\n", "---\nbegin: 6-4-2027 19.00\n---\n"),
        ("---\nbegin: April 6, 2027 @ 10h\n---\n", "---\nbegin: 6 April 2027, 10 uur\n---\n"),
        ("---\ngevoelig: yes\n---\n", "---\ngevoelig: ja\n---\n"),
        ("---\nkosten: 2.5\n---\n", "---\nkosten: € 2,50\n---\n"),
        ("---\ntitel: K\n---\n• a\n##b\n", "---\ntitel: K\n---\n- a\n## b\n"),
        ("---\ntitel: K\n---\n[a] (www.b.nl)\n", "---\ntitel: K\n---\n[a](https://www.b.nl)\n"),
    ],
)
def test_what_is_certain_is_mended(wrong: str, right: str) -> None:
    assert fixed(wrong).data.decode() == right


@pytest.mark.parametrize(
    "text",
    [
        "---\nbegin: half elf\n---\n",
        "---\nbegin: 26-12-01\n---\n",
        "---\nbegin: woensdag 6 april 2027\n---\n",
        "---\nonderwerp: geld\n---\n",
        "---\ntitel: A\ntitle: B\n---\n",
        "---\nkosten: 250\n---\n",
        "---\nwijken: Oostwijck\n---\n",
        "---\nfoto: a.jpg\nfoto_alt: Zaal # niet af\n---\n",
    ],
)
def test_what_a_person_must_choose_is_left(text: str) -> None:
    assert fixed(text).data.decode() == text


def test_what_was_mended_is_told_with_its_line() -> None:
    done = fixed("---\ntittel: Nieuw: markt\n---\n").done

    assert [(one.problem.line, one.problem.code) for one in done] == [
        (2, "onbekende-sleutel"),
        (2, "dubbele-punt"),
    ]


LINES = st.sampled_from(
    [
        "titel: Koffie",
        "titel: Nieuw: markt",
        "tittel: Koffie",
        "“titel”: Thee",
        'titel: "open',
        "titel: *ster",
        "titel: #los",
        "titel:Koffie",
        "begin: 6.4.2027",
        "begin: 12-31-2027 7 pm",
        "begin: half elf",
        "einde: 12,30",
        "gecontroleerd: 1-2-27",
        "kosten: 2.5",
        "kosten: 250",
        "contact:",
        "\ttelefoon: 036 – 000 00 00",
        "  mail: info@voorbeeld.nl",
        "  telefon: 036",
        "openingstijden:",
        "  - ma 9.00-12.00",
        "\t- di 9.00-12.00",
        "gevoelig: true",
        "concept: nee",
        "wijken: Oostwijk",
        "# uitleg",
        "",
        "samenvatting: |",
        "  een regel",
        "  nog: een",
        "locatie: De Eik # zaal 2",
        "bij: a",
        "onderwerpen: geld, wonen",
        "- los",
        "vrije tekst",
    ]
)
BODY = st.sampled_from(
    [
        "Kom langs.",
        "##Kop",
        "## Kop",
        "• punt",
        "-punt",
        "[a] (https://b.nl)",
        "(a)[https://b.nl]",
        "[a](www.b.nl)",
        "€ 2.5 per keer",
        "250 cent",
        "99 99 AB Dorp",
        "a\tb",
        "",
        "```",
        "---",
    ]
)
ENDS = st.sampled_from(["\n", "\n", "\n", "\r\n", "\r"])


@st.composite
def files(draw: st.DrawFn) -> bytes:
    front = draw(st.lists(LINES, max_size=8))
    body = draw(st.lists(BODY, max_size=5))
    end = draw(ENDS)
    mark = draw(st.sampled_from(["", "", "\ufeff"]))
    fence = draw(st.sampled_from(["---", "---", "---", "—-"]))
    return (mark + end.join((fence, *front, fence, *body, ""))).encode()


def with_edits(data: bytes, edits: tuple[Edit, ...]) -> bytes:
    return edited(data.decode(), edits).encode()


@given(data=files())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_only_what_would_spoil_the_file_is_left_and_a_second_time_changes_nothing(
    data: bytes,
) -> None:
    once = mended(FILE, data, LOOK)

    left = [one.fix for one in LOOK(FILE, once.data).findings if one.fix]
    assert not [fix for fix in left if LOOK(FILE, with_edits(once.data, fix)).is_read]
    assert mended(FILE, once.data, LOOK).data == once.data


FORM = st.sampled_from(
    ["titel: Koffie", "titel: Nieuw: markt", "titel: *ster", 'titel: "open', "titel:Koffie",
     "contact:", "\ttelefoon: 1", "  mail: info@voorbeeld.nl", "openingstijden:", "\t- ma",
     "  - di", "", "# uitleg", "samenvatting: |", "  een  regel", "locatie: De Eik # zaal"]
)  # fmt: skip


@example(front=["contact:", "\t- ma", "  - di"], end="\n", mark="")
@given(front=st.lists(FORM, max_size=8), end=ENDS, mark=st.sampled_from(["", "\ufeff"]))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_mending_the_form_never_changes_what_a_file_says(
    front: list[str], end: str, mark: str
) -> None:
    data = (mark + end.join(("---", *front, "---", "Kom\tlangs.", ""))).encode()
    before = meaning(data)

    after = meaning(mended(FILE, data, LOOK).data)

    assert before in (None, after)


@given(data=st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_bytes_stop_the_check(data: bytes) -> None:
    found = LOOK(FILE, b"---\n" + data).findings

    assert "onverwacht" not in {one.problem.code for one in found}
