from pathlib import Path

from hub.cbs.key_figures import Figure
from hub.content.key_figures import KeyFigures, key_figures_text, read_key_figures


def read(tmp_path: Path, text: str) -> tuple[KeyFigures, ...]:
    path = tmp_path / "kerncijfers.csv"
    path.write_text(text, encoding="utf-8")
    return read_key_figures(path)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    figures = [
        Figure(area="WK2", edition=2024, figure="residents", value=250),
        Figure(area="WK1", edition=2024, figure="residents", value=1500),
        Figure(area="WK1", edition=2024, figure="age_0_14", value=0),
        Figure(area="WK1", edition=2024, figure="distance_school", value=0.4),
    ]

    found = read(tmp_path, key_figures_text(figures))

    assert found == (
        KeyFigures(
            area="WK1", edition=2024, residents=1500, age_0_14=0, distances=(("school", 0.4),)
        ),
        KeyFigures(area="WK2", edition=2024, residents=250),
    )


def test_the_order_of_the_figures_does_not_matter() -> None:
    figures = [
        Figure(area="WK1", edition=2024, figure=name, value=300)
        for name in ("residents", "age_0_14")
    ]

    assert key_figures_text(figures) == key_figures_text(reversed(figures))


def test_a_figure_that_may_not_count_is_not_read(tmp_path: Path) -> None:
    allowed = "code;edition;figure;value\nWK1;2024;residents;1500\n"

    assert read(tmp_path, allowed + "WK1;2024;income;9\n") == read(tmp_path, allowed)


def test_few_residents_give_nothing(tmp_path: Path) -> None:
    text = "WK1;2024;residents;199\nWK2;2024;age_0_14;50\nWK3;2024;residents;200\n"

    assert [one.area for one in read(tmp_path, text)] == ["WK3"]


def test_broken_lines_are_left_out(tmp_path: Path) -> None:
    text = "WK1;2024;residents;1500\nWK1;x;age_0_14;5\nWK1;2024;age_0_14;.\nWK1\n;;;\n"

    assert read(tmp_path, text) == (KeyFigures(area="WK1", edition=2024, residents=1500),)


def test_without_the_file_nothing_is_known(tmp_path: Path) -> None:
    assert read_key_figures(tmp_path / "kerncijfers.csv") == ()
