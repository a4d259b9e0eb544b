"""Rows of items as fields: kind, identifier, data category, period and zone; as many as are needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrPromise

from requests_app.advice.lacks import IDENTIFIERS
from requests_app.desk.drafting import ITEM_FIELDS
from requests_app.show import act_form, words
from requests_app.web import zones

MOST = 200
KINDS: dict[str, StrPromise] = {
    "email": gettext_lazy("e-mail address"),
    "telephone": gettext_lazy("telephone number"),
    "ip": gettext_lazy("IP address"),
    "account": gettext_lazy("account name or number"),
    "url": gettext_lazy("web address"),
    "imei": gettext_lazy("device number (IMEI)"),
    "mac": gettext_lazy("device address (MAC)"),
    "domain": gettext_lazy("domain name"),
    "hash": gettext_lazy("hash of a file"),
    "other": gettext_lazy("other"),
}


def kinds() -> list[tuple[str, str]]:
    """The kinds of identifier, as a list of choices."""
    return [("", _("Choose")), *((k, str(KINDS[k])) for k in IDENTIFIERS)]


def zone_input() -> forms.TextInput:
    """A field for a time zone, with the known ones to choose from."""
    return forms.TextInput(attrs={"list": "zones", "autocomplete": "off", "spellcheck": "false"})


class ItemForm(forms.Form):
    """One item."""

    use_required_attribute = False

    def __init__(self, prefix: str, categories: Sequence[str], said: Mapping[str, Any], zone: str) -> None:
        initial = {name: said.get(name, "") for name in ITEM_FIELDS}
        initial |= {name: zones.as_typed(initial[name]) for name in ("since", "until")}
        if not any(initial.values()):
            initial["zone"] = zone
        super().__init__(prefix=prefix, initial=initial)
        chosen = str(initial["data"])
        names = [*categories, *([chosen] if chosen and chosen not in categories else [])]
        data = [("", _("Choose")), *((c, words.data_word(c)) for c in names)]
        self.fields["kind"] = forms.CharField(label=_("Kind"), widget=forms.Select(choices=kinds()))
        self.fields["identifier"] = forms.CharField(
            label=_("Identifier"), widget=forms.TextInput(attrs={"spellcheck": "false", "autocomplete": "off"})
        )
        self.fields["data"] = forms.CharField(label=_("Data"), widget=forms.Select(choices=data))
        self.fields["since"] = forms.CharField(label=_("From"), widget=act_form.moment_input(), required=False)
        self.fields["until"] = forms.CharField(label=_("To"), widget=act_form.moment_input(), required=False)
        self.fields["zone"] = forms.CharField(label=_("Time zone"), widget=zone_input(), required=False)
        self.fields["drop"] = forms.BooleanField(label=_("Remove this item"), required=False)


def rows(items: Sequence[Mapping[str, Any]], categories: Sequence[str], zone: str, *, spare: int = 1) -> list[ItemForm]:
    """One form for each item, and some to spare for the next ones."""
    said = [*items, *({} for _n in range(spare))]
    return [ItemForm(f"row-{n}", categories, item, zone) for n, item in enumerate(said[:MOST], start=1)]


def read(posted: QueryDict) -> list[dict[str, str]]:
    """The rows as typed, without those marked to be removed and those with neither identifier nor category."""
    text = posted.get("rows", "0")
    count = min(int(text), MOST) if text.isdigit() else 0
    found = []
    for n in range(1, count + 1):
        row = {name: posted.get(f"row-{n}-{name}", "").strip() for name in ITEM_FIELDS}
        if posted.get(f"row-{n}-drop") or not (row["identifier"] or row["data"]):
            continue
        found.append({**row, "since": row["since"].replace("T", " "), "until": row["until"].replace("T", " ")})
    return found
