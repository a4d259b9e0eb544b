"""The fields of a draft, made from the contents the law of its route asks for: one topic a section."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrPromise

from requests_app.routes.schema import Cite, Content, Route

TOPICS: dict[str, StrPromise] = {
    "data": gettext_lazy("The data"),
    "case": gettext_lazy("The case"),
    "offence": gettext_lazy("The offence"),
    "necessity": gettext_lazy("Why it is needed"),
    "authority": gettext_lazy("Who asks"),
    "handling": gettext_lazy("How it is to be handled"),
}
SHORT = 12  # a text of which fewer words are asked for, and no more, gets a field of three lines


@dataclass(frozen=True, slots=True)
class Line:
    """One field with the rule that asks for it, and what somebody else saved in its place."""

    field: BoundField
    cite: Cite
    instrument: str
    only_if: str = ""
    theirs: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """The fields of one topic. `items` is the content that is written as rows; it has no field here."""

    topic: str
    label: str
    lines: tuple[Line, ...]
    items: Content | None = None


class DraftForm(forms.Form):
    """Every content of a route as a field. Nothing is refused here: what is missing is listed beside the form."""

    use_required_attribute = False

    def __init__(self, route: Route, said: Mapping[str, Any]) -> None:
        super().__init__(initial={c.name: _initial(c, said.get(c.name)) for c in route.contents})
        for content in route.contents:
            if content.type != "items":
                self.fields[content.name] = _field(content)


def sections(route: Route, form: DraftForm, theirs: Mapping[str, Any] | None = None) -> list[Section]:
    """The form by topic. `theirs` is what somebody else saved meanwhile: shown where it differs."""
    found = []
    for topic, label in TOPICS.items():
        contents = [c for c in route.contents if c.topic == topic]
        if not contents:
            continue
        lines = tuple(
            Line(
                form[c.name],
                c.cite,
                c.cite.instrument or route.instrument_title,
                condition(route, c),
                _differs(c, form.initial.get(c.name), theirs),
            )
            for c in contents
            if c.type != "items"
        )
        found.append(Section(topic, str(label), lines, next((c for c in contents if c.type == "items"), None)))
    return found


def read(route: Route, posted: QueryDict) -> dict[str, Any]:
    """What was typed, by the name of each content; those never answered are left out."""
    form = DraftForm(route, {})
    found: dict[str, Any] = {}
    for name, field in form.fields.items():
        value = field.widget.value_from_datadict(posted, {}, name)
        if value not in (None, "", [], False):
            found[name] = "yes" if value is True else value
    return found


def condition(route: Route, content: Content) -> str:
    """When a content is asked for at all, in words."""
    name, _eq, values = content.only_if.partition("=")
    if not name:
        return ""
    other = next((c.label for c in route.contents if c.name == name), name.replace("_", " "))
    return _("Only if “%(other)s” is: %(values)s") % {"other": _(other), "values": " / ".join(values.split("|"))}


def _differs(content: Content, mine: Any, theirs: Mapping[str, Any] | None) -> str | None:
    if theirs is None:
        return None
    other = _initial(content, theirs.get(content.name))
    return None if (other or "") == (mine or "") else _plain(other)


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(v) for v in value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value or "")


def _initial(content: Content, value: Any) -> Any:
    if content.type == "statement":
        return value in (True, "yes", "on")
    if content.type == "yesno":
        return {True: "yes", False: "no", None: ""}.get(value, value) if not isinstance(value, list) else ""
    if content.type == "choices":
        return value if isinstance(value, list) else [value] if value else []
    return "" if value is None else value


def _field(content: Content) -> forms.Field:
    label, help_text = _(content.label), _(content.help) if content.help else ""
    required = content.required and not content.only_if
    if content.min_words:
        more = _("At least %(n)d words.") % {"n": content.min_words}
        help_text = f"{help_text} {more}".strip()
    match content.type:
        case "statement":
            said = _(content.says) if content.says else label
            return forms.BooleanField(label=said, help_text=help_text, required=required)
        case "yesno":
            widget = forms.RadioSelect(choices=[("yes", _("yes")), ("no", _("no"))])
            return forms.CharField(label=label, help_text=help_text, required=required, widget=widget)
        case "choice":
            options = [("", _("Choose")), *((o, _(o)) for o in content.options)]
            return forms.CharField(
                label=label, help_text=help_text, required=required, widget=forms.Select(choices=options)
            )
        case "choices":
            return forms.MultipleChoiceField(
                label=label,
                help_text=help_text,
                required=required,
                choices=[(o, _(o)) for o in content.options],
                widget=forms.CheckboxSelectMultiple,
            )
        case "date":
            dated = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            return forms.CharField(label=label, help_text=help_text, required=required, widget=dated)
        case "organisation" | "reference" | "period":
            return forms.CharField(label=label, help_text=help_text, required=required, widget=forms.TextInput())
        case _:
            area = forms.Textarea(attrs={"rows": 3 if content.min_words < SHORT else 6})
            return forms.CharField(label=label, help_text=help_text, required=required, widget=area)
