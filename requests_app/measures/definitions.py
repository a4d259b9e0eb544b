"""What each figure means: its title, its exact formula in words, and how it counts requests that are still open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class Definition:
    """One metric, as it is explained beside its figure."""

    id: str
    title: StrPromise
    formula: StrPromise
    open_requests: StrPromise


_ALL = (
    Definition(
        "M1",
        _("Time to any final answer"),
        _(
            "Kaplan–Meier estimate of the days from sending to a final answer: fulfilled, partial, nothing held, "
            "refused or lost. At each day on which answers came, the share still waiting is multiplied by one minus "
            "answers over requests at risk. Withdrawn, lapsed, superseded and exempt requests leave without an answer."
        ),
        _("Count as waiting up to the census. A file imported while open counts from its age at import."),
    ),
    Definition(
        "M1a",
        _("Median and 90th percentile of the time to an answer"),
        _(
            "The first day on which the curve of M1 is at or below one half, and at or below one tenth. If it never "
            "falls that far: not reached, more than the longest follow-up. The interval is where the 95 % band of the "
            "curve (log(−log), Greenwood) crosses the same height."
        ),
        _("Included. The figure is never replaced by the mean of the closed requests."),
    ),
    Definition(
        "M1b",
        _("Days used of the first 365"),
        _("The area under the curve of M1 up to 365 days: the mean time to an answer, each counted for 365 at most."),
        _("Included."),
    ),
    Definition(
        "M2",
        _("Chance of data, refusal or loss"),
        _(
            "Aalen–Johansen estimate, each final answer competing with the others: the sum, over the days on which "
            "such answers came, of the share still waiting just before times such answers over requests at risk. The "
            "chances and the share still waiting add up to 1."
        ),
        _("Count as waiting up to the census."),
    ),
    Definition(
        "M3",
        _("Time by holder"),
        _(
            "The days a holder held requests, summed over all its spells, as a share of the days of all holders "
            "together. It is a ratio of sums, not a mean of ratios, and runs from the opening of the draft."
        ),
        _("The running spell counts up to the census and is marked."),
    ),
    Definition(
        "M3a",
        _("Length of a spell with a holder"),
        _("Kaplan–Meier estimate of the days from the start to the end of each single spell of the holder."),
        _("A running spell counts as not ended up to the census."),
    ),
    Definition(
        "M4",
        _("Own preparation time"),
        _("Kaplan–Meier estimate of the days from the opening of the draft to its first sending outside."),
        _("A draft that was never sent counts as not ended up to the census."),
    ),
    Definition(
        "M5",
        _("Acknowledgement"),
        _(
            "Kaplan–Meier estimate of the time from sending to acknowledgement. The share acknowledged within 24 "
            "hours, 3 days and 10 days is one minus the curve."
        ),
        _("Requests not acknowledged count as waiting up to the census or their end."),
    ),
    Definition(
        "M6",
        _("Pending stock and its age"),
        _(
            "Requests sent by the census and not ended by then, by age since sending in whole days: 0–30, 31–90, "
            "91–180, 181–365, more than 365; median and 90th percentile of age; days since the last movement. The age "
            "of what is pending is not the time an answer takes: slow requests are found pending more often."
        ),
        _("Only these are counted."),
    ),
    Definition(
        "M7",
        _("On-time rate"),
        _(
            "Of the requests whose legal deadline, after lawful pauses, falls in the period and is past: the share "
            "finally answered by it. The gross rate leaves the pauses out. Requests withdrawn before the deadline, "
            "requests that lapsed, were superseded or became exempt before it, and requests without a legal deadline "
            "are left out and counted apart."
        ),
        _("Open past the deadline is late. Not yet due is not in the cohort."),
    ),
    Definition(
        "M8",
        _("Returned for completion"),
        _(
            "Of the requests sent in the period and followed for 60 days or more: the share first returned for "
            "completion within 60 days, with the Wilson 95 % interval. Where follow-up is short, the Aalen–Johansen "
            "chance of a return, a final answer competing, stands beside it."
        ),
        _("Requests too young for the follow-up are not in the cohort; the Aalen–Johansen chance uses all."),
    ),
    Definition(
        "M8a",
        _("Days lost by returns"),
        _("The days the requesting side held requests in order to complete them, divided by the requests sent."),
        _("The running spell counts up to the census."),
    ),
    Definition(
        "M8b",
        _("Yield of the completeness check"),
        _(
            "The share returned for completion among requests sent although a warning was overridden, against the same "
            "share among requests without a warning, each with the Wilson 95 % interval."
        ),
        _("As for the returns: requests too young for the follow-up are not in the cohort."),
    ),
    Definition(
        "M9",
        _("Preservation expired before the request arrived"),
        _(
            "Of the preservations that have finally expired, or whose linked request has reached the holder: the share "
            "for which no linked request had arrived at expiry, parted into request on its way and request never made."
        ),
        _(
            "A preservation that still runs, its request not arrived, is not in the rate. It is shown as at risk, with "
            "the chance of arriving too late."
        ),
    ),
    Definition(
        "M9a",
        _("Share of time covered by a preservation"),
        _("Of the days from the first preservation to the answer: the share on which a preservation was in force."),
        _("Counted up to the census."),
    ),
    Definition(
        "M10",
        _("Evidence lost"),
        _(
            "The chance, by Aalen–Johansen over items (one account and one data category), that the data no longer "
            "existed; by cause: before the first request, after expiry, on the way, refused and then deleted, unknown."
        ),
        _("Included: open items count as waiting up to the census."),
    ),
    Definition(
        "M11",
        _("Clearance rate and disposition time"),
        _(
            "Clearance rate: 100 times requests ended over requests sent in the period. Disposition time: 365 times "
            "the stock at the end over the requests ended in the year before it. Where nothing ended: not defined."
        ),
        _("Are the stock in the disposition time."),
    ),
    Definition(
        "M12",
        _("Refusals by ground and answers in part"),
        _(
            "Refusals on each coded ground, and answers in part, as a share of the final answers of the period, with "
            "the Wilson 95 % interval."
        ),
        _("Not in the share; their number is given."),
    ),
    Definition(
        "M13",
        _("Answer in an emergency"),
        _(
            "Kaplan–Meier estimate of the minutes from sending to a final answer. The share answered within 8 hours is "
            "one minus the curve at 480 minutes."
        ),
        _("Count as waiting up to the census."),
    ),
    Definition(
        "M14",
        _("Mean of Article 28 of Regulation (EU) 2023/1543"),
        _(
            "Mean of the days from issue to receipt of the data over fulfilled European Production Orders, by data "
            "category, addressee and emergency. As the Regulation prescribes; leaves out unanswered orders."
        ),
        _("Left out, as the Regulation prescribes: read it beside the time to any final answer."),
    ),
    Definition(
        "M15",
        _("Quality of the records"),
        _(
            "The share of events recorded more than 7 days after they happened; of time with the holder unknown; of "
            "requests without a next action; of files imported."
        ),
        _("Included."),
    ),
)

DEFINITIONS: dict[str, Definition] = {definition.id: definition for definition in _ALL}
