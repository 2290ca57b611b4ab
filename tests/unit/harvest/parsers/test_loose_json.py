"""JSON as web pages carry it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvest.formats.loose_json import read

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": 1,}', {"a": 1}),
        ('{"a": [1, 2,],}', {"a": [1, 2]}),
        ("[,1,,2,]", [1, 2]),
        ("[1 ,\n ]", [1]),
        ('/* agenda */ {"a": 1}', {"a": 1}),
        ('{"a": 1, // een\n"b": 2}', {"a": 1, "b": 2}),
        ('{"a": 1,/* niets */}', {"a": 1}),
        ('{"a": "b // c", "u": "http://x/"}', {"a": "b // c", "u": "http://x/"}),
        ('{"a": "een \\" haakje ,}",}', {"a": 'een " haakje ,}'}),
        ('//<![CDATA[\n{"a": 1}\n//]]>', {"a": 1}),
        ('/*<![CDATA[*/{"a": 1}/*]]>*/', {"a": 1}),
        ('<!-- {"a": 1} -->', {"a": 1}),
        ('\ufeff{"a": 1};', {"a": 1}),
        ('{"a": "twee\nregels"}', {"a": "twee\nregels"}),
        ("{&quot;a&quot;: 1}", {"a": 1}),
    ],
)
def test_what_pages_write_is_read(text: str, value: object) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    "text",
    ["", "tekst", '{"a" "b"}', '{"a": 1', '"los', "[" * 5_000, '"\\' * 1_000, "/* " * 1_000],
)
def test_what_is_no_json_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read(text)


@given(VALUES)
def test_good_json_is_read_as_it_is(value: object) -> None:
    assert read(json.dumps(value)) == value


@given(VALUES)
def test_comments_and_commas_change_nothing(value: object) -> None:
    text = json.dumps([value])

    assert read(f"/* begin */ {text[:-1]}, /* einde */]") == [value]
