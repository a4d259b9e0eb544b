"""The fields of a note and of the ways to put an entry right."""

from __future__ import annotations

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.show import act_form


class Positioned(forms.Form):
    """A form that remembers where the request stood when it was shown."""

    use_required_attribute = False

    expected = forms.IntegerField(widget=forms.HiddenInput)


class NoteForm(Positioned):
    """A note, a foreign number, or both."""

    note = forms.CharField(
        label=gettext_lazy("Note"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 4})
    )
    number = forms.CharField(
        label=gettext_lazy("Number somebody else gave this request"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("The search finds the request by it."),
    )
    whose = forms.CharField(label=gettext_lazy("Whose number"), required=False, max_length=40)


class IncomingForm(Positioned):
    """A paper that came in: what it is, whose, and the file."""

    title = forms.CharField(
        label=gettext_lazy("What the paper is"),
        max_length=160,
        help_text=gettext_lazy("For example: acknowledgement of receipt, refusal, question of the court."),
    )
    source = forms.CharField(
        label=gettext_lazy("Which office it comes from"),
        max_length=200,
        help_text=gettext_lazy("The office and function, not a person's name."),
    )
    channel = forms.CharField(
        label=gettext_lazy("How it came"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("Letter, e-mail, portal, by hand."),
    )
    file = forms.FileField(
        label=gettext_lazy("The paper as a PDF"),
        max_length=200,
        help_text=gettext_lazy("At most 10 MB."),
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
    )


class AmendForm(Positioned):
    """The right moment of an entry."""

    happened_at = forms.CharField(label=gettext_lazy("When it really happened"), widget=act_form.moment_input())
    reason = forms.CharField(label=gettext_lazy("Why it is corrected"), max_length=2_000)

    def __init__(self, posted: QueryDict | None, *, expected: int, zone: str) -> None:
        super().__init__(posted, initial={"expected": expected}, auto_id="id_amend_%s")
        self.fields["happened_at"].help_text = _("In %(zone)s. The clocks follow.") % {"zone": zone}


class TakeBackForm(Positioned):
    """Why an entry is taken back."""

    reason = forms.CharField(label=gettext_lazy("Why it is taken back"), max_length=2_000)

    def __init__(self, posted: QueryDict | None, *, expected: int) -> None:
        super().__init__(posted, initial={"expected": expected}, auto_id="id_take_back_%s")


class EraseForm(Positioned):
    """On which basis personal content is erased."""

    basis = forms.CharField(label=gettext_lazy("Legal basis of the erasure"), max_length=200)

    def __init__(self, posted: QueryDict | None, *, expected: int) -> None:
        super().__init__(posted, initial={"expected": expected}, auto_id="id_erase_%s")
