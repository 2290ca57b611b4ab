"""The files for systemd, cron, logrotate and Docker, as far as this machine can check them."""

import configparser
import os
import pwd
import re
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from wijkwijzer.cli import main as wijkwijzer

Tool = Callable[[str], str]
Run = Callable[..., subprocess.CompletedProcess[str]]

ROOT = Path(__file__).parents[3]
PROGRAM = "/opt/wijkwijzer/.venv/bin/wijkwijzer"
UNITS = ("wijkwijzer.service", "wijkwijzer.timer", "wijkwijzer-schedule.service")
SERVICES = ("wijkwijzer.service", "wijkwijzer-schedule.service")
EXPOSED_AT_MOST = "20"
"""In tenths, of 100: systemd calls up to 2.0 OK, and a service without any protection 9.6."""


@pytest.fixture
def units(tool: Tool, deploy: Path, tmp_path: Path) -> Path:
    """Return a folder with the units, pointing to a program that exists."""
    tool("systemd-analyze")
    folder = tmp_path / "units"
    folder.mkdir()
    for name in UNITS:
        text = (deploy / "systemd" / name).read_text()
        (folder / name).write_text(text.replace(PROGRAM, "/bin/true"))
    return folder


def options(path: Path, section: str) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign] - keep the case
    parser.read(path)
    return parser[section]


def cron_commands(deploy: Path) -> list[str]:
    lines = (deploy / "crontab").read_text().splitlines()
    return [line.split(maxsplit=5)[5] for line in lines if re.match(r"[0-9*]", line)]


def test_units_are_what_systemd_understands(tool: Tool, run: Run, units: Path) -> None:
    done = run(tool("systemd-analyze"), "verify", "--man=no", *(units / name for name in UNITS))

    assert (done.returncode, done.stderr) == (0, "")


def test_timer_means_every_ten_minutes(tool: Tool, run: Run, deploy: Path) -> None:
    when = options(deploy / "systemd" / "wijkwijzer.timer", "Timer")["OnCalendar"]

    done = run(tool("systemd-analyze"), "calendar", when)

    assert "Normalized form: *-*-* *:00/10:00\n" in done.stdout


@pytest.mark.parametrize("name", SERVICES)
def test_service_is_shut_in(tool: Tool, run: Run, units: Path, name: str) -> None:
    done = run(
        tool("systemd-analyze"),
        "security",
        "--offline=yes",
        "--no-pager",
        f"--threshold={EXPOSED_AT_MOST}",
        units / name,
    )

    assert done.returncode == 0, done.stdout


def test_both_services_are_shut_in_alike(deploy: Path) -> None:
    texts = [(deploy / "systemd" / name).read_text() for name in SERVICES]

    shut_in = [text.split("\n# /var/lib/wijkwijzer.")[1].split("\n[")[0] for text in texts]

    assert shut_in[0].strip() == shut_in[1].strip()


def test_mistake_in_content_is_no_failure_of_the_machine(deploy: Path) -> None:
    service = options(deploy / "systemd" / "wijkwijzer.service", "Service")

    assert service["SuccessExitStatus"] == "1 3"


@pytest.mark.parametrize("name", SERVICES)
def test_service_starts_a_command_that_exists(deploy: Path, name: str) -> None:
    service = options(deploy / "systemd" / name, "Service")

    words = shlex.split(service["ExecStart"])

    assert words[0] == PROGRAM
    assert words[1] in wijkwijzer.commands


def test_cron_starts_commands_and_scripts_that_exist(deploy: Path) -> None:
    text = "\n".join(cron_commands(deploy))

    commands = re.findall(r"\bwijkwijzer (\w+) --content", text)
    scripts = re.findall(r"/opt/wijkwijzer/(\S+\.py)", text)

    assert commands == ["refresh", "health"]
    assert set(commands) <= set(wijkwijzer.commands)
    assert [script for script in scripts if not (ROOT / script).is_file()] == []
    # In a crontab a percent sign is a new line.
    assert "%" not in text


def test_cron_mails_what_is_wrong_and_nothing_else(
    run: Run, deploy: Path, tmp_path: Path
) -> None:
    health = next(line for line in cron_commands(deploy) if "health" in line)
    program = tmp_path / "wijkwijzer"
    program.write_text('#!/bin/sh\necho "how it is"; exit $CODE\n')
    program.chmod(0o755)

    fine = run("sh", "-c", f"CODE=0; export CODE; {health}", path=str(tmp_path))
    wrong = run("sh", "-c", f"CODE=1; export CODE; {health}", path=str(tmp_path))

    assert (fine.stdout, wrong.stdout) == ("", "how it is\n")


def test_log_is_gone_after_seven_days(
    tool: Tool, run: Run, deploy: Path, tmp_path: Path
) -> None:
    me = pwd.getpwuid(os.geteuid())
    logs = tmp_path / "log"
    logs.mkdir(mode=0o755)
    text = (deploy / "logrotate").read_text()
    text = text.replace("/var/log/wijkwijzer", str(logs)).replace("/run/nginx.pid", "/nowhere")
    text = text.replace("www-data adm", f"{me.pw_name} {os.getegid()}")
    (tmp_path / "logrotate").write_text(text)
    (tmp_path / "logrotate").chmod(0o644)
    rotate = f"{tool('logrotate')} --force --state {tmp_path}/state {tmp_path}/logrotate"

    days = "; ".join(f"echo {day} >> {logs}/access.log; {rotate}" for day in range(1, 11))
    done = run("sh", "-c", f"set -e; {days}")

    assert done.returncode == 0, done.stderr
    kept = sorted(path.read_text() for path in logs.iterdir())
    assert kept == ["", "10\n", "5\n", "6\n", "7\n", "8\n", "9\n"]


def test_every_path_that_the_image_copies_exists(deploy: Path) -> None:
    lines = (deploy / "Dockerfile").read_text().splitlines()

    copied = [line.split()[1:-1] for line in lines if line.startswith("COPY ")]
    sources = [name for names in copied for name in names if not names[0].startswith("--from")]

    assert [name for name in sources if not (ROOT / name).exists()] == []
    assert {name.lstrip("!") for name in _let_in(deploy)} == set(sources)


def test_image_holds_every_package(deploy: Path) -> None:
    packages = {path.parent.name for path in ROOT.glob("*/py.typed")}

    assert {f"!{name}" for name in packages} <= set(_let_in(deploy))


def test_image_does_not_run_as_root_and_says_how_it_is(deploy: Path) -> None:
    text = (deploy / "Dockerfile").read_text()

    users = re.findall(r"^USER (.+)$", text, re.MULTILINE)
    health = re.findall(r'CMD \["wijkwijzer", "(\w+)", "--json"\]', text)
    command = re.findall(r'^CMD \["(\w+)"\]$', text, re.MULTILINE)

    assert users == ["10001:10001"]
    assert set(health + command) <= set(wijkwijzer.commands)
    assert (health, command) == (["health"], ["schedule"])


def test_images_come_by_their_official_name_alone(deploy: Path) -> None:
    bases = re.findall(r"^FROM (\S+)", (deploy / "Dockerfile").read_text(), re.MULTILINE)

    assert [base for base in bases if "/" in base] == []


def _let_in(deploy: Path) -> list[str]:
    lines = (deploy / "Dockerfile.dockerignore").read_text().splitlines()
    return [line for line in lines if line.startswith("!")]
