"""What each requested State asks of a request beyond the common list: one row for each, with the law it comes from."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from requests_app.papers.forms.letter import Part
from requests_app.papers.forms.mla import LANGUAGE, Beyond, form_of

UNITED_KINGDOM = Beyond(
    form="mla-uk",
    title=gettext_lazy("Request for mutual legal assistance to the United Kingdom"),
    note=gettext_lazy(
        "Contents after the guidelines of the United Kingdom Central Authority, which were not read in full, and "
        "section 14 of the Crime (International Co-operation) Act 2003; layout to be confirmed against the "
        "official text."
    ),
    own=(
        ("proceedings", Part(gettext_lazy("Certificate of the offence and the proceedings"), ("certificate",))),
        ("grounds", Part(gettext_lazy("Grounds for a search, and privileged material"), ("search_grounds",))),
        ("purpose", Part(gettext_lazy("Undertakings on use"), ("use_statement",))),
        ("purpose", Part(gettext_lazy("Death penalty and other assurances"), ("assurances",))),
        LANGUAGE,
    ),
    remarks={
        "certificate": gettext_lazy(
            "An offence was committed or is reasonably suspected, and proceedings or an investigation are under "
            "way: Crime (International Co-operation) Act 2003, s. 14(2). A certificate of the requesting authority "
            "is conclusive, s. 14(3)."
        )
    },
)

IRELAND = Beyond(
    form="mla-ie",
    title=gettext_lazy("Request for mutual legal assistance to Ireland"),
    note=gettext_lazy(
        "Contents after sections 6(4) to (6) and 75(6) of the Criminal Justice (Mutual Assistance) Act 2008 of "
        "Ireland; layout to be confirmed against the official text."
    ),
    headings={"basis": gettext_lazy("International instrument relied on")},
    own=(
        ("purpose", Part(gettext_lazy("Assurance on the use of the material and its return"), ("use_statement",))),
        LANGUAGE,
    ),
    remarks={
        "offence": gettext_lazy(
            "Search and production: from a Member State an offence with a maximum of at least six months, from "
            "another designated State an offence in Ireland too, ss. 74 and 75."
        )
    },
)

CANADA = Beyond(
    form="mla-ca",
    title=gettext_lazy("Request for mutual legal assistance to Canada"),
    note=gettext_lazy(
        "Contents after the common list and the Mutual Legal Assistance in Criminal Matters Act of Canada, "
        "sections 8, 12, 16, 18 and 20; layout to be confirmed against the official text."
    ),
    headings={
        "basis": gettext_lazy("Agreement relied on"),
        "grounds": gettext_lazy("Reasonable grounds for the order or the warrant"),
    },
    own=(LANGUAGE,),
    remarks={
        "assistance": gettext_lazy(
            "A judge orders the sending apart and may set conditions on use, return and the interests of third "
            "parties, to which the requesting State agrees before anything is sent: ss. 15, 16 and 20."
        )
    },
)

INDIA = Beyond(
    form="mla-in",
    title=gettext_lazy("Request for mutual legal assistance to India"),
    note=gettext_lazy(
        "Contents after the common list; the Guidelines of the Ministry of Home Affairs of December 2019 were "
        "known by their table of contents only: layout to be confirmed against the official text."
    ),
    headings={"basis": gettext_lazy("Treaty relied on, or the channel without one")},
    own=(LANGUAGE,),
    remarks={
        "basis": gettext_lazy(
            "With a treaty, to the Ministry of Home Affairs; without one, through the Ministry of External "
            "Affairs. The Central Government forwards the request for execution: Bharatiya Nagarik Suraksha "
            "Sanhita, 2023, s. 113(1)."
        ),
        "data": gettext_lazy(
            "Produced on a summons of a court or a written order of the officer in charge of a police station, s. 94."
        ),
    },
)

JAPAN = Beyond(
    form="mla-jp",
    title=gettext_lazy("Request for mutual legal assistance to Japan"),
    note=gettext_lazy(
        "Contents after what the Ministry of Justice of Japan publishes and Articles 2 to 5 of the Act on "
        "International Assistance in Investigations; layout to be confirmed against the official text."
    ),
    headings={
        "basis": gettext_lazy("Treaty, or guarantee of reciprocity"),
        "proceedings": gettext_lazy("Subject and stage of the proceedings"),
        "facts": gettext_lazy("Facts in detail"),
        "persons": gettext_lazy("Identification of the persons concerned"),
    },
    own=(LANGUAGE,),
    remarks={"facts": gettext_lazy("Dual criminality is tested on the facts, unless a treaty says otherwise: Art. 2.")},
)

SINGAPORE = Beyond(
    form="mla-sg",
    title=gettext_lazy("Request for mutual legal assistance to Singapore"),
    note=gettext_lazy(
        "Contents after sections 16, 19 and 20 of the Mutual Assistance in Criminal Matters Act 2000 of Singapore. "
        "Its Attorney-General's Chambers publish sample forms, which were not read: layout to be confirmed against "
        "the official text."
    ),
    headings={
        "basis": gettext_lazy("Treaty, or undertaking of reciprocity"),
        "offence": gettext_lazy("Offence, law and maximum penalty"),
    },
    own=(
        ("authority", Part(gettext_lazy("Certificate that this is a criminal matter"), ("certification",))),
        ("grounds", Part(gettext_lazy("Importance of the thing, and other means"), ("necessity",))),
        (
            "purpose",
            Part(gettext_lazy("Undertakings on use and return"), ("use_undertaking", "return_undertaking")),
        ),
    ),
    remarks={"offence": gettext_lazy("Dual criminality and enough gravity are asked for: s. 20(1)(f) and (g).")},
)

GERMANY = Beyond(
    form="mla-de",
    title=gettext_lazy("Request for mutual legal assistance to Germany"),
    note=gettext_lazy(
        "Contents after the common list and sections 59 to 67, 73 and 74 of the Act on International Cooperation "
        "in Criminal Matters of Germany; layout to be confirmed against the official text."
    ),
    own=(LANGUAGE,),
    remarks={
        "assistance": gettext_lazy(
            "Assistance is given only where German authorities could give it to one another in the same case: Act "
            "on International Cooperation in Criminal Matters, s. 59(3). Seizure is possible before the request "
            "arrives, s. 67."
        )
    },
)

AUSTRALIA = Beyond(
    form="mla-au",
    title=gettext_lazy("Request for mutual legal assistance to Australia"),
    note=gettext_lazy(
        "Contents after section 11(2) of the Mutual Assistance in Criminal Matters Act 1987 of Australia; a "
        "failure to comply with it is no ground for refusing the request. Layout to be confirmed against the "
        "official text."
    ),
    headings={
        "proceedings": gettext_lazy("Nature of the criminal matter"),
        "offence": gettext_lazy("Offence and summary of the laws"),
        "assistance": gettext_lazy("Nature of the assistance"),
    },
    own=(LANGUAGE,),
)

FRANCE = Beyond(
    form="mla-fr",
    title=gettext_lazy("Request for mutual legal assistance to France"),
    note=gettext_lazy(
        "Contents after the common list. Article 694 and the following of the Code of Criminal Procedure of France "
        "were not read: layout to be confirmed against the official text."
    ),
    own=(LANGUAGE,),
)

NETHERLANDS = Beyond(
    form="mla-nl",
    title=gettext_lazy("Request for mutual legal assistance to the Netherlands"),
    note=gettext_lazy(
        "Contents after the common list. Of the Code of Criminal Procedure of the Netherlands Article 126ni alone "
        "was read, in the text of 2 May 2009: layout to be confirmed against the official text."
    ),
    own=(LANGUAGE,),
    remarks={
        "preservation": gettext_lazy(
            "Data prone to loss or change are kept on a demand of the public prosecutor for at most ninety days: "
            "Code of Criminal Procedure, Art. 126ni(1)."
        )
    },
)

BRAZIL = Beyond(
    form="mla-br",
    title=gettext_lazy("Request for mutual legal assistance to Brazil"),
    note=gettext_lazy(
        "Contents after the common list; of Law 12.965/2014 of Brazil Article 13 alone was read: layout to be "
        "confirmed against the official text."
    ),
    own=(LANGUAGE,),
    remarks={"data": gettext_lazy("Records of connection are given on a court order: Law 12.965/2014, Art. 13(5).")},
)

STATES = (
    UNITED_KINGDOM, IRELAND, CANADA, INDIA, JAPAN, SINGAPORE, GERMANY, AUSTRALIA, FRANCE, NETHERLANDS, BRAZIL,
)  # fmt: skip
FORMS = tuple(form_of(state) for state in STATES)
