"""The sentences about a paper that came in: what its signatures say and what they do not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from requests_app.papers.claims import UNREAD, Signed
from requests_app.show import moments


def sentences(signatures: Iterable[Mapping[str, Any]], carries: Iterable[str], zone: str) -> list[str]:
    """Each signature in plain words, and what else the file holds. Nothing is called trustworthy that was not tried."""
    holds = set(carries)
    if UNREAD in holds:
        return [
            _("This file could not be read safely. It is kept by its hash, as it came, and nobody looked into it."),
            _("Open it only where it can do no harm, or ask the sender for it once more."),
        ]
    found = [said for kept in signatures for said in _one(Signed.from_body(kept), zone)]
    if not found:
        found = [_("It carries no electronic signature.")]
    if "attachments" in holds:
        found.append(_("It has files attached to it, which were not looked at."))
    if "script" in holds:
        found.append(_("It can start something by itself when it is opened: open it only where that does no harm."))
    return found


def _one(signed: Signed, zone: str) -> list[str]:
    if not signed.readable:
        return [_("It carries a signature that could not be read: treat it as unsigned.")]
    whose = {"name": signed.signer or _("somebody the certificate does not name")}
    if signed.stamp:
        return [_("It carries a time stamp of %(name)s, which was not checked.") % whose]
    if not signed.intact:
        return [_("The signature of %(name)s does not fit this file: it was changed after signing.") % whose]
    said = [_("Signed by %(name)s, and unchanged since.") % whose]
    if not signed.whole:
        said = [
            _("Signed by %(name)s. Something was added to the file after that, which this signature leaves out.")
            % whose
        ]
    if signed.signed_at:
        at = moments.when(datetime.fromisoformat(signed.signed_at), zone)
        said.append(_("The signer's own clock said %(when)s.") % {"when": at})
    if signed.weak:
        said.append(_("It was made by a method that is no longer held to be safe."))
    issuer = {"issuer": signed.issuer or _("an unnamed issuer")}
    said.append(_("The certificate comes from %(issuer)s and was not checked against a trust list.") % issuer)
    return said
