"""Clocks of mutual assistance by treaty and by national law, typed from the corrected tables."""

from __future__ import annotations

from tests.routes.clock_map import Row

CORRECTED = "international-clock-corrections.json"
ROUTES = "international-routes.json"
NATIONAL = "national-clock-corrections.json"
NOTHING_SET = "no period in the text"

MAP: tuple[Row, ...] = (
    # the agreement between the Union and the United Kingdom: two figures in one row
    Row("international-8:EU-UK TCA", "MLA-EUUK", "decision", 45, "day", "640"),
    Row("international-8:EU-UK TCA", "MLA-EUUK", "execution", 90, "day", "640"),
    Row(f"{CORRECTED}:EU-UK-TCA decide", "MLA-EUUK", "decision", 45, "day", "640"),
    Row(f"{CORRECTED}:EU-UK-TCA execute", "MLA-EUUK", "execution", 90, "day", "640"),
    Row(f"{ROUTES}:MLA-EUUK decision", "MLA-EUUK", "decision", 45, "day", "640"),
    Row(f"{ROUTES}:MLA-EUUK execution", "MLA-EUUK", "execution", 90, "day", "640"),
    # the Commonwealth
    Row("international-8:Harare", "MLA-HARARE", "preservation", 120, "day", "as amended 2005"),
    Row(f"{CORRECTED}:HARARE preservation", "MLA-HARARE", "preservation", 120, "day", "as amended 2005"),
    Row(f"{ROUTES}:MLA-HARARE preservation", "MLA-HARARE", "preservation", 120, "day", "as amended 2005"),
    # duties and wishes without a number
    Row(f"{CORRECTED}:UNTOC-18 progress_reply", "MLA-UNTOC", "progress_answer", article="18(24)"),
    Row(f"{CORRECTED}:UNCAC-46 status_and_progress_reply", "MLA-UNCAC", "progress_answer", article="46(24)"),
    Row(f"{CORRECTED}:EU-2000 deadline", "MLA-EU2000", "wished", article="4(2)-(4)"),
    Row(f"{ROUTES}:MLA-UNTOC progress_answer", "MLA-UNTOC", "progress_answer", article="18(24)"),
    Row(f"{ROUTES}:MLA-UNCAC progress_answer", "MLA-UNCAC", "progress_answer", article="46(24)"),
    Row(f"{ROUTES}:MLA-EU2000 requester_deadline", "MLA-EU2000", "wished", article="4(2)-(4)"),
    Row(f"{ROUTES}:MLA-UNTOC elapsed", "MLA-UNTOC", "elapsed", article="18(24)"),
    Row(f"{ROUTES}:MLA-UNCAC elapsed", "MLA-UNCAC", "elapsed", article=NOTHING_SET),
    Row(f"{ROUTES}:MLA-CETS30 elapsed", "MLA-CETS30", "elapsed", article=NOTHING_SET),
    Row(f"{ROUTES}:MLA-GENERIC elapsed", "MLA-GENERIC", "elapsed", article=NOTHING_SET),
    # the United Kingdom
    Row("national-clocks.csv:uk_mla_total", "UK-MLA-IN", "execution", article="guidelines"),
    Row("national-clocks.csv:uk_mla_supplement", "UK-MLA-IN", "supplement", article="practice"),
    Row(
        f"{NATIONAL}:uk_ipa_retention_max",
        why_not="The longest a retention notice of the United Kingdom may last; it is no period of a request.",
    ),
    # the Netherlands
    Row(f"{NATIONAL}:nl_126ni", "NL-MLA-IN", "demand", 90, "day", "126ni(1)"),
    Row(f"{NATIONAL}:nl_126ni_written", "NL-MLA-IN", "written", 3, "day", "126ni(3)"),
    # Brazil
    Row(f"{NATIONAL}:br_cautelar_court", "BR-DIRECT", "filing", 60, "day", "13(3)"),
    Row(f"{NATIONAL}:br_connection_logs", "BR-DIRECT", "connection_logs", 1, "year", "13"),
    Row(f"{NATIONAL}:br_application_logs", "BR-DIRECT", "application_logs", 6, "month", "15"),
)
