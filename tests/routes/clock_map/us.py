"""Clocks of the United States, the executive agreements, the orders of the United Kingdom and emergency disclosure."""

from __future__ import annotations

from tests.routes.clock_map import Row

CSV = "national-clocks.csv"
CORRECTED = "national-clock-corrections.json"
BETWEEN_STATES = "A period between the authorities of the agreement or its making, not one of a request."
REMINDER = "A rule of the product, no law: the clock of preservation tells its people 14 days before the end."
INTERCEPTION = "The longest an interception may last: the routes here ask for stored data."
PENALTY = "A consequence and no period: it is what the end of the clock comply means on CLOUD-AU-TO-US."

MAP: tuple[Row, ...] = (
    # 18 USC 2703(f): ninety days, and one additional period of ninety days upon a renewed request
    Row(f"{CSV}:us_pres_initial", "US-PRES-2703F", "preservation", 90, "day", "2703(f)(2)"),
    Row(f"{CORRECTED}:us_pres_initial", "US-PRES-2703F", "preservation", 90, "day", "2703(f)(2)"),
    Row(f"{CSV}:us_pres_renewal", "US-PRES-2703F", "preservation", 90, "day", "2703(f)(2)"),
    Row(f"{CORRECTED}:us_pres_renewal", "US-PRES-2703F", "preservation", 90, "day", "2703(f)(2)"),
    Row(f"{CSV}:us_pres_renewal_reminder", why_not=REMINDER),
    # 18 USC 2258A(h)
    Row(f"{CSV}:cybertip_pres", "US-PRES-2258A-H", "preservation", 1, "year", "2258A(h)(1)"),
    Row(f"{CORRECTED}:cybertip_pres", "US-PRES-2258A-H", "preservation", 1, "year", "2258A(h)(1)"),
    Row(
        f"{CSV}:cybertip_pres_old",
        "US-PRES-2258A-H",
        "preservation_before_2024",
        90,
        "day",
        "2258A(h)(1), text before Pub. L. 118-59",
    ),
    # 18 USC 2703(h)
    Row(f"{CSV}:us_2703h_motion", "US-MOTION-2703H", "motion", 14, "day", "2703(h)(2)(A)"),
    Row(f"{CORRECTED}:us_2703h_motion", "US-MOTION-2703H", "motion", 14, "day", "2703(h)(2)(A)"),
    Row(f"{CSV}:us_2703h_hold", "US-MOTION-2703H", "hold", article="2703(h)(4)"),
    # 18 USC 2705
    Row(f"{CSV}:us_2705a_delay", "US-NDO-2705", "delay", 90, "day", "2705(a)(1), 2705(a)(4)"),
    Row(f"{CORRECTED}:us_2705a_delay", "US-NDO-2705", "delay", 90, "day", "2705(a)(1), 2705(a)(4)"),
    Row(f"{CSV}:us_2705b_gag", "US-NDO-2705", "gag", article="2705(b)"),
    Row(f"{CORRECTED}:us_2705b_gag", "US-NDO-2705", "gag", article="2705(b)"),
    Row(f"{CSV}:us_2705b_doj_policy", "US-NDO-2705", "gag_policy", 1, "year", "point 4"),
    Row(f"{CORRECTED}:us_2705b_doj_policy", "US-NDO-2705", "gag_policy", 1, "year", "point 4"),
    # 18 USC 3512: nothing binds; ten months is a planning value
    Row(f"{CSV}:us_mla_total", "US-MLA-3512", "total", 10, "month", "no statutory limit"),
    Row(f"{CSV}:us_mla_supplement", "US-MLA-3512", "supplement", article="supplement"),
    Row(f"{CSV}:us_mla_pres_bridge", "US-MLA-3512", "preservation_bridge", 180, "day", "2703(f)(2)"),
    # executive agreements, and the overseas production order that goes by one of them
    Row(f"{CSV}:copo_service", "UK-OPO", "service", 3, "month", "s.9(1)"),
    Row(f"{CSV}:copo_service", "CLOUD-UK-TO-US", "service", 3, "month", "s.9(1)"),
    Row(f"{CORRECTED}:copo_service", "UK-OPO", "service", 3, "month", "s.9(1)"),
    Row(f"{CORRECTED}:copo_service", "CLOUD-UK-TO-US", "service", 3, "month", "s.9(1)"),
    Row(f"{CSV}:copo_comply", "UK-OPO", "comply", 7, "day", "s.5(4)(b), s.5(5)"),
    Row(f"{CORRECTED}:copo_comply", "UK-OPO", "comply", 7, "day", "s.5(4)(b), s.5(5)"),
    Row(f"{CORRECTED}:copo_notice_hold", "UK-OPO", "application_hold", article="s.13"),
    Row(f"{CORRECTED}:copo_nondisclosure", "UK-OPO", "nondisclosure", article="s.8(3)"),
    Row(f"{CSV}:daa_objection", "CLOUD-UK-TO-US", "objection", article="5"),
    Row(f"{CSV}:daa_objection", "CLOUD-US-TO-UK", "objection", article="5"),
    Row(f"{CORRECTED}:daa_objection", "CLOUD-UK-TO-US", "objection", article="5"),
    Row(f"{CORRECTED}:daa_objection", "CLOUD-US-TO-UK", "objection", article="5"),
    Row(f"{CSV}:cloud_renewal", why_not=BETWEEN_STATES),
    Row(f"{CORRECTED}:cloud_renewal", why_not=BETWEEN_STATES),
    Row(f"{CORRECTED}:cloud_notice_congress", why_not=BETWEEN_STATES),
    Row(f"{CORRECTED}:cloud_entry_force_min", why_not=BETWEEN_STATES),
    Row(f"{CSV}:au_ipo_objection", "CLOUD-AU-TO-US", "objection", article="Sch 1 cl. 121"),
    Row(f"{CSV}:au_ipo_intercept_max", why_not=INTERCEPTION),
    Row(f"{CORRECTED}:au_ipo_intercept_max", why_not=INTERCEPTION),
    Row(f"{CSV}:au_ipo_penalty", why_not=PENALTY),
    # other orders of the United Kingdom
    Row(f"{CORRECTED}:uk_freezing_send", "UK-FREEZING-OUT", "sending", 14, "day", "s.11(3)"),
    # emergency disclosure: no law sets a period
    Row(f"{CSV}:edr_followup_process", "EDR-PROVIDER", "follow_up", 5, "working_day", "no universal rule"),
    Row(f"{CSV}:edr_followup_process", "US-EDR", "follow_up", 5, "working_day", "no universal rule"),
)
