"""Emergency disclosure request to a provider: the danger, why nothing slower helps, and how to check who asks.

Forged requests of this kind are a trade, sent from stolen mailboxes and with the numbers of their senders. So the paper
gives the provider no number to call back: it is to be taken from a directory that does not come from the request.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers import when
from requests_app.papers.document import Block, Document, Fact, Facts, Statement, Tick, Ticks
from requests_app.papers.filled import Filled
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document

FORM_ID, US_FORM_ID = "emergency-request", "us-emergency-request"
VERSION = 1
AUDIENCE = "provider"

PARTS = (
    Part(gettext_lazy("Emergency"), ("emergency_mark", "emergency_kind")),
    Part(gettext_lazy("Person in danger"), ("person",)),
    Part(gettext_lazy("Information needed, and why it prevents the harm"), ("emergency_reason",)),
    Part(gettext_lazy("Why ordinary process would come too late"), ("urgency_reason",)),
    Part(gettext_lazy("Accounts and data"), ("items", "posts")),
    Part(gettext_lazy("Provider addressed"), ("custodian",)),
    Part(gettext_lazy("Who asks"), ("authority", "contact", "case_reference")),
    Part(gettext_lazy("Supervisor who can confirm"), ("supervisor",)),
    Part(gettext_lazy("Ordinary process to follow"), ("intention",)),
    Part(gettext_lazy("Checks before anything is disclosed"), ("_checks",)),
)


def checks() -> tuple[Block, ...]:
    """What a provider can check, with room for its own record; each counters one way of forging."""
    return (
        Statement(
            text=_(
                "Take the number to call back from an independent directory or your own register of agencies, never "
                "from this paper or from the message it came with. Disclose first what prevents the harm, and no more."
            )
        ),
        Ticks(
            ticks=(
                Tick(label=_("Sent from an official domain: SPF, DKIM and DMARC pass")),
                Tick(label=_("Signature of this paper, and its verification code, checked")),
                Tick(label=_("The section cited exists for this State and these data")),
                Tick(label=_("Called back and confirmed, through a number of an independent directory")),
            )
        ),
        Facts(facts=(Fact(label=_("Number taken from")), Fact(label=_("Checked by, on, at")))),
    )


def _request(filled: Filled, form: str, basis: str) -> Document:
    return document(
        filled,
        form=form,
        version=VERSION,
        title=_("Emergency disclosure request"),
        parts=PARTS,
        extra={"_checks": checks()},
        particulars=(Fact(label=_("Made at"), value=when.instant(filled.created_at)),),
        preamble=(
            _("Disclosure without delay is asked for, because a person is in danger."),
            basis,
        ),
        margin_note=_(
            "No form is prescribed: contents after what providers publish. A provider's own form or portal goes first."
        ),
    )


def build(filled: Filled) -> Document:
    """To a provider anywhere, by its own policy."""
    return _request(
        filled,
        FORM_ID,
        _("You are not obliged to disclose: your own policy and the law that binds you decide."),
    )


def build_us(filled: Filled) -> Document:
    """From a governmental entity of the United States: 18 USC 2702(b)(8) for content, 2702(c)(4) for records."""
    return _request(
        filled,
        US_FORM_ID,
        _(
            "You may disclose content (18 USC 2702(b)(8)) and records (18 USC 2702(c)(4)) if you believe in good faith "
            "that an emergency involving danger of death or serious physical injury to any person requires disclosure "
            "without delay. You are not obliged to."
        ),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
US_FORM = Form(US_FORM_ID, VERSION, AUDIENCE, build_us)
