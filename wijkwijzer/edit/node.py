"""Start decap-server, which reads and writes the texts for the editing page."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from importlib.resources import as_file, files
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO

from attrs import frozen

from hub.errors import WijkwijzerError

HOST = "127.0.0.1"
SECONDS = 30.0
_PORT = "WIJKWIJZER_PORT="
_SECRET = "x-wijkwijzer-secret"  # noqa: S105 - the name of a header

SERVER = Path("node_modules/decap-server/dist/index.js")
BUNDLE = Path("node_modules/decap-cms/dist/decap-cms.js")


class EditingUnavailable(WijkwijzerError):  # noqa: N818 - a state, not a fault
    """The editing page cannot be shown; the message (Dutch) says what to install."""


@frozen(kw_only=True)
class Tools:
    """Node and the folder in which npm put the editing page and its server."""

    node: str
    folder: Path

    @property
    def bundles(self) -> Path:
        """The folder of the editing page's own files."""
        return (self.folder / BUNDLE).parent


def find_tools(folder: Path) -> Tools:
    """Return what is needed for editing.

    Raises:
        EditingUnavailable: Node, or what npm installs, is not there.
    """
    node = shutil.which("node")
    missing = [one for one in (SERVER, BUNDLE) if not (folder / one).is_file()]
    if node and not missing:
        return Tools(node=node, folder=folder)
    steps = [] if node else ["Installeer Node.js 18 of nieuwer (met npm)."]
    if missing:
        steps.append(f"Geef deze opdracht: npm ci --ignore-scripts --prefix {folder}")
    steps.append(
        "U kunt teksten ook in een gewone tekstverwerker schrijven (docs/redactie.md)."
    )
    raise EditingUnavailable("De bewerkpagina is er nog niet.\n  " + "\n  ".join(steps))


@frozen(kw_only=True)
class DecapServer:
    """A decap-server that only answers us."""

    port: int
    secret: str

    def ask(self, body: bytes) -> tuple[int, bytes]:
        """Return the status and the body of the answer.

        Raises:
            EditingUnavailable: it does not answer.
        """
        connection = HTTPConnection(HOST, self.port, timeout=SECONDS)
        headers = {"Content-Type": "application/json", _SECRET: self.secret}
        try:
            connection.request("POST", "/api/v1", body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        except (OSError, HTTPException) as exc:
            raise EditingUnavailable("Bewaren lukt niet: start het programma opnieuw.") from exc
        finally:
            connection.close()


@contextmanager
def decap_server(tools: Tools, content: Path, secret: str) -> Iterator[DecapServer]:
    """Yield a decap-server for a content folder, on 127.0.0.1 and a free port.

    Raises:
        EditingUnavailable: it does not start.
    """
    guard = files("wijkwijzer.edit") / "files" / "guard.cjs"
    with (
        as_file(guard) as path,
        subprocess.Popen(  # noqa: S603 - Node, with files that npm and we put there
            [tools.node, "--require", str(path.absolute()), str(SERVER)],
            cwd=tools.folder,
            env={**_environment(content), "WIJKWIJZER_SECRET": secret},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as process,
    ):
        said: SimpleQueue[str] = SimpleQueue()
        reader = Thread(target=_pass_on, args=(process.stdout, said), daemon=True)
        reader.start()
        try:
            yield DecapServer(port=_port(said), secret=secret)
        finally:
            process.terminate()
            process.wait(timeout=SECONDS)
            reader.join(timeout=SECONDS)


def _environment(content: Path) -> dict[str, str]:
    return {
        "PATH": os.environ.get("PATH", ""),
        "BIND_HOST": HOST,
        "PORT": "0",
        "MODE": "fs",
        "GIT_REPO_DIRECTORY": str(content.resolve()),
        # No page of any browser may ask it something: ours asks through us.
        "ORIGIN": "http://127.0.0.1",
    }


def _port(said: "SimpleQueue[str]") -> int:
    """Return the port that the server says it listens on."""
    lines: list[str] = []
    try:
        while line := said.get(timeout=SECONDS):
            if line.startswith(_PORT):
                return int(line.removeprefix(_PORT))
            lines.append(line)
    except Empty as exc:
        raise EditingUnavailable("De server van de bewerkpagina start niet op tijd.") from exc
    told = "".join(lines[-5:]).strip()
    raise EditingUnavailable(f"De server van de bewerkpagina start niet: {told}")


def _pass_on(output: IO[str], said: "SimpleQueue[str]") -> None:
    """Pass on what the server says, for a full pipe would stop it; an empty line is the end."""
    for line in output:
        said.put(line)
    said.put("")
