"""What Forms 5.001 and 5.002 of the Criminal Code of Canada share: the place, and under whose law the offence is."""

from __future__ import annotations

from django.utils.translation import gettext as _

from requests_app.papers.document import Block, Fact, Facts, Tick, Ticks
from requests_app.papers.filled import Filled
from requests_app.papers.forms import wording


def place() -> tuple[Block, ...]:
    """Province and territorial division: for the officer who makes the form out."""
    return (Facts(facts=(Fact(label=_("Province")), Fact(label=_("Territorial division")))),)


def law_infringed(*, foreign: bool) -> tuple[Block, ...]:
    """The two cases of the form: an offence under an Act of Parliament, or under the law of a foreign State."""
    return (
        Ticks(
            ticks=(
                Tick(label=_("an offence under an Act of Parliament of Canada"), ticked=not foreign),
                Tick(label=_("an offence under the law of a foreign State"), ticked=foreign),
            )
        ),
    )


def foreign_state(filled: Filled) -> tuple[Block, ...]:
    """The State whose authority conducts the investigation."""
    agency = filled.parties.get("agency")
    state = wording.of_law(agency.country_name) if agency else ""
    return (Facts(facts=(Fact(label=_("Foreign State"), value=state),)),)
