"""The zip itself: names in order, nothing compressed, one time for all, so that bytes repeat."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, BinaryIO

from server.evidence.media import ENDINGS
from server.evidence.package.dossier import DocumentFile, Dossier, PhotoFile, stamp
from server.evidence.package.files import signed_files, small_files
from server.evidence.vault import READ_BYTES

FORMAT = "xuntian-package-1"
SUMS = "SHA256SUMS"
UNIX = 3
EARLIEST, LATEST = (1980, 1, 1, 0, 0, 0), (2107, 12, 31, 23, 59, 58)
"""What a zip can say."""

Sign = Callable[[dict[str, Any]], dict[str, Any]]
Open = Callable[[str], BinaryIO]
"""What lies in the vault under a key."""


def write_archive(
    dossier: Dossier, texts: Mapping[str, bytes], open_original: Open, sign: Sign, out: BinaryIO
) -> str:
    """Writes the package; answers the SHA-256 of its list of sums, which the server's key signs.

    `texts`: recipe, script and report. Photos and papers are copied through, never held whole; their
    sums are their names, so that one that was altered in the vault is found by whoever checks.
    """
    files = {**dict(small_files(dossier)), **texts}
    originals: dict[str, PhotoFile | DocumentFile] = {
        **{_path("photos", photo): photo for photo in dossier.photos},
        **{_path("fallows", paper): paper for paper in dossier.documents},
    }
    sums = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    sums |= {path: original.sha256 for path, original in originals.items()}
    files[SUMS] = "".join(f"{sums[path]}  {path}\n" for path in sorted(sums)).encode()
    digest = hashlib.sha256(files[SUMS]).hexdigest()
    files |= dict(signed_files("package", sign(_said(dossier, digest))))
    moment = _zip_time(dossier.as_of)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted([*files, *originals]):
            entry = _entry(path, moment)
            if path in files:
                archive.writestr(entry, files[path])
                continue
            entry.file_size = originals[path].size_bytes
            with open_original(originals[path].key) as kept, archive.open(entry, "w") as copy:
                shutil.copyfileobj(kept, copy, READ_BYTES)
    return digest


def _path(folder: str, original: PhotoFile | DocumentFile) -> str:
    return f"{folder}/{original.sha256}.{ENDINGS.get(original.media_type, 'bin')}"


def _said(dossier: Dossier, digest: str) -> dict[str, Any]:
    head = dossier.log_head
    return {
        "format": FORMAT,
        "plot_id": dossier.plot["id"],
        "as_of": stamp(dossier.as_of),
        "log": None if head is None else {"seq": head.seq, "sha256": head.sha256},
        "records": len(dossier.records),
        "sha256sums": digest,
    }


def _entry(path: str, moment: tuple[int, int, int, int, int, int]) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, moment)
    entry.create_system = UNIX
    entry.external_attr = (0o755 if path.endswith(".sh") else 0o644) << 16
    return entry


def _zip_time(moment: datetime) -> tuple[int, int, int, int, int, int]:
    at = moment.astimezone(UTC)
    told = (at.year, at.month, at.day, at.hour, at.minute, at.second)
    return min(max(told, EARLIEST), LATEST)
