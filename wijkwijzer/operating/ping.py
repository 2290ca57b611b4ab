"""Tell a watcher (such as healthchecks.io) how a refresh went: it warns when we fall silent."""

import threading
from collections.abc import Callable
from http.client import HTTPException, HTTPMessage
from queue import Empty, SimpleQueue
from typing import IO
from urllib.error import HTTPError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

LIMIT_SECONDS = 10.0
"""A watcher that is slower than this is no reason to keep a refresh waiting."""

_SCHEMES = frozenset({"http", "https"})


def ping(url: str, *, right: bool, proxy: str = "", limit: float = LIMIT_SECONDS) -> str:
    """Ask for `url`, or `url`/fail when the site is not right; return why it failed, or "".

    Never raises and never takes longer than `limit` seconds, looking up the name included.
    """
    return _within(lambda: _ask(url if right else fail_url(url), proxy, limit), limit)


def fail_url(url: str) -> str:
    """Return the address that tells of a failure; a query stays where it is."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=parts.path.rstrip("/") + "/fail"))


def _within(ask: Callable[[], str], limit: float) -> str:
    """Return what `ask` says, or that it took too long.

    A time limit on a socket starts afresh at each byte and does not cover DNS; so the asking
    goes on in a daemon thread, which does not keep the program alive.
    """
    answers: SimpleQueue[str] = SimpleQueue()
    threading.Thread(target=lambda: answers.put(ask()), daemon=True).start()
    try:
        return answers.get(timeout=limit)
    except Empty:
        return f"geen antwoord binnen {limit:g} seconden"


def _ask(url: str, proxy: str, limit: float) -> str:
    proxies = {"http": proxy, "https": proxy} if proxy else {}
    try:
        if urlsplit(url).scheme not in _SCHEMES:
            return "het adres moet met http:// of https:// beginnen"
        # Only http and https: the scheme is checked here and at every redirect.
        request = Request(url, headers={"User-Agent": "Wijkwijzer"})  # noqa: S310
        opener = build_opener(ProxyHandler(proxies), _SameHost())
        with opener.open(request, timeout=limit):
            return ""
    except HTTPError as exc:
        exc.close()
        return f"antwoord {exc.code}"
    except (OSError, HTTPException, ValueError) as exc:
        # The address is a secret of the operator, and some of these errors repeat it.
        return type(exc).__name__


class _SameHost(HTTPRedirectHandler):
    """Follow redirects only to the host that was asked, never back from https to http."""

    def redirect_request(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> Request | None:
        """Return the next request; None makes the redirect itself the (failed) answer."""
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        # A standard port is None, so that http://watcher may send us to https://watcher.
        is_same = (old.hostname, old.port) == (new.hostname, new.port)
        is_weaker = old.scheme == "https" and new.scheme != "https"
        if new.scheme not in _SCHEMES or not is_same or is_weaker:
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)
