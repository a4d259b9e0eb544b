"""Letter to a provider that reported to the CyberTipline: what 18 USC 2258A(h) has it keep, and under which report.

The completed submission of the report is itself the request to preserve, so the letter asks for nothing the law does
not already ask: it names the report, and what a preservation letter under 18 USC 2703(f) would have to add.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Document, Fact, Paragraph
from requests_app.papers.filled import Filled
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document, to_provider
from requests_app.papers.forms.wording import content

FORM_ID = "cybertipline-letter"
VERSION = 1
AUDIENCE = "provider"

PARTS = (
    Part(gettext_lazy("Report to the CyberTipline"), ("report_number", "custodian")),
    Part(gettext_lazy("What was reported"), ("items",)),
    Part(gettext_lazy("Offence under investigation"), ("offence",)),
    Part(gettext_lazy("How long"), ("_period",)),
)


def build(filled: Filled) -> Document:
    """The letter: the duty first, then its limits.

    2258A(h)(1): a completed submission is treated as a request to preserve the contents provided in the report, for one
    year (reports submitted before 7 May 2024: 90 days); (h)(2): with reasonably accessible commingled files.
    """
    period = _(
        "One year after you submitted the report to the CyberTipline; 90 days if you submitted it before 7 May 2024 "
        "(18 USC 2258A(h)(1)). You may keep it longer of your own will to combat exploitation (18 USC 2258A(h)(5))."
    )
    return document(
        to_provider(filled),
        form=FORM_ID,
        version=VERSION,
        title=_("Preservation after a report to the CyberTipline"),
        parts=PARTS,
        extra={"_period": (Paragraph(text=period),)},
        preamble=(
            _(
                "By law, your completed submission of the report named below is treated as a request to preserve the "
                "contents provided in it, with the files kept together with them (18 USC 2258A(h)(1) and (2))."
            ),
            _(
                "This letter does not reach further than the report. What is not in it would be asked for by a "
                "letter of its own under 18 USC 2703(f)."
            ),
            _("Please confirm that the contents of this report are preserved, and state your reference."),
        ),
        particulars=(Fact(label=_("Report"), value=content(filled, "report_number")),),
        margin_note=_("The section prescribes no form; its contents stand here."),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
