"""Request to the police of Canada for a preservation demand, a preservation order, or an order to keep an account open.

What each needs stands in ss. 487.012, 487.013 and 487.0131 of the Criminal Code, and in Forms 5.001 and 5.002, which
the Canadian officer makes out; this paper gives that officer what they ask for.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Document
from requests_app.papers.filled import Filled
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document

VERSION = 1
AUDIENCE = "requested_authority"

PARTS = (
    Part(
        gettext_lazy("Authority conducting the investigation"),
        ("authority", "case_reference", "contact", "state_investigates"),
    ),
    Part(gettext_lazy("Offence and provision of the law infringed"), ("offence", "provisions")),
    Part(gettext_lazy("Grounds to suspect the offence"), ("facts",)),
    Part(gettext_lazy("Data or accounts concerned"), ("items",)),
    Part(gettext_lazy("How the data will assist the investigation"), ("relation",)),
    Part(gettext_lazy("Person who has the data in possession or control"), ("custodian", "not_suspect")),
    Part(gettext_lazy("Necessity"), ("necessity",)),
    Part(gettext_lazy("Demand already made"), ("earlier_demand",)),
    Part(gettext_lazy("Request for mutual assistance to follow"), ("intention",)),
    Part(gettext_lazy("Disclosure and confidentiality"), ("no_notice", "confidentiality")),
)

DEMAND = (
    gettext_lazy("Request for a preservation demand in Canada"),
    gettext_lazy(
        "Please make a preservation demand to the person named below under section 487.012 of the Criminal Code, "
        "for an offence under the law of a foreign State. It expires ninety days after the day on which it is made "
        "(subsection (4)); no other demand can be made for the same data in the same investigation (subsection (6))."
    ),
)
ORDER = (
    gettext_lazy("Request for a preservation order in Canada"),
    gettext_lazy(
        "Please apply to a justice or judge for a preservation order under section 487.013 of the Criminal Code, "
        "for an offence under the law of a foreign State. It expires ninety days after the day on which it is made "
        "(subsection (6))."
    ),
)
KEEP_OPEN = (
    gettext_lazy("Request for an order to keep an account open in Canada"),
    gettext_lazy(
        "Please apply for an order under section 487.0131 of the Criminal Code that the accounts named below be "
        "kept open or active. It is made for an offence under an Act of Parliament of Canada, and holds for sixty "
        "days after the day on which it is made (subsections (6) and (7))."
    ),
)


def _form(form: str, words: tuple[str | Promise, str | Promise]) -> Form:
    title, asked = words

    def build(filled: Filled) -> Document:
        """What the Canadian officer is asked to make or to apply for."""
        return document(
            filled,
            form=form,
            version=VERSION,
            title=str(title),
            parts=PARTS,
            preamble=(str(asked), _("Please state the day on which it was made, and the day on which it expires.")),
            margin_note=_("The Code prescribes no form for this request: it gives what its own forms ask for."),
        )

    return Form(form, VERSION, AUDIENCE, build)


DEMAND_FORM = _form("ca-demand-request", DEMAND)
ORDER_FORM = _form("ca-order-request", ORDER)
KEEP_OPEN_FORM = _form("ca-keep-open-request", KEEP_OPEN)
