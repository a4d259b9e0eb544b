"""Delay of notice to the customer, and silence of the provider: 18 USC 2705(a), 2705(b).

A court is applied to; for a subpoena a supervisory official certifies instead, 2705(a)(1)(B), and a true copy of the
certification is kept, 2705(a)(3).
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from requests_app.papers.document import Block, Document, Tick, Ticks
from requests_app.papers.filled import Filled
from requests_app.papers.forms import direct, wording
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document

VERSION = 1

REASONS = "no_notice_reason"

# 18 USC 2705(a)(2)(A) to (E), as the route names them.
ADVERSE_RESULTS = (
    gettext_noop("danger to life or physical safety"),
    gettext_noop("flight from prosecution"),
    gettext_noop("destruction of or tampering with evidence"),
    gettext_noop("intimidation of potential witnesses"),
    gettext_noop("otherwise seriously jeopardising an investigation or unduly delaying a trial"),
)

PARTS = (
    Part(gettext_lazy("Governmental entity"), ("authority",)),
    Part(gettext_lazy("Provider to whom the process is directed"), ("custodian",)),
    Part(gettext_lazy("The process"), ("process",)),
    Part(gettext_lazy("Accounts and data the process asks for"), ("items",)),
    Part(gettext_lazy("What notice would lead to"), (REASONS,)),
    Part(gettext_lazy("Reason to believe so, in this case"), ("facts",)),
    Part(gettext_lazy("Until when it is sought"), ("expected_date",)),
)


def _results(filled: Filled) -> tuple[Block, ...]:
    """The five adverse results of the statute, those relied on ticked; another that the route may name is added."""
    value = filled.contents.get(REASONS, ())
    chosen = value if isinstance(value, tuple) else (wording.said(value),)
    others = [one for one in chosen if one and one not in ADVERSE_RESULTS]
    return (
        Ticks(
            ticks=(
                *(Tick(label=_(result), ticked=result in chosen) for result in ADVERSE_RESULTS),
                *(Tick(label=one, ticked=True) for one in others),
            )
        ),
    )


def application(filled: Filled) -> Document:
    """What is asked of the court depends on what is sought: delay of our own notice, or silence of the provider."""
    sought = direct.told(filled, "sought")
    delay = _(
        "The court is asked to delay the notice to the customer for not more than ninety days (section 2705(a)(1)(A))."
    )
    silence = _(
        "The court is asked to command the provider not to notify any other person of the existence of the process, "
        "for such period as the court deems appropriate (section 2705(b))."
    )
    if "2705(a)" in sought:
        prayer: tuple[str, ...] = (delay,)
    elif "2705(b)" in sought:
        prayer = (silence,)
    else:
        prayer = (delay, silence)
    return document(
        direct.apart(filled, REASONS),
        form=APPLICATION.id,
        version=VERSION,
        title=_("Application for delayed notice or for an order of silence"),
        parts=PARTS,
        extra={REASONS: _results(filled)},
        preamble=prayer,
        margin_note=direct.not_read(
            _("Contents after 18 USC 2705; the rules of the court say how it is filed, and whether under seal.")
        ),
    )


def certification(filled: Filled) -> Document:
    """The written certification of the supervisory official, for the file of the governmental entity."""
    return document(
        direct.apart(filled, REASONS),
        form=CERTIFICATION.id,
        version=VERSION,
        title=_("Certification that notice to the customer is delayed"),
        parts=PARTS,
        extra={REASONS: _results(filled)},
        preamble=(
            _(
                "I certify as supervisory official that there is reason to believe that notice of the process below "
                "may have an adverse result (section 2705(a)(1)(B)). Notice is delayed for not more than ninety days."
            ),
            _("A true copy of this certification is kept by the governmental entity (section 2705(a)(3))."),
        ),
        margin_note=direct.not_read(_("Contents after 18 USC 2705(a); the statute sets no form.")),
    )


APPLICATION = Form("silence-application", VERSION, "court", application)
CERTIFICATION = Form("delay-certification", VERSION, "requesting_authority", certification)
