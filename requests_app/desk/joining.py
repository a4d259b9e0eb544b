"""The verb of joining: an invited person takes up the role he was invited to."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from requests_app.parties.models import Hat, Invitation, Person


def open_invitation(token: str, at: datetime) -> Invitation | None:
    """The invitation this token opens, if it is neither used nor expired."""
    return Invitation.objects.filter(
        token_hash=Invitation.hash_of(token), used_at__isnull=True, expires_at__gt=at
    ).first()


def still_open(number: int, at: datetime) -> Invitation | None:
    """The same invitation later on, by its number, if nobody has used it meanwhile."""
    return Invitation.objects.filter(pk=number, used_at__isnull=True, expires_at__gt=at).first()


def join(person: Person, number: int, at: datetime) -> Hat | None:
    """Give the person the role of the invitation and close it. None: it was used or has expired meanwhile."""
    with transaction.atomic():
        # Closing by a conditional update settles the race of two sign-ups with one token.
        closed = Invitation.objects.filter(pk=number, email=person.email, used_at__isnull=True, expires_at__gt=at)
        if not closed.update(used_at=at):
            return None
        invitation = Invitation.objects.get(pk=number)
        return Hat.objects.create(person=person, organisation=invitation.organisation, role=invitation.role)
