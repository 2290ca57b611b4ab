"""Take each guard of harvester and publisher out in turn and see which test turns red.

    .venv/bin/python bench/guards.py [WORDS]

Works on a copy of the last commit. Prints a line a guard; with WORDS only of the guards whose
names hold them. Exit code 1 when one is not missed.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from attrs import frozen

ROOT = Path(__file__).parents[1]
PUBLISH = "tests/unit/site_builder/test_publish.py"
HISTORY = "tests/unit/site_builder/test_publish_history.py"
FETCH = "tests/unit/harvest/fetch"
CRAWL = "tests/integration/harvest_fetch"
CLEAN = "tests/unit/harvest/clean"
REDIRECT = "test_redirect_to_a_closed_door_is_not_asked_of_a_proxy_either"
VALIDATORS = "test_validators_go_back_byte_for_byte_and_304_is_not_modified"


@frozen(kw_only=True)
class Guard:
    """One protection: the code that is it, what stands there without it, and its tests."""

    name: str
    file: str
    code: str
    without: str
    tests: tuple[str, ...]


GUARDS = (
    Guard(
        name="lock",
        file="wijkwijzer/lock.py",
        code="        lock.acquire(timeout=0)\n",
        without="        pass\n",
        tests=("tests/unit/wijkwijzer/test_lock.py",),
    ),
    Guard(
        name="dirty mark",
        file="site_builder/publish.py",
        code="    run.store.save_slot(Slot(name=name, dirty=True))\n",
        without="",
        tests=(PUBLISH, HISTORY),
    ),
    Guard(
        name="sync before the switch",
        file="site_builder/publish.py",
        code="    disk.sync_all()\n",
        without="",
        tests=(PUBLISH,),
    ),
    Guard(
        name="atomic switch",
        file="site_builder/slots.py",
        code="    disk.replace(fresh, layout.site)\n",
        without="    remove(disk, layout.site)\n    disk.replace(fresh, layout.site)\n",
        tests=(PUBLISH, HISTORY),
    ),
    Guard(
        name="page-drop guard",
        file="site_builder/publish.py",
        code="            _guard(candidate.pages, _live_pages(run), expected_gone)\n",
        without="            pass\n",
        tests=(PUBLISH,),
    ),
    Guard(
        name="mode check",
        file="hub/sqlite_store.py",
        code="            raise ModeError(expected=mode, found=found[0])\n",
        without="            pass\n",
        tests=("tests/unit/hub/test_sqlite_store.py",),
    ),
    Guard(
        name="sanitiser",
        file="harvest/cleaning/safe_html.py",
        code="    return _safe(_shortened(shape(linked), BODY_MAX))\n",
        without="    return SafeHtml(html=html)\n",
        tests=(f"{CLEAN}/test_safe_html.py::test_attack_is_harmless",),
    ),
    Guard(
        name="addresses of links",
        file="harvest/cleaning/safe_url.py",
        code="        return _web(split) if scheme in WEB else _contact(scheme, split.path)\n",
        without="        return absolute\n",
        tests=(f"{CLEAN}/test_safe_url.py",),
    ),
    Guard(
        name="SSRF resolver",
        file="harvest/crawling/transport.py",
        code="        if may_connect(host, self._host, self._port, self._allowed):\n",
        without="        if host:\n",
        tests=(f"{FETCH}/test_transport.py::test_only_public_addresses_are_passed_on",),
    ),
    Guard(
        name="IP-literal check",
        file="harvest/crawling/addresses.py",
        code="    if _is_ip(host) and not may_connect(host, host, port, allowed):\n",
        without="    if not host:\n",
        tests=(f"{FETCH}/test_addresses.py::test_literal_special_address_is_refused",),
    ),
    Guard(
        name="check of every address on the way",
        file="harvest/crawling/spider.py",
        code="        reason = refusal(url, errand.allowed)\n",
        without='        reason = ""\n',
        tests=(f"{CRAWL}/test_crawl.py::{REDIRECT}",),
    ),
    Guard(
        name="size cap of the download",
        file="harvest/crawling/transport.py",
        code='        "DOWNLOAD_MAXSIZE": job.limits.size,\n',
        without='        "DOWNLOAD_MAXSIZE": 0,\n',
        tests=(f"{CRAWL}/test_replies.py::test_large_answer_is_dropped_early",),
    ),
    Guard(
        name="size cap after unpacking",
        file="harvest/crawling/decompress.py",
        code="    if len(out) > limit:\n",
        without="    if limit < 0:\n",
        tests=(f"{FETCH}/test_decompress.py::test_many_small_members_count_together",),
    ),
    Guard(
        name="size cap of the headers",
        file="harvest/crawling/transport.py",
        code="        if self._taken <= HEAD_BYTES:\n",
        without="        if self._taken >= 0:\n",
        tests=(f"{CRAWL}/test_replies.py::test_endless_headers_are_not_read",),
    ),
    Guard(
        name="time cap of an answer",
        file="harvest/crawling/spider.py",
        code='            "download_timeout": max(seconds, SHORTEST_TRY),\n',
        without='            "download_timeout": 60.0,\n',
        tests=(f"{CRAWL}/test_crawl.py::test_drip_ends_at_the_time_limit",),
    ),
    Guard(
        name="answer that is cut off",
        file="harvest/crawling/transport.py",
        code="        parser.bodyDecoder = _Surplus()",
        without="        pass",
        tests=(f"{CRAWL}/test_replies.py",),
    ),
    Guard(
        name="brake",
        file="harvest/brake.py",
        code="        and gone > FEW\n",
        without="        and not gone\n",
        tests=("tests/unit/harvest/reconcile/test_brake.py",),
    ),
    Guard(
        name="an empty answer",
        file="harvest/brake.py",
        code="    if answered < source.expect.min_items:\n",
        without="    if answered < 0:\n",
        tests=("tests/unit/harvest/reconcile/test_brake.py",),
    ),
    Guard(
        name="isolation of each event",
        file="harvest/formats/vevent.py",
        code="    except UNREADABLE as exc:\n",
        without="    except AssertionError as exc:\n",
        tests=("tests/unit/harvest/parsers/test_ics.py",),
    ),
    Guard(
        name="isolation of each series",
        file="harvest/formats/ics.py",
        code="        except UNREADABLE as exc:\n",
        without="        except AssertionError as exc:\n",
        tests=("tests/unit/harvest/parsers/test_ics.py",),
    ),
    Guard(
        name="conditional headers",
        file="harvest/crawling/spider.py",
        code='        lines.append(("If-None-Match", request.etag))\n',
        without="        pass\n",
        tests=(f"{CRAWL}/test_crawl.py::{VALIDATORS}",),
    ),
    Guard(
        name="secrets stay at home",
        file="harvest/crawling/spider.py",
        code="if at_home or name.lower() in _HARMLESS\n",
        without="if name\n",
        tests=(f"{CRAWL}/test_crawl.py::test_secret_header_stays_with_the_first_host",),
    ),
    Guard(
        name="robots",
        file="harvest/crawling/spider.py",
        code="        if not robots.allows(url, self._product):\n",
        without="        if not self._product:\n",
        tests=(f"{CRAWL}/test_crawl.py::test_robots_hold_at_a_redirect_too",),
    ),
    Guard(
        name="text and data mining reservations",
        file="harvest/crawling/spider.py",
        code="        return reserved(url) if found.reserves(url) else None\n",
        without="        return None\n",
        tests=(f"{CRAWL}/test_politeness.py::test_site_that_reserves_its_texts_is_left_alone",),
    ),
    Guard(
        name="list that breaks off",
        file="wijkwijzer/sources/gathering.py",
        code="            self.fail(answer.status, answer.message, answer.retry_at)\n",
        without="            pass\n",
        tests=("tests/unit/wijkwijzer/test_harvesting.py",),
    ),
    Guard(
        name="person filter",
        file="harvest/cleaning/clean.py",
        code="    bare, removed = redact(named, PERSONS)\n",
        without="    bare, removed = named, ()\n",
        tests=(f"{CLEAN}/test_persons.py::test_persons_leave_every_field_of_harvested_text",),
    ),
    Guard(
        name="secret addresses",
        file="harvest/cleaning/clean.py",
        code="    secret, addresses = without_address(private)\n",
        without="    secret, addresses = private, ()\n",
        tests=(f"{CLEAN}/test_secrecy.py",),
    ),
)


def main() -> int:
    """Try every guard and return 1 when the tests do not miss one."""
    wanted = " ".join(sys.argv[1:])
    missed = [_is_missed(guard) for guard in GUARDS if wanted in guard.name]
    return 0 if all(missed) else 1


def _is_missed(guard: Guard) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        _run(["git", "clone", "--quiet", str(ROOT), str(copy)], ROOT)
        path = copy / guard.file
        before = path.read_text()
        if guard.code not in before:
            sys.stdout.write(f"{guard.name}: not found in {guard.file}\n")
            return False
        path.write_text(before.replace(guard.code, guard.without, 1))
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-x",
            "-p",
            "no:randomly",
            *guard.tests,
        ]
        done = _run(command, copy)
        red = [line.split("::")[-1] for line in done.splitlines() if line.startswith("FAILED")]
        sys.stdout.write(f"{guard.name}: {red[0] if red else 'NO TEST TURNED RED'}\n")
        return bool(red)


def _run(command: list[str], folder: Path) -> str:
    done = subprocess.run(  # noqa: S603 - commands of our own making
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(folder)},
    )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
