"""What people may write about guidance in content/: one record a file or table.

In Dutch texts {u|je} stands for the form of address of the hub (hub.form_of_address).
"""

from attrs import frozen

from hub.vocabulary import Domain


@frozen(kw_only=True)
class WrittenAnswer:
    """One [[antwoord]] of a question, with the same in other languages."""

    tekst: str
    naar: str
    en: str = ""
    ar: str = ""


@frozen(kw_only=True)
class WrittenQuestionWords:
    """The [en] or [ar] of a question."""

    vraag: str
    uitleg: str = ""


@frozen(kw_only=True)
class WrittenQuestion:
    """A whole wegwijs/*.toml; the name of the file is the id and the address."""

    vraag: str
    antwoord: tuple[WrittenAnswer, ...] = ()
    uitleg: str = ""
    onderwerp: Domain | None = None
    gevoelig: bool = False
    en: WrittenQuestionWords | None = None
    ar: WrittenQuestionWords | None = None


@frozen(kw_only=True)
class WrittenOutcomeWords:
    """The [en] or [ar] of an outcome."""

    titel: str
    uitleg: tuple[str, ...] = ()
    meenemen: tuple[str, ...] = ()


@frozen(kw_only=True)
class WrittenOutcome:
    """A whole wegwijs/uitkomsten/*.toml; the name of the file is the id and the address."""

    titel: str
    onderwerp: Domain
    uitleg: tuple[str, ...] = ()
    meenemen: tuple[str, ...] = ()
    woorden: tuple[str, ...] = ()
    nummers: tuple[str, ...] = ()
    rechten: bool = False
    gevoelig: bool = False
    en: WrittenOutcomeWords | None = None
    ar: WrittenOutcomeWords | None = None


@frozen(kw_only=True)
class WrittenSituationWords:
    """The [onderwerp.en] or [onderwerp.ar] of a situation."""

    zin: str
    lastig: str
    zelf: str
    besluit: str = ""
    spoed: str = ""


@frozen(kw_only=True)
class WrittenSituation:
    """One [[onderwerp]] of hoe-gaat-het.toml; `lastig` fills "U gaf aan dat …"."""

    id: Domain
    zin: str
    lastig: str
    zelf: str
    besluit: str = ""
    spoed: str = ""
    woorden: tuple[str, ...] = ()
    en: WrittenSituationWords | None = None
    ar: WrittenSituationWords | None = None


@frozen(kw_only=True)
class WrittenSafety:
    """The [veiligheid] of hoe-gaat-het.toml: an invitation, never a question."""

    tekst: str
    en: str = ""
    ar: str = ""


@frozen(kw_only=True)
class WrittenAssessment:
    """A whole hoe-gaat-het.toml."""

    onderwerp: tuple[WrittenSituation, ...]
    veiligheid: WrittenSafety


@frozen(kw_only=True)
class WrittenStep:
    """One [[stap]] of a life event or a theme."""

    titel: str
    onderwerp: Domain
    tekst: tuple[str, ...] = ()
    woorden: tuple[str, ...] = ()
    rechten: bool = False


@frozen(kw_only=True)
class WrittenLifeEvent:
    """A whole levensgebeurtenissen/*.toml or themas/*.toml; its name is its address."""

    titel: str
    inleiding: str
    stap: tuple[WrittenStep, ...]
    volgorde: int = 0
