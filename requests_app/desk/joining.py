"""To let somebody in: an invitation for one address, one organisation and one role, and its acceptance."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from requests_app.access import policy
from requests_app.access.policy import NotYours, Standing
from requests_app.common import clock
from requests_app.desk.answers import BadAnswer
from requests_app.parties.models import Hat, Invitation, Organisation, Person
from requests_app.routes.schema import Role


def invite(who: Standing, email: str, organisation: Organisation, role: Role) -> tuple[Invitation, str]:
    """An invitation and its token, shown once. Only the administrator invites."""
    if not policy.may_administer(who):
        raise NotYours
    if "@" not in email:
        raise BadAnswer({"email": _("Write the official e-mail address of the person invited.")})
    if email.strip().lower() == who.person.email:
        raise BadAnswer({"email": _("Nobody gives a role to themselves: ask another administrator.")})
    return Invitation.issue(email=email, organisation=organisation, role=role, by=who.person, at=clock.now())


def open_invitation(token: str) -> Invitation | None:
    """The invitation of a token while it is unused and not expired."""
    return (
        Invitation.objects.filter(token_hash=Invitation.hash_of(token), used_at=None, expires_at__gt=clock.now())
        .select_related("organisation")
        .first()
    )


def still_open(number: int) -> Invitation | None:
    """The invitation of that number while it is unused and not expired."""
    return (
        Invitation.objects.filter(pk=number, used_at=None, expires_at__gt=clock.now())
        .select_related("organisation")
        .first()
    )


def accept(invitation: Invitation, person: Person) -> Hat:
    """Gives the person the hat the invitation was for. Once: the second of two tries finds it used."""
    with transaction.atomic():
        now = clock.now()
        used = Invitation.objects.filter(pk=invitation.pk, used_at=None, expires_at__gt=now).update(used_at=now)
        if used != 1:
            raise BadAnswer({"invitation": _("This invitation has been used; ask for a new one.")})
        hat, _made = Hat.objects.update_or_create(
            person=person, organisation=invitation.organisation, role=invitation.role, defaults={"ended_at": None}
        )
        return hat
