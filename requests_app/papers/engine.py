"""Whether this machine can draw a paper, and if not, the command that mends it. WeasyPrint is imported here alone."""

from __future__ import annotations

import threading
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

SYSTEM_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core fonts-noto-cjk"
MEND = f"apt-get install -y {SYSTEM_PACKAGES}"

# One family per script a paper may have to carry; CJK has one file for all four ways of writing.
FAMILIES = (
    "Noto Sans",
    "Noto Sans Symbols2",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Noto Sans Georgian",
    "Noto Sans CJK SC",
)


@cache
def _library() -> tuple[ModuleType | None, Any, str]:
    """WeasyPrint, its binding to fontconfig, and why it is not there; at the first use, for most commands draw nothing.

    WeasyPrint loads Pango while it is imported and raises OSError where there is none. The programme must still
    start, so that the start-up check can say which command helps: the reason is kept instead.
    """
    try:
        return import_module("weasyprint"), import_module("weasyprint.text.ffi"), ""
    except OSError as missing:
        return None, None, (str(missing).strip().splitlines() or ["the library did not load"])[0]


class PaperUnavailable(RuntimeError):
    """No paper can be drawn on this machine; the message says what to install."""


def unavailable() -> str:
    """Why no paper can be drawn, with the command that mends it; empty when one can."""
    library, _, reason = _library()
    return "" if library else f"Papers cannot be drawn: Pango is missing ({reason}). Run: {MEND}"


def weasy() -> ModuleType:
    """The renderer, or `PaperUnavailable` with the sentence."""
    library, _, _ = _library()
    if library is None:
        raise PaperUnavailable(unavailable())
    return library


_drawing = threading.local()


def fonts() -> Any:
    """The fonts of the machine, read once in each thread that draws: Pango's map of them may not be shared.

    A new one for each paper costs a fifth of a small paper's time, and memory that fontconfig does not give back.
    """
    kept = getattr(_drawing, "fonts", None)
    if kept is None:
        weasy()
        kept = _drawing.fonts = import_module("weasyprint.text.fonts").FontConfiguration()
    return kept


def family_found(family: str) -> str:
    """The family fontconfig gives when this one is asked for: another name means it is not installed."""
    _, text, _ = _library()
    if text is None:
        raise PaperUnavailable(unavailable())
    ffi, fontconfig = text.ffi, text.fontconfig
    config = fontconfig.FcInitLoadConfigAndFonts()
    pattern = fontconfig.FcPatternCreate()
    wanted = ffi.new("char[]", family.encode())
    fontconfig.FcPatternAddString(pattern, ffi.new("char[]", b"family"), ffi.cast("FcChar8 *", wanted))
    fontconfig.FcConfigSubstitute(config, pattern, fontconfig.FcMatchPattern)
    fontconfig.FcDefaultSubstitute(pattern)
    result = ffi.new("FcResult *")
    match = fontconfig.FcFontMatch(config, pattern, result)
    found = ""
    if match != ffi.NULL:
        name = ffi.new("FcChar8 **")
        index = 0
        key = ffi.new("char[]", b"family")
        while fontconfig.FcPatternGetString(match, key, index, name) == fontconfig.FcResultMatch:
            one = ffi.string(ffi.cast("char *", name[0])).decode()
            found = one if not found or one == family else found
            index += 1
        fontconfig.FcPatternDestroy(match)
    fontconfig.FcPatternDestroy(pattern)
    fontconfig.FcConfigDestroy(config)
    return found


def missing_families(families: tuple[str, ...] = FAMILIES) -> tuple[str, ...]:
    """The families of the list that this machine does not have."""
    return tuple(family for family in families if family_found(family) != family)
