"""In which languages a paper can be issued to its recipient, and whose fixed words in them no lawyer has confirmed yet.

In a language that is not accepted a paper is a courtesy translation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from requests_app.papers.filled import Party
from requests_app.routes.jurisdictions import authorities
from requests_app.routes.schema import PaperRule, Route

# The languages forms can be printed in, with the one they are written in first.
PRINTED = ("en", "fr", "es", "de", "pt", "ar")

# Languages whose fixed words were drafted by machine, by the names papers give them. When a lawyer has confirmed the
# words of one, as docs/glossary.md says who and when, its line goes, and with it the remark on its papers.
DRAFTED = {
    "fr": pgettext_lazy("language", "French"),
    "es": pgettext_lazy("language", "Spanish"),
    "de": pgettext_lazy("language", "German"),
    "pt": pgettext_lazy("language", "Portuguese"),
    "ar": pgettext_lazy("language", "Arabic"),
}

_CODE = re.compile(r"[a-z]{2}")


@dataclass(frozen=True, slots=True)
class Tongue:
    """The language of one paper, and whether it is only a courtesy translation there."""

    language: str
    courtesy: bool


def accepted(route: Route, rule: PaperRule, to: Party) -> tuple[str, ...]:
    """The languages in which the paper can be issued, the recipient's first; none where nothing is known.

    The law of the route goes before what an office declares. A paper that goes back to the requesting side may also
    be in a language of the route, which that side has chosen.
    """
    declared = codes(to.details.get("languages", "")) or tuple(
        code
        for one in authorities(to.country, "mla") or authorities(to.country)
        for language in one.languages
        for code in codes(language)
    )
    actor = route.actors.get(rule.to)
    if route.accepts and (actor is None or actor.side == "requested"):
        return route.accepts
    return tuple(dict.fromkeys((*route.accepts, *declared)))


def codes(text: str) -> tuple[str, ...]:
    """`de; fr` or `en (hi)` as codes. What stands in brackets is accepted on a condition, so it is not relied on."""
    return tuple(dict.fromkeys(word for word in re.split(r"[;,\s]+", text) if _CODE.fullmatch(word)))


def tongue(wanted: str, accepts: tuple[str, ...]) -> Tongue:
    """The language wanted, or the recipient's first of those that can be printed, else English.

    Where nobody says what is accepted, a paper in English is not called a translation; in any other language it is.
    """
    language = wanted or next((code for code in accepts if code in PRINTED), PRINTED[0])
    if language not in PRINTED:
        raise ValueError(f"Papers are not printed in the language {language!r}.")
    return Tongue(language, courtesy=language not in (accepts or PRINTED[:1]))


def remark(*languages: str) -> str:
    """What a paper in these languages says of its fixed words; nothing where they are all confirmed."""
    names = [str(name) for code, name in DRAFTED.items() if code in languages]
    if not names:
        return ""
    named = _("%(first)s and %(second)s") % {"first": names[0], "second": names[1]} if names[1:] else names[0]
    return _(
        "The fixed words of this form in %(languages)s were drafted by machine and are not yet confirmed by a lawyer."
    ) % {"languages": named}


def beside(asked: str, language: str) -> str:
    """The second language a recipient asked for, where it can be printed beside the language of the paper."""
    return asked if asked in PRINTED and asked != language else ""
