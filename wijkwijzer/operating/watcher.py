"""Tell whoever watches the hub that a refresh ended, and whether the site is right."""

from attrs import frozen

from wijkwijzer.progress import Report, event


@frozen(kw_only=True)
class Watcher:
    """Whom to tell that a refresh ended, and through which proxy; no address is nobody."""

    url: str = ""
    proxy: str = ""


def tell_watcher(watcher: Watcher, report: Report, *, right: bool) -> None:
    """Tell the watcher, if there is one; that it cannot be told is an event."""
    if not watcher.url:
        return
    # Only now it pays to load what speaks HTTP: a refresh without news takes a tenth less.
    from wijkwijzer.operating.ping import ping  # noqa: PLC0415

    failed = ping(watcher.url, right=right, proxy=watcher.proxy)
    if failed:
        report(event("ping", f"De melding aan de bewaker lukte niet: {failed}."))
