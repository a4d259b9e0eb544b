"""What the renderer may fetch: nothing. Its stylesheet is handed to it as text, so every address is refused."""

from __future__ import annotations

from typing import NoReturn


class FetchRefused(RuntimeError):
    """A template or a style asked for something outside itself; the paper is not drawn."""


class RefuseAll:
    """Says no to every address (network, file, data), and remembers what was asked so that the paper fails loudly."""

    # Read by WeasyPrint: a refusal is reported to us at the end, together with all others.
    _fail_on_errors = False

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, url: str) -> NoReturn:
        self.asked.append(url)
        raise FetchRefused(f"A paper may fetch nothing, and this one asked for {url[:80]!r}.")

    def fail_if_asked(self) -> None:
        """Raise when anything was asked for: a paper with a hole in it must not leave the house."""
        if self.asked:
            raise FetchRefused(f"A paper may fetch nothing, and this one asked for {self.asked[0][:80]!r}.")
