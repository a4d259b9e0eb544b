"""`manage.py demo`, `verify_ledger`, `rebuild` and `tick`: what they say, what they refuse, how they end."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from requests_app.casework.models import DailyRoot, Entry, Request
from requests_app.common import clock
from requests_app.desk import founding
from requests_app.jobs.demo import generator
from requests_app.jobs.demo.story import Story
from requests_app.papers import engine
from requests_app.parties.models import Organisation, Person

pytestmark = pytest.mark.demo


def said(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def document(*words: str) -> Any:
    return json.loads(said(*words, "--json"))


def test_demo_says_what_it_built(demo: dict[str, Any]) -> None:
    assert demo["built"] is True
    assert demo["requests"] == Request.objects.count() > 150
    assert demo["entries"] == Entry.objects.count()
    assert demo["organisations"] == Organisation.objects.count()
    assert demo["people"] == Person.objects.count()
    assert sum(demo["by_route"].values()) == demo["requests"]


def test_demo_a_second_time_does_nothing(demo: dict[str, Any]) -> None:
    assert document("demo") == {"built": False, "requests": demo["requests"]}
    assert said("demo").strip() == "The demonstration world is here already."
    with pytest.raises(CommandError, match="never emptied") as refused:
        call_command("demo", "--reset-not-allowed")
    assert refused.value.returncode == 1


def test_demo_refuses_beside_real_requests(demo: dict[str, Any]) -> None:
    Request.objects.filter(pk=Request.objects.order_by("pk")[0].pk).update(synthetic=False)
    with pytest.raises(CommandError, match="real requests") as refused:
        call_command("demo")
    assert refused.value.returncode == 1


def test_demo_refuses_beside_real_organisations(demo: dict[str, Any]) -> None:
    Organisation.objects.create(name="Somebody real", kind="agency", country="XA")
    with pytest.raises(CommandError, match="real requests or organisations"):
        call_command("demo")


def test_demo_refuses_in_production(demo: dict[str, Any], settings: Settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="production"):
        call_command("demo")


@pytest.mark.parametrize(("why", "pressed"), [("", 20), ("Papers cannot be drawn: Pango is missing.", 0)])
def test_without_a_renderer_the_world_is_built_all_the_same(
    db: None, monkeypatch: pytest.MonkeyPatch, why: str, pressed: int
) -> None:
    asked: list[int] = []

    def write(told: Sequence[Story], count: int) -> list[Request]:
        asked.append(count)
        return []

    monkeypatch.setattr(engine, "unavailable", lambda: why)
    monkeypatch.setattr(founding, "found", lambda *_a, **_k: founding.World({}, {}))
    monkeypatch.setattr(generator, "stories", lambda *_a, **_k: [])
    monkeypatch.setattr(generator, "write", write)
    built = generator.build(clock.now(), password="x")
    assert asked == [pressed]
    assert (built.without_papers, built.papers) == (why, 0)


def test_verify_ledger_finds_nothing_and_says_how_much_it_read(demo: dict[str, Any]) -> None:
    found = document("verify_ledger")
    assert found == {
        "entries": demo["entries"],
        "roots": 0,
        "faults": [],
        "wrong_days": [],
        "papers": 0,
        "paper_roots": 0,
        "paper_log_faults": [],
    }


def test_verify_ledger_names_request_and_entry(demo: dict[str, Any]) -> None:
    request = Request.objects.order_by("pk")[5]
    last = request.entries.order_by("-seq")[0]
    Request.objects.filter(pk=request.pk).update(head="f" * 64)
    out = StringIO()
    with pytest.raises(CommandError, match=rf"^{request.ref}, entry {last.seq}: is not the head") as refused:
        call_command("verify_ledger", "--json", stdout=out)
    assert refused.value.returncode == 1
    faults = json.loads(out.getvalue())["faults"]
    assert faults == [{"ref": request.ref, "seq": last.seq, "what": "is not the head the request names"}]


def test_verify_ledger_names_the_day_whose_root_is_wrong(demo: dict[str, Any]) -> None:
    now = clock.now()
    day = now.date() - timedelta(days=3)
    DailyRoot.objects.create(day=day, root="f" * 64, heads=1, made_at=now)
    with pytest.raises(CommandError, match=rf"root of {day} is not that of its entries"):
        call_command("verify_ledger", stdout=StringIO())


def test_rebuild_checks_and_mends(demo: dict[str, Any]) -> None:
    whole = {"requests": demo["requests"], "differences": [], "mended": False}
    assert document("rebuild", "--check") == whole
    request = Request.objects.order_by("pk")[7]
    Request.objects.filter(pk=request.pk).update(state="elsewhere")
    with pytest.raises(CommandError, match=rf"^{request.ref}: state: stored 'elsewhere'"):
        call_command("rebuild", "--check", stdout=StringIO())
    assert document("rebuild")["mended"] is True
    assert document("rebuild", "--check") == whole


def test_tick_counts_what_it_did(demo: dict[str, Any]) -> None:
    first = document("tick", "--no-mail")
    assert set(first) == {"lapsed", "notices", "mails", "roots", "paper_roots"}
    assert first["roots"] > 100
    assert document("tick", "--no-mail")["roots"] == 0
