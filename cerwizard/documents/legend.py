"""How the four kinds of statement are told apart, explained once at the front of a document."""

from __future__ import annotations

from cerwizard.documents.blocks import Basis, Legend

LEGEND_TITLE = "How to read this document"

BASIS_NAME = {
    Basis.STATED: "Stated",
    Basis.COMPUTED: "Computed [clause]",
    Basis.EVIDENCE: "Evidence",
    Basis.EVALUATOR: "\N{BALLOT BOX} Left to the evaluator",
}
"""What each kind is called."""

LEGEND = Legend(
    (
        (Basis.STATED, "an answer or an entry of the project file, in the manufacturer's own words."),
        (Basis.COMPUTED, "the result of a rule applied to those answers, with its clause."),
        (Basis.EVIDENCE, "an item of the evidence inventory, by its id."),
        (Basis.EVALUATOR, "a judgement that has not been made; nothing here makes it."),
        (None, "a question without an answer, with its owner and due date where they are known."),
    )
)
"""The legend of every document."""
