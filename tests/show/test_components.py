"""Each component draws what it is given: a word by every colour, a table by every picture, labels tied to fields."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django import forms
from django.template import Context, Template

from requests_app.casework.machine import Spell
from requests_app.casework.models import Item
from requests_app.clocks.models import Deadline
from requests_app.measures.survival import kaplan_meier
from requests_app.routes.outcomes import Outcome
from requests_app.routes.schema import Cite, Clock, Holder
from requests_app.show import charts, deadline, words
from requests_app.show.rows import WorkRow
from tests.show.test_sentences_escape import ROUTE

NOW = datetime(2026, 11, 20, 6, 50, tzinfo=UTC)
CLOCK = Clock.model_validate(
    {
        "name": "answer", "label": "Answer", "kind": "hard", "runs_from": "act", "length": {"n": 10, "unit": "day"},
        "owner": "custodian", "at_end": {"means": "the duty is broken"}, "cite": {"article": "10(2)", "mark": "R"},
    }
)  # fmt: skip
ROUTED = ROUTE.model_copy(update={"clocks": (CLOCK,)})


def _draw(source: str, **context: Any) -> str:
    drawn = Template("{% load i18n comity %}" + source).render(Context(context))
    return re.sub(r"\s+", " ", drawn)


@pytest.mark.parametrize("outcome", [*Outcome, ""])
def test_a_chip_has_a_word_and_a_shape(outcome: str) -> None:
    drawn = _draw("{% chip outcome|outcome_chip %}", outcome=outcome)
    assert words.outcome_chip(outcome).word in drawn
    assert re.search(r'href="#s-[a-z]+"', drawn)


def test_every_shape_is_in_the_sprite() -> None:
    sprite = _draw('{% include "components/shapes.html" %}')
    shapes = {words.outcome_chip(o).shape for o in [*Outcome, ""]} | set(words.HEAT_SHAPES.values())
    shapes |= {words.status_chip(s).shape for s in words.STATUS_WORDS}
    assert [shape for shape in shapes if f'id="s-{shape}"' not in sprite] == []


def test_the_ball_line_has_picture_key_and_table() -> None:
    spells = [
        Spell(Holder.DRAFTER, "", "", NOW - timedelta(days=10), NOW - timedelta(days=6)),
        Spell(Holder.PROVIDER, "", "", NOW - timedelta(days=6), None),
    ]
    drawn = _draw("{% ball spells now %}", spells=spells, now=NOW)
    assert 'x="0.0%" y="0" width="40.0%"' in drawn
    assert 'class="running" x="40.0%"' in drawn
    assert "requesting side <strong>4 days</strong>" in drawn
    assert "<caption" in drawn or "<thead>" in drawn
    assert "officer 4 days, provider 6 days" in drawn


def test_the_numbers_of_a_picture_are_for_machines_in_every_language() -> None:
    spells = [Spell(Holder.DRAFTER, "", "", NOW - timedelta(days=3), NOW - timedelta(days=2)),
              Spell(Holder.PROVIDER, "", "", NOW - timedelta(days=2), None)]  # fmt: skip
    drawn = _draw('{% language "de" %}{% ball spells now %}{% endlanguage %}', spells=spells, now=NOW)
    assert 'width="33.33%"' in drawn
    curve = kaplan_meier([10, 20, 30, 40], [True, True, False, True])
    chart = charts.survival(curve.steps, curve.n, median=20.0)
    drawn = _draw('{% language "de" %}{% include "components/survival.html" %}{% endlanguage %}', chart=chart)
    assert 'cx="50.0%"' in drawn
    assert "75,0" in drawn  # the table is for readers


def test_a_deadline_says_what_is_left_and_how_sure_the_rule_is() -> None:
    row = Deadline(clock="answer", kind="hard", status="running", due_at=NOW + timedelta(hours=5, minutes=12),
                   zone="Europe/Berlin", leg=1, steps=[])  # fmt: skip
    drawn = _draw("{% deadline row route now %}", row=row, route=ROUTED, now=NOW)
    assert "5 h 12 min" in drawn
    assert "20 Nov 2026, 13:02 CET" in drawn
    assert "not yet confirmed" in drawn
    assert "the duty is broken" in drawn


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"status": "running", "due_at": None}, "no legal term"),
        ({"status": "running", "due_at": NOW - timedelta(days=2, hours=1)}, "2 days late"),
        ({"status": "paused", "due_at": NOW, "paused_since": NOW}, "paused since 20 Nov 2026"),
        ({"status": "stopped", "due_at": NOW}, "stopped in time"),
        ({"status": "expired", "due_at": NOW}, "ran out"),
    ],
)
def test_the_chip_of_a_clock(fields: dict[str, Any], word: str) -> None:
    row = Deadline(clock="answer", kind="hard", zone="UTC", leg=1, **fields)
    found = deadline.shown(row, ROUTED, NOW)
    assert found is not None
    assert found.chip.word == word


def test_a_clock_the_route_does_not_have_is_not_shown() -> None:
    assert deadline.shown(Deadline(clock="other", status="running"), ROUTED, NOW) is None


def test_identifiers_are_masked() -> None:
    item = Item(kind="email", identifier="anna@mail.example", data="content", since="2026-03-01", outcome="fulfilled")
    drawn = _draw('{% include "components/items.html" %}', items=[item])
    assert "anna@" not in drawn
    assert "a••••@mail.example" in drawn
    assert "1 Mar 2026" in drawn
    assert "anna@mail.example" in _draw('{% include "components/items.html" with reveal=True %}', items=[item])


def test_a_row_of_work_escapes_what_it_shows() -> None:
    row = WorkRow("Tomorrow", "<b>Title</b>", "/r/1/", "2026-DE-0001", "<i>text</i>", heat="late", button="Open")
    drawn = _draw('{% include "components/work.html" %}', rows=[row])
    assert "&lt;b&gt;Title&lt;/b&gt;" in drawn
    assert "&lt;i&gt;text" in drawn
    assert 'href="#s-triangle"' in drawn


class _Form(forms.Form):
    facts = forms.CharField(label="The facts", help_text="What happened.", widget=forms.Textarea)
    kinds = forms.MultipleChoiceField(label="Data", choices=[("t", "traffic")], widget=forms.CheckboxSelectMultiple)
    note = forms.CharField(label="Note", required=False)


def test_a_field_is_tied_to_its_words() -> None:
    form = _Form(data={})
    cite = Cite(article="29(2)(b)", mark="V")
    drawn = _draw("{% field form.facts cite=cite instrument='Budapest Convention' %}", form=form, cite=cite)
    assert 'aria-describedby="id_facts_help id_facts_rule id_facts_error"' in drawn
    assert 'aria-invalid="true"' in drawn
    assert 'id="id_facts_error"' in drawn
    assert "Budapest Convention 29(2)(b)" in drawn
    assert "read in the source" in drawn
    assert "(optional)" in _draw("{% field form.note %}", form=form)
    assert "<legend>Data" in _draw("{% field form.kinds %}", form=form)


def test_a_fault_names_its_field_and_leads_there() -> None:
    drawn = _draw("{% errors form %}", form=_Form(data={}))
    assert '<a href="#id_facts">The facts</a>: This field is required.' in drawn
    assert "Note" not in drawn
    assert _draw("{% errors form %}", form=_Form()).strip() == ""


def test_bars_have_their_numbers_beside_them() -> None:
    drawn = _draw('{% include "components/bars.html" %}', bars=charts.bars([("0 to 30 days", 1200), ("more", 300)]))
    assert 'width="100.0%"' in drawn
    assert "1,200" in drawn
    assert "80&nbsp;%" in drawn
