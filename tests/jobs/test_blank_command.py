"""`manage.py blank` writes an empty form, or says in one sentence why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.pdf


def test_it_writes_the_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("blank", "annex-vi", str(tmp_path / "empty.pdf"), language="fr")
    assert (tmp_path / "empty.pdf").read_bytes().startswith(b"%PDF-")
    assert "annex-vi in French" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("form", "language", "said"),
    [("no-form", "en", "There is no form 'no-form'"), ("annex-vi", "xx", "There is no language 'xx'")],
)
def test_what_it_does_not_know_it_names(tmp_path: Path, form: str, language: str, said: str) -> None:
    with pytest.raises(CommandError, match=said):
        call_command("blank", form, str(tmp_path / "empty.pdf"), language=language)
    assert not (tmp_path / "empty.pdf").exists()
