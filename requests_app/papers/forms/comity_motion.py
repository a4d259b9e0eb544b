"""Motion of a provider to modify or quash process for content: 18 USC 2703(h)(2)(A).

What process it is comes from the request; why disclosure would break the law of another State, from the provider.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Block, Document, Group, Statement
from requests_app.papers.filled import Filled
from requests_app.papers.forms import direct, letter
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part

FORM_ID = "comity-motion"
VERSION = 1
AUDIENCE = "court"

GROUNDS = "grounds_of_the_motion"  # no content of the route: told by the act that files the motion

PARTS = (
    Part(gettext_lazy("Provider served, which moves"), ("custodian",)),
    Part(gettext_lazy("Governmental entity that applied for or issued the process"), ("authority",)),
    Part(gettext_lazy("The process"), ("process",)),
    Part(gettext_lazy("Accounts and contents the process asks for"), ("items",)),
    Part(gettext_lazy("Grounds of the motion"), (GROUNDS,)),
    Part(gettext_lazy("Foreign authority for which the process was sought"), ("foreign_authority",)),
)


def _grounds(filled: Filled) -> tuple[Block, ...]:
    """Section 2703(h)(2)(A)(i) and (ii): what the provider must reasonably believe, and its reasons in its words."""
    found: list[Block] = []
    for name, says, cite in (
        (
            "belief",
            _(
                "The provider reasonably believes that the customer or subscriber is not a United States person and "
                "does not reside in the United States."
            ),
            "18 USC 2703(h)(2)(A)(i)",
        ),
        (
            "risk",
            _(
                "The provider reasonably believes that the required disclosure would create a material risk of "
                "violating the law of a qualifying foreign government."
            ),
            "18 USC 2703(h)(2)(A)(ii)",
        ),
    ):
        found.append(Statement(text=says, cite=cite))
        reasons = direct.told(filled, name)
        if reasons:
            found.append(Group(label=_("Reasons"), blocks=letter.paragraphs(reasons)))
    return tuple(found)


def build(filled: Filled) -> Document:
    """The motion, from the provider to the court that issued the process."""
    return letter.document(
        filled,
        form=FORM_ID,
        version=VERSION,
        title=_("Motion to modify or quash legal process"),
        parts=PARTS,
        extra={GROUNDS: _grounds(filled)},
        preamble=(
            _("The provider moves that the process described below be modified or quashed."),
            _(
                "While this motion is pending the provider preserves the data and is not obliged to produce them, "
                "unless the court orders immediate production (section 2703(h)(4))."
            ),
        ),
        particulars=direct.facts(
            (_("Number of the motion"), direct.told(filled, "docket_number")),
            (_("To be filed within"), _("14 days of service")),
        ),
        margin_note=direct.not_read(_("Contents after 18 USC 2703(h); the rules of the court say how it is filed.")),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
