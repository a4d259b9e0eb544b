"""To note, to correct, to take back, to erase: what was written stays, and a further entry says what is right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from requests_app.access import policy
from requests_app.access.policy import NotYours, Standing
from requests_app.casework import machine
from requests_app.casework.machine import NotOpen
from requests_app.casework.models import Entry
from requests_app.desk import acts, look, mending
from requests_app.desk.answers import BadAnswer
from requests_app.desk.look import Seen
from requests_app.web import lint_lines
from requests_app.web.door import authority, zone
from requests_app.web.entry_fields import AmendForm, EraseForm, NoteForm, TakeBackForm
from requests_app.web.requests import organisations


@require_http_methods(["GET", "POST"])
@authority
def note(request: HttpRequest, who: Standing, ref: str) -> HttpResponse:
    """A note, and a number somebody else gave the request."""
    seen = look.at(who, ref, what="note")
    form = NoteForm(request.POST if request.method == "POST" else None, initial={"expected": seen.position.seq})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        number = said["number"].strip()
        references = {said["whose"].strip() or "foreign": number} if number else None

        def write() -> Entry:
            return mending.note(who, seen.request, said["note"], expected=said["expected"], references=references)

        done = _written(request, form, write)
        if done is not None:
            return done
    context = {"tab": "requests", "marking": seen.request.marking, "seen": seen, "form": form}
    return render(request, "web/note.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@authority
def entry(request: HttpRequest, who: Standing, ref: str, seq: int) -> HttpResponse:
    """One entry: what it says, and the ways to put it right."""
    seen = look.at(who, ref, what="entry")
    found = next((e for e in seen.entries if e.seq == seq), None)
    if found is None:
        raise NotYours
    own = zone(who)
    at = seen.position.seq
    doing = request.POST.get("doing", "")
    posted = {name: request.POST if doing == name else None for name in ("amend", "take_back", "erase")}
    amend = AmendForm(posted["amend"], expected=at, zone=own)
    take_back = TakeBackForm(posted["take_back"], expected=at)
    erase = EraseForm(posted["erase"], expected=at)
    current = {"amend": amend, "take_back": take_back, "erase": erase}.get(doing)
    if current is not None and current.is_valid():
        said = current.cleaned_data

        def write() -> Entry:
            expected = said["expected"]
            if doing == "amend":
                when = _moment(said["happened_at"], own)
                return mending.amend(who, seen.request, seq, expected=expected, reason=said["reason"], happened_at=when)
            if doing == "take_back":
                return mending.take_back(who, seen.request, seq, expected=expected, reason=said["reason"])
            return mending.erase(who, seen.request, [seq], expected=expected, basis=said["basis"])

        done = _written(request, current, write)
        if done is not None:
            return done
    faulty = current is not None and bool(current.errors)
    context = {
        "tab": "requests",
        "marking": seen.request.marking,
        "seen": seen,
        "entry": found,
        "names": organisations(seen),
        "body": seen.bodies.get(seq, {}),
        "reasons": lint_lines.reasons(seen.bodies.get(seq, {})),
        "may_mend": _may_mend(seen, found),
        "may_erase": bool(found.payload_digest) and seq in seen.bodies and policy.may_erase(who, seen.request),
        "amend": amend,
        "take_back": take_back,
        "erase": erase,
    }
    return render(request, "web/entry.html", context, status=422 if faulty else 200)


def _may_mend(seen: Seen, found: Entry) -> bool:
    return found.act not in machine.RESERVED and policy.may_correct(seen.who, seen.seats, found.actor)


def _written(request: HttpRequest, form: Any, write: Callable[[], Entry]) -> HttpResponse | None:
    """The page after a further entry; none when it was refused, with the reason in the form."""
    try:
        made = write()
    except BadAnswer as error:
        for name, sentence in error.faults.items():
            form.add_error(name if name in form.fields else None, sentence)
    except acts.BadTime as error:
        form.add_error("happened_at" if "happened_at" in form.fields else None, str(error))
    except (NotOpen, acts.Moved) as error:
        form.add_error(None, str(error))
    else:
        messages.success(request, _("Written."))
        return redirect("web:request", ref=made.request.ref)
    return None


def _moment(text: str, own: str) -> datetime | None:
    if not text:
        return None
    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        raise BadAnswer({"happened_at": _("Write the moment like 2026-11-21 07:50.")}) from None
    return told if told.tzinfo else told.replace(tzinfo=ZoneInfo(own))
