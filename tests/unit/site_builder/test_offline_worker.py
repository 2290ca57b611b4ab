"""What the worker of a gemeente answers: the site, else what was kept, else the numbers."""

import json
from importlib.resources import files
from typing import Any

import pytest

from tests.fakes.javascript import NEEDS_JAVASCRIPT, javascript

pytestmark = NEEDS_JAVASCRIPT

WORLD = """
async function run(cases) {
  const real = setTimeout;
  const answers = [];
  for (const one of cases) {
    const handlers = {};
    const shelf = one.shelf;
    const scope = {
      addEventListener: (name, handler) => { handlers[name] = handler; },
      skipWaiting: () => {},
      location: { origin: "https://hub.example" },
      registration: { scope: "https://hub.example/almere/" },
      // Patience is over at once, or never.
      setTimeout: (done) => { if (one.slow) real(done, 0); },
      caches: { match: async (url, where) => shelf.includes(url) && { from: where.cacheName } },
      fetch: () => {
        const { status } = one;
        const late = { status, from: "site, late" };
        if (one.slow) return new Promise((done) => { real(() => done(late), 20); });
        return status ? Promise.resolve({ status, from: "site" }) : Promise.reject(Error(""));
      },
    };
    const names = Object.keys(scope);
    new Function(...names, SCRIPT)(...names.map((name) => scope[name]));
    let answer = { from: "untouched" };
    handlers.fetch({
      request: { url: one.url, method: one.method, mode: one.mode },
      respondWith: (promise) => { answer = promise; },
    });
    answers.push(await Promise.resolve(answer).then((got) => got.from, () => "nothing"));
  }
  return answers;
}
"""
HUB = "https://hub.example"
WIJK, NUMBERS = HUB + "/almere/filmwijk/", HUB + "/almere/zonder-internet/"
SHELF = [WIJK, NUMBERS, HUB + "/assets/style.css"]


def case(url: str = WIJK, **others: object) -> dict[str, object]:
    usual = {"shelf": SHELF, "method": "GET", "mode": "navigate", "status": 200, "slow": False}
    return {"url": url, **usual, **others}


CASES = {
    "site answers": (case(), "site"),
    "page is not there": (case(status=404), "site"),
    "no internet": (case(status=0), "wijkwijzer"),
    "site is broken": (case(status=502), "wijkwijzer"),
    "site is slow": (case(slow=True), "wijkwijzer"),
    "site is slow and this page was not kept": (
        case(HUB + "/almere/veilig/", slow=True),
        "site, late",
    ),
    "no internet and this page was not kept": (
        case(HUB + "/almere/veilig/", status=0),
        "wijkwijzer",
    ),
    "site is broken and this page was not kept": (
        case(HUB + "/almere/geld/", status=500),
        "site",
    ),
    "no internet and nothing was kept": (case(status=0, shelf=[]), "nothing"),
    "no internet for the style of a page": (
        case(HUB + "/assets/style.css", status=0, mode="no-cors"),
        "wijkwijzer",
    ),
    "no internet for a file that was not kept": (
        case(HUB + "/almere/keuze.json", status=0, mode="cors"),
        "nothing",
    ),
    "a form that is sent": (case(method="POST"), "untouched"),
    "another site": (case("https://elsewhere.example/"), "untouched"),
}


@pytest.fixture(scope="module")
def answers() -> dict[str, Any]:
    script = (files("site_builder") / "assets" / "offline" / "worker.js").read_text("utf-8")
    work = [one for one, _ in CASES.values()]
    told = javascript()(f"const SCRIPT = {json.dumps(script)};{WORLD}", work)
    return dict(zip(CASES, told, strict=True))


@pytest.mark.parametrize("name", CASES)
def test_worker_answers_with_what_is_surest(answers: dict[str, Any], name: str) -> None:
    assert answers[name] == CASES[name][1]
