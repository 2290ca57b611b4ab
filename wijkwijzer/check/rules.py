"""What each check is called and why it is there; run as a module, the page docs/checks.md."""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path

from attrs import frozen

from hub.errors import Problem

FILE = Path(__file__).with_suffix(".toml")
SETTING = "instelling"

HEAD = """# Wat `wijkwijzer check` nakijkt

Deze pagina is gemaakt van `wijkwijzer/check/rules.toml`, met
`python -m wijkwijzer.check.rules > docs/checks.md`. Elke melding heeft een code. U ziet hem
achter de melding, en in de uitvoer voor programma's (`--format json`, `sarif` en `github`).
De gids voor redacties is [redactie.md](redactie.md).
"""


@frozen(kw_only=True)
class Rule:
    """One sort of mistake: its code, what editors read about it, and an example."""

    code: str
    group: str
    name: str
    why: str
    wrong: str
    right: str


@cache
def rules() -> Mapping[str, Rule]:
    """Return every rule by its code, in the order of the page."""
    found = tomllib.loads(FILE.read_text("utf-8"))["check"]
    return {
        one["code"]: Rule(
            code=one["code"],
            group=one["groep"],
            name=one["naam"],
            why=one["waarom"],
            wrong=one["fout"],
            right=one["goed"],
        )
        for one in found
    }


def code_of(problem: Problem) -> str:
    """Return the code of a problem; what settings are checked for has one code together."""
    return problem.code or SETTING


def rule_of(problem: Problem) -> Rule:
    """Return the rule that a problem breaks."""
    return rules()[code_of(problem)]


def rules_page() -> str:
    """Return the page that lists every check, as Markdown."""
    return "\n".join((HEAD, *_sections(), ""))


def _sections() -> Iterator[str]:
    for group, members in groupby(rules().values(), key=lambda rule: rule.group):
        yield f"## {group}\n\n| code | wat | waarom | fout | goed |\n|---|---|---|---|---|"
        for rule in members:
            cells = (
                f"`{rule.code}`",
                rule.name,
                rule.why,
                *map(_shown, (rule.wrong, rule.right)),
            )
            yield f"| {' | '.join(cells)} |"
        yield ""


def _shown(example: str) -> str:
    return f"`{example}`".replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(rules_page())
