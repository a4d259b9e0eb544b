"""Clocks of the Budapest Convention, its Second Protocol and the UN Convention, typed from the corrected tables."""

from __future__ import annotations

from tests.routes.clock_map import Row

CORRECTED = "international-clock-corrections.json"
ROUTES = "international-routes.json"
DOMESTIC = (
    "No request between States: the longest a domestic order may bind, Art. 16(2). By that measure a requested "
    "Party executes a preservation under Art. 29, recorded there as the act of service; each State's law has its own."
)
ONLY_THE_NOTICE = "It runs from a moment only the requested State knows; what we learn is the notice itself, an act."
NO_ARTICLE = (
    "The duty is one of UNTOC Art. 18(24) and UNCAC Art. 46(24); no article of this convention is known for it. "
    "Asking how it stands and saying so are acts."
)

MAP: tuple[Row, ...] = (
    # Budapest Convention, CETS 185
    Row("international-8:BC-16", why_not=DOMESTIC),
    Row(f"{CORRECTED}:BC-16 domestic_preservation_max", why_not=DOMESTIC),
    Row("international-8:BC-29", "BC-29", "preservation", 60, "day", "29(7)"),
    Row(f"{CORRECTED}:BC-29 preservation_minimum", "BC-29", "preservation", 60, "day", "29(7)"),
    Row(f"{ROUTES}:BC-29 mla_follow_up", "BC-29", "follow_up", 60, "day", "29(2)(f), 29(7)"),
    Row(f"{ROUTES}:BC-26 follow_up", "BC-26", "follow_up", article="26"),
    Row(f"{CORRECTED}:BC-27 inform_outcome", "BC-27", "inform_outcome", article="27(7)"),
    Row(f"{ROUTES}:BC-27 delay_notice", why_not=ONLY_THE_NOTICE),
    Row(f"{ROUTES}:BC-27 elapsed", "BC-27", "response", article="27"),
    Row(f"{CORRECTED}:BC-30 disclose_traffic", "BC-30", "response", article="30(1)"),
    Row(f"{CORRECTED}:BC-31 respond", "BC-31", "response", article="31(3)"),
    # Second Additional Protocol, CETS 224
    Row(f"{ROUTES}:SAP-6 return", "SAP-6", "provider_return", unit="day", article="6(3)(d)"),
    Row("international-8:SAP-7", "SAP-7", "provider_return", 30, "day", "7(7)"),
    Row(f"{CORRECTED}:SAP-7 provider_return", "SAP-7", "provider_return", 30, "day", "7(7)"),
    Row("international-8:SAP-8", "SAP-8", "serve", 45, "day", "8(6)(a)"),
    Row("international-8:SAP-8", "SAP-8", "return_subscriber", 20, "day", "8(6)(a)(i)"),
    Row("international-8:SAP-8", "SAP-8", "return_traffic", 45, "day", "8(6)(a)(ii)"),
    Row(f"{ROUTES}:SAP-8 forward", "SAP-8", "forward", article="8(6)(b)"),
    Row("international-8:SAP-9/10", "SAP-9", "response", article="9(6)"),
    Row("international-8:SAP-9/10", "SAP-10", "response", article="10(4)"),
    Row(f"{ROUTES}:SAP-10 supplemental", "SAP-10", "supplemental", article="10(3)"),
    # UN Convention against Cybercrime
    Row("international-8:UNCC-42", "UNCC-42", "preservation", 60, "day", "42"),
    Row(f"{CORRECTED}:UNCC-42 preservation_minimum", "UNCC-42", "preservation", 60, "day", "42"),
    Row(f"{ROUTES}:UNCC-44 progress_answer", why_not=NO_ARTICLE),
    Row(f"{ROUTES}:UNCC-44 elapsed", "UNCC-44", "response", article="40"),
)
