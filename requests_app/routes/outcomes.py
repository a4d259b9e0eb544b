"""How a request can end: one vocabulary, and which endings count as an answer in the survival curve."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class Outcome(StrEnum):
    """The nine endings. `FUL` to `LOST` are events of M1; `LAP` to `EXM` are censored."""

    FUL = "fulfilled"
    PAR = "partial"
    NOD = "nothing_held"
    REF = "refused"
    LOST = "lost"
    LAP = "lapsed"
    WDR = "withdrawn"
    SUP = "superseded"
    EXM = "exempt"


EVENTS = frozenset({Outcome.FUL, Outcome.PAR, Outcome.NOD, Outcome.REF, Outcome.LOST})

WORDS: dict[Outcome, StrPromise] = {
    Outcome.FUL: _("fulfilled"),
    Outcome.PAR: _("answered in part"),
    Outcome.NOD: _("nothing held"),
    Outcome.REF: _("refused"),
    Outcome.LOST: _("lost"),
    Outcome.LAP: _("lapsed"),
    Outcome.WDR: _("withdrawn"),
    Outcome.SUP: _("superseded"),
    Outcome.EXM: _("exempt"),
}

# Words of other lists (the research files, ETSI TS 103 120, provider answers) and what they are called here.
ALIASES: dict[str, Outcome] = {
    "executed": Outcome.FUL,
    "executed_full": Outcome.FUL,
    "executed_with_conditions": Outcome.FUL,
    "preserved": Outcome.FUL,
    "disclosed": Outcome.FUL,
    "disclosed_full": Outcome.FUL,
    "executed_partial": Outcome.PAR,
    "partly_executed": Outcome.PAR,
    "disclosed_partial": Outcome.PAR,
    "no_data": Outcome.NOD,
    "impossible": Outcome.NOD,
    "disclosurenotavailable": Outcome.NOD,
    "preservationnotavailable": Outcome.NOD,
    "denied": Outcome.REF,
    "rejected": Outcome.REF,
    "declined": Outcome.REF,
    "inapplicable": Outcome.REF,
    "lifted": Outcome.REF,
    "penalty": Outcome.REF,
    "data_expired": Outcome.LOST,
    "expired": Outcome.LAP,
    "cancelled": Outcome.WDR,
    "adapted": Outcome.SUP,
    "converted": Outcome.SUP,
    "rerouted": Outcome.SUP,
    "superseded_by": Outcome.SUP,
}


def outcome_of(word: str) -> Outcome:
    """The outcome a word of ours or of another list stands for; unknown words raise `ValueError`."""
    plain = word.strip().lower().replace("-", "_").replace(" ", "_")
    if plain.upper() in Outcome.__members__:
        return Outcome[plain.upper()]
    if plain in ALIASES:
        return ALIASES[plain]
    return Outcome(plain)
