"""Clocks of Australia, Canada, New Zealand, India, Japan and Singapore, typed from the corrected tables."""

from __future__ import annotations

from tests.routes.clock_map import Row

CSV = "national-clocks.csv"
CORRECTED = "national-clock-corrections.json"
DOMESTIC_NOTICE = "A notice for Australia's own investigations: no foreign authority can ask for it."
SERVICE = "Service of summonses, an endeavour of the Ministry: no route here asks for service of process."
PROPERTY = "Seizure and attachment of property, BNSS ss. 115 to 122: no route here asks for property."
PATHWAY = "A domestic direction, ss. 79A to 79L; of the foreign direction's own text nothing like it was read."

MAP: tuple[Row, ...] = (
    # Australia
    Row(f"{CSV}:au_fpn_access_request", "AU-FPN", "access_request", 180, "day", "107Q, 107R"),
    Row(f"{CORRECTED}:au_fpn_access_request", "AU-FPN", "access_request", 180, "day", "107Q, 107R"),
    Row(f"{CSV}:au_dpn_domestic", why_not=DOMESTIC_NOTICE),
    Row(f"{CORRECTED}:au_dpn_domestic", why_not=DOMESTIC_NOTICE),
    # Canada
    Row(f"{CSV}:ca_pres_demand_dom", "CA-PRES-DEMAND", "preservation_domestic", 21, "day", "487.012(4)(a)"),
    Row(f"{CORRECTED}:ca_pres_demand_dom", "CA-PRES-DEMAND", "preservation_domestic", 21, "day", "487.012(4)(a)"),
    Row(f"{CSV}:ca_pres_demand_foreign", "CA-PRES-DEMAND", "preservation", 90, "day", "487.012(4)(b)"),
    Row(f"{CORRECTED}:ca_pres_demand_foreign", "CA-PRES-DEMAND", "preservation", 90, "day", "487.012(4)(b)"),
    Row(f"{CSV}:ca_pres_order", "CA-PRES-ORDER", "preservation", 90, "day", "487.013(6)"),
    Row(f"{CORRECTED}:ca_pres_order", "CA-PRES-ORDER", "preservation", 90, "day", "487.013(6)"),
    Row(f"{CORRECTED}:ca_keep_account_open", "CA-KEEP-OPEN", "keep_open", 60, "day", "487.0131(6), 487.0131(7)"),
    Row(f"{CORRECTED}:ca_prod_review_notice", "CA-MLA-IN", "review_notice", 30, "day", "487.0193(2)"),
    Row(f"{CORRECTED}:ca_mla_send_direct", "CA-MLA-IN", "send_direct", 5, "day", "22.04(3)"),
    Row(f"{CORRECTED}:ca_mla_appeal_leave", "CA-MLA-IN", "appeal_leave", 15, "day", "35"),
    Row(f"{CORRECTED}:ca_admin_arrangement_max", "CA-MLA-IN", "arrangement", 6, "month", "6(4)"),
    # India
    Row(f"{CSV}:in_it_rule_info", "IN-MLA-IN", "information", 72, "hour", "3(1)(j)"),
    Row(f"{CORRECTED}:in_it_rule_info", "IN-MLA-IN", "information", 72, "hour", "3(1)(j)"),
    Row(f"{CSV}:in_it_rule_retain_content", "IN-MLA-IN", "retention_content", 180, "day", "3(1)(g)"),
    Row(f"{CORRECTED}:in_it_rule_retain_content", "IN-MLA-IN", "retention_content", 180, "day", "3(1)(g)"),
    Row(f"{CSV}:in_it_rule_retain_reg", "IN-MLA-IN", "retention_registration", 180, "day", "3(1)(h)"),
    Row(f"{CORRECTED}:in_it_rule_retain_reg", "IN-MLA-IN", "retention_registration", 180, "day", "3(1)(h)"),
    Row(f"{CSV}:in_mha_service", why_not=SERVICE),
    Row(f"{CORRECTED}:in_attach_confirm", why_not=PROPERTY),
    # New Zealand: the first length, s. 88G, was not found; the direction states its last day
    Row(f"{CORRECTED}:nz_foreign_pres_initial", "NZ-FPD", "preservation", None, "day", "88G"),
    Row(f"{CORRECTED}:nz_pathway_info_min", why_not=PATHWAY),
)
