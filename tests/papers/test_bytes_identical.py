"""The same document made at the same time gives the same bytes, whenever and wherever it is drawn."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from datetime import timedelta

import pytest
import time_machine

from requests_app.papers.document import Document
from requests_app.papers.forms import FORMS
from requests_app.papers.render import render
from tests.papers.offices import MADE_AT
from tests.papers.samples import SAMPLES

pytestmark = pytest.mark.pdf


@pytest.mark.parametrize("name", ["mla-request", "epoc-enforcing"])
def test_drawn_on_two_days_from_the_stored_model(name: str) -> None:
    document = FORMS[name].compose(SAMPLES[name]())
    with time_machine.travel("2026-11-20T09:30:00Z", tick=False):
        first = render(document, created_at=MADE_AT)
    with time_machine.travel("2029-02-03T23:59:00Z", tick=False):
        again = render(Document.from_json(document.to_json()), created_at=MADE_AT)
    assert first == again


def test_drawn_in_another_process() -> None:
    """Another process has another hash seed; nothing may depend on it."""
    script = (
        "import django, hashlib; django.setup()\n"
        "from requests_app.papers.forms import FORMS\n"
        "from requests_app.papers.render import render\n"
        "from tests.papers.offices import MADE_AT\n"
        "from tests.papers.samples import SAMPLES\n"
        "document = FORMS['annex-v'].compose(SAMPLES['annex-v']())\n"
        "print(hashlib.sha256(render(document, created_at=MADE_AT)).hexdigest())\n"
    )
    here = hashlib.sha256(render(FORMS["annex-v"].compose(SAMPLES["annex-v"]()), created_at=MADE_AT)).hexdigest()
    env = {**os.environ, "PYTHONHASHSEED": "4711", "DJANGO_SETTINGS_MODULE": "requests_app.config.settings"}
    there = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, check=True)
    assert there.stdout.strip() == here


def test_another_word_or_another_time_is_another_file() -> None:
    document = FORMS["annex-vi"].compose(SAMPLES["annex-vi"]())
    body = render(document, created_at=MADE_AT)
    assert render(document.model_copy(update={"reference": "2026-DE-9999"}), created_at=MADE_AT) != body
    assert render(document, created_at=MADE_AT + timedelta(seconds=1)) != body


def test_a_time_without_zone_is_refused() -> None:
    document = FORMS["annex-vi"].compose(SAMPLES["annex-vi"]())
    with pytest.raises(ValueError, match="needs a zone"):
        render(document, created_at=MADE_AT.replace(tzinfo=None))
