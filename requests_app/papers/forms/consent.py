"""Written record of lawful and voluntary consent to transborder access: Convention on Cybercrime, Art. 32(b)."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Block, Document, Facts, Group, Signature, Slot, Statement
from requests_app.papers.filled import Filled
from requests_app.papers.forms import direct, letter
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part

FORM_ID = "consent-record"
VERSION = 1
AUDIENCE = "person"

CONSENT = "consent_given"  # no content of the route: the declaration itself

PARTS = (
    Part(gettext_lazy("Authority that accesses the data"), ("authority", "case_reference")),
    Part(gettext_lazy("Offence under investigation"), ("offence",)),
    Part(gettext_lazy("Stored computer data to be accessed or received"), ("items",)),
    Part(gettext_lazy("Where the data are taken to be"), ("location",)),
    Part(gettext_lazy("Person who consents, and lawful authority to disclose"), ("person",)),
    Part(gettext_lazy("Consent"), (CONSENT,)),
)


def _declared(filled: Filled) -> tuple[Block, ...]:
    """The declaration, and how it was recorded: nothing is filled in before consent was given."""
    blocks: list[Block] = [
        Statement(
            text=_(
                "I have the lawful authority to disclose the data described above. I consent, of my own free will, to "
                "the authority named above accessing or receiving them through a computer system in its territory."
            ),
            cite="Art. 32(b)",
        )
    ]
    known = direct.facts(
        (_("Consent given"), direct.moment(filled, "consent_given_at")),
        (_("Evidence of the consent"), direct.told(filled, "consent_evidence")),
    )
    if known:
        blocks.append(Facts(facts=known))
    authority = direct.told(filled, "lawful_authority")
    if authority:
        blocks.append(
            Group(label=_("Why the person may lawfully disclose the data"), blocks=letter.paragraphs(authority))
        )
    return tuple(blocks)


def build(filled: Filled) -> Document:
    """The record: put before the person for signature, and drawn again when the consent is recorded."""
    made = letter.document(
        filled,
        form=FORM_ID,
        version=VERSION,
        title=_("Consent to access to stored computer data"),
        parts=PARTS,
        extra={CONSENT: _declared(filled)},
        preamble=(_("Nobody is obliged to give this consent, and it covers nothing beyond the data described below."),),
        margin_note=direct.not_read(_("After Article 32(b) of the Convention on Cybercrime, which sets no form.")),
    )
    slots = (
        Slot(label=_("Name of the person who consents")),
        Slot(label=_("Signature")),
        Slot(label=_("Place and date")),
    )
    return made.model_copy(update={"signature": (Signature(slots=slots), *made.signature)})


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
