"""One hash a day over the heads of all chains, so that a past rewritten whole would show too."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import F, Max, OuterRef, Subquery

from requests_app.casework.models import DailyRoot, Entry

DAY = timedelta(days=1)
# An entry is stamped before its papers are drawn and stored after: a day is closed when the last of these is in.
GRACE = timedelta(minutes=15)


def ends(day: date) -> datetime:
    """The instant at which a day (UTC) is over."""
    return datetime.combine(day + DAY, time.min, UTC)


class _Heads:
    """The head of every chain, kept in the order of the references."""

    def __init__(self) -> None:
        self.refs: list[str] = []
        self.lines: list[bytes] = []
        self.seqs: dict[str, int] = {}

    def put(self, ref: str, seq: int, head: str) -> None:
        if self.seqs.get(ref, 0) > seq:
            return
        at = bisect_left(self.refs, ref)
        line = f"{ref} {head}\n".encode()
        if ref in self.seqs:
            self.lines[at] = line
        else:
            self.refs.insert(at, ref)
            self.lines.insert(at, line)
        self.seqs[ref] = seq

    def root(self) -> str:
        return hashlib.sha256(b"".join(self.lines)).hexdigest()


def computed(first: date, last: date) -> Iterator[tuple[date, str, int]]:
    """The root of each day from `first` to `last`, with the number of heads, read from the entries alone."""
    heads = _Heads()
    before = Entry.objects.filter(recorded_at__lt=ends(first - DAY))
    newest = before.filter(request=OuterRef("request")).order_by("-seq").values("seq")[:1]
    for ref, seq, head in before.filter(seq=Subquery(newest)).values_list("request__ref", "seq", "hash"):
        heads.put(ref, seq, head)
    since = Entry.objects.filter(recorded_at__gte=ends(first - DAY), recorded_at__lt=ends(last))
    rows = since.order_by("recorded_at", "request_id", "seq").annotate(ref=F("request__ref"))
    told = iter(rows.values_list("recorded_at", "ref", "seq", "hash").iterator())
    row = next(told, None)
    day = first
    while day <= last:
        while row is not None and row[0] < ends(day):
            heads.put(row[1], row[2], row[3])
            row = next(told, None)
        yield day, heads.root(), len(heads.refs)
        day += DAY


def seal(now: datetime) -> int:
    """Makes the root of every finished day that has none. May run twice, late, or beside another one."""
    last = (now - GRACE).astimezone(UTC).date() - DAY
    made = DailyRoot.objects.aggregate(last=Max("day"))["last"]
    if made is not None:
        first = made + DAY
    else:
        begun = Entry.objects.order_by("recorded_at").values_list("recorded_at", flat=True).first()
        if begun is None:
            return 0
        first = begun.astimezone(UTC).date()
    if first > last:
        return 0
    rows = [DailyRoot(day=day, root=root, heads=heads, made_at=now) for day, root, heads in computed(first, last)]
    DailyRoot.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def wrong() -> tuple[int, list[date]]:
    """How many daily roots there are, and the days whose root is not that of the entries as they are now."""
    stored = dict(DailyRoot.objects.order_by("day").values_list("day", "root"))
    if not stored:
        return 0, []
    days = computed(min(stored), max(stored))
    return len(stored), [day for day, root, _heads in days if day in stored and stored[day] != root]
