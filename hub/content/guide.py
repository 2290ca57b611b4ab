"""Read the guidance in content/: question tree, "Hoe gaat het met u?", life events, themes."""

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import TypeVar

from attrs import evolve

from hub.content.files import Check, ContentFiles
from hub.content.written_guide import (
    WrittenAssessment,
    WrittenLifeEvent,
    WrittenOutcome,
    WrittenOutcomeWords,
    WrittenQuestion,
    WrittenQuestionWords,
    WrittenSituation,
    WrittenSituationWords,
)
from hub.errors import Problem
from hub.form_of_address import addressed
from hub.guide import Guide
from hub.hoe_gaat_het import Assessment, Situation
from hub.identity import words_slug
from hub.life_event import LifeEvent, Step
from hub.spot import Spot
from hub.toml_file import Key, TomlDocument
from hub.vocabulary import Domain
from hub.wegwijs import Answer, Outcome, Question, Tree

QUESTIONS = "wegwijs"
OUTCOMES = "wegwijs/uitkomsten"
ASSESSMENT = "hoe-gaat-het.toml"
LIFE_EVENTS = "levensgebeurtenissen"
THEMES = "themas"

T = TypeVar("T")


def read_guide(files: ContentFiles, languages: tuple[str, ...], form: str) -> Guide:
    """Return all guidance, in every language of the site and in its form of address.

    What a language lacks stays Dutch there; `check` warns about it.
    """
    question_check = partial(_check_question, languages=languages)
    questions = tuple(_read_all(files, QUESTIONS, WrittenQuestion, question_check))
    outcome_check = partial(_check_outcome, languages=languages)
    outcomes = tuple(_read_all(files, OUTCOMES, WrittenOutcome, outcome_check))
    check = partial(_check_assessment, languages=languages)
    written = files.read(ASSESSMENT, WrittenAssessment, check)
    return Guide(
        trees=tuple(
            (
                language,
                Tree(
                    questions=tuple(_question(*one, language, form) for one in questions),
                    outcomes=tuple(_outcome(*one, language, form) for one in outcomes),
                ),
            )
            for language in languages
        ),
        assessments=tuple(
            (language, _assessment(written, language, form)) for language in languages
        )
        if written
        else (),
        life_events=tuple(_life_events(files, LIFE_EVENTS, form)),
        themes=tuple(_life_events(files, THEMES, form)),
    )


def _read_all(
    files: ContentFiles, folder: str, kind: type[T], check: Check[T]
) -> Iterator[tuple[T, TomlDocument]]:
    """Yield the files of a folder that can be read, each with its place."""
    for name in files.names(folder):
        found = files.read_placed(name, kind, check)
        if found:
            yield found


def _question(
    written: WrittenQuestion, document: TomlDocument, language: str, form: str
) -> Question:
    words = {"en": written.en, "ar": written.ar}.get(language)
    lang = language if words else "nl"
    return Question(
        id=_name(document),
        text=words.vraag if words else addressed(written.vraag, form),
        intro=words.uitleg if words else addressed(written.uitleg, form),
        domain=written.onderwerp,
        sensitive=written.gevoelig or written.onderwerp is Domain.VEILIGHEID,
        answers=tuple(
            Answer(
                text={"en": one.en, "ar": one.ar}.get(lang) or addressed(one.tekst, form),
                to=one.naar,
                at=_spot(document, ("antwoord", number, "naar")),
            )
            for number, one in enumerate(written.antwoord)
        ),
        at=_spot(document, ("vraag",)),
        lang=lang,
    )


def _outcome(
    written: WrittenOutcome, document: TomlDocument, language: str, form: str
) -> Outcome:
    dutch = Outcome(
        id=_name(document),
        title=addressed(written.titel, form),
        domain=written.onderwerp,
        at=_spot(document, ("titel",)),
        text=_all(written.uitleg, form),
        bring=_all(written.meenemen, form),
        words=written.woorden,
        numbers=written.nummers,
        rights=written.rechten,
        sensitive=written.gevoelig or written.onderwerp is Domain.VEILIGHEID,
    )
    words = {"en": written.en, "ar": written.ar}.get(language)
    if words is None:
        return dutch
    text, bring = words.uitleg, words.meenemen
    return evolve(dutch, title=words.titel, text=text, bring=bring, lang=language)


def _assessment(written: WrittenAssessment, language: str, form: str) -> Assessment:
    safety = {"en": written.veiligheid.en, "ar": written.veiligheid.ar}.get(language, "")
    return Assessment(
        situations=tuple(_situation(one, language, form) for one in written.onderwerp),
        safety=safety or addressed(written.veiligheid.tekst, form),
        safety_lang=language if safety else "nl",
    )


def _situation(written: WrittenSituation, language: str, form: str) -> Situation:
    words = {"en": written.en, "ar": written.ar}.get(language)
    said = words or WrittenSituationWords(
        zin=addressed(written.zin, form),
        lastig=addressed(written.lastig, form),
        zelf=addressed(written.zelf, form),
        besluit=addressed(written.besluit, form),
        spoed=addressed(written.spoed, form),
    )
    return Situation(
        domain=written.id,
        text=said.zin,
        hard=said.lastig,
        alone=said.zelf,
        decision=said.besluit,
        urgent=said.spoed,
        words=written.woorden,
        lang=language if words else "nl",
    )


def _life_events(files: ContentFiles, folder: str, form: str) -> Iterator[LifeEvent]:
    found = [
        LifeEvent(
            slug=_name(document),
            title=addressed(written.titel, form),
            intro=addressed(written.inleiding, form),
            steps=tuple(
                Step(
                    title=addressed(step.titel, form),
                    text=_all(step.tekst, form),
                    domain=step.onderwerp,
                    words=step.woorden,
                    rights=step.rechten,
                )
                for step in written.stap
            ),
            position=written.volgorde,
        )
        for name in files.names(folder)
        for written, document in _placed(files, name)
    ]
    yield from sorted(found, key=lambda one: (one.position, one.slug))


def _placed(files: ContentFiles, name: str) -> Iterator[tuple[WrittenLifeEvent, TomlDocument]]:
    found = files.read_placed(name, WrittenLifeEvent, _check_name)
    if found:
        yield found


def _all(texts: tuple[str, ...], form: str) -> tuple[str, ...]:
    return tuple(addressed(text, form) for text in texts)


def _name(document: TomlDocument) -> str:
    return PurePosixPath(document.path.replace("\\", "/")).stem


def _spot(document: TomlDocument, key: Key) -> Spot:
    found = document.problem(key, "")
    return Spot(path=found.path, line=found.line, column=found.column, excerpt=found.excerpt)


def _check_name(document: TomlDocument, _: object) -> tuple[Problem, ...]:
    name = _name(document)
    if name == words_slug(name):
        return ()
    message = "De naam van dit bestand is een adres: kleine letters, cijfers en streepjes."
    return (document.problem((), message, f"Noem het bestand {words_slug(name)}.toml."),)


def _check_question(
    document: TomlDocument, written: WrittenQuestion, languages: tuple[str, ...]
) -> tuple[Problem, ...]:
    said: tuple[tuple[str, WrittenQuestionWords | None], ...]
    said = (("en", written.en), ("ar", written.ar))
    answers = tuple(
        document.problem(
            ("antwoord", number, "tekst"),
            f"Dit antwoord is er niet in de taal `{language}`.",
            f'Voeg toe: {language} = "…"',
            warning=True,
        )
        for number, one in enumerate(written.antwoord)
        for language, text in (("en", one.en), ("ar", one.ar))
        if language in languages and not text
    )
    return (
        *_check_name(document, written),
        *_untranslated(document, said, languages, "vraag"),
        *answers,
    )


def _check_outcome(
    document: TomlDocument, written: WrittenOutcome, languages: tuple[str, ...]
) -> tuple[Problem, ...]:
    said: tuple[tuple[str, WrittenOutcomeWords | None], ...]
    said = (("en", written.en), ("ar", written.ar))
    return (
        *_check_name(document, written),
        *_untranslated(document, said, languages, "titel"),
    )


def _untranslated(
    document: TomlDocument,
    said: tuple[tuple[str, object], ...],
    languages: tuple[str, ...],
    key: str,
) -> Iterator[Problem]:
    for language, words in said:
        if language in languages and words is None:
            message = f"Dit is er niet in de taal `{language}`. Het blijft daar Nederlands."
            hint = f"Voeg [{language}] toe met {key}."
            yield document.problem((key,), message, hint, warning=True)


def _check_assessment(
    document: TomlDocument, written: WrittenAssessment, languages: tuple[str, ...]
) -> tuple[Problem, ...]:
    asked = [one.id for one in written.onderwerp]
    wanted = [domain for domain in Domain if domain is not Domain.VEILIGHEID]
    found = [
        document.problem(("onderwerp",), f"Het onderwerp `{domain}` ontbreekt.")
        for domain in wanted
        if domain not in asked
    ]
    for number, one in enumerate(written.onderwerp):
        key: Key = ("onderwerp", number, "id")
        if one.id is Domain.VEILIGHEID:
            message = (
                "Over veiligheid stellen wij geen vraag: het antwoord kan gevaarlijk zijn."
            )
            hint = "Haal dit weg. De uitnodiging staat in [veiligheid]."
            found.append(document.problem(key, message, hint))
        if one.id in asked[:number]:
            found.append(document.problem(key, f"`{one.id}` staat er al."))
        for language, words in (("en", one.en), ("ar", one.ar)):
            if language in languages and words is None:
                message = f"`{one.id}` is er niet in de taal `{language}`."
                hint = f"Voeg [onderwerp.{language}] toe."
                found.append(document.problem(key, message, hint, warning=True))
    return tuple(found)
