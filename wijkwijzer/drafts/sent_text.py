"""Take a mail or a filled-in form apart: which question has which answer. Pure.

What belongs to the post is left out first: headers, signs of quoting, the signature.
"""

import email
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from email.message import EmailMessage
from email.policy import default as modern
from functools import cache
from pathlib import Path

from attrs import evolve, frozen
from rapidfuzz import fuzz, process

from harvest.written.editor_values import fold
from hub.submission import INTRO, QUESTIONS, SUBJECT
from hub.vocabulary import RowField
from wijkwijzer.drafts.sent_earlier import BORDER, Parted, without_earlier
from wijkwijzer.drafts.sent_table import Pasted, without_table

LABELS = Path(__file__).with_name("sent_labels.toml")
MAX_CHARACTERS = 100_000
ALIKE = 86
"""How much a label must look like one that is known (of 100): "waneer" is "wanneer"."""

_LABEL = re.compile(
    r"\s*(?:[-*•·–]\s+|\d{1,2}[.)]\s+)?[*_]{0,2}(?P<label>[^\W\d_][^:=?\n]{0,59}?)"
    r"[*_]{0,2}\s*(?P<mark>\?\s*:?|[:=])[*_]{0,2}(?P<value>(?:\s.*|$))"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
# Word and mail programs have more signs for a new line than one.
_NEW_LINE = re.compile(r"[\x0b\x0c\x85\u2028\u2029]")
_SIGNATURE = re.compile(
    r"\s*(?:--\s*$"
    r"|(?:met\s+)?(?:vriendelijke|hartelijke|warme|sportieve|lieve)\s+groet(?:en|jes)?\b"
    r"|groet(?:en|jes)?\b[,!.\s]*|mvg\b|m\.v\.g|vr\.?\s*gr|alvast\s+(?:heel\s+erg\s+)?bedankt"
    r"|verstuurd\s+vanaf|verzonden\s+(?:vanaf|met)|sent\s+from|hoogachtend)",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"\s*(?:beste|geachte|hallo|hoi|dag|goedemorgen|goedemiddag|goedendag|lieve|l\.s\.?)\b"
    r"[^.:]{0,60}[,!]?\s*$",
    re.IGNORECASE,
)
_POST = re.compile(
    r"\s*(?:van|from|aan|to|cc|bcc|verzonden|sent|datum|date|onderwerp|subject|beantwoorden|reply-to)"
    r"\s*:\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_SENDER = re.compile(r"\s*(?:van|from)\s*:\s*\S", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\s*(?:onderwerp|subject)\s*:\s*(?:(?:re|fw|fwd|antw|doorst)\s*:\s*)*(?P<value>.*\S)",
    re.IGNORECASE,
)
_RAW_MAIL = re.compile(
    r"(?:return-path|received|delivered-to|from|date|subject|mime-version|message-id|to|van)"
    r":",
    re.IGNORECASE,
)
_MIME = re.compile(r"^(?:mime-version|content-type|message-id):", re.IGNORECASE | re.MULTILINE)


@frozen(kw_only=True)
class Answer:
    """What stands behind one question; `asked` is the question as the sender's text has it."""

    field: RowField
    text: str
    asked: str
    sure: bool = True


@frozen(kw_only=True)
class Sent:
    """What was found: answers in order, loose lines, and questions about a person.

    `subject` is that of the mail; `left_out` says in sentences what was not read at all.
    """

    answers: tuple[Answer, ...]
    loose: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    subject: str = ""
    left_out: tuple[str, ...] = ()

    def all(self, field: RowField) -> tuple[str, ...]:
        """Return the different answers for a field, in order."""
        found = (one.text for one in self.answers if one.field is field and one.text)
        return tuple(dict.fromkeys(found))


def read_sent(data: bytes) -> Sent:
    """Return what a mail or form says, whichever its labels, their order and their spelling."""
    pasted = without_table(_visible(_plain(data)), _is_label)
    parted = without_earlier(pasted.text.split("\n"))
    return evolve(
        _read(tuple(_without_post(parted.lines))),
        subject=_subject(parted.lines),
        left_out=tuple(_left_out(pasted, parted)),
    )


def _left_out(pasted: Pasted, parted: Parted) -> Iterator[str]:
    """Yield in sentences what was not read."""
    if pasted.other_rows:
        yield (
            "Wij lazen alleen de eerste regel van de tabel. Hoeveel er nog zijn: "
            f"{pasted.other_rows}. Stuur ze apart in, of maak een lijst: wijkwijzer new lijst."
        )
    if pasted.is_bare:
        yield "Er zijn kolommen zonder kopjes. Kopieer ook de regel met de kopjes mee."
    if parted.has_earlier:
        yield "De eerdere mail die eronder stond, is niet overgenomen."


def _visible(text: str) -> str:
    return _CONTROL.sub("", _NEW_LINE.sub("\n", text)).replace("\xa0", " ")


def _is_label(text: str) -> bool:
    name, known = _bare(text.rstrip(" :?")), _labels()
    return name in known.fields or name in known.private


def _subject(lines: Sequence[str]) -> str:
    """Return the subject of the mail, if its headers are there; never that of our form."""
    for at in range(len(lines)):
        if length := _headers(lines, at):
            found = filter(None, map(_SUBJECT.match, lines[at : at + length]))
            subject = next((one["value"] for one in found), "")
            return "" if subject == SUBJECT else subject
    return ""


def _plain(data: bytes) -> str:
    """Return the text of a mail or of a file, without what a mail program adds."""
    text = data.decode("utf-8-sig", errors="replace")
    if _RAW_MAIL.match(text) and _MIME.search(text.partition("\n\n")[0].replace("\r", "")):
        return _of_message(data)
    return text[:MAX_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n")


def _of_message(data: bytes) -> str:
    message = email.message_from_bytes(data, _class=EmailMessage, policy=modern)
    body = message.get_body(preferencelist=("plain", "html"))
    try:
        content = str(body.get_content()) if body else ""
    except (LookupError, UnicodeError, ValueError):
        content = ""
    if body is not None and body.get_content_subtype() == "html":
        content = re.sub(r"<(?:br|/p|/div|/li|/tr)\b[^>]{0,100}>", "\n", content)
        content = re.sub(r"<[^>]{0,1000}>", "", content)
    subject = " ".join(str(message.get("subject", "")).split())
    headers = f"Van: de afzender\nOnderwerp: {subject}\n\n" if subject else ""
    return headers + content[:MAX_CHARACTERS].replace("\r\n", "\n")


def _without_post(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines that the sender wrote, without headers, greeting and signature."""
    at = 0
    while at < len(lines):
        line = lines[at]
        if BORDER.match(line):
            at += 1
        elif (length := _headers(lines, at)) > 0:
            at += length
        elif _SIGNATURE.match(line):
            # Below it stands who sent it, unless the questions come after it.
            rest = next(
                (n for n in range(at, len(lines)) if _starts_form(lines, n)), len(lines)
            )
            at = rest
        elif _GREETING.match(line):
            at += 1
        else:
            yield line
            at += 1


def _headers(lines: Sequence[str], at: int) -> int:
    """Return how many lines from here are the headers of a mail."""
    count = 0
    while at + count < len(lines) and _POST.match(lines[at + count]):
        count += 1
    has_sender = any(_SENDER.match(line) for line in lines[at : at + count])
    return count if count >= 2 and has_sender else 0


def _starts_form(lines: Sequence[str], at: int) -> bool:
    """Return whether questions follow: two or more labels that are known in six lines."""
    near = lines[at : at + 6]
    first = _labelled(near[0]) if near else None
    return first is not None and sum(_labelled(line) is not None for line in near) > 1


@frozen(kw_only=True)
class _Label:
    field: RowField | None
    asked: str
    value: str
    sure: bool = True


def _labelled(line: str) -> _Label | None:
    """Return what a line asks, when it begins with a label that is known."""
    found = _LABEL.fullmatch(line)
    if not found:
        return None
    asked = " ".join(found["label"].split())
    name, known = _bare(asked), _labels()
    value = found["value"].strip(" *_")
    if name in known.private:
        return _Label(field=None, asked=asked, value=value)
    if name in known.fields:
        return _Label(field=known.fields[name], asked=asked, value=value)
    # "Wat gaan we zaterdag doen? Soep koken" is a sentence; only a colon makes a label of it.
    if ":" not in found["mark"] or len(name) < 4:
        return None
    close = process.extractOne(
        name, sorted(known.fields), scorer=fuzz.ratio, score_cutoff=ALIKE
    )
    if close is None:
        return None
    return _Label(field=known.fields[close[0]], asked=asked, value=value, sure=False)


def _read(lines: tuple[str, ...]) -> Sent:
    answers: list[Answer] = []
    loose: list[str] = []
    personal: list[str] = []
    unknown: list[str] = []
    current: _Label | None = None
    kept: list[str] = []

    def close() -> None:
        nonlocal current
        if current is not None and current.field is not None:
            text = "\n".join(kept).strip()
            answers.append(
                Answer(field=current.field, text=text, asked=current.asked, sure=current.sure)
            )
        elif current is not None:
            personal.append(current.asked)
        current = None
        kept.clear()

    for line in lines:
        label = _labelled(line)
        if label is not None:
            close()
            current, kept[:] = label, [label.value] if label.value else []
        elif current is not None and _goes_on(current, kept, line):
            kept.append(line)
        else:
            if current is not None and current.field is not RowField.TEKST:
                close()
            if current is not None:
                kept.append(line)
            elif line.strip() and INTRO not in line and _bare(line) not in _labels().fields:
                (unknown if _is_answered(line) else loose).append(line)
    close()
    return Sent(
        answers=tuple(answers),
        loose=tuple(line.strip() for line in loose),
        personal=tuple(dict.fromkeys(personal)),
        unknown=tuple(line.strip() for line in unknown),
    )


def _is_answered(line: str) -> bool:
    """Return whether a line looks like a question with its answer."""
    found = _LABEL.fullmatch(line)
    return found is not None and ":" in found["mark"] and bool(found["value"].strip())


def _goes_on(label: _Label, kept: list[str], line: str) -> bool:
    """Return whether a line without a label belongs to the answer above it."""
    if label.field is RowField.TEKST:
        return True
    if not line.strip():
        # A form has its answers on the line below the question.
        return not any(part.strip() for part in kept)
    return not kept or bool(kept[-1].strip())


@frozen(kw_only=True)
class _Labels:
    """The words for fields, folded, and those for what is private."""

    fields: Mapping[str, RowField]
    private: frozenset[str]


@cache
def _labels() -> _Labels:
    """Return the labels that are known: those of sent_labels.toml and of our own mail."""
    written = tomllib.loads(LABELS.read_text(encoding="utf-8"))
    fields = {
        fold(name): RowField(field)
        for field, names in written["velden"].items()
        for name in names
    }
    own = {_bare(one.label): one.field for one in QUESTIONS}
    return _Labels(
        fields=fields | own, private=frozenset(map(fold, written["personen"]["namen"]))
    )


def _bare(label: str) -> str:
    """Return a label for comparing: folded, without what stands between brackets."""
    return fold(re.sub(r"\([^)]*\)", " ", label).strip(" *_-"))
