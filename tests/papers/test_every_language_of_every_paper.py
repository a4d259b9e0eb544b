"""Each paper of each route, in each language of the list, signed: it conforms, and says what it must and no more.

Slow: `make test-all` runs it. The default run reads the documents of the same requests in the recipient's language.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import time_machine
from django.utils import translation
from django.utils.translation import gettext

from requests_app.casework import ledger as ledgers
from requests_app.casework.models import Request
from requests_app.papers import answering, press
from requests_app.papers.fill import party
from requests_app.papers.filled import Party
from requests_app.papers.press import Drawn
from requests_app.papers.tongues import PRINTED, accepted
from requests_app.parties.models import Organisation
from requests_app.routes.schema import Act, Ground, PaperRule, Route
from tests import world as worlds
from tests.papers import pdf, signed
from tests.papers import test_answers_of_every_route as answers
from tests.papers import test_pressed_from_requests as pressed
from tests.papers.test_render_conformance import problems
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.pdf, pytest.mark.slow]
NOW = pressed.NOW


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A world at noon on 2 September 2026, with a key to sign with."""
    with signed.key_folder(tmp_path), time_machine.travel(NOW, tick=False):
        signed.installation_key(now=NOW)
        yield worlds.build()


def issued_in(request: Request, route: Route, paper: PaperRule) -> tuple[str, ...]:
    """The languages the route or the recipient accepts; English alone where nobody says."""
    seat = request.seats.filter(actor=paper.to).select_related("organisation").first()
    to = party(seat.organisation) if seat else Party(name="", country=request.requested)
    return accepted(route, paper, to) or ("en",)


def sound(drawn: Drawn, language: str, issued: tuple[str, ...]) -> str:
    """The words of a signed paper that passes both checks and says whether it is a translation."""
    where = f"{drawn.name} in {language}"
    assert drawn.signer == "Comity (development)", where
    assert problems(drawn.body) == [], where
    assert not pdf.empty_boxes(drawn.body), where
    assert (drawn.language, drawn.document["language"]) == (language, language)
    assert drawn.document["courtesy"] is (language not in issued), where
    words = pdf.text(drawn.body)
    with translation.override(language):
        mark = gettext("COURTESY TRANSLATION")
    if language != "ar":  # letters joined in writing come out of a file in another order
        assert (pdf.same_words(mark) in pdf.same_words(words)) is (language not in issued), where
    return words


@pytest.mark.parametrize(("route", "paper"), pressed.PAPERS)
def test_what_a_paper_carries(world: World, route: Route, paper: PaperRule) -> None:
    """In every language its file holds every content it must carry, and none that is withheld from it."""
    request, contents, items, by = pressed.asked(world, route)
    issued = issued_in(request, route, paper)
    for language in PRINTED:
        drawn = press.draw(
            request, ledgers.read(request), paper, contents=contents, items=items, by=by, at=NOW, language=language
        )
        pressed.held(request, route, paper, sound(drawn, language, issued))


# Not those for a court: it has no record here that could ask.
SEATED = [
    pytest.param(route, paper, id=f"{route.id}-{paper.name}")
    for route, paper in pressed.ALL
    if paper.contents and route.actors[paper.to].roles
]


@pytest.mark.parametrize(("route", "paper"), SEATED)
def test_two_languages_at_once(world: World, route: Route, paper: PaperRule) -> None:
    """A recipient who asks for it gets each paper in two languages, whichever they are, with the same contents."""
    request, contents, items, by = pressed.asked(world, route)
    recipients = Organisation.objects.filter(pk__in=request.seats.filter(actor=paper.to).values("organisation"))
    for first, second in (("en", "fr"), ("de", "ar"), ("ar", "es")):
        recipients.update(second_language=second)
        drawn = press.draw(
            request, ledgers.read(request), paper, contents=contents, items=items, by=by, at=NOW, language=first
        )
        assert drawn.document["second_language"] == second
        pressed.held(request, route, paper, sound(drawn, first, issued_in(request, route, paper)))


ANSWERS = {
    (route.id, rule.name): (route, act, rule, ground, code)
    for route in answers.ROUTES
    for act, rule, ground, code in reversed(list(answers.cases(route)))
}


@pytest.mark.parametrize(
    ("route", "act", "paper", "ground", "code"), ANSWERS.values(), ids=list(map("-".join, ANSWERS))
)
def test_what_an_answer_says(
    world: World, route: Route, act: Act, paper: PaperRule, ground: Ground | None, code: Ground | None
) -> None:
    """In every language, and in two at once, it names the request; nothing of the case stands on it."""
    request, _contents, items, _by = pressed.asked(world, route)
    contents = {content.name: "zzcontent" for content in route.contents if content.type != "items"}
    ledger = ledgers.read(request)
    told, body = answers.line(act, ground, code)
    whole = replace(ledger, lines=[*ledger.lines, told])
    issued = issued_in(request, route, paper)
    seat = request.seats.filter(actor=paper.to).first()
    for language, second in (*((one, "") for one in PRINTED), ("pt", "ar")):
        if seat is not None:
            Organisation.objects.filter(pk=seat.organisation_id).update(second_language=second)
        drawn = press.draw(
            request, ledger, paper, contents=contents, items=items, by=paper.by or told.actor, at=NOW,
            answering=answering.of(request, whole, told, paper, body=body), language=language,
        )  # fmt: skip
        words = pdf.same_words(sound(drawn, language, issued)).lower()
        assert drawn.document.get("second_language", "") == (second if seat else "")
        assert pdf.same_words(request.ref).lower() in words
        assert "zzcontent" not in words
        for item in items:  # a route without data has none
            assert item["identifier"].replace("-", "") not in words


def test_each_paper_of_the_catalogue_is_one_or_the_other() -> None:
    """Each carries contents of its route or answers a request, so none is left out above."""
    carrying = {(route.id, paper.name) for route, paper in pressed.ALL if paper.contents}
    assert {(route.id, paper.name) for route, paper in pressed.ALL} == carrying | set(ANSWERS)
