"""Unfinished uploads: kept to the last byte, one writer at a time, nothing half done."""

from __future__ import annotations

import errno
import hashlib
import io
import multiprocessing
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from server.evidence import spool as module
from server.evidence.spool import (
    PIECE_BYTES,
    SLOW_PIECE_BYTES,
    Busy,
    Checksum,
    Gone,
    PieceDiffers,
    Spool,
    TooMuch,
    Upload,
    Written,
    WrongOffset,
    upload_of,
)

NOW = datetime(2026, 6, 1, tzinfo=UTC)
DATA = os.urandom(3 * PIECE_BYTES + 17)
SHA256 = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    return Spool(tmp_path)


@pytest.fixture
def upload(spool: Spool) -> Upload:
    return begin(spool, len(DATA), NOW + timedelta(days=1))


def begin(spool: Spool, length: int, expires_at: datetime) -> Upload:
    upload = upload_of("me", length, SHA256, expires_at)
    spool.keep(upload)
    return upload


def write(
    spool: Spool,
    upload: Upload,
    data: bytes,
    offset: int = 0,
    announced: int | None = None,
    checksum: Checksum | None = None,
) -> Written:
    with spool.holding(upload) as out:
        return spool.append(
            out, upload, offset, io.BytesIO(data).read, announced or len(data), checksum
        )


def test_one_request_hashes_on_the_way(spool: Spool, upload: Upload) -> None:
    assert write(spool, upload, DATA) == Written(len(DATA), SHA256, False)
    assert spool.file(upload.id).read_bytes() == DATA


def test_a_resumed_upload_is_hashed_from_the_disk(spool: Spool, upload: Upload) -> None:
    write(spool, upload, DATA[:1000])
    assert write(spool, upload, DATA[1000:], 1000) == Written(len(DATA), None, False)
    assert spool.digest(upload) == SHA256


def test_what_arrived_before_a_break_is_kept_though_its_checksum_cannot_hold(
    spool: Spool, upload: Upload
) -> None:
    whole_piece = Checksum("sha256", hashlib.sha256(DATA).digest())
    written = write(spool, upload, DATA[:100_000], announced=len(DATA), checksum=whole_piece)
    assert (written.offset, written.broken) == (100_000, True)
    assert spool.offset(upload) == 100_000


@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
def test_a_piece_with_another_checksum_leaves_nothing(
    spool: Spool, upload: Upload, algorithm: str
) -> None:
    write(spool, upload, DATA[:500])
    digest = hashlib.new(algorithm, DATA[500:900]).digest()
    with pytest.raises(PieceDiffers):
        write(spool, upload, DATA[501:901], 500, checksum=Checksum(algorithm, digest))
    assert spool.offset(upload) == 500
    write(spool, upload, DATA[500:900], 500, checksum=Checksum(algorithm, digest))
    assert spool.offset(upload) == 900


@pytest.mark.parametrize("offset", [0, 499, 501, len(DATA) + 1])
def test_bytes_begin_where_the_kept_ones_end(spool: Spool, upload: Upload, offset: int) -> None:
    write(spool, upload, DATA[:500])
    with pytest.raises(WrongOffset) as wrong:
        write(spool, upload, b"x", offset)
    assert wrong.value.offset == 500


@pytest.mark.parametrize("told", [True, False], ids=["announced", "unannounced"])
def test_no_more_than_the_length(spool: Spool, upload: Upload, told: bool) -> None:
    write(spool, upload, DATA[:500])
    more = DATA[500:] + b"x"
    with spool.holding(upload) as out, pytest.raises(TooMuch):
        spool.append(out, upload, 500, io.BytesIO(more).read, len(more) if told else None)
    assert spool.offset(upload) == 500


def test_a_slow_connection_is_read_in_small_pieces(
    spool: Spool, upload: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [0.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: clock[0])
    body, sizes = io.BytesIO(DATA), []

    def read(size: int) -> bytes:
        sizes.append(size)
        clock[0] += 0.0 if len(sizes) in (1, 2) else 1.0
        return body.read(size)

    with spool.holding(upload) as out:
        spool.append(out, upload, 0, read, len(DATA))
    assert sizes[:5] == [
        SLOW_PIECE_BYTES,
        PIECE_BYTES,
        PIECE_BYTES,
        SLOW_PIECE_BYTES,
        SLOW_PIECE_BYTES,
    ]
    assert spool.digest(upload) == SHA256


class FullDisk:
    """A disk with `room` bytes left, that takes what fits before it says so, as disks do."""

    def __init__(self, out: Any, room: int) -> None:
        self.out, self.room = out, room

    def write(self, data: memoryview) -> int:
        if self.room == 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        taken: int = self.out.write(data[: self.room])
        self.room -= taken
        return taken

    def __getattr__(self, name: str) -> Any:
        return getattr(self.out, name)


def test_a_full_disk_keeps_what_fitted(spool: Spool, upload: Upload) -> None:
    with spool.holding(upload) as out, pytest.raises(OSError, match="No space"):
        spool.append(FullDisk(out, PIECE_BYTES + 5), upload, 0, io.BytesIO(DATA).read)  # type: ignore[arg-type]
    kept = spool.offset(upload)
    assert kept == PIECE_BYTES + 5
    write(spool, upload, DATA[kept:], kept)
    assert spool.digest(upload) == SHA256


def test_a_sidecar_that_does_not_fit_leaves_none(
    spool: Spool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(module.os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        begin(spool, 10, NOW)
    assert [file.suffix for file in spool.folder.iterdir()] == [".part"]


def test_two_threads_cannot_write_at_once(spool: Spool, upload: Upload) -> None:
    with spool.holding(upload), pytest.raises(Busy), spool.holding(upload):
        pass
    with spool.holding(upload):
        pass


def _hold(folder: Path, upload: Upload, pipe: Any) -> None:
    with Spool(folder).holding(upload):
        pipe.send("held")
        pipe.recv()


@contextmanager
def another_process(target: Callable[..., None], *args: Any) -> Iterator[Any]:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=target, args=(*args, theirs))
    process.start()
    assert ours.recv() == "held"
    try:
        yield process
    finally:
        process.kill()
        process.join()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_killed_process_lets_go(spool: Spool, upload: Upload) -> None:
    with another_process(_hold, spool.folder, upload) as process:
        with pytest.raises(Busy), spool.holding(upload):
            pass
        process.kill()
        process.join()
        with spool.holding(upload):
            pass


def test_an_upload_completed_meanwhile_is_gone(
    spool: Spool, upload: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = module.fcntl.flock

    def slow(*args: Any) -> None:
        os.replace(spool.file(upload.id), spool.folder / "in-the-vault")
        lock(*args)

    monkeypatch.setattr(module.fcntl, "flock", slow)
    with pytest.raises(Gone), spool.holding(upload):
        pass
    assert spool.find(upload.id) is None


def test_the_same_photo_of_the_same_person_is_the_same_upload() -> None:
    later = NOW + timedelta(days=3)
    one = upload_of("me", 10, SHA256, NOW)
    assert upload_of("me", 10, SHA256, later, "other words").id == one.id
    others = {upload_of("you", 10, SHA256, NOW).id, upload_of("me", 11, SHA256, NOW).id}
    assert one.id not in others


@pytest.mark.parametrize("name", ["", "..", "../../etc/passwd", "a" * 31, "G" * 32, "a" * 33])
def test_an_id_is_never_a_path(spool: Spool, name: str) -> None:
    assert spool.find(name) is None


@pytest.mark.parametrize("left", ["", "{}", "[]", '{"id": 1}', "\0"])
def test_an_empty_sidecar_after_a_power_cut_is_no_upload(
    spool: Spool, upload: Upload, left: str
) -> None:
    spool.file(upload.id).with_suffix(".json").write_text(left)
    assert spool.find(upload.id) is None


def test_the_sweep_takes_what_expired_and_what_is_stray(spool: Spool, upload: Upload) -> None:
    old = begin(spool, 5, NOW - timedelta(seconds=1))
    held = begin(spool, 6, NOW - timedelta(seconds=1))
    stray = spool.folder / "tmp123"
    fresh = spool.folder / "tmp456"
    folder = spool.folder / "tmp789"
    """What a process that was killed while it made a package leaves behind."""
    folder.mkdir()
    (folder / "package.zip").touch()
    for file, age in (
        (stray, timedelta(days=2)),
        (folder, timedelta(days=2)),
        (fresh, timedelta(hours=2)),
    ):
        if file is not folder:
            file.touch()
        moment = (NOW - age).timestamp()
        os.utime(file, (moment, moment))
    with spool.holding(held):
        assert spool.sweep(NOW) == 1
    assert spool.find(old.id) is None
    assert spool.find(held.id) == held
    assert spool.find(upload.id) == upload
    assert (stray.exists(), folder.exists(), fresh.exists()) == (False, False, True)
