"""The fields of an act, made from what the law of its route asks to be told with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _

from requests_app.advice.lint import Finding
from requests_app.desk import acts, custody, linking, linting
from requests_app.desk.answers import Answers
from requests_app.desk.look import Offer, Seen
from requests_app.routes.outcomes import WORDS
from requests_app.show import act_form, masking, moments, words

CHANNELS = ("telephone", "e-mail", "letter", "fax", "portal", "in person")


class ActForm(forms.Form):
    """One act: when it happened, what is to be told, and what may be said besides."""

    use_required_attribute = False

    def __init__(
        self,
        seen: Seen,
        offer: Offer,
        zone: str,
        posted: QueryDict | None = None,
        *,
        findings: Sequence[Finding] = (),
        complete: bool = True,
    ) -> None:
        super().__init__(posted, initial={"expected": seen.position.seq})
        self.seen, self.offer, self.zone = seen, offer, zone
        act, route = offer.act, seen.route
        self.fields["expected"] = forms.IntegerField(widget=forms.HiddenInput)
        if offer.for_another:
            self._reporter()
        self.findings = findings
        for one in findings if complete else ():  # what is missing comes first
            if one.needs_reason:
                self.fields[f"{linting.REASON}{one.id}"] = forms.CharField(
                    label=_("Why it goes as it is: %(says)s") % {"says": _(one.rule.says)},
                    help_text=_("Or go back and mend it: %(write)s") % {"write": _(one.rule.write)},
                    widget=forms.Textarea(attrs={"rows": 2}),
                    max_length=2000,
                    error_messages={"required": _("Say why it goes as it is, or mend it.")},
                )
        for ask in act.asks:
            self.fields[f"ask-{ask.name}"] = act_form.asked(ask, zone)
        if act.needs.ground:
            self.fields["ground"] = act_form.coded(
                _("Ground of refusal"), route, act_form.open_to(route.grounds, act.by)
            )
        if act.needs.code == "return":
            self.fields["code"] = act_form.coded(
                _("Reason of the return"), route, act_form.open_to(route.returns, act.by)
            )
        if act.extends:
            self.fields.update(act_form.extension(act))
        if act.settles:
            self._outcomes()
        fitting = linking.choices(seen.request, act, offer.actor, seen.at.date()) if len(act.links) > 1 else []
        if len(fitting) > 1:
            choices = [(one.id, _(one.title)) for one in fitting]
            self.fields["link"] = forms.ChoiceField(label=_("Which request is to be opened"), choices=choices)
        self.fields["happened_at"] = forms.CharField(
            label=_("When it happened"),
            required=False,
            widget=act_form.moment_input(),
            help_text=_("Empty: now, %(now)s. Times are in %(zone)s.")
            % {"now": moments.when(seen.at, zone), "zone": zone},
        )
        self.fields["note"] = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
        if act.settles or act.answers or act.reports:
            self.fields["manifest"] = forms.CharField(
                label=_("Files handed over"),
                required=False,
                widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
                help_text=" ".join(self._of_the_files(custody.confirms(route, act))),
            )

    @staticmethod
    def _of_the_files(compared: bool) -> Iterator[str]:
        yield _("One file a line: SHA-256, size in bytes, file name. The files themselves stay outside.")
        if compared:
            yield _("Listed as received, they are compared with the list of the other side.")

    def _reporter(self) -> None:
        self.fields["reported_by"] = forms.CharField(
            label=_("Who told you"),
            max_length=120,
            help_text=_("The office and function, not a person's name."),
            error_messages={"required": _("Say who told you: the office and function, not a person's name.")},
        )
        self.fields["channel"] = forms.CharField(
            label=_("How you were told"),
            max_length=40,
            widget=forms.TextInput(attrs={"list": "channels"}),
            error_messages={"required": _("Say how you were told: letter, e-mail, telephone, portal.")},
        )
        self.fields["source"] = forms.CharField(
            label=_("Where that stands"),
            required=False,
            max_length=200,
            help_text=_("The number of the letter, or the day of the call."),
        )

    def _outcomes(self) -> None:
        choices = [("", _("Not settled")), *((o.value, WORDS[o]) for o in acts.outcome_words(self.seen.route))]
        for item in self.seen.items:
            self.fields[f"item-{item.key}"] = forms.ChoiceField(
                label=_("Item %(n)s: %(identifier)s, %(data)s")
                % {"n": item.key, "identifier": masking.mask(item.identifier), "data": words.data_word(item.data)},
                required=False,
                initial=item.outcome,
                choices=choices,
            )

    # ---- what was told ---------------------------------------------------------------------------

    def answers(self) -> Answers:
        """What was told, as the desk takes it. Call when the form is valid."""
        said = self.cleaned_data
        asked = {a.name: said.get(f"ask-{a.name}", "") for a in self.offer.act.asks}
        happened = said.get("happened_at", "")
        return Answers(
            happened_at=act_form.nudged(happened, self.zone, self._last()) if happened else None,
            asked=asked,
            ground=said.get("ground", ""),
            code=said.get("code", ""),
            settled={i.key: said.get(f"item-{i.key}", "") for i in self.seen.items} if self.offer.act.settles else {},
            extension=act_form.extension_told(self.offer.act, said),
            note=said.get("note", ""),
            reported_by=said.get("reported_by", ""),
            channel=said.get("channel", ""),
            source=said.get("source", ""),
            manifest=said.get("manifest", ""),
            reasons={
                name.removeprefix(linting.REASON): text
                for name, text in said.items()
                if name.startswith(linting.REASON)
            },
        )

    def _last(self) -> datetime:
        return max(line.happened_at for line in self.seen.ledger.lines)

    def blame(self, faults: dict[str, str]) -> None:
        """Puts each fault the desk found at its field; one without a field stands above the form."""
        for name, sentence in faults.items():
            for known in (f"ask-{name}", f"ext-{name}", name):
                if known in self.fields:
                    self.add_error(known, sentence)
                    break
            else:
                self.add_error(None, sentence)

    def sure(self) -> list[BoundField]:
        """The fields one must look at."""
        return [f for f in self.visible_fields() if f.name not in ("note", "manifest", "happened_at")]

    def besides(self) -> list[BoundField]:
        """The fields one may leave as they are."""
        return [f for f in self.visible_fields() if f.name in ("note", "manifest", "happened_at")]
