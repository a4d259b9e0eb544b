"""To hand out a list: each request on it is consulted, so each leaves its line in the log of views."""

from __future__ import annotations

from collections.abc import Iterable

from requests_app.access import policy
from requests_app.access.models import Purpose, View
from requests_app.access.policy import NotYours, Standing
from requests_app.casework.models import Request
from requests_app.common import clock
from requests_app.routes.schema import Role


def listed(who: Standing, requests: Iterable[Request], *, role: Role, what: str) -> None:
    """Logs the requests of a list that leaves the programme in this person's hands. One query."""
    if role not in who.roles:
        raise NotYours
    now = clock.now()
    View.objects.bulk_create(
        [
            View(
                request=one,
                person=who.person,
                role=role.value,
                purpose=policy.PURPOSES.get(role, Purpose.CASEWORK),
                what=what[:60],
                recipient=str(who.person)[:200],
                at=now,
            )
            for one in requests
        ],
        batch_size=500,
    )
