import json
import sys
from pathlib import Path

from bench.measured import run, size_of, steps
from bench.run import Line, hundredth, told


def step(name: str) -> str:
    return json.dumps({"event": "step", "text": name, "done": 1, "total": 7})


def test_step_lasts_until_the_next_one() -> None:
    lines = [(1.0, step("lezen")), (2.0, "no json"), (4.0, step("maken"))]

    found = steps(lines, end=5.0)

    assert found == (("lezen", 3.0), ("maken", 1.0))


def test_command_without_steps_has_none() -> None:
    assert steps([], end=5.0) == ()


def test_cost_tells_the_exit_code_and_the_last_words(tmp_path: Path) -> None:
    program = "import sys; sys.stderr.write('broken\\n'); sys.exit(3)"

    cost = run((sys.executable, "-S", "-c", program), tmp_path)

    assert (cost.code, cost.told) == (3, "broken\n")
    assert cost.wall > 0


def test_shared_file_counts_its_bytes_once(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"12345")
    (tmp_path / "two").hardlink_to(tmp_path / "one")

    found = size_of(tmp_path)

    assert (found.files, found.bytes) == (2, 5)


def test_one_in_a_hundred_changes() -> None:
    assert len(hundredth(10_000)) == 100


def test_line_compares_with_the_first_rival() -> None:
    line = Line(
        size=1000,
        place="tmpfs",
        case="full",
        builder="wijkwijzer",
        wall=3.0,
        processor=2.5,
        memory=100.0,
        files=10,
        bytes=2_000_000,
        runs=1,
    )

    assert told(line, 1.5).endswith("| 10 | 2.0 | 2.00 |")
