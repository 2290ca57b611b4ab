"""What can go wrong between us and a server, beside a status code."""

import enum


class Trouble(enum.StrEnum):
    """Why there was no answer at all, or none that could be kept."""

    NO_HOST = "no-host"
    TIMEOUT = "timeout"
    REFUSED = "refused"
    CERTIFICATE = "certificate"
    CONNECTION = "connection"
    TOO_LARGE = "too-large"
    TOO_MANY_HOPS = "too-many-hops"
