"""Certificate of receipt with the custody record: what was handed over, by whom, to whom, when, with every hash."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from requests_app.papers import when
from requests_app.papers.document import Block, Column, Document, Fact, Facts, Note, Table
from requests_app.papers.filled import Filled, Handover
from requests_app.papers.forms import reply
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.reply import Part

FORM_ID = "certificate-of-receipt"
VERSION = 1
AUDIENCE = "requested_authority"


def build(filled: Filled) -> Document:
    """From whoever received the data to whoever handed them over. Names, sizes and hashes; never what a file holds."""
    handovers = filled.answering.handovers
    return reply.document(
        filled,
        form=FORM_ID,
        version=VERSION,
        title=_("Certificate of receipt"),
        says=_(
            "Receipt of the deliveries listed here is certified. The files are identified by the names, sizes and "
            "SHA-256 hashes of their manifests; what they hold is not described."
        ),
        parts=tuple(
            Part(_("Delivery %(n)d") % {"n": number}, _delivery(filled, one))
            for number, one in enumerate(handovers, start=1)
        ),
    )


def _delivery(filled: Filled, one: Handover) -> tuple[Block, ...]:
    checked = when.instant(one.verified_at) if one.verified_at else _("not recorded")
    facts = (
        Fact(label=_("Handed over by"), value=one.giver or filled.to_party.name),
        Fact(label=_("Received by"), value=one.taker or _("not recorded")),
        Fact(label=_("Channel"), value=one.channel),
        Fact(label=_("Handed over at"), value=when.instant(one.at)),
        *((Fact(label=_("Received at"), value=when.instant(one.received_at)),) if one.received_at else ()),
        Fact(label=_("Put on record at"), value=when.instant(one.recorded_at)),
        Fact(label=_("Hashes compared"), value=checked),
        Fact(
            label=_("Files"),
            value=ngettext("%(n)d file", "%(n)d files", len(one.files)) % {"n": len(one.files)},
        ),
    )
    columns = (
        Column(title=_("File"), width=34),
        Column(title=_("Bytes"), width=14),
        Column(title="SHA-256", width=52),
    )
    rows = tuple(
        (file.name, str(file.size) if file.size else _("not stated"), _halves(file.sha256)) for file in one.files
    )
    listed: tuple[Block, ...] = (Table(columns=columns, rows=rows),) if rows else ()
    digest = Note(text=_("SHA-256 of the whole manifest: %(digest)s") % {"digest": one.digest})
    return (Facts(facts=facts), *listed, *((digest,) if one.digest else ()))


def _halves(sha256: str) -> str:
    """A hash on two lines, so that it is read and compared without a break at a chance place."""
    return f"{sha256[:32]}\n{sha256[32:]}"


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
