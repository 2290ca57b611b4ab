"""The command `edit`: a page with forms to write texts with, on this computer."""

import json
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from importlib.resources import files
from pathlib import Path

import click
from attrs import evolve

from hub.clock import local_date
from wijkwijzer.check import checking
from wijkwijzer.edit.api import Desk, Refusal, incoming, outgoing
from wijkwijzer.edit.config import config
from wijkwijzer.edit.node import (
    DecapServer,
    EditingUnavailable,
    Tools,
    decap_server,
    find_tools,
)
from wijkwijzer.operating.stop_signals import stop_signals
from wijkwijzer.options import Options
from wijkwijzer.outcome import ExitCode
from wijkwijzer.preview.pages import HTML, Answer
from wijkwijzer.preview.server import HOST, own_handler, serving

PORT = 8101
TOOLS = Path("deploy/edit")
ADMIN = "/admin/"
API = "/api/v1"

POLICY = (
    "default-src 'none'; "
    # The page checks its own configuration with code that it makes.
    "script-src 'self' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; "
    "font-src 'self' data:; "
    "connect-src 'self' data: blob:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Whatever the page of somebody else would like to load, it comes from here or not at all."""

_BUNDLE_FILE = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:js|wasm)")
_OWN_FILES = {
    ADMIN: ("index.html", HTML),
    f"{ADMIN}start.js": ("start.js", "text/javascript; charset=utf-8"),
}
_TYPES = {".js": "text/javascript; charset=utf-8", ".wasm": "application/wasm"}


def edit(options: Options, port: int, tools: Path) -> ExitCode:
    """Serve the editing page until Ctrl-C."""
    try:
        with stop_signals() as signals, editing(options, port, find_tools(tools)) as address:
            click.echo(f"Teksten bewerken: {address}{ADMIN}")
            click.echo("Alleen op deze computer. Stoppen: Ctrl-C.")
            click.echo("Zien hoe het wordt: geef in een ander venster wijkwijzer preview.")
            while not signals.is_asked():
                signals.sleep(1.0)
    except EditingUnavailable as exc:
        click.echo(f"wijkwijzer: {exc}", err=True)
        return ExitCode.USAGE
    except OSError as exc:
        click.echo(f"wijkwijzer: dit lukt niet op poort {port}: {exc.strerror}.", err=True)
        click.echo("Kies een andere poort, zoals: wijkwijzer edit --port 8201", err=True)
        return ExitCode.USAGE
    return ExitCode.FINE


@contextmanager
def editing(options: Options, port: int, tools: Tools) -> Iterator[str]:
    """Yield the address of the editing page for as long as the block lasts.

    Raises:
        EditingUnavailable: the server that reads and writes the texts does not start.
        SettingsError: there is no hub in content/.
        OSError: the port is taken.
    """
    checking.settings(options.content)
    with decap_server(tools, options.content, secrets.token_hex(16)) as server:
        pages = Pages(options, tools, server)
        handler = own_handler(pages.page, receive=pages.receive, policy=POLICY)
        with serving(handler, port) as found:
            yield f"http://{HOST}:{found}"


class Pages:
    """Answers the requests of the editing page; settings are read anew for each."""

    def __init__(self, options: Options, tools: Tools, server: DecapServer) -> None:
        self._options, self._tools, self._server = options, tools, server

    def page(self, path: str, host: str) -> Answer:
        """Return a file of the editing page, or its configuration."""
        name = path.removeprefix(ADMIN)
        if path in ("/", ADMIN.rstrip("/")):
            return Answer(status=HTTPStatus.FOUND, location=ADMIN)
        if path in _OWN_FILES:
            name, kind = _OWN_FILES[path]
            own = files("wijkwijzer.edit") / "files" / name
            return Answer(type=kind, body=own.read_bytes())
        if path == f"{ADMIN}config.yml":
            return self._config(f"http://{host}{API}")
        file = self._tools.bundles / name
        if path.startswith(ADMIN) and _BUNDLE_FILE.fullmatch(name) and file.is_file():
            return Answer(type=_TYPES[file.suffix], body=file.read_bytes())
        return Answer(status=HTTPStatus.NOT_FOUND)

    def receive(self, path: str, body: bytes) -> Answer:
        """Pass an action on to decap-server, and its answer back."""
        if path != API:
            return Answer(status=HTTPStatus.NOT_FOUND)
        desk = self._desk()
        action = outgoing(body, desk)
        if isinstance(action, Refusal):
            return _json(action.status, {"error": action.message})
        try:
            status, found = self._server.ask(action)
        except EditingUnavailable as exc:
            return _json(HTTPStatus.BAD_GATEWAY, {"error": str(exc)})
        if status != HTTPStatus.OK:
            return Answer(status=HTTPStatus(status), type=_JSON, body=found)
        return Answer(type=_JSON, body=incoming(action, found, desk))

    def _config(self, backend: str) -> Answer:
        content = checking.settings(self._options.content)
        today = local_date(self._options.moment())
        # JSON is YAML too.
        made = config(content, backend, content.hub.base_url, today)
        return evolve(_json(HTTPStatus.OK, made), type="text/yaml; charset=utf-8")

    def _desk(self) -> Desk:
        content, now = checking.settings(self._options.content), self._options.moment()
        return Desk(
            content=content,
            folders={
                one.folder: checking.text_folder(self._options.content, content.hub, one, now)
                for one in content.hub.gemeenten
            },
        )


_JSON = "application/json"


def _json(status: HTTPStatus, facts: object) -> Answer:
    return Answer(
        status=status, type=_JSON, body=json.dumps(facts, ensure_ascii=False).encode()
    )
