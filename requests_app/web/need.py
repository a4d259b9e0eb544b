"""The need for evidence in one short form: which accounts, which data, which period, from whom, for which offence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from requests_app.advice import lacks
from requests_app.parties.models import Kind, Organisation
from requests_app.routes.jurisdictions import country_name, jurisdictions
from requests_app.show import act_form, words
from requests_app.web import item_rows

FIRST_ROWS = 2
MOST = 20
TOLD: Mapping[str, bool | None] = {"": None, "yes": True, "no": False}
DATA = ("subscriber", "identification_only", "traffic", "content")


@dataclass(frozen=True, slots=True)
class Need:
    """What is needed, ready to be carried into any route."""

    agency: Organisation
    provider: Organisation | None
    requested: str
    data: Sequence[str]
    items: Sequence[Mapping[str, str]]
    contents: Mapping[str, Any]
    title: str
    emergency: bool
    choice_reason: str = ""
    max_penalty: float | None = None
    annex_iv: bool | None = None
    target_us_person: bool | None = None
    target_resides: str = ""


class NeedForm(forms.Form):
    """The fields, with as many rows for accounts as wanted."""

    use_required_attribute = False

    def __init__(self, posted: QueryDict | None, *, agencies: Sequence[Organisation], zone: str) -> None:
        super().__init__(posted, initial={"zone": zone, "agency": agencies[0].pk})
        self.agencies = {str(a.pk): a for a in agencies}
        self.providers = {str(p.pk): p for p in Organisation.objects.filter(kind=Kind.PROVIDER).order_by("name")}
        for n in range(1, self.count(posted) + 1):
            self.fields[f"kind-{n}"] = forms.CharField(
                label=_("Kind of identifier %(n)d") % {"n": n},
                required=False,
                widget=forms.Select(choices=item_rows.kinds()),
            )
            self.fields[f"identifier-{n}"] = forms.CharField(
                label=_("Identifier %(n)d") % {"n": n},
                required=False,
                max_length=300,
                widget=forms.TextInput(attrs={"spellcheck": "false", "autocomplete": "off"}),
            )
        self.fields["data"] = forms.MultipleChoiceField(
            label=_("Data wanted"),
            choices=[(d, words.data_word(d)) for d in DATA],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Choose at least one category of data.")},
        )
        self.fields["since"] = forms.CharField(
            label=_("From"),
            required=False,
            widget=act_form.moment_input(),
            help_text=_("Traffic and content data need a period; “all data” is refused as over-broad."),
        )
        self.fields["until"] = forms.CharField(label=_("To"), required=False, widget=act_form.moment_input())
        self.fields["zone"] = forms.CharField(label=_("Time zone of the period"), widget=item_rows.zone_input())
        self.fields["provider"] = forms.ChoiceField(
            label=_("Provider, by the entity that answers"),
            required=False,
            choices=[
                ("", _("Not known")),
                *((pk, f"{p.name}, {country_name(p.country)}") for pk, p in self.providers.items()),
            ],
            help_text=_("A request to the wrong entity comes back unread."),
        )
        self.fields["requested"] = forms.ChoiceField(
            label=_("State addressed"),
            required=False,
            choices=[("", _("The State of the provider")), *_states()],
        )
        self.fields["offence"] = forms.CharField(
            label=_("Offence"),
            widget=forms.TextInput(),
            error_messages={"required": _("Name the offence and its provision.")},
        )
        self.fields["facts"] = forms.CharField(
            label=_("Facts"),
            widget=forms.Textarea(attrs={"rows": 5}),
            help_text=_("What happened, when, and how the account belongs to it. It is carried into every request."),
            error_messages={"required": _("Tell the facts; two sentences are enough to preserve.")},
        )
        self.fields["case_reference"] = forms.CharField(label=_("Your own case number"), required=False, max_length=120)
        self.fields["emergency"] = forms.BooleanField(
            label=_("Emergency: imminent threat to life, limb or safety, or to critical infrastructure"), required=False
        )
        self.fields["title"] = forms.CharField(
            label=_("Short title"),
            required=False,
            max_length=160,
            help_text=_("Without personal data. Empty: made from the data wanted."),
        )
        self._ask_what_opens_routes()
        self.fields["choice_reason"] = forms.CharField(
            label=_("Why this route and not the first"),
            required=False,
            max_length=2000,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("It is kept with the opening of the request, for your own side to read."),
        )
        if len(agencies) > 1:
            self.fields["agency"] = forms.ChoiceField(
                label=_("For which of your organisations"), choices=[(pk, a.name) for pk, a in self.agencies.items()]
            )

    def _ask_what_opens_routes(self) -> None:
        """What the law of some routes asks of the case. Not told: such a route stays open under a condition."""
        self.fields["max_penalty"] = forms.FloatField(
            label=_("Longest sentence for the offence, in years"), required=False, min_value=0, max_value=999
        )
        self.fields["annex_iv"] = forms.ChoiceField(
            label=_("Offence of the list in Annex IV to Regulation (EU) 2023/1543"), required=False, choices=_told()
        )
        self.fields["target_us_person"] = forms.ChoiceField(
            label=_("The target is a United States person"), required=False, choices=_told()
        )
        self.fields["target_resides"] = forms.ChoiceField(
            label=_("Where the target lives"),
            required=False,
            choices=[("", _("Not known")), *_countries()],
            help_text=_("It decides which company of the provider answers."),
        )

    @staticmethod
    def count(posted: QueryDict | None) -> int:
        """How many rows the form has: two, or as many as asked for."""
        if posted is None:
            return FIRST_ROWS
        text = posted.get("rows", "")
        count = int(text) if text.isdigit() else FIRST_ROWS
        return min(max(count + (2 if posted.get("go") == "row" else 0), FIRST_ROWS), MOST)

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Kind and identifier of each row."""
        numbers = [name.removeprefix("kind-") for name in self.fields if name.startswith("kind-")]
        return [(self[f"kind-{n}"], self[f"identifier-{n}"]) for n in numbers]

    def clean(self) -> dict[str, Any]:
        """The faults that lie in more than one field, each said at the field where it is mended."""
        said = self.cleaned_data
        named = [n for n in range(1, len(self.rows) + 1) if said.get(f"identifier-{n}")]
        if not named:
            self.add_error("identifier-1", _("Name at least one account or identifier."))
        for n in named:
            problem = lacks.identifier_fault(said.get(f"kind-{n}") or "", said[f"identifier-{n}"])
            if problem:
                where = f"kind-{n}" if not said.get(f"kind-{n}") else f"identifier-{n}"
                self.add_error(where, capfirst(problem))
        try:
            ZoneInfo(said.get("zone") or "?")
        except (ZoneInfoNotFoundError, ValueError, OSError):
            self.add_error("zone", _("This is no time zone; write one such as Europe/Berlin."))
        else:
            for data in said.get("data") or ():
                for problem in lacks.period_faults({**self._period(data), "data": data}):
                    self.add_error("since", capfirst(problem))
                    break
        provider = self.providers.get(said.get("provider") or "")
        if provider is None and not said.get("requested"):
            self.add_error("requested", _("Choose the provider, or at least the State addressed."))
        return said

    def _period(self, data: str) -> dict[str, str]:
        said = self.cleaned_data
        since, until = (str(said.get(k) or "").replace("T", " ") for k in ("since", "until"))
        if data == "subscriber" or not (since or until):
            return {"since": "", "until": "", "zone": ""}
        return {"since": since, "until": until, "zone": said.get("zone") or ""}

    def need(self) -> Need:
        """What was told. Call when the form is valid."""
        said = self.cleaned_data
        agency = self.agencies[said.get("agency") or next(iter(self.agencies))]
        provider = self.providers.get(said.get("provider") or "")
        requested = said.get("requested") or (provider.country if provider else "")
        data = [d for d in DATA if d in said["data"]]
        accounts = [
            (said[f"kind-{n}"], said[f"identifier-{n}"].strip())
            for n in range(1, len(self.rows) + 1)
            if said.get(f"identifier-{n}")
        ]
        items = [
            {"kind": kind, "identifier": identifier, "data": d, **self._period(d)}
            for kind, identifier in accounts
            for d in data
        ]
        contents = {
            "offence": said["offence"],
            "facts": said["facts"],
            "authority": agency.name,
            "custodian": provider.name if provider else "",
            "case_reference": said["case_reference"],
            "urgency": "yes" if said["emergency"] else "",
        }
        return Need(
            agency,
            provider,
            requested,
            data,
            items,
            {k: v for k, v in contents.items() if v},
            said["title"].strip() or title(data, len(accounts)),
            said["emergency"],
            said["choice_reason"].strip(),
            said["max_penalty"],
            TOLD[said["annex_iv"]],
            TOLD[said["target_us_person"]],
            said["target_resides"],
        )


def title(data: Sequence[str], accounts: int) -> str:
    """A short title without personal data: what is asked, of how many accounts."""
    found = ngettext("%(data)s of one account", "%(data)s of %(n)d accounts", accounts)
    return found % {"data": capfirst(words.data_word(data[-1])), "n": accounts}


def _told() -> list[tuple[str, str]]:
    return [("", _("Not known")), ("yes", _("Yes")), ("no", _("No"))]


def _countries() -> list[tuple[str, str]]:
    return sorted(((code, country_name(code)) for code in jurisdictions().names), key=lambda pair: pair[1])


def _states() -> list[tuple[str, str]]:
    codes = Organisation.objects.order_by("country").values_list("country", flat=True).distinct()
    return sorted(((code, country_name(code)) for code in codes), key=lambda pair: pair[1])
