import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvest.written.document import Document
from harvest.written.front_matter import MAX_FILE_BYTES, MAX_FRONT_BYTES, split
from harvest.written.front_matter_repair import quoted

printable = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.just(" "),
    min_size=1,
).filter(lambda text: text.strip() == text)


def front(text: str) -> Document:
    document, problems = split("x.md", f"---\n{text}\n---\nTekst.\n".encode())
    assert document is not None, problems
    return document


def messages(data: bytes) -> list[str]:
    return [problem.message for problem in split("x.md", data)[1]]


@pytest.mark.parametrize(
    "value",
    ["0362345678", "0987", "2.50", "1e5", "ja", "true", "null", "~", "0x1F", "12:30:00"],
)
def test_value_stays_the_text_that_was_written(value: str) -> None:
    assert front(f"kosten: {value}").text("kosten") == value


@given(printable)
def test_every_text_survives_between_quotes(value: str) -> None:
    document, problems = split("x.md", f"---\ntitel: {quoted(value)}\n---\n".encode())

    assert document is not None
    assert (document.text("titel"), problems) == (" ".join(value.split()), ())


@given(printable)
def test_text_without_quotes_is_read_as_written_or_is_a_problem(value: str) -> None:
    document, problems = split("x.md", f"---\ntitel: {value}\n---\n".encode())

    read_back = document.text("titel") if document else ""
    assert read_back == " ".join(value.split()) or problems or value[0] in "\"'|>#[{"


@given(st.binary(max_size=200))
def test_any_bytes_give_a_document_or_a_problem(data: bytes) -> None:
    document, problems = split("x.md", b"---\n" + data + b"\n---\n")

    assert document is not None or problems


def test_place_of_key_and_value_is_kept() -> None:
    entry = front("titel: Hoi\ncontact:\n  telefoon: 036").entries[1].entries[0]

    assert (entry.line, entry.column) == (4, 3)
    assert (entry.place.line, entry.place.column) == (4, 13)


def test_body_keeps_its_line() -> None:
    document = front("titel: Hoi")

    assert (document.body, document.body_line) == ("Tekst.\n", 4)


def test_key_may_have_capitals_and_spaces() -> None:
    assert front("Voor wie: ouderen").text("voor_wie") == "ouderen"


def test_list_item_with_a_colon_is_text() -> None:
    (entry,) = front("openingstijden:\n  - ma: 9.00-12.00").entries

    assert [text.text for text in entry.texts] == ["ma: 9.00-12.00"]


def test_comment_is_no_part_of_the_value() -> None:
    assert front("toegang: vrij   # of: met afspraak").text("toegang") == "vrij"


@pytest.mark.parametrize(
    ("line", "fixed"),
    [
        ("titel: Koffie: kom langs", 'titel: "Koffie: kom langs"'),
        ("titel: 's Avonds wandelen", 'titel: "\'s Avonds wandelen"'),
        ('titel: "Koffie" en taal', "titel: '\"Koffie\" en taal'"),
        ('titel: "Koffie en taal', 'titel: "Koffie en taal"'),
        ("titel: *Nieuw*", 'titel: "*Nieuw*"'),
        ("titel: [Vol] Koffie", 'titel: "[Vol] Koffie"'),
        ("titel: @buurthuis", 'titel: "@buurthuis"'),
        ("titel: Feest #buurt", 'titel: "Feest #buurt"'),
        ("titel: - Koffie", 'titel: "- Koffie"'),
        ("titel: > 10 mensen", 'titel: "> 10 mensen"'),
        ("titel:Koffie", "titel: Koffie"),
    ],
)
def test_common_mistake_comes_with_the_right_line(line: str, fixed: str) -> None:
    document, problems = split("x.md", f"---\n{line}\n---\n".encode())

    assert document is not None
    assert [problem.hint for problem in problems] == [f"Schrijf: {fixed}"]
    assert split("x.md", f"---\n{fixed}\n---\n".encode())[1] == ()


def test_all_mistakes_of_form_come_to_light_at_once() -> None:
    found = messages(b"---\ntitel: A: b\nbegin:1\nkosten: *x*\nkosten: 2\nlos\n---\n")

    assert len(found) == 5


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "leeg"),
        (b"Tekst", "De eerste regel moet --- zijn"),
        ("———\ntitel: x\n".encode(), "lang streepje"),
        (b"---\ntitel: x\n", "tweede --- ontbreekt"),
        (b"---\ntitel: x\n***\n", "streepjes zijn veranderd"),
        ("---\ntitel: é\n---\n".encode("utf-16"), "UTF-16"),
        ("---\ntitel: é\n---\n".encode("cp1252"), "niet in UTF-8"),
        (b"---\ntitel: a\x00b\n---\n", "onzichtbaar teken"),
        (b"---\ntitel: " + b"x" * MAX_FRONT_BYTES + b"\n---\n", "te groot"),
        (b"x" * (MAX_FILE_BYTES + 1), "te groot"),
        (b"---\n- a\n- b\n---\n", "Hier hoort een sleutel"),
        (b"---\na:\n  b:\n    c:\n      d: e\n---\n", "te veel lagen"),
        (b"---\na:\n  -\n    - b\n---\n", "lijst in een lijst"),
        (b"---\na:\n   b: c\n  d: e\n---\n", "niet op de goede plaats"),
    ],
)
def test_file_that_cannot_be_read_says_why(data: bytes, message: str) -> None:
    document, problems = split("x.md", data)

    assert document is None
    assert message in problems[-1].message


@pytest.mark.parametrize("value", ["&a x", "*a", "!!python/object:os.system x", "!tag x"])
def test_anchors_aliases_and_tags_are_refused(value: str) -> None:
    assert messages(f"---\ntitel: {value}\n---\n".encode()) != []


def test_alias_deep_in_the_block_is_refused() -> None:
    found = messages(b"---\ncontact:\n  mail: &a x\n  website: *a\n---\n")

    assert len(found) == 2


def test_many_open_brackets_are_no_trouble() -> None:
    assert messages(b"---\na: " + b"[" * 60_000 + b"\n---\n") != []


def test_windows_file_reads_like_any_other() -> None:
    document, problems = split("x.md", b"\xef\xbb\xbf---\r\ntitel: Hoi\r\n---\r\nTekst\r\n")

    assert document is not None
    assert (document.text("titel"), document.body, problems) == ("Hoi", "Tekst\n", ())


def test_second_of_two_equal_keys_is_a_problem() -> None:
    (problem,) = split("x.md", b"---\ntitel: a\ntitel: b\n---\n")[1]

    assert (problem.line, "regel 2" in problem.hint) == (3, True)


def test_mistake_in_one_key_does_not_hide_that_in_another() -> None:
    contact = "contact:\n  telefoon: 1\n   mail: x\n"
    text = f"---\n{contact}titel: a\nopeningstijden:\n  - ma\n di\n---\n"

    document, problems = split("a.md", text.encode())

    assert document is None
    assert [one.line for one in problems] == [4, 8]
