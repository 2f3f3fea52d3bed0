"""The secret of the citizens' door: it signs what the door hands out, and blurs whence it was asked."""

from __future__ import annotations

import secrets
from pathlib import Path

from server.evidence.key_file import keep_first

LEAST_BYTES = 32


def tell_key(file: Path) -> bytes:
    """Reads the secret, or makes one on first use; raises ValueError where the file holds too little."""
    if not file.exists():
        keep_first(file, secrets.token_hex(LEAST_BYTES).encode())
    secret = file.read_bytes().strip()
    if len(secret) < LEAST_BYTES:
        raise ValueError(f"{file}: shorter than {LEAST_BYTES} bytes")
    return secret
