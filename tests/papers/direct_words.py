"""Invented words for every content of the direct routes, by the content's name."""

from __future__ import annotations

from datetime import date

from requests_app.papers.filled import Value
from tests.papers.offices import FACTS

COMMON: dict[str, Value] = {
    "authority": "Staatsanwaltschaft Musterstadt",
    "seeking_authority": "Bundeskriminalamt, unit for child protection",
    "case_reference": "123 Js 456/26",
    "contact": "Public prosecutor on duty, +49 30 555 0100, office@sta.example, day and night, CET (UTC+1)",
    "custodian": "Example Mail Inc., 1 Example Way, Springfield, United States",
    "offence": "Section 184b of the German Criminal Code: distribution of child sexual abuse material.",
    "provisions": "Section 184b (invented summary): whoever distributes such material is liable to imprisonment from "
    "one to ten years.",
    "penalty": "Ten years' imprisonment.",
    "facts": FACTS,
    "relation": "The connection data show who used the account when the material was sent.",
    "legal_grounds": "Sections 161 and 100j of the German Code of Criminal Procedure (invented summary).",
    "manner": "By encrypted electronic mail to the authority named above, as comma-separated text.",
    "procedure": "The user is not to be informed of this order.",
    "preservation_reference": "2026-DE-0311, 8 June 2026",
    "notification_made": True,
    "possession": "The address belongs to the provider's domain, and the provider confirmed the preservation.",
    "already_sought": "No. The data have been preserved on a request of 8 June 2026, and not been disclosed.",
    "translation": "In English.",
    "other": "The mother of the child can be reached at any time through the 24/7 point.",
    "process": "Search warrant of the District of Example, 26-sw-0099, 2 November 2026",
    "services": "The provider offers mail accounts in German, bills in euro, and advertises in the territory.",
    "location": "The provider states that it keeps mailboxes of its users in the United States.",
    "person": "The holder of the account, who is of age and holds the password.",
    "foreign_authority": "Crown Prosecution Service, request of 14 October 2026.",
}

CLOUD: dict[str, Value] = {
    "authority": "Metropolitan Police, child protection command",
    "case_reference": "MPS-26-4471",
    "contact": "Designated Authority, duty officer, +44 20 7946 0100, agreement@homeoffice.example",
    "offence": "Distribution of indecent photographs of children.",
    "target": "The user is believed to live in Leeds and is no national or resident of the United States; nobody in "
    "the United States is targeted through the user.",
    "no_notice": True,
    "transfer_format": "To the Designated Authority, by its secure portal, with the provider's certificate of "
    "authenticity of business records.",
    "threshold": "(1) The provider operates in the United States. (2) An indictable offence is under investigation. "
    "(3) The provider has control of the data. (4) They are of substantial value. (5) They are likely to be relevant "
    "evidence. (6) Production is in the public interest.",
    "journalistic": False,
}

EUROPE: dict[str, Value] = {
    "custodian": "Example Networks Ireland Ltd, 1 Example Quay, Dublin",
    "previous_order": "European Production Order of 2 November 2026, file number 123 Js 456/26-2",
    "objection_text": "Section 3 of an invented Act of a third country forbids disclosure of messages of its users.",
    "uphold_reasons": "The Act has an exception for criminal proceedings, which covers this case.",
    "protected_interest": "The secrecy of communications. National security is not touched.",
    "connection_case": "The user, the victims and the place of the offence are in Germany.",
    "connection_provider": "The parent company is established in the third country.",
    "investigating_interest": "No other evidence identifies the user.",
    "consequences": "A fine of up to 10,000 units under the invented Act; none has been imposed.",
    "annex_iii": "Received on 12 November 2026. The addressee states that the service is not covered.",
    "documents": "The order of 2 November 2026; the certificate; the answer by Annex III.",
    "answer": "The identifier in Section D read account-b; account-a is meant. The order is maintained.",
    "deadline_new": date(2026, 12, 4),
}

# Contents that one route alone understands in its own way.
OWN: dict[str, dict[str, Value]] = {
    "SAP-6": {
        "custodian": "Example Registry Ltd, London, United Kingdom",
        "authority": "Staatsanwaltschaft Musterstadt, 20 November 2026, +49 30 555 0100, office@sta.example",
    },
    "SAP-9": {
        "facts": "A child named in the messages is in immediate danger; the next meeting is set for tonight.",
        "relation": "The connection data of the last hours show where the user is.",
    },
    "US-MOTION-2703H": {"authority": "United States Attorney's Office, District of Example"},
    "US-NDO-2705": {
        "authority": "United States Attorney's Office, District of Example",
        "process": "warrant",
        "no_notice_reason": ("destruction of or tampering with evidence", "intimidation of potential witnesses"),
        "expected_date": date(2027, 2, 18),
    },
}
