"""What no text of the repository may hold: work left for later, a place on one machine, an address in a lock."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.table import PACKAGE, ROOT


def _tracked() -> list[Path]:
    """Every text that belongs to the repository, without what others wrote (vendored files, licences, locks)."""
    names: list[str] = []
    if shutil.which("git"):
        run = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
        names = [name for name in run.stdout.split("\0") if name]
    if not names:
        folders = (PACKAGE, ROOT / "tests", ROOT / "docs", ROOT / "templates")
        names = [path.relative_to(ROOT).as_posix() for folder in folders for path in folder.rglob("*.*")]
    paths = [ROOT / name for name in names if "/vendor/" not in name and not name.endswith("LICENSE")]
    found = [path for path in paths if path.is_file() and path.suffix not in {".pyc", ".png", ".csv", ".json"}]
    assert len(found) > 20
    return found


def test_nothing_is_left_for_later() -> None:
    later = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "X" * 3, "HA" + "CK"]) + r")\b")
    texts = [path for path in _tracked() if path.suffix in {".py", ".html", ".css", ".toml", ".md"}]
    assert [path.relative_to(ROOT).as_posix() for path in texts if later.search(path.read_text(encoding="utf-8"))] == []


def test_no_file_names_a_place_on_one_machine() -> None:
    place = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+)/|/shared/(?:law|design|data)\b|find[-]links")
    texts = [path for path in _tracked() if path.suffix in {".py", ".html", ".css", ".toml", ".md", ".txt", ""}]
    assert [path.relative_to(ROOT).as_posix() for path in texts if place.search(path.read_text(encoding="utf-8"))] == []


def test_locks_hold_hashes_and_no_address() -> None:
    for name in ("run.txt", "dev.txt", "uv.txt"):
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert "index-url" not in text
        entries = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
        assert entries
        assert all(re.match(r"[a-z0-9-]+(\[[a-z,]+\])?==[0-9][^ ]* ", entry) for entry in entries)
        blocks = re.split(r"^(?=\S)", text, flags=re.MULTILINE)[1:]
        assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", block) for block in blocks), name


@pytest.mark.parametrize("name", ["LICENSE", "README.md", "Makefile", "manage.py", "pyproject.toml", ".ci/run"])
def test_the_top_level_is_there(name: str) -> None:
    assert (ROOT / name).is_file()
