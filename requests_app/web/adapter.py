"""Who may open an account: only somebody with an invitation, for the invited address and role."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest

from requests_app.desk import joining
from requests_app.desk.answers import BadAnswer
from requests_app.parties.models import Invitation, Person
from requests_app.web.invitations import SESSION_KEY


def invitation_of(request: HttpRequest) -> Invitation | None:
    """The open invitation this visitor came with."""
    number = request.session.get(SESSION_KEY)
    return joining.still_open(number) if number else None


class InvitedAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closed sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Only with an open invitation."""
        return invitation_of(request) is not None

    def clean_email(self, email: str) -> str:
        """The invited address, whatever the form says."""
        invitation = invitation_of(self.request) if self.request.user.is_anonymous else None
        return invitation.email if invitation else str(super().clean_email(email))

    @transaction.atomic
    def save_user(
        self, request: HttpRequest, user: AbstractBaseUser, form: forms.Form, commit: bool = True
    ) -> AbstractBaseUser:
        """Make the person and close the invitation in one act."""
        invitation = invitation_of(request)
        if invitation is None or not isinstance(user, Person):
            raise PermissionDenied
        data: dict[str, Any] = form.cleaned_data
        user.name = data["name"]
        super().save_user(request, user, form, commit=True)
        try:
            joining.accept(invitation, user)
        except BadAnswer:
            raise PermissionDenied from None
        request.session.pop(SESSION_KEY, None)
        return user
