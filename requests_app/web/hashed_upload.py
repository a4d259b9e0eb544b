"""A file that somebody drops to have it compared: hashed as it arrives, kept neither in memory nor on disk."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class Hashed(UploadedFile):  # type: ignore[type-arg]
    """What is left of a file: its hash, or nothing where it was too large."""

    def __init__(self, sha256: str, size: int) -> None:
        super().__init__(BytesIO(), "paper", "application/pdf", size)
        self.sha256 = sha256


class HashOnly(FileUploadHandler):
    """Reads to the end, hashes at most `most` bytes, keeps none."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most
        self.seen = 0
        self.digest = hashlib.sha256()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.seen, self.digest = 0, hashlib.sha256()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.seen += len(raw_data)
        if self.seen <= self.most:
            self.digest.update(raw_data)

    def file_complete(self, file_size: int) -> Hashed:
        return Hashed(self.digest.hexdigest() if 0 < self.seen <= self.most else "", file_size)
