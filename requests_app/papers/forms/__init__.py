"""Every form the house can put on paper, by its name in the routes."""

from __future__ import annotations

from requests_app.papers.forms import (
    annex_iii,
    annex_v,
    annex_vi,
    au_preservation,
    br_direct,
    ca_form_5001,
    ca_form_5002,
    ca_request,
    cybertipline_letter,
    direct_request,
    emergency_request,
    epoc,
    epoc_pr,
    mla_request,
    nz_preservation,
    preservation_letter,
    preservation_request,
    traffic_path,
    uk_freezing,
    uk_preservation,
    un_preservation,
)
from requests_app.papers.forms.form import Form

FORMS: dict[str, Form] = {
    form.id: form
    for form in (
        preservation_request.FORM,
        un_preservation.FORM,
        traffic_path.REQUEST_FORM,
        traffic_path.DISCLOSURE_FORM,
        preservation_letter.FORM,
        cybertipline_letter.FORM,
        au_preservation.FORM,
        nz_preservation.FORM,
        ca_request.DEMAND_FORM,
        ca_request.ORDER_FORM,
        ca_request.KEEP_OPEN_FORM,
        ca_form_5001.FORM,
        ca_form_5002.FORM,
        uk_preservation.FORM,
        uk_freezing.INTO_FORM,
        uk_freezing.OUT_FORM,
        emergency_request.FORM,
        emergency_request.US_FORM,
        direct_request.FORM,
        br_direct.KEEP_FORM,
        br_direct.ORDER_FORM,
        mla_request.FORM,
        epoc.FORM,
        epoc.ENFORCING_FORM,
        epoc_pr.FORM,
        epoc_pr.ENFORCING_FORM,
        annex_iii.FORM,
        annex_v.FORM,
        annex_vi.FORM,
    )
}

__all__ = ["FORMS", "Form"]
