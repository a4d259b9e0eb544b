"""To invite somebody: for one address, one organisation, one role. The link is shown once, on the page that made it."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from requests_app.access import policy
from requests_app.access.policy import NotYours, Standing
from requests_app.desk import joining
from requests_app.desk.answers import BadAnswer
from requests_app.parties.models import Organisation
from requests_app.routes.schema import Role
from requests_app.show.roles import role_word
from requests_app.web.door import signed_in


class InviteForm(forms.Form):
    """Whom, where, as what."""

    use_required_attribute = False

    email = forms.CharField(label=_("Official e-mail address"), max_length=254)
    organisation = forms.ModelChoiceField(
        label=_("Organisation"), queryset=Organisation.objects.order_by("country", "name")
    )
    role = forms.ChoiceField(label=_("Role"), choices=lambda: [(r.value, role_word(r)) for r in Role])


@require_http_methods(["GET", "POST"])
@signed_in
def invite(request: HttpRequest, who: Standing) -> HttpResponse:
    """The form, and after it the link."""
    if not policy.may_administer(who):
        raise NotYours
    form = InviteForm(request.POST if request.method == "POST" else None)
    link = ""
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            _made, token = joining.invite(who, said["email"], said["organisation"], Role(said["role"]))
        except BadAnswer as error:
            for name, sentence in error.faults.items():
                form.add_error(name if name in form.fields else None, sentence)
        else:
            link = request.build_absolute_uri(reverse("invitation", args=[token]))
    context = {"tab": "invite", "form": form, "link": link}
    return render(request, "web/invite.html", context, status=422 if form.errors else 200)
