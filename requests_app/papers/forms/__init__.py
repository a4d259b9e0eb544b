"""Every form the house can put on paper, by its name in the routes."""

from __future__ import annotations

from requests_app.papers.forms import (
    annex_iii,
    annex_v,
    annex_vi,
    cloud,
    comity_motion,
    consent,
    domestic_order,
    eio_annex_a,
    eio_annex_b,
    epoc,
    epoc_pr,
    european_letters,
    letter_rogatory,
    mla_request,
    mla_states,
    mla_subscriber,
    mla_treaties,
    mla_us,
    opo,
    preservation_letter,
    preservation_request,
    sap6,
    sap7,
    sap8,
    sap9,
    silence,
)
from requests_app.papers.forms.form import Form

FORMS: dict[str, Form] = {
    form.id: form
    for form in (
        preservation_request.FORM,
        preservation_letter.FORM,
        mla_request.FORM,
        mla_us.FORM,
        *mla_states.FORMS,
        *mla_treaties.FORMS,
        mla_subscriber.FORM,
        letter_rogatory.FORM,
        eio_annex_a.FORM,
        eio_annex_b.FORM,
        epoc.FORM,
        epoc.ENFORCING_FORM,
        epoc_pr.FORM,
        epoc_pr.ENFORCING_FORM,
        annex_iii.FORM,
        annex_v.FORM,
        annex_vi.FORM,
        european_letters.REVIEW,
        european_letters.ENFORCEMENT,
        european_letters.ANSWER,
        sap6.FORM,
        sap7.ORDER,
        sap7.SUPPLEMENT,
        sap7.NOTIFICATION,
        sap8.ORDER,
        sap8.SUPPORTING,
        sap9.FORM,
        cloud.APPLICATION,
        cloud.ORDER,
        cloud.CERTIFICATE,
        opo.FORM,
        comity_motion.FORM,
        silence.APPLICATION,
        silence.CERTIFICATION,
        domestic_order.FORM,
        consent.FORM,
    )
}

__all__ = ["FORMS", "Form"]
