"""Uploads that are not whole yet: one file of bytes and a small sidecar each, on the local disk.

The offset of an upload is the size of its file, so what arrived before a broken connection or a
killed server is kept. A lock on the file lets one request work on it at a time, over threads and
processes.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from io import FileIO
from pathlib import Path

PIECE_BYTES = 1 << 18
"""Read at once from a fast connection; pieces of 64 kB took 1 ms more CPU for 1 MB."""
SLOW_PIECE_BYTES = 1 << 14
SLOW_S = 0.05
"""A read that took longer comes over a weak signal: small pieces, so that a break costs little."""
STRAY_AFTER = timedelta(days=1)
"""A file without a sidecar belongs to work in progress until it is this old [P]."""
_ID = re.compile(r"[0-9a-f]{32}")


class Busy(Exception):
    """Another request is working on this upload."""


class Gone(Exception):
    """The upload was completed or dropped by another request."""


class BrokenOff(Exception):
    """Raised by a body's `read`: the client went away."""


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
    metadata: str
    """As the client sent it; told again, never read as a name of anything."""


@dataclass(frozen=True, slots=True)
class Checksum:
    """What the client says of one piece."""

    algorithm: str
    """A name of hashlib."""
    digest: bytes


@dataclass(frozen=True, slots=True)
class Written:
    offset: int
    sha256: str | None
    """Of the whole, where all of it came in this one request."""
    broken: bool
    """Whether the client went away before it had sent what it announced."""


def upload_of(
    owner: str, length: int, sha256: str, expires_at: datetime, metadata: str = ""
) -> Upload:
    """The upload of one photo by one person: the same id each time it is begun.

    So that a first request that broke off is gone on with, though its client never heard where.
    """
    name = hashlib.sha256(f"{owner} {length} {sha256}".encode()).hexdigest()[:32]
    return Upload(name, owner, length, sha256, expires_at.isoformat(), metadata)


class Spool:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, upload: Upload) -> None:
        """Makes the upload one that is found by its id; raises OSError.

        What is whole at the end of its first request needs none of this.
        """
        side = self._side(upload.id)
        fresh = side.with_suffix(".new")
        try:
            self.file(upload.id).touch()
            fresh.write_text(json.dumps(asdict(upload)), encoding="utf-8")
            os.replace(fresh, side)
        except OSError:
            fresh.unlink(missing_ok=True)
            raise

    def find(self, upload_id: str) -> Upload | None:
        """The upload, or None where there is none or its bytes have moved on into the vault."""
        if not _ID.fullmatch(upload_id) or not self.file(upload_id).exists():
            return None
        try:
            return Upload(**json.loads(self._side(upload_id).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            # a power cut may leave an empty sidecar: the phone begins that upload again
            return None

    def offset(self, upload: Upload) -> int:
        try:
            return self.file(upload.id).stat().st_size
        except FileNotFoundError:
            return 0

    def file(self, upload_id: str) -> Path:
        return self.folder / f"{upload_id}.part"

    @contextmanager
    def holding(self, upload: Upload, begin: bool = False) -> Iterator[FileIO]:
        """The upload's file, for this request alone; made with `begin`. Raises Busy, Gone."""
        path = self.file(upload.id)
        try:
            handle = os.open(path, os.O_RDWR | (os.O_CREAT if begin else 0), 0o644)
        except FileNotFoundError as error:
            raise Gone from error
        # unbuffered: a byte counted in the offset is a byte the kernel has
        with FileIO(handle, "r+") as out:
            try:
                fcntl.flock(out, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise Busy from error
            if not _is_at(out, path):
                raise Gone
            yield out

    def append(
        self,
        out: FileIO,
        upload: Upload,
        offset: int,
        read: Callable[[int], bytes],
        announced: int | None = None,
        checksum: Checksum | None = None,
    ) -> Written:
        """Writes to the held file what `read` gives until it gives nothing.

        `announced` is how many bytes the client said it would send, where it said so. A piece that
        ends before that, or whose `read` raises BrokenOff, is kept without its checksum: the
        SHA-256 of the whole guards it.
        Raises WrongOffset, TooMuch and PieceDiffers (nothing of the piece is kept) and OSError
        where the disk fails (what was written before is kept).
        """
        have = os.fstat(out.fileno()).st_size
        if have != offset:
            raise WrongOffset(have)
        if announced is not None and offset + announced > upload.length:
            raise TooMuch
        whole = hashlib.sha256()
        other = None
        if checksum is not None and checksum.algorithm != "sha256":
            other = hashlib.new(checksum.algorithm, usedforsecurity=False)
        broken, size = False, SLOW_PIECE_BYTES
        out.seek(have)
        while True:
            asked = time.monotonic()
            try:
                piece = read(size)
            except BrokenOff:
                broken = True
                break
            if not piece:
                broken = announced is not None and have - offset < announced
                break
            if have + len(piece) > upload.length:
                out.truncate(offset)
                raise TooMuch
            size = PIECE_BYTES if time.monotonic() - asked < SLOW_S else SLOW_PIECE_BYTES
            _write_all(out, piece)
            whole.update(piece)
            if other is not None:
                other.update(piece)
            have += len(piece)
        if checksum is not None and not broken and (other or whole).digest() != checksum.digest:
            out.truncate(offset)
            raise PieceDiffers
        complete = offset == 0 and have == upload.length
        return Written(have, whole.hexdigest() if complete else None, broken)

    def digest(self, upload: Upload) -> str:
        """SHA-256 of all that is there, read again from the disk."""
        with self.file(upload.id).open("rb") as kept:
            return hashlib.file_digest(kept, "sha256").hexdigest()

    def drop(self, upload_id: str) -> None:
        self._side(upload_id).unlink(missing_ok=True)
        self.file(upload_id).unlink(missing_ok=True)

    def sweep(self, moment: datetime) -> int:
        """Drops expired uploads nobody works on, and stray files and folders; how many uploads."""
        dropped = 0
        for part in self.folder.glob("*.part"):
            upload = self.find(part.stem)
            if upload is None or datetime.fromisoformat(upload.expires_at) > moment:
                continue
            try:
                with self.holding(upload):
                    self.drop(upload.id)
                dropped += 1
            except (Busy, Gone):
                continue
        for file in self.folder.iterdir():
            if self.find(file.stem) is None and _older(file, moment - STRAY_AFTER):
                _remove(file)
        return dropped

    def _side(self, upload_id: str) -> Path:
        return self.folder / f"{upload_id}.json"


def _write_all(out: FileIO, piece: bytes) -> None:
    """An unbuffered file may take a part only, as it does at the last bytes of a full disk."""
    rest = memoryview(piece)
    while rest:
        rest = rest[out.write(rest) or 0 :]


def _is_at(out: FileIO, path: Path) -> bool:
    """Whether the file was not renamed or removed between opening and locking it."""
    try:
        return os.path.samestat(os.fstat(out.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _remove(stray: Path) -> None:
    """A folder is what a process left that was killed while it made a file of several parts."""
    if stray.is_dir():
        shutil.rmtree(stray, ignore_errors=True)
    else:
        stray.unlink(missing_ok=True)


def _older(file: Path, moment: datetime) -> bool:
    try:
        return datetime.fromtimestamp(file.stat().st_mtime, UTC) < moment
    except FileNotFoundError:
        return False
