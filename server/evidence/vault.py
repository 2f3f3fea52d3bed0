"""Kept bytes under the hash of their content: a folder, or an S3 bucket.

Keys are "photos/aa/bb/<sha256>", "derived/<size>/<sha256>.jpg" (may be deleted at any time, made
again on demand) and "imports/<sha256>"; of citizens' pictures "tipoffs/aa/bb/<sha256>"; of files that
are kept some days, "exports/<id>-<try>".
"""

from __future__ import annotations

import errno
import io
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import takewhile
from pathlib import Path
from typing import Any, BinaryIO, Protocol, cast
from urllib.parse import urlsplit

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

BUCKET_TRIES = 4
BUCKET_PATIENCE = timedelta(seconds=20)
"""A phone waits for the answer, and its own outbox does the long waiting [P]."""
READ_BYTES = 1 << 18


def photo_key(sha256: str) -> str:
    return f"photos/{sha256[:2]}/{sha256[2:4]}/{sha256}"


def derived_key(sha256: str, size: str) -> str:
    return f"derived/{size}/{sha256}.jpg"


def document_key(sha256: str) -> str:
    """Of a paper that was brought at the desk."""
    return f"documents/{sha256[:2]}/{sha256[2:4]}/{sha256}"


def tipoff_key(sha256: str) -> str:
    """Of a citizen's picture as kept: apart from records' photos, whose doors never reach it."""
    return f"tipoffs/{sha256[:2]}/{sha256[2:4]}/{sha256}"


def import_key(sha256: str) -> str:
    return f"imports/{sha256}"


class Vault(Protocol):
    """Every method raises OSError where the disk fails, with EHOSTUNREACH where the bucket does."""

    def put(self, file: Path, key: str, media_type: str) -> None:
        """Takes the file over: durable under `key` when this returns, and `file` is gone.

        On an error `file` is still there. The same key again replaces equal bytes by equal bytes.
        """

    def open(self, key: str) -> BinaryIO:
        """A readable, seekable file; raises FileNotFoundError."""

    def size(self, key: str) -> int | None:
        """Bytes under `key`, or None where there is nothing."""

    def delete(self, key: str) -> None:
        """Removes it where it is there."""

    def keys(self, prefix: str) -> Iterator[str]:
        """Every key that begins with `prefix` and a slash."""


def vault_at(url: str, folder: Path) -> Vault:
    """The vault of a configuration: an S3 URL, or the folder where the URL is empty."""
    if not url:
        return FolderVault(folder)
    parts = urlsplit(url)
    if parts.scheme != "s3" or not parts.netloc:
        raise ValueError(f"{url}: expected s3://bucket/prefix")
    return BucketVault(
        S3Store.from_url(
            url,
            retry_config={"max_retries": BUCKET_TRIES - 1, "retry_timeout": BUCKET_PATIENCE},
        )
    )


class FolderVault:
    """Not obstore's LocalStore: that one does not sync, and a receipt promises durability."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self._lasting: set[Path] = set()
        """Folders whose names this process has synced: a power cut leaves them where they are.

        Not those that hold the photos: there are 65,536 of them, and few are met twice.
        """

    def put(self, file: Path, key: str, media_type: str) -> None:  # noqa: ARG002
        target = self.root / key
        folders = list(takewhile(lambda folder: folder != self.root, target.parents))
        if not folders[0].is_dir():
            self._lasting.difference_update(folder for folder in folders if not folder.is_dir())
            folders[0].mkdir(parents=True, exist_ok=True)
        with file.open("rb") as written:
            os.fsync(written.fileno())
        try:
            os.replace(file, target)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            _copy_across_disks(file, target)
        _sync_folder(folders[0])
        # not only what was made here: another process may have made one and not synced it yet
        for folder in folders:
            if folder not in self._lasting:
                _sync_folder(folder.parent)
        self._lasting.update(folders[1:])

    def open(self, key: str) -> BinaryIO:
        return (self.root / key).open("rb")

    def size(self, key: str) -> int | None:
        try:
            return (self.root / key).stat().st_size
        except FileNotFoundError:
            return None

    def delete(self, key: str) -> None:
        (self.root / key).unlink(missing_ok=True)

    def keys(self, prefix: str) -> Iterator[str]:
        for folder, _, names in os.walk(self.root / prefix):
            for name in names:
                if not name.startswith("."):
                    yield str((Path(folder) / name).relative_to(self.root))


def _copy_across_disks(file: Path, target: Path) -> None:
    """A rename where spool and vault lie on two disks: never half a file under the key."""
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with file.open("rb") as source, beside.open("wb") as copy:
            shutil.copyfileobj(source, copy, READ_BYTES)
            copy.flush()
            os.fsync(copy.fileno())
        os.replace(beside, target)
    finally:
        beside.unlink(missing_ok=True)
    file.unlink()


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class BucketVault:
    def __init__(self, store: S3Store) -> None:
        self.store = store

    def put(self, file: Path, key: str, media_type: str) -> None:
        with _reaching():
            # a path is streamed in parts, never held whole in memory
            obstore.put(self.store, key, file, attributes={"Content-Type": media_type})
        file.unlink()

    def open(self, key: str) -> BinaryIO:
        with _reaching():
            return cast(BinaryIO, io.BufferedReader(_Ranges(self.store, key), READ_BYTES))

    def size(self, key: str) -> int | None:
        try:
            with _reaching():
                return int(obstore.head(self.store, key)["size"])
        except FileNotFoundError:
            return None

    def delete(self, key: str) -> None:
        with _reaching():
            obstore.delete(self.store, key)

    def keys(self, prefix: str) -> Iterator[str]:
        with _reaching():
            for batch in obstore.list(self.store, prefix):
                for item in batch:
                    yield str(item["path"])


class _Ranges(io.RawIOBase):
    """obstore's reader as the file that the standard library and Pillow know."""

    def __init__(self, store: S3Store, key: str) -> None:
        self._reader: Any = obstore.open_reader(store, key)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return int(self._reader.seek(offset, whence))

    def readinto(self, into: Any) -> int:
        with _reaching():
            data = self._reader.read(len(into))
        into[: len(data)] = memoryview(data)
        return len(data)


@contextmanager
def _reaching() -> Iterator[None]:
    try:
        yield
    except BaseError as error:
        raise OSError(errno.EHOSTUNREACH, str(error)[:200]) from error
