import pytest

from harvest.plain import markup


@pytest.mark.parametrize(
    "text",
    [
        "Kom langs.<br>Tot dan.",
        "Kom langs. <script>x</script>",
        'Kom.<IMG SRC="https://x/p.gif">',
    ],
)
def test_description_with_tags_is_left_to_the_cleaner(text: str) -> None:
    assert markup(text) == text


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Kom langs.\n\nTot dan.", "<p>Kom langs.</p><p>Tot dan.</p>"),
        ("Voor kinderen < 12 jaar en > 4", "<p>Voor kinderen &lt; 12 jaar en &gt; 4</p>"),
        (
            "Mail naar <info@voorbeeld.example>",
            "<p>Mail naar &lt;info@voorbeeld.example&gt;</p>",
        ),
        ("a <b", "<p>a &lt;b</p>"),
    ],
)
def test_plain_description_becomes_paragraphs(text: str, html: str) -> None:
    assert markup(text) == html
