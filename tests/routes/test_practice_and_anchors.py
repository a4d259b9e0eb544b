"""What providers say of direct requests, and published figures: read whole, refused with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from requests_app.routes import anchors, practice
from requests_app.routes.catalogue import catalogue
from requests_app.routes.loader import LawError
from requests_app.routes.schema import Data

HEAD = "provider,data,when,answers,process,source,mark\n"
FIGURES = "route,kind,requesting,requested,days,days_to,figure,source,year,mark\n"


@pytest.mark.parametrize(
    ("provider", "data", "emergency", "answers"),
    [
        ("proton", "subscriber", False, False),
        ("proton", "content", True, False),
        ("google", "traffic", False, True),
        ("google", "content", False, False),
        ("google", "content", True, True),
        ("discord", "subscriber", False, False),
        ("discord", "subscriber", True, True),
        ("cloudflare", "subscriber", False, True),
        ("cloudflare", "traffic", False, False),
        ("telegram", "identification_only", True, True),
        ("telegram", "content", False, None),
        ("x", "content", False, None),
        ("nobody", "content", False, None),
    ],
)
def test_what_each_provider_answers(provider: str, data: Data, emergency: bool, answers: bool | None) -> None:
    assert practice.answers(provider, data, emergency=emergency) is answers


def test_no_provider_both_answers_and_refuses_the_same() -> None:
    for rows in practice.practice().values():
        said = [(row.when, data) for row in rows for data in row.data]
        assert len(said) == len(set(said))


@pytest.mark.parametrize(
    "line",
    ["nobody,content,,yes,p,s,V", "google,all,,yes,p,s,V", "google,,,yes,p,s,V", "google,content,,perhaps,p,s,V",
     "google,content,always,yes,p,s,V", "google,content,,yes,,s,V", "google,content,,yes,p,s,X"],
)  # fmt: skip
def test_a_wrong_line_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "direct.csv"
    file.write_text(HEAD + line + "\n")
    with pytest.raises(LawError) as caught:
        practice.read_practice(file, frozenset({"google"}))
    assert (caught.value.file, caught.value.line) == (str(file), 2)


def test_the_first_figure_that_fits_stands() -> None:
    mutual = catalogue().current("US-MLA-3512")
    found = [anchors.anchor(mutual, state, "US") for state in ("GB", "IN", "DE")]
    assert [(one.days, one.mark) for one in found if one] == [(274, "V"), (1218, "V2"), (304, "V2")]
    assert anchors.anchor(catalogue().current("BC-29"), "DE", "US") is None


def test_every_figure_has_a_source_and_is_for_a_route_or_a_kind() -> None:
    kinds = {"preservation", "production", "assistance", "emergency", "information", "enforcement"}
    for one in anchors.anchors():
        assert one.source
        assert one.figure
        assert one.kind in kinds or one.route


@pytest.mark.parametrize(
    "line",
    ["EU-EIO,,,,,,long,s,2018,V", "EU-EIO,assistance,,,1,,long,s,2018,V", ",,,,1,,long,s,2018,V",
     "EU-EIO,,Germany,,1,,long,s,2018,V", "EU-EIO,,,,1,,long,,2018,V"],
)  # fmt: skip
def test_a_wrong_figure_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "anchors.csv"
    file.write_text(FIGURES + line + "\n")
    with pytest.raises(LawError) as caught:
        anchors.read_anchors(file)
    assert caught.value.line == 2
