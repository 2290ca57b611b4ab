"""Turn planned pages into bytes: the one module that knows Jinja2."""

from collections.abc import Hashable
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from hub.errors import BuildError
from hub.gemeente import Hub
from hub.identity import digest
from hub.model import SafeHtml
from hub.vocabulary import Mode
from site_builder.bidi import as_elements
from site_builder.languages import DUTCH, direction_of
from site_builder.manifest import OutputFile
from site_builder.plan import PlannedPage
from site_builder.urls import in_language
from site_builder.wording import FORMS, Words, load_words

ASSETS = (
    "check.js",
    "favicon.svg",
    "houses.svg",
    "icons.svg",
    "leave.js",
    "open.js",
    "postcode.js",
    "printed.js",
    "read.js",
    "search/form.js",
    "search/page.js",
    "style.css",
    "wegwijs.js",
    "wijk.js",
)
"""The files of site_builder/assets; they are published under /assets/."""

WORKER = "search/worker.js"
LIST = "list/page.js"
_JOINED = {
    LIST: ("list/qr.js", "list/page.js"),
    WORKER: ("search/engine.js", "search/worker.js"),
}
"""What a page needs together is one file, since the second would wait for the first: what
searches on the device, and what puts a list together."""


class Renderer:
    """Renders pages of one hub. What many pages share is rendered once.

    A page's view holds all that it shows: also what follows from the `mode` and the date `now`
    of the build. So the bytes and the input hash of a page depend on its view, the templates
    and the words alone, and a page of yesterday that still says the same is kept.
    """

    def __init__(self, hub: Hub, mode: Mode, now: date) -> None:  # noqa: ARG002 - in the views
        self._in = {
            (language, ""): _Templates(load_words(hub.form_of_address, language))
            for language in hub.languages
        }
        for form in FORMS:
            if form != hub.form_of_address:
                self._in[DUTCH, form] = _Templates(load_words(form))

    def render(self, page: PlannedPage) -> bytes:
        """Return the page as UTF-8 HTML."""
        return self._templates(page).render(page).encode()

    def input_hash(self, page: PlannedPage) -> str:
        """Return a digest of all that decides the page's bytes: equal hash, equal bytes."""
        version = self._templates(page).version
        return digest(f"{version} {page.input_hash}".encode())

    def _templates(self, page: PlannedPage) -> "_Templates":
        frame = page.view.page
        return self._in[frame.language, frame.form]

    def output(self, page: PlannedPage) -> OutputFile:
        """Return the page as a file to publish."""
        return OutputFile(
            path=page.path, body=self.render(page), input_hash=self.input_hash(page)
        )

    def assets(self) -> tuple[OutputFile, ...]:
        """Return the style sheet, the drawings and the scripts."""
        folder = files("site_builder") / "assets"
        written = [(name, (folder / name).read_bytes()) for name in ASSETS]
        for whole, parts in _JOINED.items():
            written.append((whole, b"".join((folder / name).read_bytes() for name in parts)))
        bodies = ((name, _for_readers(name, body)) for name, body in written)
        return tuple(
            OutputFile(path=f"assets/{name}", body=body, input_hash=digest(body))
            for name, body in bodies
        )


class _Templates:
    """The templates in one language; what many pages share is rendered once."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._folder = files("site_builder") / "templates"
        self._fragments: dict[tuple[str, Hashable], Markup] = {}
        self._jinja = self._environment()
        self.version = self._version()

    def render(self, page: PlannedPage) -> str:
        html = self._jinja.get_template(page.template).render(view=page.view)
        language = self._words.language
        return html if language == DUTCH else as_elements(html, direction_of(language))

    def _environment(self) -> Environment:
        jinja = Environment(
            loader=FunctionLoader(self._source),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
        )
        language = self._words.language
        jinja.globals["t"] = self._words
        jinja.globals["language"] = language
        jinja.globals["direction_of"] = direction_of
        jinja.globals["home"] = in_language(language, "/")
        jinja.filters["fragment"] = self._fragment
        jinja.filters["safe_html"] = safe_html
        jinja.filters["json_script"] = json_script
        return jinja

    def _source(self, name: str) -> str | None:
        file = self._folder / name
        return file.read_text("utf-8") if file.is_file() else None

    def _fragment(self, record: Hashable, name: str) -> Markup:
        """Return a part of a page for a record; the same record is rendered once."""
        key = (name, record)
        if key not in self._fragments:
            template = self._jinja.get_template(f"fragments/{name}.html.j2")
            # Autoescape was on when it was rendered, so it is safe to place as it is.
            self._fragments[key] = Markup(template.render(it=record))  # noqa: S704
        return self._fragments[key]

    def _version(self) -> str:
        texts = [f"{path}\0{file.read_text('utf-8')}" for path, file in _walk(self._folder)]
        words = [f"{key}\0{value}" for key, value in sorted(self._words.entries.items())]
        return digest("\0".join((*texts, *words)).encode())


def _for_readers(name: str, body: bytes) -> bytes:
    """Return a file as it is published: lines of comment in a script cost every phone bytes."""
    if not name.endswith(".js"):
        return body
    lines = body.splitlines(keepends=True)
    return b"".join(line for line in lines if not line.lstrip().startswith(b"//"))


def safe_html(value: object) -> Markup:
    """Return HTML that the sanitiser made safe; anything else is refused."""
    if not isinstance(value, SafeHtml):
        raise BuildError(f"not SafeHtml but {type(value).__name__}: it may not stand unescaped")
    return Markup(value.html)  # noqa: S704 - SafeHtml is what the sanitiser wrote


def json_script(data: str) -> Markup:
    """Return JSON for a script element: `<` can then not end the element."""
    return Markup(data.replace("<", "\\u003c"))  # noqa: S704 - no tag can begin in it


def _walk(folder: Traversable, prefix: str = "") -> list[tuple[str, Traversable]]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        path = f"{prefix}{entry.name}"
        found += _walk(entry, f"{path}/") if entry.is_dir() else [(path, entry)]
    return found
