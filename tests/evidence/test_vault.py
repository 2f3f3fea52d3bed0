"""Both vaults keep the same promises: a folder, and a bucket of a pretended S3."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import obstore
import pytest
from PIL import Image

from server.evidence import vault as module
from server.evidence.vault import BucketVault, FolderVault, Vault, photo_key, vault_at
from tests.bucket import bucket_server, use_bucket
from tests.makers import jpeg, sha256

PHOTO = jpeg(1)
SHA256 = sha256(PHOTO)
KEY = photo_key(SHA256)


@pytest.fixture(scope="module")
def bucket_endpoint() -> Iterator[str]:
    with bucket_server() as endpoint:
        yield endpoint


@pytest.fixture(params=["folder", "bucket"])
def vault(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Vault:
    if request.param == "folder":
        return vault_at("", tmp_path / "vault")
    use_bucket(request.getfixturevalue("bucket_endpoint"), monkeypatch)
    return vault_at(f"s3://evidence/{tmp_path.name}", tmp_path)


def spooled(folder: Path, data: bytes) -> Path:
    file = folder / "whole.part"
    file.write_bytes(data)
    return file


def test_keeps_under_the_hash_and_takes_the_file_over(vault: Vault, tmp_path: Path) -> None:
    file = spooled(tmp_path, PHOTO)
    vault.put(file, KEY, "image/jpeg")
    assert not file.exists()
    assert vault.size(KEY) == len(PHOTO)
    with vault.open(KEY) as kept:
        assert kept.read() == PHOTO
    assert list(vault.keys("photos")) == [KEY]
    assert f"photos/{SHA256[:2]}/{SHA256[2:4]}/{SHA256}" == KEY


def test_the_same_again_changes_nothing(vault: Vault, tmp_path: Path) -> None:
    for _ in range(2):
        vault.put(spooled(tmp_path, PHOTO), KEY, "image/jpeg")
    assert list(vault.keys("photos")) == [KEY]


def test_opens_like_any_file(vault: Vault, tmp_path: Path) -> None:
    vault.put(spooled(tmp_path, PHOTO), KEY, "image/jpeg")
    with vault.open(KEY) as kept:
        assert kept.read(2).startswith(b"\xff\xd8")
        assert kept.seek(-2, 2) == len(PHOTO) - 2
        assert kept.read() == PHOTO[-2:]
        kept.seek(0)
        with Image.open(kept) as picture:
            assert picture.convert("RGB").size == (320, 240)


def test_what_is_not_there(vault: Vault) -> None:
    assert vault.size(KEY) is None
    assert list(vault.keys("photos")) == []
    vault.delete(KEY)
    with pytest.raises(FileNotFoundError):
        vault.open(KEY)


def test_deletes_derivatives_only_where_told(vault: Vault, tmp_path: Path) -> None:
    vault.put(spooled(tmp_path, PHOTO), KEY, "image/jpeg")
    vault.put(spooled(tmp_path, b"small"), "derived/small/x.jpg", "image/jpeg")
    vault.delete("derived/small/x.jpg")
    assert list(vault.keys("derived")) == []
    assert list(vault.keys("photos")) == [KEY]


@pytest.mark.parametrize("vault", ["bucket"], indirect=True)
def test_a_bucket_gets_parts_and_the_content_type(vault: BucketVault, tmp_path: Path) -> None:
    large = os.urandom(12_000_000)
    vault.put(spooled(tmp_path, large), KEY, "image/heic")
    kept = obstore.get(vault.store, KEY)
    assert kept.attributes["Content-Type"] == "image/heic"
    assert str(kept.meta["e_tag"]).strip('"').endswith("-3"), "not sent in three parts"
    with vault.open(KEY) as again:
        assert again.read() == large


@pytest.mark.parametrize("vault", ["bucket"], indirect=True)
def test_a_bucket_that_is_away_keeps_the_file_here(
    vault: BucketVault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setattr(module, "BUCKET_TRIES", 1)
    away = vault_at("s3://evidence/away", tmp_path)
    file = spooled(tmp_path, PHOTO)
    for call in (lambda: away.put(file, KEY, "image/jpeg"), lambda: away.size(KEY)):
        with pytest.raises(OSError) as failure:  # noqa: PT011  told apart by errno
            call()
        assert failure.value.errno == errno.EHOSTUNREACH
    assert file.read_bytes() == PHOTO


@pytest.mark.parametrize("url", ["https://bucket/x", "s3:///x", "nonsense"])
def test_a_wrong_vault_url_is_named(url: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="s3://bucket"):
        vault_at(url, tmp_path)


def test_a_folder_is_synced_file_first_then_every_folder_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    sync = os.fsync

    def remember(handle: int) -> None:
        synced.append(os.readlink(f"/proc/self/fd/{handle}"))
        sync(handle)

    monkeypatch.setattr(module.os, "fsync", remember)
    vault = FolderVault(tmp_path / "vault")
    file = spooled(tmp_path, PHOTO)
    vault.put(file, KEY, "image/jpeg")
    root = tmp_path / "vault"
    folders = [(root / KEY).parent, (root / KEY).parents[1], root / "photos", root]
    assert synced == [str(file), *map(str, folders)]

    def put_beside(key: str) -> list[str]:
        synced.clear()
        vault.put(spooled(tmp_path, PHOTO), key, "image/jpeg")
        return synced[1:]

    beside = KEY[:10] + "ff/" + "1" * 64
    fresh = (root / beside).parent
    assert put_beside(beside) == [str(fresh), str(fresh.parent)], "the rest is known to last"
    shutil.rmtree(fresh.parent)
    whole = [fresh, fresh.parent, root / "photos"]
    assert put_beside(beside) == [str(folder) for folder in whole], "made anew, synced anew"


@pytest.mark.parametrize("full", [False, True], ids=["room", "full"])
def test_a_spool_on_another_disk_never_leaves_half_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full: bool
) -> None:
    replace = os.replace

    def another_disk(source: Path, target: Path) -> None:
        if Path(source).suffix == ".part":
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        if full:
            raise OSError(errno.ENOSPC, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(module.os, "replace", another_disk)
    vault = FolderVault(tmp_path / "vault")
    file = spooled(tmp_path, PHOTO)
    if full:
        with pytest.raises(OSError, match="No space"):
            vault.put(file, KEY, "image/jpeg")
        assert file.exists()
        assert vault.size(KEY) is None
        assert [path for path in vault.root.rglob("*") if path.is_file()] == []
    else:
        vault.put(file, KEY, "image/jpeg")
        assert not file.exists()
        assert vault.size(KEY) == len(PHOTO)
