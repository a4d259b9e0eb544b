"""How an invited person comes in: the link of the invitation, and the form that follows it."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import SignupForm
from django import forms
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from requests_app.desk import joining
from requests_app.desk.answers import BadAnswer
from requests_app.parties.models import Person

SESSION_KEY = "invitation"


@require_GET
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Remember the invitation in the session and go on to an address that no longer holds the token (R41)."""
    invitation = joining.open_invitation(token)
    if invitation is None:
        raise Http404
    request.session[SESSION_KEY] = invitation.pk
    if Person.objects.filter(email=invitation.email).exists():
        return redirect("invitation_join")
    if request.user.is_authenticated:
        logout(request)
        request.session[SESSION_KEY] = invitation.pk
    # The link came to this address, so the address needs no second proof.
    get_adapter().stash_verified_email(request, invitation.email)
    return redirect("account_signup")


@login_required
def join(request: HttpRequest) -> HttpResponse:
    """Give somebody who has an account already the further role he was invited to."""
    number = request.session.pop(SESSION_KEY, None)
    invitation = joining.still_open(number) if number is not None else None
    if invitation is None or not isinstance(request.user, Person) or request.user.email != invitation.email:
        raise Http404
    try:
        joining.accept(invitation, request.user)
    except BadAnswer:
        raise Http404 from None
    return redirect("/")


class InvitedSignupForm(SignupForm):  # type: ignore[misc]
    """Asks for a name and a password; the address is the invited one, whatever is sent (see the adapter)."""

    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    field_order = ("name", "email", "password1", "password2")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs["readonly"] = True
