"""Letter rogatory: one court asks another for evidence. India's goes out under section 112 of the BNSS."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Document, Signature, Slot
from requests_app.papers.filled import Filled
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part
from requests_app.papers.forms.mla import AUDIENCE, Beyond, compose

LETTER = Beyond(
    form="letter-rogatory",
    title=gettext_lazy("Letter rogatory"),
    note=gettext_lazy(
        "Contents after the common list of requests for mutual legal assistance; for India section 112 of the "
        "Bharatiya Nagarik Suraksha Sanhita, 2023, whose form was not read. Layout to be confirmed against the "
        "official text."
    ),
    headings={
        "authority": gettext_lazy("Court and authority making the request"),
        "basis": gettext_lazy("Treaty, or assurance of reciprocity"),
    },
    own=(("authority", Part(gettext_lazy("Issue of this letter"), ("court_letter",))),),
    preamble=(
        gettext_lazy(
            "A court asks the competent court or authority of the requested State to obtain the evidence described "
            "below and to send it back by the way this letter came."
        ),
    ),
)


def build(filled: Filled) -> Document:
    """The letter, signed by the judge and sealed by the court."""
    return compose(LETTER, filled).model_copy(update={"signature": (seal(filled),)})


def seal(filled: Filled) -> Signature:
    """Judge, seal of the court, day."""
    return Signature(
        slots=(
            Slot(label=_("Judge: name and court"), value=filled.people.get("judge", "")),
            Slot(label=_("Signature and seal of the court")),
            Slot(label=_("Place and date"), value=filled.people.get("signed_at", "")),
        )
    )


FORM = Form(LETTER.form, LETTER.version, AUDIENCE, build)
