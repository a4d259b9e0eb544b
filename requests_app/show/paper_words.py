"""The state of an issued paper in words, the same at every door."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from requests_app.papers.verification import State

STATES: dict[State, StrPromise] = {
    State.GENUINE: _("Whoever verifies it reads: genuine."),
    State.SUPERSEDED: _("Whoever verifies it reads: superseded by a newer version."),
    State.WITHDRAWN: _("Whoever verifies it reads: withdrawn."),
    State.UNKNOWN: _("Whoever verifies it reads: unknown."),
}
