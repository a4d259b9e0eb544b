"""What orders and requests that go straight to a provider share: notes, time for the answer, what an act was told."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from requests_app.papers import when
from requests_app.papers.document import Fact
from requests_app.papers.filled import Filled
from requests_app.papers.forms import wording


def told(filled: Filled, name: str, kind: str = "text") -> str:
    """What the act that draws this paper was told, else what an earlier act was."""
    value = filled.told.get(name) or filled.recorded.get(name)
    return wording.said(value, kind)


def facts(*pairs: tuple[str, str]) -> tuple[Fact, ...]:
    """Labels with what stands beside them; those without a value are left out."""
    return tuple(Fact(label=label, value=value) for label, value in pairs if value)


def wanted_by(filled: Filled) -> tuple[Fact, ...]:
    """By when an answer is wanted, where the act that sent the paper said so."""
    return facts((_("Answer wanted by"), told(filled, "return_by", "date")))


def days(number: str) -> str:
    """`30 days`; a number that is none stays as it was written."""
    if not number.isdigit():
        return number
    return ngettext("%(n)s day", "%(n)s days", int(number)) % {"n": number}


def chosen(filled: Filled, name: str) -> str:
    """What was chosen from the options of a route, in the paper's language."""
    option = told(filled, name)
    return _(option) if option else ""


def apart(filled: Filled, name: str) -> Filled:
    """The same request with a content the form prints in its own way: its part keeps the article that asks for it."""
    contents = {key: value for key, value in filled.contents.items() if key != name}
    law = {key: replace(rule, required=rule.required and key != name) for key, rule in filled.law.items()}
    return replace(filled, contents=contents, law=law)


def not_read(text: str) -> str:
    """The margin note of a form whose official wording was not at hand, after the source of its contents."""
    return _("%(source)s Layout to be confirmed against the official text.") % {"source": text}


def moment(filled: Filled, name: str) -> str:
    """An instant an act was told, written out with its zone; a text that is none stays as it was written."""
    text = told(filled, name)
    try:
        return when.instant(datetime.fromisoformat(text))
    except ValueError:
        return text
