"""Uploads that are not whole yet: one file of bytes and a small sidecar each, on the local disk.

The offset of an upload is the size of its file, so what arrived before a broken connection or a killed
server is kept. A lock on the file lets one request write at a time, over threads and processes.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

PIECE_BYTES = 1 << 18
_ID = re.compile(r"^[0-9a-f]{32}$")


class Busy(Exception):
    """Another request is writing this upload."""


class WrongOffset(Exception):
    """The bytes sent do not begin where the kept ones end."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


class TooMuch(Exception):
    """More bytes than the length that was announced."""


class PieceDiffers(Exception):
    """The checksum sent with a piece is not that of the piece."""


@dataclass(frozen=True, slots=True)
class Upload:
    id: str
    owner: str
    length: int
    sha256: str
    expires_at: str
    """ISO instant in UTC."""


@dataclass(frozen=True, slots=True)
class Written:
    offset: int
    sha256: str | None
    """Of the whole, where all of it came in this one request."""
    head: bytes
    """The first bytes, where they came in this request."""


class Spool:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def create(self, owner: str, length: int, sha256: str, expires_at: datetime) -> Upload:
        upload = Upload(uuid.uuid4().hex, owner, length, sha256, expires_at.isoformat())
        side = self._side(upload.id)
        fresh = side.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(upload)), encoding="utf-8")
        self.file(upload.id).touch()
        os.replace(fresh, side)
        return upload

    def find(self, upload_id: str) -> Upload | None:
        if not _ID.match(upload_id):
            return None
        try:
            return Upload(**json.loads(self._side(upload_id).read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None

    def offset(self, upload: Upload) -> int:
        try:
            return self.file(upload.id).stat().st_size
        except FileNotFoundError:
            return 0

    def file(self, upload_id: str) -> Path:
        return self.folder / f"{upload_id}.part"

    def append(
        self,
        upload: Upload,
        offset: int,
        read: Callable[[int], bytes],
        piece_sha256: bytes | None = None,
    ) -> Written:
        """Writes what `read` gives until it gives nothing; what came before an error of it is kept.

        Raises Busy, WrongOffset, TooMuch, PieceDiffers (nothing of the piece is kept), OSError.
        """
        with self._locked(upload) as out:
            have = os.fstat(out.fileno()).st_size
            if have != offset:
                raise WrongOffset(have)
            digest = hashlib.sha256()
            head = b""
            out.seek(have)
            try:
                while piece := read(PIECE_BYTES):
                    if have + len(piece) > upload.length:
                        raise TooMuch
                    out.write(piece)
                    digest.update(piece)
                    if not head and have == 0:
                        head = bytes(piece[:64])
                    have += len(piece)
            except TooMuch:
                out.truncate(offset)
                raise
            except OSError:
                # the client went away or the disk is full: whole pieces stay, a half one goes
                out.truncate(have)
                raise
            if piece_sha256 is not None and digest.digest() != piece_sha256:
                out.truncate(offset)
                raise PieceDiffers
            whole = digest.hexdigest() if offset == 0 and have == upload.length else None
            return Written(have, whole, head)

    def digest(self, upload: Upload) -> str:
        """SHA-256 of all that is there, read again from the disk."""
        with self.file(upload.id).open("rb") as kept:
            return hashlib.file_digest(kept, "sha256").hexdigest()

    def drop(self, upload_id: str) -> None:
        self._side(upload_id).unlink(missing_ok=True)
        self.file(upload_id).unlink(missing_ok=True)

    def sweep(self, moment: datetime) -> int:
        """Drops expired uploads; answers how many."""
        dropped = 0
        for side in self.folder.glob("*.json"):
            upload = self.find(side.stem)
            if upload is not None and datetime.fromisoformat(upload.expires_at) <= moment:
                self.drop(upload.id)
                dropped += 1
        return dropped

    def _side(self, upload_id: str) -> Path:
        return self.folder / f"{upload_id}.json"

    @contextmanager
    def _locked(self, upload: Upload) -> Iterator[BinaryIO]:
        # unbuffered: a byte counted in the offset is a byte the kernel has
        with open(self.file(upload.id), "r+b", buffering=0) as out:
            try:
                fcntl.flock(out, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise Busy from error
            yield out  # type: ignore[misc]
