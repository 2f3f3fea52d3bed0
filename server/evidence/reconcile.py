"""What a crash leaves between the vault and the rows about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from server.evidence.vault import Vault, photo_key


@dataclass(frozen=True, slots=True)
class Findings:
    without_row: tuple[str, ...]
    """Hashes of kept photos of which no row tells: the row can be made from the bytes."""
    without_file: tuple[str, ...]
    """Hashes of rows whose bytes are gone: only a backup brings them back."""


def reconcile(vault: Vault, rows: Iterable[str]) -> Findings:
    """Compares the photos of the vault with the hashes of the rows; changes nothing."""
    known = set(rows)
    kept = {key.rsplit("/", 1)[-1] for key in vault.keys("photos")}
    # one that landed since the rows were listed is not gone
    gone = (sha256 for sha256 in known - kept if vault.size(photo_key(sha256)) is None)
    return Findings(tuple(sorted(kept - known)), tuple(sorted(gone)))
