"""The fields an act is told with, made from what the law of its route asks: the same at every door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _

from requests_app.routes.schema import Act, Ask, Ground, Route

UNITS = ("hour", "day", "working_day", "week", "month", "year")
MINUTE = timedelta(minutes=1)


def moment_input() -> forms.DateTimeInput:
    """A field for a date and a time of day."""
    return forms.DateTimeInput(attrs={"type": "datetime-local", "step": "60"}, format="%Y-%m-%dT%H:%M")


def asked(ask: Ask, zone: str) -> forms.Field:
    """One thing an act asks, as a field; the zone is said where a time of day is asked."""
    label, help_text = _(ask.label), _(ask.help) if ask.help else ""
    must = {"required": _("Tell: %(label)s.") % {"label": label}}
    if ask.type == "choice":
        options = [("", _("Choose")), *((o, _(o)) for o in ask.options)]
        return forms.ChoiceField(
            label=label, help_text=help_text, required=ask.required, choices=options, error_messages=must
        )
    widget: forms.Widget = forms.TextInput()
    if ask.type == "text":
        widget = forms.Textarea(attrs={"rows": 3 if ask.personal else 2})
    elif ask.type == "instant":
        widget = moment_input()
        help_text = f"{help_text} {_('In %(zone)s.') % {'zone': zone}}".strip()
    elif ask.type == "date":
        widget = forms.DateInput(attrs={"type": "date"})
    elif ask.type in ("number", "period_days"):
        widget = forms.NumberInput(attrs={"min": 0})
    return forms.CharField(label=label, help_text=help_text, required=ask.required, widget=widget, error_messages=must)


def open_to(coded: Sequence[Ground], actors: Sequence[str]) -> list[Ground]:
    """The coded reasons these actors may give; those that name nobody are everybody's."""
    return [g for g in coded if not g.by or set(g.by) & set(actors)]


def coded(label: str, route: Route, reasons: Sequence[Ground], *, required: bool = True) -> forms.ChoiceField:
    """A list to choose from, each line with its source: the law lists the grounds, nobody types one."""
    choices = [
        (g.code, f"{_(g.label)} ({g.cite.instrument or route.instrument_title}, {g.cite.article})") for g in reasons
    ]
    return forms.ChoiceField(
        label=label,
        choices=choices,
        required=required,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the list; it can be learned from only if it is coded.")},
    )


def until_asked(act: Act) -> str | None:
    """The name of an asked date that is the new end of a clock itself, so that it is not asked twice."""
    found = [ask.name for ask in act.asks if ask.type == "date" and "until" in ask.name]
    return found[0] if act.extends and found else None


def extension(act: Act) -> dict[str, forms.Field]:
    """The fields of an act that makes a clock run longer: by how much or until when, and why."""
    found: dict[str, forms.Field] = {}
    if until_asked(act) is None:
        number = forms.NumberInput(attrs={"min": 1, "max": 3650})
        found["ext-n"] = forms.CharField(label=_("Longer by"), required=False, widget=number)
        found["ext-unit"] = forms.ChoiceField(
            label=_("Unit"), required=False, choices=[(u, _(u.replace("_", " "))) for u in UNITS], initial="day"
        )
        found["ext-until"] = forms.CharField(
            label=_("Or until"), required=False, widget=forms.DateInput(attrs={"type": "date"})
        )
    found["ext-reason"] = forms.CharField(
        label=_("Reason of the extension"),
        widget=forms.TextInput(),
        help_text=_("The original end is kept beside the new one."),
        error_messages={"required": _("Give the reason of the extension; the original end is kept beside it.")},
    )
    return found


def extension_told(act: Act, said: Mapping[str, Any]) -> dict[str, Any]:
    """What was told in those fields, as the desk takes it; empty for an act that lengthens nothing."""
    if not act.extends:
        return {}
    found = {name: said.get(f"ext-{name}", "") for name in ("n", "unit", "until", "reason")}
    ask = until_asked(act)
    if ask:
        found["until"] = said.get(f"ask-{ask}", "")
    if not found["n"]:
        found["unit"] = ""
    return found


def nudged(typed: str, zone: str, last: datetime) -> str | datetime:
    """What was typed to the minute, moved into the minute of the last step where it names that same minute.

    A field holds no seconds: a step done at 07:50:20 could not be followed by one typed as 07:50.
    """
    try:
        told = datetime.fromisoformat(typed.strip())
    except ValueError:
        return typed
    told = told if told.tzinfo else told.replace(tzinfo=ZoneInfo(zone))
    return last if told <= last < told + MINUTE else typed
