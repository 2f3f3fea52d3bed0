"""What a crash leaves between the vault and the rows about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from server.evidence.vault import Vault, photo_key


@dataclass(frozen=True, slots=True)
class Findings:
    without_row: tuple[str, ...]
    """Hashes of kept photos of which no row tells: a record's can be made from the bytes."""
    without_file: tuple[str, ...]
    """Hashes of rows whose bytes are gone: only a backup brings them back."""


def reconcile(
    vault: Vault, rows: Iterable[str], key_of: Callable[[str], str] = photo_key
) -> Findings:
    """Compares pictures of the vault with the hashes of their rows; changes nothing.

    `key_of`: `photo_key`, or `tipoff_key` for those of citizens, which lie apart.
    """
    known = set(rows)
    kept = {key.rsplit("/", 1)[-1] for key in vault.keys(key_of("").partition("/")[0])}
    # one that landed since the rows were listed is not gone
    gone = (sha256 for sha256 in known - kept if vault.size(key_of(sha256)) is None)
    return Findings(tuple(sorted(kept - known)), tuple(sorted(gone)))
