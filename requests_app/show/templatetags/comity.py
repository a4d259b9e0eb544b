"""Everything a template may ask of `show`: `{% load comity %}`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect, Select
from django.http import HttpRequest
from django.template import Context
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from requests_app.access import policy
from requests_app.casework.machine import Spell
from requests_app.casework.models import Entry
from requests_app.clocks.models import Deadline
from requests_app.common import clock
from requests_app.parties.models import Person
from requests_app.routes.jurisdictions import country_name
from requests_app.routes.schema import Cite, Route
from requests_app.show import ball as balls
from requests_app.show import deadline as deadlines
from requests_app.show import demo_signins as demonstration
from requests_app.show import holders, masking, moments, navigation, sentences, words
from requests_app.show import version as versions
from requests_app.show.roles import role_word
from requests_app.show.words import HEAT_SHAPES, Chip

register = template.Library()

THEMES = ("auto", "light", "dark")
THEME_COOKIE = "comity_theme"


# ---- the page -----------------------------------------------------------------------------------


def _request(context: Context) -> HttpRequest | None:
    found = context.get("request")
    return found if isinstance(found, HttpRequest) else None


def zone_in(context: Context) -> str:
    """The zone of whoever reads; UTC where nobody signed in."""
    request = _request(context)
    user = getattr(request, "user", None)
    return user.zone if isinstance(user, Person) else "UTC"


@register.simple_tag(takes_context=True)
def theme(context: Context) -> str:
    """The look the reader chose: auto, light or dark."""
    request = _request(context)
    chosen = request.COOKIES.get(THEME_COOKIE, "auto") if request else "auto"
    return chosen if chosen in THEMES else "auto"


@register.simple_tag(takes_context=True)
def tabs(context: Context, current: str = "") -> list[navigation.Shown]:
    """The tabs of whoever signed in."""
    request = _request(context)
    return navigation.tabs_of(navigation.standing_of(request), current) if request else []


@register.simple_tag(takes_context=True)
def may_open(context: Context) -> bool:
    """Whether this person may begin a request: the keys and buttons for it are shown to nobody else."""
    request = _request(context)
    who = navigation.standing_of(request) if request else None
    return who is not None and any(policy.may_open(who, org) for org, _role in who.hats)


@register.simple_tag
def page(name: str) -> str:
    """Where a page is; empty where there is none."""
    return navigation.address_of(name)


@register.simple_tag
def version() -> str:
    """The version of the programme."""
    return versions.version()


@register.simple_tag
def demonstration_data() -> bool:
    """Whether this installation shows invented data."""
    return bool(settings.COMITY_DEMO)


@register.simple_tag
def demo_signins() -> demonstration.SignIns | None:
    """The sign-ins of the demonstration world; none elsewhere."""
    return demonstration.demo_signins()


# ---- time ---------------------------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def when(context: Context, moment: datetime | None, zone: str = "", closes: bool = False) -> SafeString | str:
    """`{% when moment %}`: 21 Nov 2026, 07:50 CET, in the reader's zone or the one named."""
    if moment is None:
        return ""
    return sentences.time_tag(moment, moments.when(moment, zone or zone_in(context), closes=closes))


@register.simple_tag(takes_context=True)
def today(context: Context, moment: datetime | None = None) -> str:
    """`Friday 20 November 2026, 07:50`: the head of a page."""
    local = (moment or clock.now()).astimezone(moments.zone_of(zone_in(context)))
    return f"{moments.weekday(local.date())}, {local:%H:%M}"


@register.filter
def day(value: date | datetime | None) -> str:
    """`21 Nov 2026`; a moment is taken in UTC, so use `when` for one."""
    return moments.day(value) if value else ""


@register.simple_tag(takes_context=True)
def left(context: Context, due_at: datetime | None, now: datetime | None = None, zone: str = "") -> str:
    """What is left in words."""
    return moments.left(due_at, now or clock.now(), zone or zone_in(context)) if due_at else ""


@register.simple_tag(takes_context=True)
def urgency(context: Context, due_at: datetime | None, now: datetime | None = None, zone: str = "") -> str:
    """late, soon or calm."""
    if due_at is None:
        return moments.Urgency.CALM.value
    return moments.urgency(due_at, now or clock.now(), zone or zone_in(context)).value


@register.simple_tag
def span(start: datetime, end: datetime | None = None) -> str:
    """How long from one moment to another, or to now."""
    return moments.span((end or clock.now()) - start)


# ---- words --------------------------------------------------------------------------------------

register.filter("mask", masking.mask)
register.filter("country", country_name)
register.filter("holder", holders.word)
register.filter("role", role_word)
register.filter("data_word", words.data_word)
register.filter("identifier_word", words.identifier_word)
register.filter("told", sentences.told)
register.filter("mark_word", words.mark_word)
register.filter("outcome_chip", words.outcome_chip)


@register.filter
def number(value: float | None, places: int = 0) -> str:
    """1,104 in the reader's way of writing."""
    if value is None:
        return ""
    # `number_format` cuts digits off; a figure is rounded.
    return number_format(round(value, places), decimal_pos=places, use_l10n=True, force_grouping=True)


@register.filter
def percent(value: float | None, places: int = 0) -> str:
    """A share of one as `7.4 %`."""
    return "" if value is None else f"{number(100 * value, places)}\N{NO-BREAK SPACE}%"


@register.inclusion_tag("components/chip.html")
def chip(word: str | Chip, heat: str = "calm", shape: str = "") -> dict[str, Any]:
    """`{% chip "Sent" %}`, `{% chip item.outcome|outcome_chip %}`."""
    if isinstance(word, Chip):
        return {"word": word.word, "shape": word.shape, "heat": word.heat}
    return {"word": word, "shape": shape or HEAT_SHAPES.get(heat, "ring"), "heat": heat}


@register.inclusion_tag("components/chip.html", takes_context=True)
def left_chip(context: Context, due_at: datetime, now: datetime | None = None, zone: str = "") -> dict[str, Any]:
    """The time left as a chip."""
    found = deadlines.left_chip(due_at, now or clock.now(), zone or zone_in(context))
    return {"word": found.word, "shape": found.shape, "heat": found.heat}


@register.inclusion_tag("components/cite.html")
def cite(cite: Cite | None, instrument: str = "", note: bool = True) -> dict[str, Any]:
    """The rule, and whether it was read in its source."""
    if cite is None:
        return {}
    return {
        "article": cite.article, "instrument": cite.instrument or instrument, "mark": cite.mark,
        "word": words.mark_word(cite.mark), "note": cite.note if note else "",
    }  # fmt: skip


# ---- pictures and rows --------------------------------------------------------------------------


@register.inclusion_tag("components/ball.html", takes_context=True)
def ball(
    context: Context,
    spells: Sequence[Spell] | balls.Ball,
    until: datetime | None = None,
    route: Route | None = None,
    names: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The ball line with its key and its table. Takes the spells of a request, or a `Ball` made by `show.ball`."""
    found = spells if isinstance(spells, balls.Ball) else balls.ball(spells, until or clock.now(), route, names or {})
    return {"ball": found, "zone": zone_in(context)}


@register.simple_tag(takes_context=True)
def sentence(
    context: Context,
    entry: Entry,
    route: Route,
    orgs: Mapping[str, str] | None = None,
    body: Mapping[str, Any] | None = None,
) -> SafeString:
    """One entry of the ledger as a sentence."""
    return sentences.sentence(entry, route, orgs or {}, zone=zone_in(context), body=body or {})


@register.inclusion_tag("components/timeline.html", takes_context=True)
def timeline(
    context: Context,
    entries: Sequence[Entry],
    route: Route,
    orgs: Mapping[str, str] | None = None,
    bodies: Mapping[int, Mapping[str, Any]] | None = None,
    papers: Mapping[int, Sequence[Any]] | None = None,
) -> dict[str, Any]:
    """All entries as sentences, the newest first.

    `papers` holds, by entry, what was pressed (title, href, code) and what can be made (title, press).
    """
    zone = zone_in(context)
    lines = sentences.timeline(list(entries), route, orgs or {}, zone=zone, bodies=bodies or {})
    shown = [(line, (papers or {}).get(line.seq, ())) for line in lines]
    return {"lines": shown, "zone": zone, "csrf_token": context.get("csrf_token", "")}


@register.inclusion_tag("components/deadline.html")
def deadline(deadline: Deadline, route: Route, now: datetime | None = None) -> dict[str, Any]:
    """One clock: what is left, until when, under which rule, why this date."""
    return {"deadline": deadlines.shown(deadline, route, now or clock.now())}


# ---- forms --------------------------------------------------------------------------------------


def _dress(bound: BoundField, described_by: Sequence[str]) -> SafeString:
    """The widget with the class of its kind, tied to the words that describe it."""
    widget = bound.field.widget
    attrs: dict[str, Any] = {}
    if isinstance(widget, CheckboxSelectMultiple | RadioSelect):
        return bound.as_widget()  # several boxes: the fieldset around them carries the words
    if isinstance(widget, CheckboxInput):
        attrs["class"] = "form-check-input"
    elif isinstance(widget, Select):
        attrs["class"] = "form-select"
    else:
        attrs["class"] = "form-control"
    own = widget.attrs.get("class", "")
    attrs["class"] = f"{attrs['class']} {own}".strip()
    if bound.errors:
        attrs["class"] += " is-invalid"
        attrs["aria-invalid"] = "true"
    if described_by:
        attrs["aria-describedby"] = " ".join(described_by)
    return bound.as_widget(attrs=attrs)


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, cite: Cite | None = None, instrument: str = "", optional: bool = True) -> dict[str, Any]:
    """A field with its label, its help, the rule that asks for it, and its errors with a way out."""
    name = bound.auto_id or bound.html_name
    parts = [("help", bool(bound.help_text)), ("rule", cite is not None), ("error", bool(bound.errors))]
    several = isinstance(bound.field.widget, CheckboxSelectMultiple | RadioSelect)
    described_by = [f"{name}_{part}" for part, there in parts if there]
    return {
        "field": bound, "id": name, "cite": cite, "instrument": instrument,
        "widget": _dress(bound, described_by), "described_by": " ".join(described_by) if several else "",
        "check": isinstance(bound.field.widget, CheckboxInput), "several": several,
        "optional": optional and not bound.field.required,
    }  # fmt: skip


@register.inclusion_tag("components/errors.html")
def errors(form: Any) -> dict[str, Any]:
    """What is wrong with a whole form: each fault names its field and leads to it."""
    faults = [
        {"id": bound.id_for_label or bound.auto_id, "label": bound.label, "sentence": fault}
        for bound in form.visible_fields()
        for fault in bound.errors
    ]
    return {"faults": faults, "general": [*form.non_field_errors(), *_hidden_faults(form)]}


def _hidden_faults(form: Any) -> list[str]:
    return [
        _("%(name)s: %(fault)s") % {"name": bound.label, "fault": fault}
        for bound in form.hidden_fields()
        for fault in bound.errors
    ]
