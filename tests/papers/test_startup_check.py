"""A machine that cannot draw says so at start-up, with the command that mends it; never by an empty paper."""

from __future__ import annotations

import subprocess
import sys

import pytest
from django.core import checks as django_checks

from requests_app.papers import checks, engine
from requests_app.papers.forms import FORMS
from requests_app.papers.render import render
from tests.papers.offices import MADE_AT
from tests.papers.samples import preservation_request

# Starts a process in which the library is not there, as on a machine without Pango.
WITHOUT_PANGO = """
import cffi
real = cffi.FFI.dlopen
def dlopen(self, name, *args):
    if name and "pango" in str(name):
        raise OSError(f"cannot load library {name!r}")
    return real(self, name, *args)
cffi.FFI.dlopen = dlopen
from requests_app.papers import checks, engine
print(engine.unavailable())
for error in checks.machine_can_draw():
    print(error.id, error.msg)
try:
    engine.weasy()
except engine.PaperUnavailable as refusal:
    print("refused:", refusal)
"""


def test_this_machine_can_draw() -> None:
    assert checks.machine_can_draw() == []


def test_the_check_is_run_when_django_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "missing_families", lambda: ("Noto Sans Thai",))
    assert [error.id for error in django_checks.run_checks(tags=["papers"])] == ["papers.E002"]


def test_a_machine_without_pango_gives_a_sentence_and_the_command() -> None:
    told = subprocess.run([sys.executable, "-c", WITHOUT_PANGO], capture_output=True, text=True, check=True)
    sentence, error, refusal = told.stdout.strip().splitlines()[-3:]
    assert sentence.startswith("Papers cannot be drawn: Pango is missing (cannot load library")
    assert sentence.endswith(f"Run: {engine.MEND}")
    assert error == f"papers.E001 {sentence}"
    assert refusal == f"refused: {sentence}"


def test_nothing_is_drawn_without_the_renderer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_library", lambda: (None, None, "no library"))
    with pytest.raises(engine.PaperUnavailable, match="Run: apt-get install -y libpango"):
        render(FORMS["preservation-request"].compose(preservation_request()), created_at=MADE_AT)


def test_a_missing_font_is_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "missing_families", lambda: ("Noto Sans Thai",))
    (error,) = checks.machine_can_draw()
    assert error.id == "papers.E002"
    assert "Noto Sans Thai" in error.msg
    assert engine.MEND in error.msg


def test_a_font_nobody_has_is_found_missing() -> None:
    assert engine.missing_families(("Noto Sans", "No Such Family 4711")) == ("No Such Family 4711",)
