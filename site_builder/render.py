"""Turn planned pages into bytes: the one module that knows Jinja2."""

import re
from collections.abc import Hashable, MutableMapping
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from attrs import frozen
from jinja2 import Environment, FunctionLoader, StrictUndefined, Undefined
from markupsafe import Markup, escape

from hub.errors import BuildError
from hub.gemeente import Hub
from hub.identity import digest
from hub.model import SafeHtml
from hub.vocabulary import Mode
from site_builder.bidi import as_elements
from site_builder.compiled_templates import CompiledTemplates
from site_builder.languages import DUTCH, direction_of
from site_builder.manifest import OutputFile
from site_builder.plan import PlannedPage, View
from site_builder.urls import in_language
from site_builder.wording import FORMS, Words, load_words

_AND = "+"

_SENTENCE = re.compile(r'\{\{ t\("([a-z0-9_.-]+)"\) \}\}')
"""A sentence of the catalogue without names to fill in, where it is shown."""


class Renderer:
    """Renders pages of one hub. What many pages share is rendered once.

    A page's view holds all that it shows: also what follows from the `mode` and the date `now`
    of the build. So the bytes and the input hash of a page depend on its view, the templates
    and the words alone, and a page of yesterday that still says the same is kept. In the folder
    `compiled` the templates are kept as Python runs them.
    """

    def __init__(
        self,
        hub: Hub,
        mode: Mode,  # noqa: ARG002 - in the views
        now: date,  # noqa: ARG002 - in the views
        compiled: Path | None = None,
    ) -> None:
        self._in = {
            (language, ""): _Templates(load_words(hub.form_of_address, language), compiled)
            for language in hub.languages
        }
        for form in FORMS:
            if form != hub.form_of_address:
                self._in[DUTCH, form] = _Templates(load_words(form), compiled)

    def render(self, page: PlannedPage) -> bytes:
        """Return the page as UTF-8 HTML."""
        view = page.view
        return self._templates(view).render(page.template, view).encode()

    def input_hash(self, page: PlannedPage) -> str:
        """Return a digest of all that decides the page's bytes: equal hash, equal bytes.

        Of a page with a key it is two: what the key says, and what the view says.
        """
        whole = page.made
        by_view = digest(f"{self._templates(whole.view).version} {whole.input_hash}".encode())
        return f"{self._key_hash(page)}{_AND}{by_view}" if page.key else by_view

    def is_as_made(self, page: PlannedPage, input_hash: str) -> bool:
        """Return whether a page would be made from what the hash says, by its key alone."""
        key, _, _ = input_hash.partition(_AND)
        return bool(page.key) and key == self._key_hash(page)

    def _key_hash(self, page: PlannedPage) -> str:
        return digest(f"{self.program} {page.template} {page.key}".encode())

    @cached_property
    def program(self) -> str:
        """A digest of the program and of the templates in all languages.

        What a key says of a view holds for as long as the program makes it in the same way.
        """
        texts = [templates.version for templates in self._in.values()]
        for package in ("hub", "site_builder"):
            for path, file in _walk(files(package)):
                texts += [path, file.read_text("utf-8")] if path.endswith(".py") else []
        return digest("\0".join(texts).encode())

    def _templates(self, view: View) -> "_Templates":
        frame = view.page
        return self._in[frame.language, frame.form]

    def output(self, page: PlannedPage) -> OutputFile:
        """Return the page as a file to publish."""
        whole = page.made
        return OutputFile(
            path=page.path, body=self.render(whole), input_hash=self.input_hash(whole)
        )


def same_view(one: str, other: str) -> bool:
    """Return whether two input hashes are of equal views, whatever their keys say."""
    return one.rpartition(_AND)[2] == other.rpartition(_AND)[2]


class _Templates:
    """The templates in one language; what many pages share is rendered once."""

    def __init__(self, words: Words, compiled: Path | None) -> None:
        self._words = words
        self._compiled = CompiledTemplates(compiled, f"{words.language}-{words.form}")
        self._folder = files("site_builder") / "templates"
        self._fragments: dict[tuple[str, Hashable], Markup] = {}
        self._jinja = self._environment()
        self.version = self._version()

    def render(self, template: str, view: View) -> str:
        html = self._jinja.get_template(template).render(view=view)
        language = self._words.language
        return html if language == DUTCH else as_elements(html, direction_of(language))

    def _environment(self) -> Environment:
        jinja = _PlainEnvironment(
            loader=FunctionLoader(self._source),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=self._compiled,
        )
        language = self._words.language
        jinja.globals["t"] = self._words
        jinja.globals["language"] = language
        jinja.globals["direction_of"] = direction_of
        jinja.globals["lang_attrs"] = LangAttrs(language)
        jinja.globals["hreflang"] = Hreflang(language)
        jinja.globals["home"] = in_language(language, "/")
        jinja.filters["fragment"] = self._fragment
        jinja.filters["safe_html"] = safe_html
        jinja.filters["json_script"] = json_script
        return jinja

    def _source(self, name: str) -> str | None:
        file = self._folder / name
        return self._filled_in(file.read_text("utf-8")) if file.is_file() else None

    def _filled_in(self, template: str) -> str:
        """Return a template in which the sentences that are the same on each page stand."""
        return _SENTENCE.sub(lambda found: self._sentence(found[1], found[0]), template)

    def _sentence(self, key: str, asked: str) -> str:
        text = str(escape(self._words(key)))
        # What looks like a part of a template must stay a value.
        return asked if "{" in text else text

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


class _PlainEnvironment(Environment):
    """Jinja with the globals of a template as a dictionary.

    Jinja's own are two in a chain, of which each page and each import in it asks all names; the
    chain serves who changes globals after templates were loaded, and we do not.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals for a template with some of its own."""
        return {**self.globals, **(d or {})}


@frozen
class LangAttrs:
    """Writes the attributes of an element in another language than the page.

    A page of titles asks it for each of them; a macro would take twenty times as long.
    """

    language: str

    def __call__(self, lang: str | Undefined) -> Markup:
        """Return ` lang="…"`, with ` dir="…"` when it runs the other way, or nothing."""
        return _lang_attrs(self.language, str(lang or ""))


@frozen
class Hreflang:
    """Writes the attribute of a link to a page in another language."""

    language: str

    def __call__(self, lang: str) -> Markup:
        """Return ` hreflang="…"`, or nothing for the language of the page itself."""
        return _hreflang(self.language, lang)


@cache
def _lang_attrs(language: str, lang: str) -> Markup:
    if not lang or lang == language:
        return Markup()
    said = Markup(' lang="{}"').format(lang)
    turned = direction_of(lang) != direction_of(language)
    return said + Markup(' dir="{}"').format(direction_of(lang)) if turned else said


@cache
def _hreflang(language: str, lang: str) -> Markup:
    if not lang or lang == language:
        return Markup()
    return Markup(' hreflang="{}"').format(lang)


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
