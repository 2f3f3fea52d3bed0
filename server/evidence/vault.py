"""Kept bytes under the hash of their content: a folder, or an S3 bucket.

Keys are "photos/aa/bb/<sha256>", "derived/<size>/<sha256>.jpg" (may be deleted at any time, made again
on demand) and "imports/<sha256>".
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Protocol, cast
from urllib.parse import urlsplit

import obstore
from obstore.store import S3Store


def photo_key(sha256: str) -> str:
    return f"photos/{sha256[:2]}/{sha256[2:4]}/{sha256}"


def derived_key(sha256: str, size: str) -> str:
    return f"derived/{size}/{sha256}.jpg"


def import_key(sha256: str) -> str:
    return f"imports/{sha256}"


class Vault(Protocol):
    def put(self, file: Path, key: str, media_type: str) -> None:
        """Takes the file over: durable under `key` when this returns, `file` is gone.

        The same key again replaces equal bytes by equal bytes. Raises OSError.
        """

    def open(self, key: str) -> BinaryIO:
        """A readable, seekable file; raises FileNotFoundError."""

    def size(self, key: str) -> int | None:
        """Bytes under `key`, or None where there is nothing."""

    def delete(self, key: str) -> None:
        """Removes it where it is there."""

    def keys(self, prefix: str) -> Iterator[str]:
        """Every key that begins with `prefix` and a slash."""

    def local_path(self, key: str) -> Path | None:
        """The file where it lies in a folder of this machine, for sending it without a copy."""


def vault_at(url: str, folder: Path) -> Vault:
    """The vault of a configuration: an S3 URL, or the folder where the URL is empty."""
    if not url:
        return FolderVault(folder)
    parts = urlsplit(url)
    if parts.scheme != "s3" or not parts.netloc:
        raise ValueError(f"{url}: expected s3://bucket/prefix")
    return BucketVault(S3Store.from_url(url))


class FolderVault:
    """Not obstore's LocalStore: that one does not sync, and a receipt promises durability."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()

    def put(self, file: Path, key: str, media_type: str) -> None:  # noqa: ARG002  S3 needs it
        target = self.root / key
        if not target.parent.is_dir():
            target.parent.mkdir(parents=True, exist_ok=True)
            for made in (target.parent, *target.parent.parents):
                _sync_folder(made.parent)
                if made == self.root:
                    break
        with file.open("rb") as written:
            os.fsync(written.fileno())
        try:
            os.replace(file, target)
        except OSError as error:
            if error.errno != 18:
                raise
            # EXDEV: the spool lies on another disk
            beside = target.with_name(f".{target.name}.{os.getpid()}")
            with file.open("rb") as source, beside.open("wb") as copy:
                shutil.copyfileobj(source, copy, 1 << 20)
                copy.flush()
                os.fsync(copy.fileno())
            os.replace(beside, target)
            file.unlink()
        _sync_folder(target.parent)

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

    def local_path(self, key: str) -> Path | None:
        return self.root / key


class BucketVault:
    def __init__(self, store: S3Store) -> None:
        self.store = store

    def put(self, file: Path, key: str, media_type: str) -> None:
        # a path is streamed in parts, never held whole in memory
        obstore.put(self.store, key, file, attributes={"Content-Type": media_type})
        file.unlink()

    def open(self, key: str) -> BinaryIO:
        return cast(BinaryIO, obstore.open_reader(self.store, key))

    def size(self, key: str) -> int | None:
        try:
            return int(obstore.head(self.store, key)["size"])
        except FileNotFoundError:
            return None

    def delete(self, key: str) -> None:
        obstore.delete(self.store, key)

    def keys(self, prefix: str) -> Iterator[str]:
        for batch in obstore.list(self.store, prefix):
            for item in batch:
                yield str(item["path"])

    def local_path(self, key: str) -> Path | None:  # noqa: ARG002  nothing of a bucket is local
        return None


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
