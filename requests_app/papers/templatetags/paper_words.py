"""What the template of a paper needs to set a second language under the first."""

from __future__ import annotations

from django import template
from django.utils.html import format_html

from requests_app.papers.document import Document

register = template.Library()


@register.filter
def second(text: str, paper: Document) -> str:
    """The text in the paper's second language, as an element that says which it is; nothing where there is none."""
    if not text or not paper.second_language:
        return ""
    return format_html(
        '<span class="also" lang="{}" dir="{}">{}</span>', paper.second_language, paper.second_direction, text
    )
