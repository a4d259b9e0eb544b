"""How many questions each page of the story put to the database, counted in the server's own threads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest import mock

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.http import HttpRequest
from django.http.response import HttpResponseBase

# Django's own bookkeeping of a nested transaction asks for nothing.
FREE = ("SAVEPOINT", "RELEASE SAVEPOINT")


@dataclass(frozen=True)
class Answer:
    """What was asked of the server, what it was, and what it asked of the database."""

    method: str
    path: str
    status: int
    kind: str
    asked: tuple[str, ...]

    @property
    def page(self) -> bool:
        """Whether somebody looks at it: no redirect, no file, no act."""
        return self.method == "GET" and self.status == 200 and self.kind.startswith("text/html")


@contextmanager
def counted() -> Iterator[list[Answer]]:
    """Every answer from here on."""
    found: list[Answer] = []
    plain = WSGIHandler.get_response

    def answered(handler: WSGIHandler, request: HttpRequest) -> HttpResponseBase:
        asked: list[str] = []

        def counts(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
            if not sql.startswith(FREE):
                asked.append(sql)
            return execute(sql, params, many, context)

        with connections["default"].execute_wrapper(counts):
            response = plain(handler, request)
        kind = response.get("Content-Type", "")
        found.append(Answer(str(request.method), request.path, response.status_code, kind, tuple(asked)))
        return response

    with mock.patch.object(WSGIHandler, "get_response", answered):
        yield found


@contextmanager
def kept_files() -> Iterator[None]:
    """Style and script are kept by the browsers, as they are where a real server says so."""
    plain = StaticFilesHandler.serve

    def serve(handler: StaticFilesHandler, request: HttpRequest) -> HttpResponseBase:
        response = plain(handler, request)
        response.headers["Cache-Control"] = "public, max-age=31536000"
        return response

    with mock.patch.object(StaticFilesHandler, "serve", serve):
        yield
