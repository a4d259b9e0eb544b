"""The fields of an act of the provider: what the law asks, and per item what was found, with nothing chosen for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _

from requests_app.desk.answers import Answers
from requests_app.parties.models import Reach
from requests_app.portal import words
from requests_app.portal.knows import Known
from requests_app.routes.outcomes import Outcome
from requests_app.routes.schema import Act
from requests_app.show import act_form, moments
from requests_app.show.words import data_word, identifier_word

CALLED_BACK = "called back"  # the words by which an option of `verify` says that somebody telephoned
HANDS_OVER = frozenset({"production", "assistance", "emergency", "enforcement"})
CHANNELS = (
    "decentralised IT system",
    "our own portal",
    "encrypted e-mail",
    "encrypted file transfer",
    "encrypted medium by courier",
)
ANYTHING = frozenset({Outcome.FUL, Outcome.PAR})


class ProviderActForm(forms.Form):
    """One act of the provider."""

    use_required_attribute = False

    def __init__(
        self, known: Known, act: Act, zone: str, ways: Sequence[Reach], posted: QueryDict | None = None
    ) -> None:
        super().__init__(posted, initial={"expected": known.head})
        self.known, self.act, self.zone = known, act, zone
        self.ways = [way for way in ways if way.verified_at is not None]
        self.fields["expected"] = forms.CharField(widget=forms.HiddenInput)
        for ask in act.asks:
            self.fields[f"ask-{ask.name}"] = act_form.asked(ask, zone)
        if act.does == "verify":
            self._directory()
        if act.settles:
            self._outcomes()
        self._grounds()
        for name, one in act_form.extension(act).items() if act.extends else ():
            self.fields[name] = one
        if self.hands_over:
            self._files()
        self.fields["happened_at"] = forms.CharField(
            label=_("When it happened"),
            required=False,
            widget=act_form.moment_input(),
            help_text=_("Empty: now, %(now)s. Times are in %(zone)s.")
            % {"now": moments.when(known.seen.at, zone), "zone": zone},
        )

    @property
    def hands_over(self) -> bool:
        """Whether data can go out with this act."""
        return self.known.route.kind in HANDS_OVER and (self.act.settles or self.act.does == "produce")

    def _directory(self) -> None:
        choices = [
            (str(way.pk), f"{way.get_means_display()} {way.value}, {way.organisation}")
            for way in self.ways
        ]  # fmt: skip
        self.fields["way"] = forms.ChoiceField(
            label=_("Which entry of the directory was used"),
            required=False,
            choices=[("", _("None")), *choices],
            help_text=_("Only entries of the directory stand here. A number from the request proves nothing."),
        )

    def _outcomes(self) -> None:
        said = words.outcome_words(self.known.route)
        wanted = self.act.needs.outcome
        if wanted and not set(wanted) & ANYTHING:
            said = {outcome: word for outcome, word in said.items() if outcome in wanted}
        choices = [("", _("Choose")), *((outcome.value, word) for outcome, word in said.items())]
        must = self.act.needs.items == "settled"
        for item in self.known.items:
            self.fields[f"item-{item['key']}"] = forms.ChoiceField(
                label=_("%(kind)s %(identifier)s: %(data)s")
                % {
                    "kind": identifier_word(item["kind"]),
                    "identifier": item["identifier"] or item["key"],
                    "data": data_word(item["data"]),
                },
                required=must,
                initial=item["outcome"],
                choices=choices,
                error_messages={"required": _("Say what was found: nothing is assumed.")},
            )

    def _grounds(self) -> None:
        open_ = act_form.open_to(self.known.route.grounds, sorted(self.known.mine))
        if not self.act.needs.ground and not self.act.settles:
            return
        if open_ or self.act.needs.ground:
            self.fields["ground"] = act_form.coded(
                _("Ground of refusal"), self.known.route, open_, required=self.act.needs.ground
            )
        self.fields["note"] = forms.CharField(
            label=_("In your own words"),
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("Why something is refused or missing. The authority reads it."),
        )

    def _files(self) -> None:
        self.fields["channel"] = forms.CharField(
            label=_("How the data were handed over"),
            required=False,
            max_length=40,
            widget=forms.TextInput(attrs={"list": "channels", "autocomplete": "off"}),
            help_text=_("By your own channel. The data themselves never come here."),
        )
        self.fields["manifest"] = forms.CharField(
            label=_("Files handed over"),
            required=False,
            widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false", "class": "ref"}),
            help_text=_("One file a line: SHA-256, size in bytes, file name, as your own tools print them."),
        )

    # ---- what was told ---------------------------------------------------------------------------

    def clean(self) -> None:
        super().clean()
        self._check_verified()
        self._check_refused()
        if self.cleaned_data.get("manifest", "").strip() and not self.cleaned_data.get("channel", "").strip():
            self.add_error("channel", _("Say how the files were handed over."))

    def _check_verified(self) -> None:
        if self.act.does != "verify":
            return
        called = CALLED_BACK in self.cleaned_data.get("ask-verified_by", "")
        if called and not self.cleaned_data.get("way"):
            way_out = _("Choose the entry of the directory that was called back.")
            if not self.ways:
                way_out = _("The directory has no verified way to reach them: verify by another means, or wait.")
            self.add_error("way", way_out)

    def _check_refused(self) -> None:
        refused = self.act.settles and Outcome.REF.value in self.settled.values()
        if not refused:
            return
        if "ground" in self.fields and not self.cleaned_data.get("ground"):
            self.add_error("ground", _("Something is refused: choose the ground."))
        if "ground" not in self.fields and not self.cleaned_data.get("note", "").strip():
            self.add_error("note", _("Something is refused: say why, with the provision you rely on."))

    @property
    def settled(self) -> dict[str, str]:
        """The outcome told of each item."""
        if not self.act.settles:
            return {}
        return {i["key"]: self.cleaned_data.get(f"item-{i['key']}", "") for i in self.known.items}

    def answers(self, last: datetime) -> Answers:
        """What was told, as the desk takes it. Call when the form is valid."""
        said = self.cleaned_data
        happened = said.get("happened_at", "")
        way = next((w for w in self.ways if str(w.pk) == said.get("way")), None)
        return Answers(
            happened_at=act_form.nudged(happened, self.zone, last) if happened else None,
            asked={ask.name: said.get(f"ask-{ask.name}", "") for ask in self.act.asks},
            ground=said.get("ground", ""),
            settled=self.settled,
            extension=act_form.extension_told(self.act, said),
            note=said.get("note", ""),
            channel=said.get("channel", "") or (str(way.means) if way else ""),
            source=_told_of(way)[:200] if way else "",
            manifest=said.get("manifest", ""),
        )

    def blame(self, faults: Mapping[str, str]) -> None:
        """Puts each fault the desk found at its field; one without a field stands above the form."""
        for name, sentence in faults.items():
            for field in (f"ask-{name}", f"ext-{name}", name):
                if field in self.fields:
                    self.add_error(field, sentence)
                    break
            else:
                self.add_error(None, sentence)

    def item_fields(self) -> list[BoundField]:
        """What was found, item by item."""
        return [f for f in self.visible_fields() if f.name.startswith("item-")]

    def other_fields(self) -> list[BoundField]:
        """Everything else, in order."""
        return [f for f in self.visible_fields() if not f.name.startswith("item-")]


def _told_of(way: Reach) -> str:
    """The entry of the directory that was used, as the ledger keeps it."""
    checked = f", verified {way.verified_at:%Y-%m-%d}" if way.verified_at else ""
    return f"directory: {way.means} {way.value} ({way.organisation.name}{checked})"
