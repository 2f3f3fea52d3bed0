"""The two halves of the key to reporters' contacts. What seals needs the public half alone.

A server whose web processes are not to hold the private half is given `contact.pub.pem` alone.
"""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from server.evidence.key_file import keep_first

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
"""RFC 9180, base mode; the sealed bytes are the encapsulated key and the ciphertext."""


def info_of(tipoff_id: str) -> bytes:
    """Binds a sealed contact to its tip-off: moved to another row it does not open."""
    return f"xuntian-contact-1:{tipoff_id}".encode()


def public_half(public_file: Path, private_file: Path) -> X25519PublicKey:
    """Makes both files on first use, the private one first: never a contact that nobody can open.

    Raises ValueError where the file holds no X25519 key.
    """
    if not public_file.exists():
        _make(public_file, private_file)
    key = serialization.load_pem_public_key(public_file.read_bytes())
    if not isinstance(key, X25519PublicKey):
        raise ValueError(f"{public_file}: not an X25519 key")
    return key


def _make(public_file: Path, private_file: Path) -> None:
    fresh = X25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    keep_first(private_file, fresh)
    # the one that stands: another process may have been first
    kept = serialization.load_pem_private_key(private_file.read_bytes(), None)
    if not isinstance(kept, X25519PrivateKey):
        raise ValueError(f"{private_file}: not an X25519 key")
    public = kept.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    keep_first(public_file, public)
