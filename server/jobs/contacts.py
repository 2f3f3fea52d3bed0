"""Sealing what a reporter leaves to be reached by; nothing here can open it again."""

from __future__ import annotations

import orjson
from flask import current_app

from server.evidence.contact_key import SUITE, info_of, public_half

PADDED_BYTES = 320
"""Every contact is as long as the longest, so that the sealed bytes tell nothing of the name."""


def sealed_contact(tipoff_id: str, name: str, phone: str) -> bytes:
    """HPKE over JSON {"name", "phone"} and blanks; opened by `server.jobs.contact_opening` alone.

    To be called before the write lock is taken. Raises OSError where the key cannot be read.
    """
    config = current_app.extensions["xuntian.config"]
    key = public_half(config.contact_public_key, config.contact_key)
    plain = orjson.dumps({"name": name, "phone": phone}).ljust(PADDED_BYTES)
    return SUITE.encrypt(plain, key, info=info_of(tipoff_id))
