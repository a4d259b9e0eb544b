"""What is told of a case before a route is chosen: what nobody has told neither opens nor closes."""

from __future__ import annotations

from dataclasses import dataclass

from requests_app.routes import practice
from requests_app.routes.jurisdictions import GROUPS
from requests_app.routes.schema import Data, Test

CATEGORIES: tuple[Data, ...] = ("subscriber", "identification_only", "traffic", "content")
ANNEX_IV = range(1, 33)  # the 32 categories of offences of Annex IV to Regulation (EU) 2023/1543


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a case that a route may ask for. None, or empty: not told."""

    data: tuple[Data, ...] = ()
    emergency: bool | None = None
    target_us_person: bool | None = None
    target_resides: str = ""
    max_penalty: float | None = None
    annex_iv: bool | None = None
    provider: str = ""  # the key of a provider
    provider_state: str = ""

    def of(self, name: str, data: Data, *, urgent: bool) -> str | float | None:
        """The fact of that name where this category is asked for; none where nobody has told it."""
        match name:
            case "emergency":
                return _word(self.emergency)
            case "target_us_person":
                return _word(self.target_us_person)
            case "annex_iv":
                return _word(self.annex_iv)
            case "max_penalty":
                return self.max_penalty
            case "target_resides":
                return self.target_resides or None
            case "provider_state":
                return self.provider_state or None
            case "direct_answers":
                return _word(practice.answers(self.provider, data, emergency=urgent) if self.provider else None)
        raise KeyError(name)

    def holds(self, test: Test, data: Data, *, urgent: bool) -> bool | None:
        """Whether a test holds for this category; none where its fact is not told."""
        value = self.of(test.fact, data, urgent=urgent)
        if value is None:
            return None
        if isinstance(value, str):
            return (not test.is_ or value in _spelled_out(test.is_)) and value not in _spelled_out(test.is_not)
        return test.at_least is None or value >= test.at_least


NOTHING_TOLD = Facts()


def _word(value: bool | None) -> str | None:
    return None if value is None else "yes" if value else "no"


def _spelled_out(words: tuple[str, ...]) -> frozenset[str]:
    """The words, and the States of those that are groups."""
    return frozenset(words).union(*(GROUPS.get(word, frozenset()) for word in words))
