"""What sort of notice, aid or way to have a say a text is, and what an aid asks."""

from pathlib import PurePath

import pytest

from harvest.written.editor_context import EditorContext
from harvest.written.markdown import examine
from hub.model import Offer
from hub.vocabulary import Form, Kind


def text(*lines: str) -> bytes:
    head = "\n".join(("titel: Iets", "contact: bel 036 – 000 00 00", *lines))
    return f"---\n{head}\n---\nEen korte tekst.\n".encode()


@pytest.mark.parametrize(
    ("folder", "said", "kind", "form"),
    [
        ("vraag-en-aanbod", "vraag", Kind.NOTICE, Form.VRAAG),
        ("vraag-en-aanbod", "Aanbod", Kind.NOTICE, Form.AANBOD),
        ("hulpmiddelen", "op papier", Kind.AID, Form.OP_PAPIER),
        ("hulpmiddelen", "cursus", Kind.AID, Form.CURSUS),
        ("meepraten", "adviesraad", Kind.SAY, Form.ADVIESRAAD),
    ],
)
def test_soort_says_what_sort_it_is(
    context: EditorContext, folder: str, said: str, kind: Kind, form: Form
) -> None:
    found = examine(PurePath(folder, "iets.md"), text(f"soort: {said}"), context)

    assert found.kind is kind
    assert found.item is not None
    assert found.item.details.offer == Offer(form=form)


def test_folder_without_soort_has_no_sort(context: EditorContext) -> None:
    found = examine(PurePath("hulpmiddelen", "iets.md"), text(), context)

    assert found.item is not None
    assert found.item.details.offer is None


def test_aid_tells_what_it_asks(context: EditorContext) -> None:
    lines = ("account: nee", "privacy: u vult niets in", "zonder_internet: bel ons")

    found = examine(PurePath("hulpmiddelen", "iets.md"), text(*lines), context)

    assert found.item is not None
    assert found.item.details.offer == Offer(
        account="nee", privacy="u vult niets in", offline="bel ons"
    )


def test_sort_of_another_folder_is_not_known_there(context: EditorContext) -> None:
    found = examine(PurePath("meepraten", "iets.md"), text("soort: app"), context)

    problem = next(one for one in found.problems if one.code == "onbekende-soort")
    assert "adviesraad" in problem.hint
