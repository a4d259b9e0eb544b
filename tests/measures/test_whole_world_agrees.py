"""The figures of the whole demonstration world equal a second computation from its entries."""

from __future__ import annotations

import pytest

from requests_app.common import clock
from requests_app.jobs.demo import generator
from tests.demo.test_figures_agree import every_figure_agrees


@pytest.mark.slow
@pytest.mark.django_db
def test_in_the_whole_world() -> None:
    generator.build(clock.now(), password="invented for a test", pressed=0)
    every_figure_agrees()
