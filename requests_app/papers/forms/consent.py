"""Written record of lawful and voluntary consent to transborder access: Convention on Cybercrime, Art. 32(b)."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Block, Document, Facts, Signature, Slot, Statement
from requests_app.papers.filled import Filled
from requests_app.papers.forms import direct, letter, wording
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part

FORM_ID = "consent-record"
VERSION = 1
AUDIENCE = "person"

CONSENT, RECORD = "declaration", "record"  # no contents of the route: the declaration, and how it was recorded

PARTS = (
    Part(gettext_lazy("Authority that accesses the data"), ("authority", "case_reference")),
    Part(gettext_lazy("Offence under investigation"), ("offence",)),
    Part(gettext_lazy("Stored computer data to be accessed or received"), ("items",)),
    Part(gettext_lazy("Where the data are taken to be"), ("location",)),
    Part(gettext_lazy("Person who consents, and lawful authority to disclose"), ("person",)),
    Part(gettext_lazy("Consent"), (CONSENT,)),
    Part(gettext_lazy("Record of the consent"), (RECORD,)),
)


def _declared(filled: Filled) -> tuple[Block, ...]:
    """The declaration, with room for the person's hand right under it."""
    slots = (
        Slot(label=_("Name of the person who consents")),
        Slot(label=_("Signature")),
        Slot(label=_("Place and date")),
    )
    text = _(
        "I have the lawful authority to disclose the data described above. I consent, of my own free will, to the "
        "authority named above accessing or receiving them through a computer system in its territory."
    )
    return Statement(text=text, cite=wording.article(filled, "32(b)", "CETS185")), Signature(slots=slots)


def _recorded(filled: Filled) -> tuple[Block, ...]:
    """How the consent was given, once it was."""
    known = direct.facts(
        (_("Consent given"), direct.moment(filled, "consent_given_at")),
        (_("Evidence of the consent"), direct.chosen(filled, "consent_evidence")),
        (_("Why the person may lawfully disclose the data"), direct.told(filled, "lawful_authority")),
    )
    return (Facts(facts=known),) if known else ()


def build(filled: Filled) -> Document:
    """The record: put before the person for signature, and drawn again when the consent is recorded."""
    return letter.document(
        filled,
        form=FORM_ID,
        version=VERSION,
        title=_("Consent to access to stored computer data"),
        parts=PARTS,
        extra={CONSENT: _declared(filled), RECORD: _recorded(filled)},
        preamble=(_("Nobody is obliged to give this consent, and it covers nothing beyond the data described below."),),
        margin_note=direct.not_read(_("After Article 32(b) of the Convention on Cybercrime, which sets no form.")),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
