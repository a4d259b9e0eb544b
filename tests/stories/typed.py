"""What the people of the story type, by the label each field has in the law of its route, and how papers print it."""

from __future__ import annotations

from typing import Any

ACCOUNT = "account-a@mail.example"
OTHER_ACCOUNT = "account-b@mail.example"
SECOND, THIRD = "chat-handle-one", "chat-handle-two"

OFFENCE = "Distribution of child sexual abuse material, section 184b of the German Criminal Code"
FACTS = (
    "On 3 June 2026 a report through the official channel named the account as the sender of three known files to a "
    "closed group. The group was still active on 28 August 2026."
)
CASE = "ZK 26-0311"
DUTY = "Desk officer on duty, +49 611 555 0100, zk@bka.example, day and night, CET"

NEED = {
    "Kind of identifier 1": "e-mail address",
    "Identifier 1": ACCOUNT,
    "Data wanted": ["subscriber data", "content data"],
    "From": "2026-03-01T00:00",
    "To": "2026-05-31T00:00",
    "Time zone of the period": "Europe/Berlin",
    "Offence": OFFENCE,
    "Facts": FACTS,
    "Provider, by the entity that answers": "Google LLC, United States",
}

PRESERVATION: dict[str, Any] = {
    "Relationship of the data to the offence": "The account was used to offer and send the material; its contents and "
    "its owner's details identify the user and the persons reached.",
    "Necessity of the preservation": "The provider deletes contents on the user's word; a request for mutual "
    "assistance cannot arrive before that.",
    "The requesting Party intends to submit a request for mutual assistance for the search or similar access, seizure "
    "or similar securing, or disclosure of the data.": True,
    "Reference or case number": CASE,
    "Person in charge: name, telephone, e-mail, office hours, time zone": DUTY,
    "The fact and the subject of this request are to stay confidential": "yes",
    "Expected date of the request for mutual assistance": "2026-10-15",
}

LETTER: dict[str, Any] = {
    "Requesting agency": "US Department of Justice, Computer Crime and Intellectual Property Section",
    "Standing of the requesting agency": "governmental entity of the United States",
    "Officer: name, badge or identification number, official e-mail address, telephone": "Officer on duty, badge 1017, "
    "247@doj.example, +1 202 555 0100",
    "Legal process for the data described in this letter will follow.": True,
}

# What the request for assistance asks beyond what the preservation said already: missing until it is typed.
ASSISTANCE: dict[str, Any] = {
    "Treaty, letters rogatory or reciprocity relied on": "Treaty between the Federal Republic of Germany and the "
    "United States of America on Mutual Legal Assistance in Criminal Matters",
    "This request is made and signed by the central authority of the requesting State.": True,
    "The suspect and the part played": "The user is not yet known; the profile names a place in Hesse.",
    "Text of the law": "Section 184b, invented summary: whoever distributes such material is liable to punishment.",
    "Text of the penalty": "Imprisonment from one year to ten years.",
    "Probable cause for each account: why evidence of the crime will be found in this account in this period": "The "
    "report names the account as the sender of three files.",
    "How and when each fact was learned": "The report came on 3 June 2026 through the official channel.",
    "Facts showing that the conduct would be punishable by more than one year in the United States": "The distribution "
    "of such material is punishable by more than one year, 18 USC 2252A.",
    "This request and its annexes are in English or are accompanied by a translation into English.": True,
}
NEXUS = next(label for label in ASSISTANCE if label.startswith("Probable cause"))
BETTER_NEXUS = (
    "Sent files stay in the folder of sent messages of this mailbox: the logs of the group name the account as sender "
    "on 2 April, 17 April and 9 May 2026, within the period asked for."
)
# The law of each missing content, in the order of the route file, as the page has to name it.
MISSING_ASSISTANCE = (
    ("Treaty, letters rogatory or reciprocity relied on", "required contents"),
    ("Made and signed by the central authority", "required contents"),
    ("The suspect and the part played", "required contents"),
    ("Text of the law", "required contents"),
    ("Text of the penalty", "required contents"),
    (NEXUS, "required contents"),
    ("How and when each fact was learned", "required contents"),
    ("Facts showing that the conduct would be punishable by more than one year in the United States", "3512(e)"),
    ("In English, or with a translation into English", "required contents"),
)

EMERGENCY_NEED = {
    "Kind of identifier 1": "account name or number",
    "Identifier 1": SECOND,
    "Kind of identifier 2": "account name or number",
    "Identifier 2": THIRD,
    "Data wanted": ["subscriber data", "data for identification only"],
    "From": "2026-09-01T00:00",
    "To": "2026-09-10T12:00",
    "Time zone of the period": "Europe/Berlin",
    "Offence": "Preparation of the abuse of a child, section 176b of the German Criminal Code",
    "Facts": "Two accounts agreed on a meeting with a child for the evening of 11 September 2026.",
    "Emergency: imminent threat to life, limb or safety, or to critical infrastructure": True,
    "Provider, by the entity that answers": "Meta Platforms Ireland Limited, Ireland",
}

ORDER: dict[str, Any] = {
    "Issuing authority": "Generalstaatsanwaltschaft Frankfurt am Main (ZIT)",
    "File number of the issuing authority": "50 UJs 771/26",
    "Type of issuing authority": "public prosecutor",
    "Issuing authority: representative, post, address, telephone, e-mail, languages; contact point if different": "Dr "
    "Invented, public prosecutor on duty, Frankfurt, +49 69 555 0199, German and English",
    "The addressee is": "designated establishment",
    "Imminent threat to": "life, physical integrity or safety of a person",
    "Duly justified reasons of the emergency": "The meeting is set for 11 September 2026, 19:00; the child is not "
    "known and cannot be warned.",
    "The data requested must be produced without undue delay and at the latest within eight hours of receipt: "
    "emergency case.": True,
    "Which subscriber data": ["profile information"],
    "This order concerns": "criminal proceedings",
    "Applicable statutory provision": "Section 176b paragraph 1 of the German Criminal Code",
    "Addressed to": "the service provider as controller",
    "The addressee shall in any event refrain from informing the person whose data are being requested. Informing the "
    "person is the responsibility of the issuing authority, without undue delay.": True,
    "The data are to be transferred to": "issuing authority",
    "The enforcing authority is notified": "no",
}
# For the enforcing authority alone, Art. 9(2): typed with the order, and never on the addressee's paper.
WITHHELD = {
    "Grounds for necessity and proportionality": "Only the two accounts of the meeting are asked for; nothing milder "
    "would identify their users in time.",
    "Summary description of the case": "An undercover colleague read the conversation in which the meeting was set.",
    "What the enforcing authority may need to evaluate grounds for refusal": "No immunity is known to exist.",
}
DEADLINE = next(label for label in ORDER if label.startswith("The data requested"))
SILENCE = next(label for label in ORDER if label.startswith("The addressee shall"))
# What the certificate prints for a choice or a statement: its own box, in the words of Annex I.
BOXES = {
    DEADLINE: "☒ without undue delay and at the latest within eight hours in an emergency case",
    SILENCE: "The addressee shall in any event refrain from informing the person whose data are being requested; "
    "informing is the responsibility of the issuing authority, without undue delay.",
    "The enforcing authority is notified": "☐ This EPOC is notified",
    "Type of issuing authority": "☒ public prosecutor",
    "The addressee is": "☒ Designated establishment",
    "Imminent threat to": "☒ an imminent threat to the life, physical integrity or safety of a person",
    "Which subscriber data": "☒ profile information",
    "This order concerns": "☒ criminal proceedings in respect of a criminal offence(s)",
    "Addressed to": "☒ This EPOC is addressed to the service provider acting as controller.",
    "The data are to be transferred to": "☒ issuing authority",
}
FREE_TEXT = {
    label: text for label, text in ORDER.items() if isinstance(text, str) and label not in BOXES and " " in text
}
