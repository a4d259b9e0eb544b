"""A file of law that cannot be used says which file, which line and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from requests_app.routes.catalogue import examine_folders, load
from requests_app.routes.loader import LawError, examine, read
from requests_app.routes.toml_lines import line_of, lines_of
from tests.routes.tiny import TINY, broken


def line_with(text: str, passage: str) -> int:
    """The line, from 1, on which a passage begins that stands once in the text."""
    assert text.count(passage) == 1
    return text[: text.index(passage)].count("\n") + 1


def written(folder: Path, text: str, name: str = "TINY-1.1.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    route = read(written(tmp_path, TINY))
    assert (route.key, len(route.acts), route.acts[1].asks[3].options) == ("TINY-1/1", 9, ("mail", "portal"))


@pytest.mark.parametrize(
    ("old", "new", "at", "reason"),
    [
        ('kind = "soft"', "kind = soft", "kind = soft", "not TOML: Invalid value (column 8)"),
        (
            'to = "asked"',
            'to = "asked"\nto = "sent"',
            'to = "sent"\nneeds.code',
            "not TOML: Cannot overwrite a value (column 12)",
        ),
        ('kind = "soft"', 'kind = "urgent"', 'kind = "urgent"', None),
        ('resumes = "answer"', 'resume = "answer"', 'resume = "answer"',
         "resume of act reply is not a key a route knows"),
        ('to = "other"\ncontents', "contents", '[[papers]]\nname = "letter"', "to of paper letter is missing"),
        ('{ article = "4", mark = "V2" }', '{ article = "4" }', '{ article = "4" }',
         "mark of cite of clock keeping is missing"),
        ('name = "way", label', 'name = "Way", label', 'name = "Way", label', None),
        ('[actors]\n', '[actors]\nClerk = { side = "neutral", is = "x", holder = "court", seat = "court" }\n',
         "Clerk = {", "'Clerk' is not a name: lower-case letters, digits and _ only"),
        (
            'lost = { ends = "lost", says = "Lost" }',
            'lost = { ends = "lost", held_by = "officer", says = "Lost" }',
            'lost = { ends = "lost", held_by',
            "lost of states: a state is either held by somebody (held_by) or an end (ends), not both and not neither",
        ),
        ('ends = "lapsed"', 'ends = "dead"', 'ends = "dead"', None),
        ('rungs = ["-7d", "0"]', 'rungs = ["-7 days", "0"]', 'rungs = ["-7 days"',
         "rungs of clock answer: the rung '-7 days' is not like -7d, -2h, -30m, 0 or +1d"),
    ],
)  # fmt: skip
def test_the_line_is_that_of_the_offending_key(tmp_path: Path, old: str, new: str, at: str, reason: str | None) -> None:
    text = broken(old, new)
    path = written(tmp_path, text)
    with pytest.raises(LawError) as caught:
        read(path)
    error = caught.value
    assert (error.file, error.line) == (str(path), line_with(text, at))
    assert str(error) == f"{path} line {error.line}: {error.reason}"
    if reason is not None:
        assert error.reason == reason


def test_an_unknown_outcome_names_those_that_are_known(tmp_path: Path) -> None:
    (error,) = examine(written(tmp_path, broken('ends = "lapsed"', 'ends = "dead"'))).errors
    assert error.reason.startswith("ends of lapsed of states: ")
    assert "'fulfilled'" in error.reason
    assert error.reason.endswith("not 'dead'")


def test_every_schema_error_of_a_file_is_found_in_the_order_of_its_lines(tmp_path: Path) -> None:
    text = broken('resumes = "answer"', 'resume = "answer"', broken('kind = "soft"', 'kind = "urgent"'))
    errors = examine(written(tmp_path, text)).errors
    assert [error.line for error in errors] == [
        line_with(text, 'resume = "answer"'),
        line_with(text, 'kind = "urgent"'),
    ]


def test_an_unfinished_file_is_wrong_at_its_last_line(tmp_path: Path) -> None:
    text = 'id = "TINY-1"\ntitle = """never ended\n'
    with pytest.raises(LawError) as caught:
        read(written(tmp_path, text))
    assert caught.value.line == 2
    assert caught.value.reason.startswith("not TOML: ")


def test_other_bytes_than_utf_8_are_refused_at_their_line(tmp_path: Path) -> None:
    path = tmp_path / "TINY-1.1.toml"
    path.write_bytes(TINY.replace("A tiny route", "Une procédure").encode("latin-1"))
    with pytest.raises(LawError) as caught:
        read(path)
    assert (caught.value.line, caught.value.reason) == (3, "the file is not UTF-8")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LawError, match=r"line 1: the file cannot be read: No such file or directory"):
        read(tmp_path / "NONE.1.toml")


def test_the_name_of_the_file_is_id_and_version(tmp_path: Path) -> None:
    with pytest.raises(LawError, match=r"TINY-1\.2\.toml line 1: the file must be called TINY-1\.1\.toml"):
        read(written(tmp_path, TINY, "TINY-1.2.toml"))


def test_a_version_is_written_once(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    path = written(first, TINY)
    written(second, TINY)
    with pytest.raises(LawError) as caught:
        load([first, second])
    assert str(caught.value) == (f"{second / 'TINY-1.1.toml'} line 1: TINY-1 version 1 is already written in {path}")


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LawError, match="there is no such folder of law"):
        load([tmp_path / "none"])


def test_a_defect_of_the_graph_has_its_line_too(tmp_path: Path) -> None:
    text = broken('to = "asked"', 'to = "nowhere"')
    path = written(tmp_path, text)
    with pytest.raises(LawError) as caught:
        load([tmp_path])
    line = line_with(text, 'to = "nowhere"')
    assert str(caught.value) == f"{path} line {line}: there is no state 'nowhere'"


def test_one_bad_file_does_not_hide_another(tmp_path: Path) -> None:
    other = TINY.replace("TINY-1", "TINY-2")
    written(tmp_path, broken('to = "asked"', 'to = "nowhere"'))
    written(tmp_path, broken('resumes = "answer"', 'resume = "answer"', other), "TINY-2.1.toml")
    errors = examine_folders([tmp_path]).errors
    assert [Path(error.file).name for error in errors] == ["TINY-2.1.toml", "TINY-1.1.toml"]


def test_every_place_of_a_file_is_on_the_line_it_is_written_on() -> None:
    text = """\
# a comment with [brackets] and = signs
"quoted key" = 'one'
many = [
    "a", # [not a table]
    { deep = 1, list = [
        2,
    ] },
]
long = \"\"\"
x = 1
[y]
\"\"\"
[table]
a.b = 2021-01-01 07:00:00
[[rows]]
name = "first"
[[rows.cells]]
v = 1
[[rows.cells]]
v = 2
[[rows]]
name = "second # not a comment"
[[rows.cells]]
v = 3
[rows.more]
w = 4
"""
    lines = lines_of(text)
    expected = {
        ("quoted key",): 2,
        ("many", 0): 4,
        ("many", 1, "deep"): 5,
        ("many", 1, "list", 0): 6,
        ("long",): 9,
        ("table", "a", "b"): 14,
        ("rows", 0, "name"): 16,
        ("rows", 0, "cells", 1): 19,
        ("rows", 0, "cells", 1, "v"): 20,
        ("rows", 1): 21,
        ("rows", 1, "cells", 0, "v"): 24,
        ("rows", 1, "more", "w"): 26,
    }
    assert {place: lines[place] for place in expected} == expected
    assert ("x",) not in lines
    assert ("y",) not in lines
    assert line_of(lines, ("rows", 1, "cells", 0, "missing")) == 23
    assert line_of(lines, ("nothing",)) == 1
