"""Calls a library that brings an event loop of its own where one may be running already: in a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def apart(call: Callable[..., T], *args: Any, **kwargs: Any) -> T:
    """What the call gives, or its exception. It must touch no database: a thread has its own connection."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(call, *args, **kwargs).result()
