"""Clocks of the European orders and of the investigation order, typed from the corrected tables."""

from __future__ import annotations

from tests.routes.clock_map import Row

CORRECTED = "international-clock-corrections.json"
ROUTES = "international-routes.json"
ONLY_THE_NOTICE = (
    "It runs from a moment only the executing authority knows; what we learn is the notice itself, an act."
)

MAP: tuple[Row, ...] = (
    # Regulation (EU) 2023/1543: production
    Row("international-8:EU-EPOC", "EU-EPOC", "produce", 10, "day", "10(3)"),
    Row("international-8:EU-EPOC-N", "EU-EPOC-N", "ea_review", 10, "day", "12(1)"),
    Row("international-8:EU-EPOC-N", "EU-EPOC-N", "produce_notified", 10, "day", "10(2)"),
    Row("international-8:EU-EPOC-E", "EU-EPOC-E", "produce_emergency", 8, "hour", "10(4)"),
    Row("international-8:EU-EPOC-E", "EU-EPOC-E", "ea_review_emergency", 96, "hour", "10(4), 12(1)"),
    # the order without prior validation exists for the emergency and for preservation alone, Art. 4(5)
    Row("international-8:EU-EPOC*", "EU-EPOC-E", "ex_post_validation", 48, "hour", "4(5)"),
    Row("international-8:EU-EPOC*", "EU-EPOC-PR", "ex_post_validation", 48, "hour", "4(5)"),
    Row("international-8:EU-EPOC*, PR", "EU-EPOC", "issuer_reacts", 5, "day", "10(6)"),
    Row("international-8:EU-EPOC*, PR", "EU-EPOC-N", "issuer_reacts", 5, "day", "10(6)"),
    Row("international-8:EU-EPOC*, PR", "EU-EPOC-E", "issuer_reacts", 5, "day", "10(6)"),
    Row("international-8:EU-EPOC*, PR", "EU-EPOC-PR", "issuer_reacts", 5, "day", "11(5)"),
    Row("international-8:EU-EPOC*, PR", "EU-ANNEX-III", "issuer_reacts", 5, "day", "10(6), 11(5)"),
    Row("international-8:EU-EPOC", "EU-EPOC", "reasoned_objection", 10, "day", "17(2), 17(9)"),
    Row("international-8:EU-EPOC", "EU-EPOC-N", "reasoned_objection", 10, "day", "17(2), 17(9)"),
    Row("international-8:EU-EPOC", "EU-EPOC-E", "reasoned_objection", 10, "day", "17(2), 17(9)"),
    Row("international-8:EU-EPOC", "EU-CONFLICT", "reasoned_objection", 10, "day", "17(2), 17(9)"),
    # preservation
    Row("international-8:EU-EPOC-PR", "EU-EPOC-PR", "preservation_period", 60, "day", "11(1)"),
    Row(f"{CORRECTED}:EU-EPOC-PR preserve", "EU-EPOC-PR", "preserve", article="11(1)"),
    Row(
        f"{CORRECTED}:EU-EPOC-PR extension",
        why_not="No clock of its own: the extension by 30 days, once, of the preservation period.",
    ),
    # enforcement
    Row("international-8:EU-ENF", "EU-ENF", "recognition", 5, "working_day", "16(2)"),
    Row("international-8:EU-ENF", "EU-ENF", "issuer_reply", 5, "working_day", "16(7)"),
    Row("international-8:EU-ENF", "EU-EPOC", "recognition", 5, "working_day", "16(2)"),
    Row("international-8:EU-ENF", "EU-EPOC", "issuer_reply", 5, "working_day", "16(7)"),
    Row("international-8:EU-ENF", "EU-EPOC-N", "recognition", 5, "working_day", "16(2)"),
    Row("international-8:EU-ENF", "EU-EPOC-N", "issuer_reply", 5, "working_day", "16(7)"),
    Row("international-8:EU-ENF", "EU-EPOC-E", "recognition", 5, "working_day", "16(2)"),
    Row("international-8:EU-ENF", "EU-EPOC-E", "issuer_reply", 5, "working_day", "16(7)"),
    Row("international-8:EU-ENF", "EU-EPOC-PR", "recognition", 5, "working_day", "16(2)"),
    Row("international-8:EU-ENF", "EU-EPOC-PR", "issuer_reply", 5, "working_day", "16(7)"),
    Row(f"{ROUTES}:EU-ENF comply_or_object", "EU-ENF", "comply_or_object", article="16(3)(c)"),
    Row(
        "international-8:EU stats",
        why_not="A duty of the Member State and of the Commission once a year, Art. 28(2) and (5), not of a request.",
    ),
    # Directive 2014/41/EU
    Row("international-8:EU-EIO", "EU-EIO", "acknowledge", 1, "week", "16(1)"),
    Row("international-8:EU-EIO", "EU-EIO", "decide", 30, "day", "12(3)"),
    Row("international-8:EU-EIO", "EU-EIO", "execute", 90, "day", "12(4)"),
    Row(f"{ROUTES}:EU-EIO issuer_deadline", "EU-EIO", "issuer_deadline", article="12(2)"),
    Row(f"{CORRECTED}:EU-EIO transfer_evidence", "EU-EIO", "transfer", article="13(1), 13(2)"),
    Row(
        f"{CORRECTED}:EU-EIO decide_extension",
        why_not="No clock of its own: the extension by 30 days at the most, once, of the decision.",
    ),
    Row(f"{CORRECTED}:EU-EIO inform_problem", why_not=ONLY_THE_NOTICE),
    Row(f"{CORRECTED}:EU-EIO inform_decision", why_not=ONLY_THE_NOTICE),
    Row("international-8:EU-EIO-32", "EU-EIO-32", "decide_provisional", 24, "hour", "32(2)"),
    Row(f"{CORRECTED}:EU-EIO acknowledge", "EU-EIO-32", "acknowledge", 1, "week", "16(1)"),
    Row(
        "international-8:EU-EIO-31",
        why_not="An interception carried out without assistance is notified, not asked for: no request, no route.",
    ),
)
