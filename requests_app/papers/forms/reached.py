"""How a person is reached, out of one text that was typed: telephone, e-mail, zone and hours, for a field each."""

from __future__ import annotations

import re

# Parts of the text, set apart by commas, semicolons or lines.
_BETWEEN = re.compile(r"[,;\n]+")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_TELEPHONE = re.compile(r"(tel\.?|phone|telephone)?:?\s*(\+|00|\()[\d\s()/.\-]{6,}", re.IGNORECASE)
_CELL = re.compile(r"(mobile|cell|cell phone):?\s*[+\d(][\d\s()/.\-]{5,}", re.IGNORECASE)
_OFFSET = r"(UTC|GMT)\s?([+\-−]\s?\d{1,2}(:\d{2})?)?"
_ZONE = re.compile(rf"(time zone:?\s*)?({_OFFSET}|([A-Z][a-z]+/[A-Z][A-Za-z_]+|[A-Z]{{2,4}}T)(\s*\({_OFFSET}\))?)")
_CLOCK = r"\d{1,2}([:.]\d{2})?\s*(-|–|to)\s*\d{1,2}([:.]\d{2})?(\s*h)?"
_HOURS = re.compile(rf"(office hours:?\s*)?(24/7|24 hours|day and night|{_CLOCK})", re.IGNORECASE)
_KINDS = (("email", _EMAIL), ("cell", _CELL), ("telephone", _TELEPHONE), ("zone", _ZONE), ("hours", _HOURS))


def person(text: str) -> dict[str, str]:
    """The parts under `email`, `cell`, `telephone`, `zone` and `hours`; all else, in its order, under `person`.

    Nothing typed is lost: a part that is not plainly one of these stays with the name.
    """
    found: dict[str, list[str]] = {}
    for part in (one.strip() for one in _BETWEEN.split(text)):
        if part:
            kind = next((name for name, looks in _KINDS if looks.fullmatch(part)), "person")
            found.setdefault(kind, []).append(part)
    return {kind: ("; " if kind != "person" else ", ").join(parts) for kind, parts in found.items()}
