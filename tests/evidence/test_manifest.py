"""The manifest that a phone signs, against the golden cases that the phone runs too."""

from __future__ import annotations

import hashlib
from typing import Any

import rfc8785

from tests.rules.cases import golden


@golden("manifest")
def test_manifest(given: Any, expect: Any) -> None:
    manifest = rfc8785.dumps({"format": "xuntian-manifest-1", **given})
    assert manifest.decode() == expect["manifest"]
    assert hashlib.sha256(manifest).hexdigest() == expect["sha256"]
