"""The words in safe HTML: a line each block, one space between words."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from hub.model import SafeHtml
from hub.page_text import text_of

PIECES = st.sampled_from(
    ["a", " ", "  ", "\t", "\n", "\u00a0", "<p>", "</p>", "<br>", "<b>", "</b>", "&nbsp;", "é"]
)


def line_by_line(html: str) -> str:
    """The text of HTML in as many words as it takes."""
    parted = re.sub(r"</p>|<br>", "\n", html)
    lines = unescape(re.sub(r"<[^>]*>", "", parted)).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())


@given(st.lists(PIECES).map("".join))
def test_text_is_a_line_a_block_with_single_spaces(html: str) -> None:
    assert text_of(SafeHtml(html=html)) == line_by_line(html)
