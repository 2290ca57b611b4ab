"""Put a question behind the address of an API. Pure."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit


def with_question(url: str, question: Mapping[str, str], *, path: str = "") -> str:
    """Return the URL with the question behind it, at another path when one is given.

    What the URL asks already stays as it is: its writer knows the API better. Of the question
    empty values are left out.
    """
    parts = urlsplit(url)
    asked = parse_qsl(parts.query, keep_blank_values=True)
    known = {name for name, _ in asked}
    more = [(name, text) for name, text in question.items() if text and name not in known]
    query = urlencode([*asked, *more], safe="/,:")
    return urlunsplit((parts.scheme, parts.netloc, path or parts.path, query, ""))


def with_answer(url: str, name: str, text: str) -> str:
    """Return the URL with one part of its question changed or added."""
    parts = urlsplit(url)
    asked = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != name]
    query = urlencode([*asked, (name, text)], safe="/,:")
    return urlunsplit(parts._replace(query=query, fragment=""))


def without_answer(url: str, name: str) -> str:
    """Return the URL without one part of its question; one without that part is as it was."""
    parts = urlsplit(url)
    asked = parse_qsl(parts.query, keep_blank_values=True)
    kept = [pair for pair in asked if pair[0] != name]
    return url if len(kept) == len(asked) else urlunsplit(parts._replace(query=urlencode(kept)))


def asked_for(url: str, name: str) -> str:
    """Return what a URL asks under a name, or an empty string."""
    return dict(parse_qsl(urlsplit(url).query)).get(name, "")
