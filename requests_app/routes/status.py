"""Whether a route is in force on a day, and why not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from requests_app.routes.schema import Route


@dataclass(frozen=True, slots=True)
class Status:
    """In force, or closed with the reason."""

    in_force: bool
    reason: str = ""

    @property
    def word(self) -> str:
        """The status as lists and `routes list` give it; not translated."""
        return "in force" if self.in_force else "closed"


def status_of(route: Route, on: date) -> Status:
    """What the route's validity says of that day. Which States may use it is another question."""
    validity = route.validity
    if not validity.in_force:
        return Status(False, _(validity.note) if validity.note else "")
    if validity.since and on < validity.since:
        return Status(False, _("It applies only from %(day)s on.") % {"day": validity.since.isoformat()})
    if validity.until and on > validity.until:
        return Status(False, _("It applied only until %(day)s.") % {"day": validity.until.isoformat()})
    return Status(True)
