"""Letters beside the European certificates: to the court (Art. 17), the enforcing authority (Art. 16), the addressee.

The Regulation prints a form for the order and for the addressee's answer (Annexes I to III), none for these.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Document
from requests_app.papers.filled import Filled
from requests_app.papers.forms import direct
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document

VERSION = 1

CONCERNED = (
    Part(gettext_lazy("Issuing authority"), ("authority", "case_reference")),
    Part(gettext_lazy("The order concerned"), ("previous_order",)),
    Part(gettext_lazy("Addressee of the order"), ("custodian",)),
    Part(gettext_lazy("Data concerned"), ("items",)),
)

REVIEW_PARTS = (
    *CONCERNED,
    Part(gettext_lazy("Reasoned objection of the addressee"), ("objection_text",)),
    Part(gettext_lazy("Why the order is to be upheld"), ("uphold_reasons",)),
    Part(
        gettext_lazy("What the court is to weigh"),
        (
            "protected_interest",
            "connection_case",
            "connection_provider",
            "investigating_interest",
            "consequences",
        ),
    ),
)

ENFORCEMENT_PARTS = (
    *CONCERNED,
    Part(gettext_lazy("Answer of the addressee (Annex III)"), ("annex_iii",)),
    Part(gettext_lazy("Other documents handed over"), ("documents",)),
    Part(gettext_lazy("Language"), ("translation",)),
)

ANSWER_PARTS = (
    *CONCERNED,
    Part(gettext_lazy("Answer of the issuing authority"), ("answer", "deadline_new")),
)


def review(filled: Filled) -> Document:
    """The request that the competent court of the issuing State review the order, Art. 17(3)."""
    return document(
        filled,
        form=REVIEW.id,
        version=VERSION,
        title=_("Request for review of a European Production Order by the competent court"),
        parts=REVIEW_PARTS,
        preamble=(
            _(
                "The addressee has objected that compliance would conflict with the law of a third country. The "
                "issuing authority intends to uphold the order and asks the court to review it (Article 17(3))."
            ),
            _("Execution of the order is suspended until the review is completed."),
        ),
        margin_note=_("Contents after Article 17(2), (3) and (6); the Regulation prints no form for this request."),
    )


def enforcement(filled: Filled) -> Document:
    """The request for recognition and enforcement, Art. 16(1)."""
    return document(
        filled,
        form=ENFORCEMENT.id,
        version=VERSION,
        title=_("Request for enforcement of a European Production or Preservation Order"),
        parts=ENFORCEMENT_PARTS,
        preamble=(
            _("The addressee has not complied with the order below and gave no reasons that the issuing authority"
              " accepts. You are asked to recognise and enforce it (Article 16(1))."),
            _("Please decide not later than five working days after receipt of the order (Article 16(2))."),
        ),
        margin_note=_("Contents after Article 16(1); the Regulation prints no form for this request."),
    )  # fmt: skip


def answer(filled: Filled) -> Document:
    """What the issuing authority replies to an answer by Annex III: Art. 10(5) to (8), 11(4) to (7)."""
    return document(
        filled,
        form=ANSWER.id,
        version=VERSION,
        title=_("Reply of the issuing authority to an answer by Annex III"),
        parts=ANSWER_PARTS,
        particulars=direct.facts((_("Kind of answer"), direct.chosen(filled, "answer_kind"))),
        margin_note=_("Contents after Articles 10 and 11; the Regulation prints no form for this reply."),
    )


REVIEW = Form("conflict-review", VERSION, "court", review)
ENFORCEMENT = Form("enforcement-request", VERSION, "enforcing_authority", enforcement)
ANSWER = Form("annex-iii-reply", VERSION, "addressee", answer)
