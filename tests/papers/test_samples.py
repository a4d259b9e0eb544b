"""The invented requests fill every form with every content of its route, so that a picture of it hides nothing."""

from __future__ import annotations

import pytest

from requests_app.papers import samples
from requests_app.papers.forms import FORMS
from requests_app.routes.catalogue import catalogue


def test_each_form_comes_once() -> None:
    assert [one.form.id for one in samples.samples()] == sorted(FORMS)


def test_each_paper_of_each_route_comes_on_demand() -> None:
    wanted = {(route, paper.name) for route in catalogue().ids() for paper in catalogue().current(route).papers}
    made = {(one.route, one.paper) for one in samples.samples(every_route=True)}
    assert wanted == {place for place in made if place[0] != samples.NO_ROUTE}


@pytest.mark.parametrize("form", sorted(FORMS))
def test_every_content_of_the_route_is_said(form: str) -> None:
    filled = samples.sample(form).filled
    needed = {name for name, rule in filled.law.items() if rule.kind != "items"}
    assert needed == set(filled.contents)
    assert all(value not in ("", (), None) for value in filled.contents.values())
    assert filled.items
    assert filled.synthetic
    assert filled.from_party.name
    assert filled.to_party.name


def test_a_form_no_route_declares_is_filled_too() -> None:
    filled = samples.undeclared(FORMS["preservation-letter"])
    assert filled.contents
    assert FORMS["preservation-letter"].compose(filled).sections


def test_the_facts_are_in_the_language_of_the_paper() -> None:
    assert "Sachverhalt" in str(samples.sample("mla-request", "de").filled.contents["facts"])
    assert "invented" in str(samples.sample("mla-request", "en").filled.contents["facts"])
