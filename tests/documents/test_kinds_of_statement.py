"""What a document says can be told apart: by what it rests on, with the clause where a rule computed it."""

from __future__ import annotations

import pytest

from cerwizard.documents.blocks import Basis, Document, Heading, Text
from cerwizard.documents.markdown import write_markdown
from cerwizard.documents.word import write_word
from tests.documents.reading import column, pieces, table
from tests.documents.samples import NAMES, W, all_text, composed, imprint, part


@pytest.mark.parametrize("outline", ["cep", "cer"])
@pytest.mark.parametrize("name", NAMES)
def test_what_names_a_clause_is_never_printed_as_mere_frame(name: str, outline: str) -> None:
    """A reader sees of every statement with a clause what kind it is; none hides among labels."""
    cited = [piece for piece in pieces(composed(name, outline)) if isinstance(piece, Text) and piece.source]

    assert cited
    assert [piece for piece in cited if piece.basis is None] == []
    assert Basis.COMPUTED in {piece.basis for piece in cited}


def test_a_heading_names_below_itself_the_clause_it_answers() -> None:
    """A reviewer finds the part for a clause; a heading that answers none says nothing of it."""
    made = Document(
        imprint(), (Heading(1, "1", "Scope", "scope", "MDR Annex XIV"), Heading(1, "2", "Rest", "rest"))
    )

    lines = [all_text(line) for line in part(write_word(made)).iter(f"{W}p")]

    at = next(at for at, line in enumerate(lines) if line.endswith("Scope"))
    assert lines[at + 1] == "Answers MDR Annex XIV"
    assert sum(line.startswith("Answers ") for line in lines) == 1
    assert write_markdown(made).count("MDR Annex XIV") == 1


def test_only_texts_that_concern_the_device_are_listed() -> None:
    """Guidance on software stands in the plan of an app, not in that of a wound dressing."""
    app, dressing = (
        " ".join(column(table(composed(name, "cep"), "cep.1", "Texts the plan rests on")))
        for name in ("cbt-app", "foam-wound-dressing")
    )

    assert "software" in app.casefold()
    assert "software" not in dressing.casefold()
