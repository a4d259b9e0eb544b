"""European Production Order Certificate (Annex I), drawn twice: for the addressee, and for the enforcing authority.

Section M says of itself that it is not to be sent to the addressee; Art. 9(2) leaves him Art. 5(5)(a) to (h).
"""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _

from requests_app.papers.document import Document
from requests_app.papers.filled import Filled
from requests_app.papers.forms import annexes, certificate
from requests_app.papers.forms.form import Form

FORM_ID = "epoc-addressee"
ENFORCING_ID = "epoc-enforcing"
VERSION = 1
AUDIENCE = "addressee"
ENFORCING_AUDIENCE = "enforcing_authority"
PRINTED = "EPOC_ANNEX_I"

SECTION_M = frozenset(
    key
    for section in annexes.printed(PRINTED).sections
    if section.never_send_to_addressee
    for key in annexes.keys_of(section.fields)
)


def for_addressee(filled: Filled) -> Filled:
    """The request without what he may not read, taken out before anything is composed from it.

    It goes by the field it would fill, by its place in the route and by its article: any one of the three is enough.
    """
    withheld = {name for key in SECTION_M for name in certificate.TEXTS.get(key, ())} | {"annex_iv"}
    for name, rule in filled.law.items():
        if "order" not in rule.on or certificate.forbidden_to_addressee(rule):
            withheld.add(name)
    return replace(
        filled,
        parts=("order",),
        contents={name: value for name, value in filled.contents.items() if name not in withheld},
        answers={key: value for key, value in filled.answers.items() if key not in SECTION_M | withheld},
    )


def build_addressee(filled: Filled) -> Document:
    """Sections A to L."""
    safe = for_addressee(filled)
    given = certificate.answers(safe)
    further = certificate.unplaced(safe, to_addressee=True)
    given["conditions_other"] = certificate.joined(given.get("conditions_other"), further)
    return _document(safe, FORM_ID, given, to_addressee=True)


def build_enforcing(filled: Filled) -> Document:
    """Sections A to M, for the authority that is notified or asked to enforce."""
    given = certificate.answers(filled)
    further = certificate.unplaced(filled, to_addressee=False)
    given["enforcing_information"] = certificate.joined(given.get("enforcing_information"), further)
    return _document(filled, ENFORCING_ID, given, to_addressee=False)


def _document(filled: Filled, form: str, given: annexes.Answers, *, to_addressee: bool) -> Document:
    return certificate.document(
        filled,
        form=form,
        version=VERSION,
        printed_form=PRINTED,
        given=given,
        preamble=(
            _(
                "The addressee must execute this certificate and transmit the data to the authority in point (a) of "
                "Section L within the deadline in Section C."
            ),
            _(
                "On receipt the addressee must act expeditiously to preserve the data, unless this certificate does "
                "not allow them to be identified, and must keep them until they are produced or until the issuing "
                "authority, or where applicable the enforcing authority, says that this is no longer necessary."
            ),
            _(
                "The addressee must ensure the confidentiality, secrecy and integrity of this certificate and of the "
                "data."
            ),
        ),
        to_addressee=to_addressee,
        margin_note=certificate.wording_note("I"),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build_addressee)
ENFORCING_FORM = Form(ENFORCING_ID, VERSION, ENFORCING_AUDIENCE, build_enforcing)
