"""The key to reporters' contacts: sealed with one half, opened with the other alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from server.evidence.contact_key import SUITE, info_of, public_half
from server.evidence.tell_key import tell_key


def halves(folder: Path) -> tuple[Path, Path]:
    return folder / "keys" / "contact.pub.pem", folder / "keys" / "contact.pem"


def test_made_on_first_use_and_only_their_users(tmp_path: Path) -> None:
    public, private = halves(tmp_path)
    first = public_half(public, private)
    assert public_half(public, private) == first
    assert [file.stat().st_mode & 0o077 for file in (public, private)] == [0, 0]


def test_what_is_sealed_opens_with_the_private_half_and_for_its_tipoff(tmp_path: Path) -> None:
    public, private = halves(tmp_path)
    sealed = SUITE.encrypt(b"13800000000", public_half(public, private), info=info_of("a"))
    assert b"138" not in sealed
    key = load_pem_private_key(private.read_bytes(), None)
    assert SUITE.decrypt(sealed, key, info=info_of("a")) == b"13800000000"
    with pytest.raises(InvalidTag):
        SUITE.decrypt(sealed, key, info=info_of("b"))


def test_the_public_half_is_enough_to_seal(tmp_path: Path) -> None:
    public, private = halves(tmp_path)
    public_half(public, private)
    private.unlink()
    assert SUITE.encrypt(b"x", public_half(public, private), info=b"")
    assert not private.exists()


def test_a_crash_between_the_two_leaves_no_contact_that_nobody_opens(tmp_path: Path) -> None:
    public, private = halves(tmp_path)
    before = public_half(public, private)
    public.unlink()
    assert public_half(public, private) == before


def test_the_secret_of_the_door_stays(tmp_path: Path) -> None:
    file = tmp_path / "keys" / "tell.key"
    assert tell_key(file) == tell_key(file)
    assert file.stat().st_mode & 0o077 == 0
    file.write_text("short")
    with pytest.raises(ValueError, match="shorter"):
        tell_key(file)
