"""The sentences of a worked explanation: each step in words, with its law, its days with the month in letters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils import dateformat
from django.utils.translation import gettext, gettext_noop, ngettext

from requests_app.clocks.steps import Param, Step

SENTENCES: dict[str, str] = {
    "event": gettext_noop("The event is on %(day)s (%(zone)s)."),
    "event_at": gettext_noop("The event is at %(time)s on %(day)s (%(zone)s)."),
    "event_back": gettext_noop("The day from which is counted back is %(day)s (%(zone)s)."),
    "rule": gettext_noop("Rule %(rule)s: %(title)s."),
    "calendar": gettext_noop("Days of rest are those of %(place)s."),
    "calendar_elsewhere": gettext_noop(
        "The clock is that of %(place)s; days of rest are those of %(kept)s, where the rule has its force."
    ),
    "no_holidays_known": gettext_noop("No public holidays of %(place)s are known: only its weekends are looked at."),
    "calendar_incomplete": gettext_noop(
        "Not all public holidays of %(place)s in %(year)s are known yet: the end may move when they are."
    ),
    "first_excluded": gettext_noop("%(cite)s: the day of the event is not counted."),
    "first_included": gettext_noop("%(cite)s: the day named is the first day counted."),
    "hour_excluded": gettext_noop("%(cite)s: the hour of the event is not counted."),
    "hours_at_once": gettext_noop("%(cite)s: hours run at once, and every hour counts."),
    "hours_unruled": gettext_noop("No rule for hours is known (%(title)s): they run at once, and every hour counts."),
    "hours_run": gettext_noop(
        "%(period)s run from %(first_time)s on %(first_day)s to %(last_time)s on %(last_day)s (%(zone)s)."
    ),
    "hours_stand": gettext_noop("%(day)s is a day of rest, but a period in hours does not move under this rule."),
    "hours_rolled": gettext_noop("%(cite)s: it runs to the same time on the next ordinary day, %(day)s."),
    "ends_at": gettext_noop("It is over at %(end_time)s on %(end_day)s (%(zone)s)."),
    "counted": gettext_noop("%(period)s from %(first)s: the last is %(last)s."),
    "short": gettext_noop("%(cite)s: in a period of at most %(days)s days, days of rest do not count."),
    "skipped_weekend": gettext_noop("%(day)s is a day of the weekend and is skipped."),
    "skipped_holiday": gettext_noop("%(day)s is a public holiday (%(name)s) and is skipped."),
    "same_date": gettext_noop("%(cite)s: it ends on the same date of the month, %(day)s."),
    "same_date_unruled": gettext_noop("It ends on the same date of the month, %(day)s."),
    "day_before_same_date": gettext_noop("%(cite)s: it ends the day before the corresponding date: %(day)s."),
    "day_before_same_date_unruled": gettext_noop("It ends the day before the corresponding date: %(day)s."),
    "last_of_month": gettext_noop("%(cite)s: that month has no day %(number)s; it ends on its last day, %(day)s."),
    "last_of_month_unruled": gettext_noop("That month has no day %(number)s; it ends on its last day, %(day)s."),
    "rolled": gettext_noop("%(cite)s: an end on a day of rest moves to the next day that is none, %(day)s."),
    "rolled_by_clock": gettext_noop("This clock moves an end on a day of rest to the next day that is none, %(day)s."),
    "two_working_days": gettext_noop(
        "%(cite)s: a period of %(days)s days or more holds at least two working days; it reaches to %(day)s."
    ),
    "outside": gettext_noop("%(cite)s: the Act leaves a period of this length alone; its end does not move."),
    "stands_by_clock": gettext_noop("%(day)s is a day of rest, but this clock does not move its end."),
    "stands_by_rule": gettext_noop("%(day)s is a day of rest, but the rule moves no end (%(title)s)."),
    "back_plain": gettext_noop("%(cite)s: counted back; the day of the event is not counted."),
    "back_clear": gettext_noop("%(cite)s: clear days; neither the day of the act nor that of the event is counted."),
    "counted_back": gettext_noop("%(period)s back from %(last)s: the first is %(first)s."),
    "rolled_back": gettext_noop("%(cite)s: counting goes on backward, to %(day)s."),
    "back_stands": gettext_noop("%(day)s is a day of rest, but an end counted back does not move."),
    "latest_if_moved": gettext_noop("Whether the end moves off a day of rest is disputed. On the later reading:"),
    "latest_if_day_excluded": gettext_noop(
        "If the wording is “from” or “after” the day, which leaves that day out, the later reading holds:"
    ),
    "latest_if_not_clear": gettext_noop("If the wording does not ask for clear days, the later reading holds:"),
    "no_length": gettext_noop("The text sets no length: the time is measured, not limited."),
    "stated_day": gettext_noop("It was set to end with %(day)s (%(zone)s)."),
    "stated_at": gettext_noop("It was set to end at %(time)s on %(day)s (%(zone)s)."),
    "paused": gettext_noop(
        "It stood still for %(span)s; the remainder runs on, and ends at %(time)s on %(day)s (%(zone)s)."
    ),
    "extended": gettext_noop("It was extended: %(basis)s."),
    "extended_because": gettext_noop("It was extended: %(basis)s. Reason: %(reason)s."),
    "ends": gettext_noop("The last day is %(day)s; it is over at midnight at its end."),
}

RECALLED = gettext_noop("(Recalled, not yet confirmed in the text.)")
SECOND_HAND = gettext_noop("(Read at second hand.)")
REMARKS = {"R": RECALLED, "V2": SECOND_HAND}


def sentences(steps: Iterable[Step]) -> list[str]:
    """The whole explanation, one sentence for each step, in the language in force."""
    return [sentence(step) for step in steps]


def sentence(step: Step) -> str:
    """One step in words."""
    text = gettext(SENTENCES[step.code]) % _shown(step.params)
    remark = REMARKS.get(str(step.params.get("mark", "")))
    return f"{text} {gettext(remark)}" if remark else text


def day_in_words(day: date) -> str:
    """A day as 'Monday 31 August 2026'."""
    return dateformat.format(day, gettext("l j F Y"))


def period_in_words(length: int, unit: str) -> str:
    """A length as '10 days' or '1 month'."""
    match unit:
        case "hour":
            text = ngettext("%(count)d hour", "%(count)d hours", length)
        case "day":
            text = ngettext("%(count)d day", "%(count)d days", length)
        case "working_day":
            text = ngettext("%(count)d working day", "%(count)d working days", length)
        case "week":
            text = ngettext("%(count)d week", "%(count)d weeks", length)
        case "month":
            text = ngettext("%(count)d month", "%(count)d months", length)
        case "year":
            text = ngettext("%(count)d year", "%(count)d years", length)
        case _:
            raise ValueError(f"{unit!r} is not a unit.")
    return text % {"count": length}


def span_in_words(minutes: int) -> str:
    """A stretch of time as '5 days 2 hours', '3 hours 10 minutes' or '40 minutes'; its two largest parts."""
    days, rest = divmod(minutes, 1440)
    hours, left = divmod(rest, 60)
    parts = [
        ngettext("%(count)d day", "%(count)d days", days) % {"count": days} if days else "",
        ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours} if hours else "",
        ngettext("%(count)d minute", "%(count)d minutes", left) % {"count": left} if left or not minutes else "",
    ]
    return " ".join([p for p in parts if p][:2])


def _shown(params: Mapping[str, Param]) -> dict[str, str]:
    shown = {name: day_in_words(value) if isinstance(value, date) else str(value) for name, value in params.items()}
    if "minutes" in params:
        shown["span"] = span_in_words(int(str(params["minutes"])))
    if "unit" in params:
        shown["period"] = period_in_words(int(str(params["length"])), str(params["unit"]))
    return shown
