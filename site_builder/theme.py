"""A municipality's own colours and letters: checked, and written anew as a style sheet. Pure.

A theme sets tokens of the NL Design System in `:root`, and those for a dark screen in
`@media (prefers-color-scheme: dark)`. Nothing of its text is copied: each value that is known
and safe is written again. One pair of colours that cannot be read refuses the theme.
"""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from enum import StrEnum

from attrs import frozen

from hub.errors import Problem, UnclearText
from site_builder.colours import SHAPE, TEXT, Colour, contrast, parse_colour

UNKNOWN_TOLD = 3
"""So many tokens that this site does not use are named; a file of tokens may hold hundreds."""

USES_OURS = "Zolang dit niet klopt, houdt de site haar eigen kleuren en letters."


class _Mode(StrEnum):
    LIGHT = "licht"
    DARK = "donker"


@frozen(kw_only=True)
class Theme:
    """A theme as it is published; `css` is empty when there is none or when it is refused."""

    css: str = ""
    problems: tuple[Problem, ...] = ()


@frozen(kw_only=True)
class _Pair:
    """Two own properties of the style sheet that stand on each other, and what they are."""

    front: str
    back: str
    needed: float
    words: str


@frozen(kw_only=True)
class _Setting:
    """A token that a theme sets, and where."""

    name: str
    value: str
    line: int
    column: int
    mode: _Mode


@frozen(kw_only=True)
class _Layer:
    """What an own property of the style sheet takes: a token, else a value of ours."""

    token: str
    fallback: str


_PLAIN_BACKS = (("page", "de pagina"), ("surface", "een vlak"), ("quiet", "een rustig vlak"))

PAIRS: tuple[_Pair, ...] = (
    *(
        _Pair(front=front, back=back, needed=TEXT, words=f"{what} op {ground}")
        for front, what in (
            ("text", "tekst"),
            ("heading", "een kop"),
            ("muted", "een bijschrift"),
            ("link", "een link"),
            ("link-hover", "een aangewezen link"),
        )
        for back, ground in (*_PLAIN_BACKS, ("tint", "een gekleurd vlak"))
    ),
    *(
        _Pair(front="accent", back=back, needed=TEXT, words=f"een label op {ground}")
        for back, ground in _PLAIN_BACKS
    ),
    _Pair(front="on-primary", back="primary", needed=TEXT, words="tekst op een knop"),
    _Pair(
        front="on-primary",
        back="primary-hover",
        needed=TEXT,
        words="tekst op een aangewezen knop",
    ),
    _Pair(front="on-warn", back="warn", needed=TEXT, words="tekst in een waarschuwing"),
    _Pair(front="link", back="warn", needed=TEXT, words="een link in een waarschuwing"),
    _Pair(front="on-alarm", back="alarm", needed=TEXT, words="tekst in de balk met nummers"),
    _Pair(front="on-masthead", back="masthead", needed=TEXT, words="tekst boven in de pagina"),
    *(
        _Pair(front=front, back=back, needed=SHAPE, words=f"{what} op {ground}")
        for front, what in (("border", "de rand van een veld"), ("primary", "een knop"))
        for back, ground in (*_PLAIN_BACKS, ("tint", "een gekleurd vlak"))
    ),
    _Pair(front="focus", back="focus-halo", needed=SHAPE, words="de rand om wat u kiest"),
)
"""Every pair of colours that the templates put on each other."""

FOCUS_BACKS = ("page", "surface", "quiet", "tint", "primary", "alarm", "masthead", "warn")
"""On each of these the mark of the focus is seen: by its line or by what lies around it."""

_OWN = re.compile(r"--ww-([a-z0-9-]+): (?:var\((--[a-z0-9-]+), (.+)\)|(.+));")
_OWN_ALIAS = re.compile(r"var\(--ww-([a-z0-9-]+)\)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ROOT = re.compile(r":root\s*\{")
_DARK = re.compile(r"@media\s*\(\s*prefers-color-scheme\s*:\s*dark\s*\)\s*\{\s*:root\s*\{")
_DECLARATION = re.compile(r"(--[a-z0-9-]+)\s*:\s*([^:{}@\\<>!]+)", re.IGNORECASE)
_WRITTEN = re.compile(r"(--[a-z0-9-]+): ([^;]+);")
_LENGTH = re.compile(r"(?:\d+(?:\.\d+)?|\.\d+)(?:rem|em|px)|0")
_FACTOR = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_FONT = r"(?:[a-z][a-z0-9 -]*|\"[a-z0-9 -]+\"|'[a-z0-9 -]+')"
_FONTS = re.compile(rf"{_FONT}(?:\s*,\s*{_FONT})*", re.IGNORECASE)


def read_theme(path: str, data: bytes, sheet: str) -> Theme:
    """Return the theme in these bytes; `sheet` is our own style sheet, whose tokens it sets.

    The problems tell where and why something is refused. A token that the site does not use
    is only a warning.
    """
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        message = "Dit thema bevat een teken dat geen UTF-8 is."
        return Theme(problems=(Problem(path=path, line=1, column=1, message=message),))
    reader = _Reader(path, text, layers(sheet, _Mode.LIGHT))
    settings = tuple(reader.settings())
    problems = [*reader.problems, *reader.unknown()]
    if all(problem.warning for problem in problems):
        problems += _unreadable(reader, settings, sheet)
    is_right = settings and all(problem.warning for problem in problems)
    return Theme(
        css=_written(settings, sheet) if is_right else "", problems=tuple(sorted(problems))
    )


def layers(sheet: str, mode: str) -> dict[str, _Layer]:
    """Return the own properties of our style sheet as they are on a light or dark screen."""
    light, _, rest = sheet.partition("@media (prefers-color-scheme: dark) {")
    found = dict(_layers(light))
    return found if mode == _Mode.LIGHT else found | dict(_layers(rest.partition("\n}\n")[0]))


def light_colours(sheet: str, css: str) -> Mapping[str, Colour]:
    """Return our own properties as colours on a light screen; `css` is the published theme."""
    light = css.partition(_MEDIA_DARK)[0]
    return _palette(layers(sheet, _Mode.LIGHT), dict(_WRITTEN.findall(light)))


def unreadable_pairs(sheet: str, mode: str, tokens: Mapping[str, str]) -> Iterator[str]:
    """Yield in words every pair of colours of our sheet, with these tokens, that fails."""
    palette = _palette(layers(sheet, mode), tokens)
    for _, words, ratio, needed in _failing(palette):
        yield f"{words}: {_told(ratio)}, nodig {_told(needed)}"


def _layers(text: str) -> Iterator[tuple[str, _Layer]]:
    for name, token, fallback, own in _OWN.findall(text):
        yield name, _Layer(token=token, fallback=fallback or own)


def _palette(known: Mapping[str, _Layer], tokens: Mapping[str, str]) -> dict[str, Colour]:
    names = {one for pair in PAIRS for one in (pair.front, pair.back)} | set(FOCUS_BACKS)
    return {name: parse_colour(_resolved(name, known, tokens)) for name in sorted(names)}


def _resolved(name: str, known: Mapping[str, _Layer], tokens: Mapping[str, str]) -> str:
    layer = known[name]
    value = tokens.get(layer.token, layer.fallback)
    alias = _OWN_ALIAS.fullmatch(value)
    return _resolved(alias[1], known, tokens) if alias else value


def _failing(
    palette: Mapping[str, Colour],
) -> Iterator[tuple[tuple[str, str], str, float, float]]:
    for pair in PAIRS:
        ratio = contrast(palette[pair.front], palette[pair.back])
        if ratio < pair.needed:
            yield (pair.front, pair.back), pair.words, ratio, pair.needed
    for back in FOCUS_BACKS:
        ratio = max(contrast(palette[one], palette[back]) for one in ("focus", "focus-halo"))
        if ratio < SHAPE:
            yield ("focus", back), "de rand om wat u kiest op haar achtergrond", ratio, SHAPE


class _Reader:
    """Walks through the text of a theme once and notes what may not stand there."""

    def __init__(self, path: str, text: str, known: Mapping[str, _Layer]) -> None:
        self.path = path
        self.lines = text.split("\n")
        self.problems: list[Problem] = []
        # Comments make way for spaces: every place stays where it was.
        self._text = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
        self._kinds = {layer.token: name for name, layer in known.items() if layer.token}
        self._unknown: list[_Setting] = []

    def settings(self) -> Iterator[_Setting]:
        """Yield the tokens that this site knows, with safe values."""
        at = 0
        while self._text[at:].strip():
            at += len(self._text[at:]) - len(self._text[at:].lstrip())
            mode = _Mode.DARK if _DARK.match(self._text, at) else _Mode.LIGHT
            head = _DARK.match(self._text, at) or _ROOT.match(self._text, at)
            end = self._text.find("}", at)
            if not head or end == -1:
                self._complain(at, "Dit kan hier niet staan.", _FORM)
                return
            yield from self._block(head.end(), end, mode)
            at = end + 1
            if mode is _Mode.DARK:
                close = re.compile(r"\s*\}").match(self._text, at)
                if not close:
                    self._complain(at - 1, "Na dit blok ontbreekt een }.", _FORM)
                    return
                at = close.end()

    def unknown(self) -> Iterator[Problem]:
        """Yield a warning for tokens that this site does not use."""
        for one in self._unknown[:UNKNOWN_TOLD]:
            close = get_close_matches(one.name, self._kinds, n=1, cutoff=0.8)
            hint = f"Bedoelde u {close[0]}?" if close else ""
            message = f"Deze site gebruikt het token {one.name} niet."
            yield self.problem(one.line, one.column, message, hint, warning=True)
        if others := self._unknown[UNKNOWN_TOLD:]:
            message = f"En nog {len(others)} andere tokens die deze site niet gebruikt."
            yield self.problem(others[0].line, others[0].column, message, warning=True)

    def problem(
        self, line: int, column: int, message: str, hint: str = "", *, warning: bool = False
    ) -> Problem:
        """Return a problem that points to a place in the theme."""
        return Problem(
            path=self.path,
            line=line,
            column=column,
            message=message,
            hint=hint,
            excerpt=self.lines[line - 1],
            warning=warning,
        )

    def _block(self, start: int, end: int, mode: _Mode) -> Iterator[_Setting]:
        at = start
        for piece in self._text[start:end].split(";"):
            place = at + len(piece) - len(piece.lstrip())
            at += len(piece) + 1
            if piece.strip():
                yield from self._setting(piece.strip(), place, mode)

    def _setting(self, piece: str, place: int, mode: _Mode) -> Iterator[_Setting]:
        found = _DECLARATION.fullmatch(piece)
        if not found:
            self._complain(place, "Dit is geen token met een waarde.", _FORM)
            return
        name, value = found[1].lower(), " ".join(found[2].split())
        line, column = self._place(place)
        made = _Setting(name=name, value=value, line=line, column=column, mode=mode)
        if "url(" in value.lower():
            self._complain(place, "In een thema mag geen adres staan.", _FORM)
        elif name not in self._kinds:
            self._unknown.append(made)
        else:
            try:
                safe = _safe_value(name, value)
            except UnclearText as exc:
                self._complain(place, exc.message, exc.hint)
                return
            yield _Setting(name=name, value=safe, line=line, column=column, mode=mode)

    def _place(self, at: int) -> tuple[int, int]:
        before = self._text[:at]
        return before.count("\n") + 1, at - before.rfind("\n")

    def _complain(self, at: int, message: str, hint: str) -> None:
        line, column = self._place(at)
        self.problems.append(self.problem(line, column, message, hint))


_FORM = (
    "Een thema bestaat uit tokens in :root { … } en in "
    "@media (prefers-color-scheme: dark) { :root { … } }. " + USES_OURS
)


def _safe_value(name: str, value: str) -> str:
    """Return a value as it may stand in the published theme."""
    if name.endswith("color"):
        return parse_colour(value).hex
    expected, pattern = (
        ("namen van letters", _FONTS)
        if name.endswith("font-family")
        else ("een getal", _FACTOR)
        if name.endswith("line-height")
        else ("een maat", _LENGTH)
    )
    if not pattern.fullmatch(value):
        raise UnclearText(f"Bij {name} hoort {expected}, niet `{value}`.", USES_OURS)
    return value


def _modes(settings: tuple[_Setting, ...]) -> dict[_Mode, dict[str, _Setting]]:
    """Return what holds on a light and on a dark screen; without dark colours only light."""
    light = {one.name: one for one in settings if one.mode is _Mode.LIGHT}
    dark = {one.name: one for one in settings if one.mode is _Mode.DARK}
    stays_light = not dark and any(name.endswith("color") for name in light)
    return {_Mode.LIGHT: light} | ({} if stays_light else {_Mode.DARK: light | dark})


def _unreadable(
    reader: _Reader, settings: tuple[_Setting, ...], sheet: str
) -> Iterator[Problem]:
    for mode, chosen in _modes(settings).items():
        known = layers(sheet, mode)
        tokens = {name: one.value for name, one in chosen.items()}
        palette = _palette(known, tokens)
        for (front, back), words, ratio, needed in _failing(palette):
            said = [
                chosen[known[name].token]
                for name in (front, back)
                if known[name].token in chosen
            ]
            at = said[0] if said else next(iter(chosen.values()))
            colours = f"{palette[front].hex} op {palette[back].hex}"
            yield reader.problem(
                at.line,
                at.column,
                f"Te weinig contrast op een {mode} scherm: {words} ({colours}) heeft "
                f"{_told(ratio)}. Nodig is {_told(needed)}.",
                f"Het gaat om {known[front].token} en {known[back].token}. {USES_OURS}",
            )


def _told(ratio: float) -> str:
    # Cut off and not rounded: 4,49 is not 4,5.
    return f"{int(ratio * 100) / 100:g} op 1".replace(".", ",")


def _written(settings: tuple[_Setting, ...], sheet: str) -> str:
    """Return the theme as a style sheet, each token once in the order of the alphabet."""
    blocks = []
    for mode in _Mode:
        chosen = {one.name: one.value for one in settings if one.mode is mode}
        lines = "".join(f"  {name}: {chosen[name]};\n" for name in sorted(chosen))
        if lines:
            block = f":root {{\n{lines}}}\n"
            blocks.append(block if mode is _Mode.LIGHT else f"{_MEDIA_DARK} {{\n{block}}}\n")
    if _Mode.DARK not in _modes(settings):
        blocks.append(_stays_light(sheet))
    return "\n".join(blocks)


_MEDIA_DARK = "@media (prefers-color-scheme: dark)"


def _stays_light(sheet: str) -> str:
    """Return the style that keeps our light colours where the theme knows no dark ones."""
    light, dark = layers(sheet, _Mode.LIGHT), layers(sheet, _Mode.DARK)
    changed = [name for name in light if light[name] != dark[name]]
    lines = "".join(
        f"  --ww-{name}: var({light[name].token}, {light[name].fallback});\n"
        for name in changed
    )
    return f"{_MEDIA_DARK} {{\n:root {{\n  color-scheme: light;\n{lines}}}\n}}\n"
