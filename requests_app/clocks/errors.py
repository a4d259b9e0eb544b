"""What can be wrong with a question put to the counting rules, each in one sentence."""

from __future__ import annotations


class ReckoningError(ValueError):
    """A period that cannot be counted; the text is one sentence for a person."""


class UnknownRule(ReckoningError):
    """No such counting rule."""


class UnknownPlace(ReckoningError):
    """No calendar and no zone is known for the place."""


class UnknownZone(ReckoningError):
    """No such time zone."""


class WrongUnit(ReckoningError):
    """The unit is unknown, or the rule cannot count in it."""


class WrongLength(ReckoningError):
    """The length is not a positive whole number of sensible size."""


class WrongStart(ReckoningError):
    """The start is no moment on the clock of the place."""


class NoBackwardRule(ReckoningError):
    """The rule does not say how to count back from a day."""
