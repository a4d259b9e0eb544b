"""A table as a CSV file that no spreadsheet runs as a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe(value: object) -> str:
    """A cell; what a spreadsheet would take for a formula is marked as text. Telephone numbers stay what they are."""
    text = "" if value is None else str(value)
    if text.startswith(STARTS_A_FORMULA) and not text.lstrip("+-").replace(" ", "").isdigit():
        return f"'{text}"
    return text


def csv_response(name: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """The file, to be stored, never shown."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = csv.writer(response)
    writer.writerow(head)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return response
