"""To read an issued paper: handed out as it was issued, to those it concerns, with a line in the log of views."""

from __future__ import annotations

from requests_app.access import policy, scope
from requests_app.access.models import Purpose, View
from requests_app.access.policy import NotYours, Standing
from requests_app.casework.ledger import route_of
from requests_app.common import clock
from requests_app.papers import press
from requests_app.papers.models import Paper
from requests_app.routes.schema import Role


def paper(who: Standing, number: int) -> tuple[Paper, bytes]:
    """A paper and its bytes. Raises `NotYours` when the request, or this paper of it, is not for this person."""
    visible = scope.visible_to(who)
    found = Paper.objects.select_related("request").filter(pk=number, request__in=visible.values("pk")).first()
    if found is None:
        raise NotYours
    mine = policy.seats_of(who, found.request.seats.all())
    actors = frozenset(seat.actor for seat in mine)
    route = route_of(found.request)
    ours = any(route.actors[actor].side == "requesting" for actor in actors)
    if not ours and not actors & {found.to_actor, found.by_actor}:
        raise NotYours
    body = press.bytes_of(found)
    role = Role(mine[0].role)
    View.objects.create(
        request=found.request,
        person=who.person,
        role=role,
        purpose=policy.PURPOSES.get(role, Purpose.CASEWORK),
        what="paper",
        at=clock.now(),
    )
    return found, body
