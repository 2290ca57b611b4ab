"""A municipality's own colours and letters."""

from importlib.resources import files
from pathlib import Path

import pytest

from site_builder.theme import Theme, read_theme, unreadable_pairs

SHEET = (files("site_builder") / "assets" / "style.css").read_text("utf-8")
EXAMPLE = Path(__file__).parents[3] / "docs" / "themes" / "voorbeeld.css"


def read(text: str) -> Theme:
    return read_theme("theme.css", text.encode(), SHEET)


@pytest.mark.parametrize("mode", ["licht", "donker"])
def test_own_colours_can_all_be_read(mode: str) -> None:
    assert list(unreadable_pairs(SHEET, mode, {})) == []


def test_example_theme_is_accepted() -> None:
    theme = read_theme(str(EXAMPLE), EXAMPLE.read_bytes(), SHEET)

    assert theme.problems == ()
    assert "--utrecht-link-color: #1b4fa0;" in theme.css


def test_pair_that_cannot_be_read_refuses_the_theme() -> None:
    theme = read(":root {\n  --utrecht-page-header-color: #2a7a80;\n}\n")

    assert theme.css == ""
    assert str(theme.problems[0]).startswith(
        "theme.css:2:3: Te weinig contrast op een licht scherm: tekst boven in de pagina "
        "(#2a7a80 op #0f5c63) heeft 1,53 op 1. Nodig is 4,5 op 1."
    )


def test_dark_pair_that_cannot_be_read_refuses_the_theme() -> None:
    theme = read(
        ":root { --utrecht-link-color: #00408a }\n"
        "@media (prefers-color-scheme: dark) { :root { --utrecht-separator-color: #333 } }\n"
    )

    assert theme.css == ""
    assert "op een donker scherm: een link" in theme.problems[0].message


def test_theme_without_dark_colours_stays_light() -> None:
    theme = read(":root { --utrecht-link-color: #00408a }")

    assert theme.problems == ()
    assert "color-scheme: light;" in theme.css
    assert "--ww-page: var(--utrecht-document-background-color, #fbf7ef);" in theme.css


def test_theme_with_letters_alone_keeps_our_dark_colours() -> None:
    theme = read(':root { --utrecht-document-font-family: "Open Sans", sans-serif }')

    assert (
        theme.css == ':root {\n  --utrecht-document-font-family: "Open Sans", sans-serif;\n}\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        "@import 'https://elders.example/x.css';",
        ":root { --utrecht-link-color: url(https://elders.example/x) }",
        ":root { --elders: url(//elders.example/x) }",
        ":root { color: red }",
        "body { --utrecht-link-color: #00408a }",
        ":root { --utrecht-link-color: #00408a !important }",
        ":root { --utrecht-link-color: #00408a } p { display: none }",
        ':root { --utrecht-document-font-family: "</style>" }',
        ":root { --utrecht-button-border-radius: calc(1px + 9vw) }",
        ":root { --utrecht-link-color: rgb(0 0 0 / 50%) }",
        ":root { --utrecht-link-color: var(--iets) }",
        ":root { --utrecht-link-color: #00408a",
        "@media (prefers-color-scheme: dark) { :root { --utrecht-link-color: #fff }",
        ":root { /* --utrecht-link-color: #00408a } ",
    ],
)
def test_style_that_is_no_safe_token_refuses_the_theme(text: str) -> None:
    theme = read(text)

    assert theme.css == ""
    assert any(not problem.warning for problem in theme.problems)


def test_token_that_the_site_does_not_use_is_a_warning_and_left_out() -> None:
    theme = read(":root { --utrecht-link-colour: red; --utrecht-link-color: #00408a }")

    assert [problem.warning for problem in theme.problems] == [True]
    assert theme.problems[0].hint == "Bedoelde u --utrecht-link-color?"
    assert "colour" not in theme.css


def test_hundreds_of_unknown_tokens_give_four_warnings() -> None:
    many = "".join(f"--elders-token-{number}: 1px;" for number in range(300))

    theme = read(f":root {{ {many} --utrecht-link-color: #00408a }}")

    assert len(theme.problems) == 4
    assert any("En nog 297 andere" in problem.message for problem in theme.problems)


def test_theme_that_is_not_utf_8_is_refused() -> None:
    theme = read_theme("theme.css", b":root { --x: \xff }", SHEET)

    assert theme.css == ""
    assert "UTF-8" in theme.problems[0].message


def test_every_property_that_the_sheet_uses_is_defined() -> None:
    used = {part.split(")")[0].split(",")[0] for part in SHEET.split("var(--ww-")[1:]}
    defined = {line.split(":")[0] for line in SHEET.split("  --ww-")[1:]}

    assert used - defined == set()
