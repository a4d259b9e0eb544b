"""The counting rules, each as data: what its law says of the first day, of the last, of hours, and where it says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from requests_app.clocks.calendars import SATURDAY_SUNDAY
from requests_app.clocks.errors import UnknownRule

FirstDay = Literal["excluded", "included", "unstated"]
Back = Literal["plain", "clear", "clear_or_plain"]
SUNDAY = frozenset({6})


@dataclass(frozen=True)
class Law:
    """Where a rule stands, and whether it was read there (V), read second hand (V2) or only recalled (R)."""

    cite: str
    mark: str


@dataclass(frozen=True)
class FromDays:
    """A part of a rule that depends on the length: from so many days on, or up to so many."""

    days: int
    law: Law


def _always(length: int, unit: str) -> bool:
    return True


@dataclass(frozen=True)
class Rule:
    """A way of counting. What is None is not said by the law in question."""

    name: str
    title: str
    first: Law
    first_day: FirstDay = "excluded"
    # Whose calendar counts; empty: that of the place.
    country: str = ""
    list_name: str = "public"
    backward_list: str = "public"
    # The weekdays of rest, where the law names them; None: those of the place.
    week: frozenset[int] | None = None
    # Where the end moves off a day of rest.
    roll: Law | None = None
    # Periods the law leaves alone: neither moved nor lengthened.
    applies: Callable[[int, str], bool] = _always
    limits: Law | None = None
    months: Law | None = None
    hours: Law | None = None
    hours_from_next: bool = False
    hours_roll: bool = False
    # From so many days on, at least two working days lie in the period.
    two_working_days: FromDays | None = None
    # Up to so many days, days of rest do not count.
    short: FromDays | None = None
    back: Back | None = None
    back_law: Law | None = None
    back_rolls: Law | None = None


def _within_dutch_act(length: int, unit: str) -> bool:
    """Algemene termijnenwet art. 4: not for hours, over 90 days, 12 weeks or 3 months, nor for years."""
    return length <= {"day": 90, "working_day": 90, "week": 12, "month": 3}.get(unit, 0)


EU = "Reg. (EEC, Euratom) 1182/71 "
US = "Fed. R. Crim. P. "
CA = "Interpretation Act (Canada) "
SG = "Interpretation Act 1965 (Singapore) "
AU = "Acts Interpretation Act 1901 (Australia) "
NL = "Algemene termijnenwet "
IN = "General Clauses Act 1897 (India) "
FR_NEW = "Code de procédure pénale (2029) arts L1322-1 to L1322-6"

_ALL = (
    Rule(
        name="EU_1182_71",
        title="Regulation (EEC, Euratom) No 1182/71",
        first=Law(EU + "Art. 3(1)", "V"),
        roll=Law(EU + "Art. 3(4)", "V"),
        months=Law(EU + "Art. 3(2)(c)", "V"),
        hours=Law(EU + "Art. 3(1)", "V"),
        hours_from_next=True,
        two_working_days=FromDays(2, Law(EU + "Art. 3(5)", "V")),
        back="plain",
        back_law=Law(EU + "Art. 3(4)", "V"),
    ),
    Rule(
        name="US_FRCRP45",
        title="Federal Rules of Criminal Procedure, Rule 45(a)",
        country="US",
        first=Law(US + "45(a)(1)(A)", "V"),
        roll=Law(US + "45(a)(1)(C)", "V"),
        # State holidays count for periods after an event alone, Rule 45(a)(6)(C).
        list_name="us_legal",
        backward_list="us_federal",
        week=SATURDAY_SUNDAY,
        hours=Law(US + "45(a)(2)", "V"),
        hours_roll=True,
        back="plain",
        back_law=Law(US + "45(a)(5)", "V"),
        back_rolls=Law(US + "45(a)(5)", "V"),
    ),
    Rule(
        name="UK_INCLUSIVE",
        title="period beginning with the day named (United Kingdom statutes)",
        country="GB",
        first=Law("Rule of construction for a period “beginning with” a day", "R"),
        first_day="included",
    ),
    Rule(
        name="UK_CPR",
        title="Civil Procedure Rules (England and Wales), rule 2.8",
        country="GB",
        first=Law("CPR 2.8(2) and (3)", "V"),
        roll=Law("CPR 2.8(5)", "V"),
        week=SATURDAY_SUNDAY,
        short=FromDays(5, Law("CPR 2.8(4)", "V")),
        back="clear",
        back_law=Law("CPR 2.8(3)", "V"),
    ),
    Rule(
        name="CA_INTERP",
        title="Interpretation Act (R.S.C. 1985, c. I-21), ss. 26 to 29",
        country="CA",
        first=Law(CA + "s. 27(2) and (5)", "V"),
        # s. 35(1): Sunday is a holiday, Saturday and Boxing Day are not.
        list_name="ca_s35",
        backward_list="ca_s35",
        week=SUNDAY,
        roll=Law(CA + "s. 26", "V"),
        months=Law(CA + "s. 28", "V"),
        back="clear_or_plain",
        back_law=Law(CA + "s. 27(1)", "V"),
    ),
    Rule(
        name="IE_INTERP",
        title="Interpretation Act 2005 (Ireland), section 18(h)",
        country="IE",
        first=Law("Interpretation Act 2005 (Ireland) s. 18(h)", "V"),
        first_day="included",
    ),
    Rule(
        name="DE_STPO",
        title="Strafprozeßordnung (Germany), sections 42 and 43",
        country="DE",
        first=Law("StPO § 42", "V"),
        roll=Law("StPO § 43(2)", "V"),
        week=SATURDAY_SUNDAY,
        months=Law("StPO § 43(1)", "V"),
    ),
    Rule(
        name="RAW",
        title="event plus length, with no rule of law",
        first=Law("Plain counting", "R"),
        back="plain",
        back_law=Law("Plain counting", "R"),
    ),
    Rule(
        name="AU_AIA",
        title="Acts Interpretation Act 1901 (Australia), section 36",
        country="AU",
        # “Starting on” a day includes it, “from” or “after” a day leaves it out: the wording of each Act decides.
        first=Law(AU + "s. 36(1)", "V"),
        first_day="unstated",
        roll=Law(AU + "s. 36(2)", "V"),
        week=SATURDAY_SUNDAY,
    ),
    Rule(
        name="SG_INTERP",
        title="Interpretation Act 1965 (Singapore), section 50",
        country="SG",
        first=Law(SG + "s. 50", "V"),
        roll=Law(SG + "s. 50", "V"),
        # Saturday is an ordinary day here.
        week=SUNDAY,
        short=FromDays(6, Law(SG + "s. 50", "V")),
    ),
    Rule(
        name="FR_CPP",
        title="Code de procédure pénale (France), article 801",
        country="FR",
        first=Law("Code de procédure civile art. 641", "R"),
        roll=Law("Code de procédure pénale art. 801", "V"),
        week=SATURDAY_SUNDAY,
    ),
    Rule(
        name="NL_ATW",
        title="Algemene termijnenwet (Netherlands)",
        country="NL",
        first=Law("Practice under the " + NL.strip(), "R"),
        roll=Law(NL + "art. 1", "V"),
        list_name="nl_atw",
        backward_list="nl_atw",
        week=SATURDAY_SUNDAY,
        applies=_within_dutch_act,
        limits=Law(NL + "art. 4", "V"),
        two_working_days=FromDays(3, Law(NL + "art. 2", "V")),
        back="plain",
        back_law=Law(NL + "art. 1", "V"),
    ),
    Rule(
        name="IN_GCA",
        title="General Clauses Act 1897 (India), sections 9 and 10",
        country="IN",
        first=Law(IN + "s. 9", "V2"),
        roll=Law(IN + "s. 10(1)", "V"),
    ),
)

# The new Code replaces article 801 for what happens from 1 January 2029 (ordonnance 2025-1091; may be put back a year).
_FRANCE_FROM = date(2029, 1, 1)
_FRANCE_2029 = Rule(
    name="FR_CPP",
    title="Code de procédure pénale (France) as recast by ordonnance 2025-1091",
    country="FR",
    first=Law(FR_NEW, "V"),
    roll=Law(FR_NEW, "V"),
    months=Law(FR_NEW, "V"),
    week=SATURDAY_SUNDAY,
)

RULES: dict[str, Rule] = {rule.name: rule for rule in _ALL}


def rule_for(name: str, event: date) -> Rule:
    """The rule of this name as it stands on the day of the event."""
    if name not in RULES:
        raise UnknownRule(f"{name!r} is not a counting rule; the rules are {', '.join(sorted(RULES))}.")
    return _FRANCE_2029 if name == "FR_CPP" and event >= _FRANCE_FROM else RULES[name]
